import { caseTexts } from '../caseTexts'
import { message } from '../message'

export const reading = {
  empty: message('还空着', 'Empty so far'),
  onlyOneSide: message('只见{side}一方', 'One side only: {side}'),
  plain: message('{n} 张说{type}', '{n} describe {type}'),
  plainOne: message('1 张说{type}', '1 describes {type}'),
  alsoOthers: message('{text}，另有 {n} 张说别的', '{text}; {n} something else'),
  start: message('把第一张卡放进一个阶段。', 'Place a first card in a stage.'),
  zone: message('{place}：{text}', '{place}: {text}'),
  unsettled: message('还没站稳', 'unsettled'),
  hiddenMarked: message('这一轮不读出关系。全部放好以后，可以查看对错。', 'No relationship is read out in this round. Check your sort when every card is placed.'),
  heldBack: message('先自己想：查看一次之后，这里读出这样放说的是哪种关系。', 'Think first: after one check this panel reads out which relationship your sort describes.'),
  hidden: message('这一轮凭直觉放，不读出关系，也不对答案。放好的结果会留着，课上再比。', 'Go by instinct: nothing is read out and nothing is marked. Your sort is kept, to compare with later.'),
}

/** Of the relationship picture; what each of its states shows is told in content/case.yaml. */
export const picture = {
  ...caseTexts.picture,
  broken: message('轮廓画成断线：这一关系还没站稳。', 'The outlines are broken: the relationship is unsettled.'),
}

export const marking = {
  right: message('放对了', 'Right'),
  wrong: message('不在这一格', 'Not this bin'),
  discuss: message('可争，不计分', 'Open, not scored'),
  belongs: message('属于：{place}', 'Belongs to: {place}'),
  tried: message('先试：{place}', 'First try: {place}'),
  nearMiss: message('差一点：两张卡怎么分', 'Near miss: where two cards part'),
  compare: message('比一比', 'Compare'),
}

export const compare = {
  none: message('还没有可比的：先在“先试”和“放卡”两处把卡放完。', 'Nothing to compare yet: finish the try-first sort and the main sort.'),
  same: message('没有变化：每张卡都还在第一次放的地方。', 'No change: every card lies where you first put it.'),
  moved: message('有 {n} 张卡换了地方', 'Cards that moved: {n}'),
  card: message('卡片', 'Card'),
  first: message('第一次', 'First'),
  last: message('现在', 'Now'),
  why: message('为什么改', 'Why it moved'),
}

export const pairs = {
  share: message('哪里相同？', 'What do they share?'),
  part: message('从哪里分开？', 'Where do they part?'),
  principle: message('规则', 'The rule'),
  show: message('揭开', 'Show'),
  choose: message('换一对', 'Another pair'),
}
