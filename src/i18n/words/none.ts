import { message } from '../message'

/** What stands where a case has nothing of a kind. */
export const none = {
  glossary: message('这个案例没有列术语。', 'This case lists no terms.'),
  judge: message('这个案例没有要判断的句子。', 'This case has no sentences to judge.'),
}
