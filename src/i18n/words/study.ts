import { caseTexts } from '#case/caseTexts'
import { fill, message, ofSource } from '../message'
import { keptHere } from '../keptHere'
import { fourBins } from './board'
import { setById } from '#case/board/sets'

const FIRST = { n: setById('first').poolOrder.length, bins: fourBins }
const CORE = { n: setById('core').poolOrder.length }
const TWINS = { n: setById('twins').poolOrder.length, unlike: caseTexts.unlike }
const FULL = { n: setById('full').poolOrder.length }

/** The study page: path, parts, and what it says when something is missing. */
export const study = {
  title: message('自己学', 'Study by yourself'),
  intro: keptHere(
    message(
      '先试，再读，再放卡：自己想过，才记得牢。一步一步走，也可以直接打开任何一步；做过的都留在这台设备上。',
      'Try, read, then sort: what you have thought through first stays with you. Go step by step, or open any step at once; what you do stays on this device.',
    ),
    message(
      '先试，再读，再放卡：自己想过，才记得牢。一步一步走，也可以直接打开任何一步；在这一页做的留在这台设备上，只有课堂页上的作答送到课堂的服务器。',
      'Try, read, then sort: what you have thought through first stays with you. Go step by step, or open any step at once; what you do here stays on this device, and only answers on the class\'s own page go to the class\'s server.',
    ),
    message(
      '先试，再读，再放卡：自己想过，才记得牢。一步一步走，也可以直接打开任何一步；做过的存在课程平台上，换一台设备也能接着做。',
      'Try, read, then sort: what you have thought through first stays with you. Go step by step, or open any step at once; what you do is kept by the course platform, and you can go on on another device.',
    ),
  ),
  skip: message('跳到正文', 'Skip to the content'),
  where: message('到哪里去', 'Where to'),
  path: message('学习步骤', 'All steps'),
  step: message('第 {n} 步，共 {total} 步', 'Step {n} of {total}'),
  begin: message('开始：{part}', 'Begin: {part}'),
  goOn: message('接着做：{part}', 'Go on: {part}'),
  onward: message('下一步', 'Next'),
  read: message('读整堂课（文字版）', 'Read the lecture as text'),
  beside: message('随时可用', 'At any time'),
  new: message('还没开始', 'not begun'),
  begun: message('做了一部分', 'begun'),
  done: message('做完了', 'done'),
  count: message('已做 {n} / {of}', '{n} of {of}'),
  broken: message(
    '这一部分出了错。别的部分照常可用，做过的都还在。',
    'Something went wrong in this part. The others work as usual, and nothing you did is lost.',
  ),
  noSuchPart: message('没有“{part}”这一部分，下面是全部步骤。', 'There is no part "{part}" here; these are all the steps.'),
  heldBack: message(
    '先全部放完，核对一次，再读出这样放指向哪种关系：先自己想过，才记得牢。',
    'Place all cards and check once; only then is the relationship read out: what you have thought through first stays with you.',
  ),
  source: fill(message('{source}卡片文字是我们的转述。', '{source} The cards are our own wording.'), { source: caseTexts.source }),
}

/** Names of the parts, and a line each. */
export const parts = {
  try: { title: message('先试', 'Try first'), about: fill(message('{n} 张卡，凭直觉放，不打分', '{n} cards, by instinct, nothing is marked'), FIRST) },
  stages: { title: message('三个阶段', 'Three stages'), about: message('案例一分钟，再看三个阶段怎样分开', 'The case in a minute, and what tells the three stages apart') },
  sort: { title: message('放卡', 'Sort'), about: fill(message('{n} 张卡，先放完，再核对', '{n} cards: place them all, then check'), CORE) },
  debrief: { title: message('回看', 'Debrief'), about: message('理由、差一点的两张卡、可争的卡', 'Reasons, near misses, contested cards') },
  quiz: { title: message('自测', 'Check yourself'), about: message('不对先给提示，再做一次', 'A hint first, and a second try') },
  transfer: { title: message('换个情境', 'Transfer'), about: fill(message('{n} 段编出来的小故事', '{n} made-up stories'), TWINS) },
  all: { title: message('全部卡片', 'All cards'), about: fill(message('{n} 张', 'All {n}'), FULL) },
  reflect: { title: message('收尾', 'Wrapping up'), about: message('写两行', 'Two lines to write') },
  review: { title: message('复习', 'Review'), about: message('隔几天再问；答错的，先回来', 'Asked again some days later; what you missed comes sooner') },
  judge: { title: message('支持还是不支持', 'Borne out or not'), about: message('一句一句，辨一辨', 'Sentences to judge, one by one') },
  glossary: { title: message('术语', 'Glossary'), about: message('中文、拼音、英文都能查', 'Search in Chinese, pinyin or English') },
  claims: { title: ofSource('{source}说了什么', 'What {source} says'), about: message('按阶段、标记、句子查', 'By stage, mark and sentence') },
  answers: { title: message('我的答案', 'My answers'), about: message('打印、带走、删掉', 'Print, take along, delete') },
  class: { title: message('全班的结果', 'A class\'s results'), about: message('讲课的人用：打开学生的文件', 'For lecturers: open students\' files') },
}

