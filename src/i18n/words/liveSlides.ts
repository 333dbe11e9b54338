import { message } from '../message'

/** Of a live class, what slides say themselves: all else comes with the class (`live.ts`). */
export const liveSlides = {
  tasks: { try: message('先试', 'Try first'), sort: message('放卡', 'Main sort') },
  phones: message('手机 {n} 部', '{n} phones'),
  /** A count of one or two in a small class, or one that would tell it. */
  few: message('略', 'hidden'),
  fewIs: message('“略”：不到 10 人时，一两个人的数不写明，能推出它的也不写', '“hidden”: under ten people, counts of one or two, and what would tell them'),
  views: message('看什么', 'What is shown'),
  byCard: message('逐张卡', 'By card'),
  byRelation: message('关系', 'Relationships'),
  byHand: message('举手计票', 'Count hands'),
}
