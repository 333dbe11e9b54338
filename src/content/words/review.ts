import { message } from '../messages'

/** Spaced review, claims browser, misconceptions as true or false. */
export const review = {
  title: message('复习', 'Review'),
}
