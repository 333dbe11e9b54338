import { message } from '../messages'

/** The lecture as flowing text. */
export const read = {
  title: message('整堂课（文字版）', 'The lecture as text'),
}
