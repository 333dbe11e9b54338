import { message } from '../messages'

/** What a learner takes along: offline, my answers, deleting, and the lecturer's reading of students' files. */
export const take = {
  title: message('我的答案', 'My answers'),
}
