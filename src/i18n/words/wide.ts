import { message } from '../message'

/** Above a table or picture that is wider than the page. */
export const wide = {
  sideways: message('可以左右滚动', 'Scrolls sideways'),
}
