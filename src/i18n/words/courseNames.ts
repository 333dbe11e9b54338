import { message } from '../message'

/** Kinds of answers, where one has no room at a platform. */
export const courseNames = {
  'exit': message('收尾的两行', 'the two lines of "Wrapping up"'),
  'why': message('“为什么放这里”', '"Why here?"'),
  'board': message('放卡的结果', 'a sort'),
  'quiz': message('自测', '"Check yourself"'),
  'review': message('复习的记录', 'what the review remembers'),
  'questions': message('想问的', 'what you would ask'),
  'signs': message('看得见的迹象', 'visible signs'),
  'close-reading': message('细读的记号', 'marks of the close reading'),
  'choice': message('举手题的选择', 'choices in shows of hands'),
  'true-false': message('判断', 'judgements'),
  'study': message('学习进度', 'progress on the path'),
}
