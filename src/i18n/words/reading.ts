import { caseTexts } from '#case/caseTexts'
import { message, ofSource } from '../message'

export const reading = {
  empty: message('还空着', 'Empty so far'),
  onlyOneSide: message('只见{side}一方', 'One side only: {side}'),
  plain: message('{n} 张指向{type}', '{n} point to {type}'),
  plainOne: message('1 张指向{type}', '1 points to {type}'),
  alsoOthers: message('{text}，另有 {n} 张不是', '{text}; {n} not'),
  start: message('把第一张卡放进一个阶段。', 'Place a first card in a stage.'),
  zone: message('{place}：{text}', '{place}: {text}'),
  unsettled: message('还不稳定', 'unsettled'),
  hiddenMarked: message('这一轮不读出关系。全部放好以后，可以核对对错。', 'No relationship is read out in this round. Check your sort when every card is placed.'),
  heldBack: message('先自己想：核对一次之后，这里读出这样放指向哪种关系。', 'Think first: after one check this panel reads out which relationship your sort points to.'),
  counting: message('全班的票数还没显示，这里先不读。显示以后，或核对一次之后，再读出关系。', 'The class\'s count is still hidden, so nothing is read yet. The relationship is read out once it is shown, or after one check.'),
  asChecked: message('按上次核对时的放法', 'as it lay at the last check'),
  /** Under what is read out: whose rule it goes by. */
  ourRule: ofSource('读法是我们的；{source}只给出三种关系及其次序。', 'Reading rule: ours; {source} gives only the three relationships and their order.'),
  hidden: message('这一轮凭直觉放，不读出关系，也不对答案。放好的结果会留着，后面再比。', 'Go by instinct: nothing is read out and nothing is marked. Your sort is kept, to compare with later.'),
}

/** Of the relationship picture; what each of its states shows is told in content/case.yaml. */
export const picture = {
  ...caseTexts.picture,
  broken: message('轮廓画成断线：这一关系还不稳定。', 'The outlines are broken: the relationship is unsettled.'),
}

export const marking = {
  right: message('放对了', 'Right'),
  wrong: message('不在这一格', 'Not this bin'),
  discuss: message('可争，不计分', 'Open, not scored'),
  belongs: message('属于：{place}', 'Belongs to: {place}'),
  tried: message('先试：{place}', 'First try: {place}'),
  nearMiss: message('差一点：两张卡怎么分', 'Near miss: where two cards part'),
  compare: message('比一比', 'Compare'),
  onTheCard: message('卡上写着：', 'The card says:'),
  readWhole: message('看全文', 'Read it all'),
  fold: message('收起这张卡', 'Put this card away'),
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
  principle: message('规则（我们的）', 'Rule (ours)'),
  newCard: message('新卡', 'new card'),
  show: message('揭开', 'Show'),
  choose: message('换一对', 'Another pair'),
}
