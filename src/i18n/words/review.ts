import { keptElsewhere } from '../keptHere'
import { message } from '../message'

/** Spaced review. */
export const review = {
  intro: keptElsewhere(
    message(
      '隔几天再想一遍，比一次看三遍记得牢。答错的，明天再问；答对的，越隔越久。记在这台设备上，不计分，不比快慢，断了几天也没关系。',
      'Thinking it through again after some days keeps it better than reading it three times at once. What you miss is asked again tomorrow; what you know, after longer and longer. It is kept on this device: no points, no hurry, and no harm in missing a few days.',
    ),
    message(
      '隔几天再想一遍，比一次看三遍记得牢。答错的，明天再问；答对的，越隔越久。存在课程平台上，不计分，不比快慢，断了几天也没关系。',
      'Thinking it through again after some days keeps it better than reading it three times at once. What you miss is asked again tomorrow; what you know, after longer and longer. It is kept by the course platform: no points, no hurry, and no harm in missing a few days.',
    ),
  ),
  nothingMet: message('还没放过卡、答过题：先做“放卡”和“自测”，收获更大。也可以现在就开始。', 'You have not sorted cards or answered questions yet. Do "Sort" and "Check yourself" first to learn more; or begin now.'),
  toSort: message('去放卡', 'Go to the sort'),
  due: message('今天该复习：{n} 题。还没问过：{fresh} 题。', 'Due today: {n}. Not asked yet: {fresh}.'),
  /** On the first page. */
  today: message('今天 {n} 题，约 {minutes} 分钟', 'Today: {n}, about {minutes} min'),
  noneLeft: message('{n} 题都问过了，今天没有到期的。', 'All {n} have been asked, and none is due today.'),
  begin: message('开始（{n} 题）', 'Begin ({n})'),
  more: message('再来 {n} 题', 'Another {n}'),
  stop: message('先到这里', 'Stop here'),
  left: message('还剩 {n} 题', 'Still to come: {n}'),
  again: message('这一题刚才没答对，再想一次。', 'You missed this one a moment ago: think again.'),
  where: message('这张卡属于哪里？', 'Where does this card belong?'),
  chosen: message('你选了：{place}', 'You chose: {place}'),
  next: message('下一题', 'Next'),
  finish: message('做完了', 'Finish'),
  backTomorrow: message('明天再问。', 'It comes back tomorrow.'),
  backIn: message('{n} 天后再问。', 'It comes back in {n} days.'),
  backSoon: message('这一轮最后再问一次。', 'It is asked once more at the end of this round.'),
  notAgain: message('这一轮不再问了。', 'It is not asked again in this round.'),
  done: message('这一轮做完了', 'This round is done'),
  result: message('一次答对 {n} 题，共 {of} 题。', 'Right at the first try: {n} of {of}.'),
  missed: message('没有一次答对的，明天先问：', 'What you did not get at once comes first tomorrow:'),
  missedOnce: message('没有一次答对的：', 'What you did not get at once:'),
  /** Beside a question: its answer. */
  answerIs: message('答案：{answer}', 'Answer: {answer}'),
  exam: message('考试日期（可以不填）', 'Date of your examination, if there is one'),
  examIn: message('离考试还有 {n} 天：间隔缩短，每一题考前都会再问一次。', '{n} days until the examination: the waits are shorter, and everything is asked again before it.'),
  examToday: message('今天考试，祝顺利。', 'The examination is today. Good luck.'),
  examOver: message('考试已过，间隔照平常。', 'The examination is over: the waits are as usual.'),
  all: message('全部再来一遍（{n} 题，约 {minutes} 分钟）', 'All of it once more ({n}, about {minutes} min)'),
  allHow: message('不改变下次什么时候问；随时可以停。', 'It changes nothing of when things are asked next; stop whenever you like.'),
  story: message('这张卡答熟了，换一段编的小故事来问；答得对不对，算在那张卡上。', 'You know this card: a made-up story asks in its place, and the answer counts for the card.'),
  nextDay: message('下一次：明天。', 'Next time: tomorrow.'),
  nextDays: message('下一次：{n} 天后。', 'Next time: in {n} days.'),
}