export const whyHere = {
  title: message('为什么放这里', 'Why here?'),
  intro: message('看答案之前，给这两张卡各写一句（可以不写）。看过答案再拿出来对照。', 'Before you look at the answers, write a line for each of these two cards, if you like. It comes back beside the reason.'),
  before: message('看答案之前，先给两张卡各写一句（可以不写）', 'A line for two cards, before you look at the answers (if you like)'),
  written: message('当时写的，和理由放在一起看', 'What you wrote, beside the reason'),
  again: message('当时写的，和理由放在一起看。', 'What you wrote then, beside the reason.'),
  now: message('现在在：{place}', 'Now in: {place}'),
  yours: message('你写的：', 'You wrote:'),
  nothing: message('没有写。', 'You wrote nothing.'),
}

export const stagesPart = {
  each: message('一段一段看', 'Stage by stage'),
  intro: message('每个阶段：什么推动，双方各做什么，关系变成什么。每句后面的记号说明依据，点开可看。', 'Of each stage: what drives it, what each side does, what the relationship becomes. The mark after a sentence says what it rests on; open it to see.'),
  minute: message('案例一分钟', 'The case in a minute'),
  side: message('三个阶段并排看', 'The three stages side by side'),
  sideIntro: message('每一格是一句短话，整句和出处在下面。标了“推断”的，是我们的推断。', 'Each cell is said in few words; the whole sentence and its source are below. What is marked inferred is our inference.'),
  test: message('一问就能分开：', 'One question tells them apart:'),
}

export const debrief = {
  closed: fill(message('先把 {n} 张卡放完、核对过，再看理由，收获更大。', 'The reasons teach most after you have placed and checked the {n} cards yourself.'), CORE),
  toSort: message('去放卡', 'Go to the sort'),
  openNow: message('现在就看', 'Open them now'),
  cards: fill(message('{n} 张卡：属于哪里，为什么', 'The {n} cards: where each belongs, and why'), CORE),
  home: message('放对 {n} 张，共 {total} 张计分。', '{n} of {total} scored cards are in the right bin.'),
  yours: message('你放在：{place}', 'You put it in: {place}'),
  unplaced: message('还没放', 'not placed yet'),
  pairs: message('差一点的两张卡', 'Near misses'),
  pairsIntro: message('两张一组：先自己说，再一步一步打开。', 'Two by two: say it yourself first, then open it step by step.'),
  contested: message('可争的卡', 'Contested cards'),
  contestedIntro: message('不计分。点一个格，看放在那里说不说得通。', 'Not scored. Choose a bin to see what speaks for and against it.'),
  changes: message('第一次和现在', 'Your first sort and now'),
}

export const quizPart = {
  intro: message('第一次不对，先给提示，再做一次；第二次不对，或看了答案，再给答案和理由。', 'After a first wrong try comes a hint and a second try; after that, or when you ask for it, the answer with its reason.'),
  again: message('再看一看', 'To look at again'),
  count: message('已答 {n} / {of} 题，一次答对 {right} 题。', 'Answered: {n} of {of}; right at the first try: {right}.'),
  missed: message('不是一次答对的，回到这里看：', 'Not right at the first try; look here again:'),
  questions: message('第 {n} 题', 'Questions: {n}'),
  anywhere: message('别的', 'Others'),
  noneMissed: message('答过的都一次答对了。', 'All that you answered was right at the first try.'),
}

export const transferPart = {
  intro: fill(message(
    '{n} 段小故事，都是编出来的，{unlike}。看的是同一个道理换了情境还认不认得出。关系在这里不读出来。',
    '{n} short stories, all made up; {unlike}. Can you tell the same idea in another setting? No relationship is read out here.',
  ), TWINS),
}

export const tryPart = {
  intro: fill(message('{n} 张卡，四个格：{bins}。凭直觉放，不打分；放好的会留着，后面拿来比。', '{n} cards, four bins: {bins}. Go by instinct; nothing is marked. Your sort is kept, to compare with later.'), FIRST),
}

export const allPart = {
  intro: fill(message('{n} 张卡都在这里，有归在“{bin}”的，也有可争的。可以分几次做。', 'All {n} cards: some belong to "{bin}", some are open to argument. Take several sittings if you like.'), FULL),
  taken: message('“放卡”里的 {n} 张照原样放好了，再放 {rest} 张。想从头放，点“撤销”。', 'The {n} cards of "Sort" lie as you left them there: {rest} more to place. To place all of them anew, press Undo.'),
}

export const judging = {
  intro: ofSource('每句先判断：{source}支持这句话吗？没有提到的，也算不支持。判断之后给依据。', 'Judge each sentence first: does {source} bear it out? What it does not mention is not borne out. What the answer rests on follows.'),
  yes: message('支持', 'Borne out'),
  no: message('不支持', 'Not borne out'),
  count: message('已判断 {n} / {of} 句，判断对的 {right} 句。', 'Judged: {n} of {of}; judged rightly: {right}.'),
}
