import type { LocalText } from './schema'
import { caseTexts } from './caseTexts'
import { labels } from './labels'

/** Words of the interface. Both languages stand together, so that a missing one is a type error. */
export const message = (zh: string, en: string): LocalText => ({ zh, en })

/** `{name}` in both languages replaced by the values given; a value may itself be in both languages. */
export function fill(text: LocalText, values: Record<string, string | number | LocalText>): LocalText {
  const put = (language: 'zh' | 'en') => text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : typeof value === 'object' ? value[language] : String(value)
  })
  return { zh: put('zh'), en: put('en') }
}

/** A name as it begins a line: English in a capital. */
const heading = ({ zh, en }: LocalText): LocalText => ({ zh, en: en.charAt(0).toUpperCase() + en.slice(1) })
/** The bin for what lies in no stage, within a line. */
const unstaged = { name: { zh: labels.bins.unstaged.zh, en: labels.bins.unstaged.en.toLowerCase() } }
/** Of every board: three stages and one bin more. */
export const fourBins = fill(message('三个阶段，外加“{name}”', 'the three stages, and "{name}"'), unstaged)

export const deck = {
  language: message('语言', 'Language'),
  zh: message('中文', 'Chinese'),
  en: message('英文', 'English'),
  both: message('双语', 'Both'),
  page: message('第 {n} 张，共 {total} 张', 'Slide {n} of {total}'),
  slide: message('第 {n} 张，共 {total} 张：{title}', 'Slide {n} of {total}: {title}'),
  claim: message('依据', 'Source'),
  close: message('关闭', 'Close'),
  cancel: message('取消', 'Cancel'),
  openDeck: message('打开课件', 'Open the deck'),
}

export const board = {
  title: message('把事件放进三个阶段', 'Sort the events into three stages'),
  hint: message('点选一张卡，这里显示它的一句话。再点一个格，或按 1–4。', 'Choose a card to read its sentence here. Then choose a bin, or press 1–4.'),
  howTo: message(
    '拖动卡片；或先点卡片，再点一个格；或用卡片上的“移到”菜单。键盘：回车拿起，方向键选格，回车放下，Esc 放回；1–4 直接放，0 放回待放处；Home 到第一张卡；Ctrl+Z 撤销。',
    'Drag a card; or choose a card, then a bin; or use the card\'s "Move to" menu. Keys: Enter picks up, arrows choose a bin, Enter drops, Esc puts back; 1–4 place at once, 0 returns to the pool; Home goes to the first card; Ctrl+Z undoes.',
  ),
  undo: message('撤销', 'Undo'),
  redo: message('重做', 'Redo'),
  reset: message('重来', 'Reset'),
  check: message('查看', 'Check'),
  checkAgain: message('再查看', 'Check again'),
  checkClosed: message('全部放好才能查看；查看后要先移动一张卡。', 'Check opens when every card is placed, and again once a card has moved.'),
  answers: message('看答案', 'Answers'),
  share: message('分享', 'Share'),
  export: message('存为文件', 'Save as a file'),
  import: message('打开文件', 'Open a file'),
  fullScreen: message('全屏操作', 'Full screen'),
  exitFullScreen: message('退出全屏', 'Leave full screen'),
  moveTo: message('移到……', 'Move to…'),
  here: message('现在在这里', 'it is here now'),
  count: message('{n} 张', 'cards: {n}'),
  poolEmptyUnmarked: message('全部放好了。这一次先留着，课上再比。', 'Every card is placed. This sort is kept, to compare with later.'),
  poolEmpty: message('全部放好了，可以查看。', 'Every card is placed: you can check now.'),
}

/** The bins in one row, on a phone. */
export const binBar = {
  put: message('放进哪一格', 'Put it in'),
  go: message('看哪一格', 'Go to a bin'),
  putIn: message('放进{bin}', 'Put it in: {bin}'),
  goTo: message('去看{bin}', 'Go to: {bin}'),
}

/** On a phone, over the slides. */
export const phoneOffer = {
  label: message('屏幕窄，可以改用：', 'On a narrow screen:'),
  study: message('自己学', 'Study by yourself'),
  read: message('读文字版', 'Read as text'),
}

export const status = {
  pickedUp: message('拿起“{card}”，现在在{place}。方向键选格，回车放下，Esc 放回。', '{card} picked up, in {place}. Arrow keys choose a bin, Enter drops, Escape puts back.'),
  aim: message('{place}，已有 {n} 张。', '{place}, cards in it: {n}.'),
  moved: message('“{card}”：从{from}移到{to}。还剩 {n} 张。', '{card}: from {from} to {to}. {n} left.'),
  putBack: message('“{card}”放回{place}。', '{card}: back in {place}.'),
  undone: message('已撤销。还剩 {n} 张。', 'Undone. {n} left.'),
  redone: message('已重做。还剩 {n} 张。', 'Redone. {n} left.'),
  reset: message('已重来，{n} 张卡都回到待放处。', 'Reset: all {n} cards are back in the pool.'),
  checked1: message('第一次查看：{total} 张里 {n} 张放对。是哪几张，自己再想想。', 'Check 1: {n} of {total} are home. Which ones? Look again first.'),
  checked2: message('第二次查看：{total} 张里 {n} 张放对。点选打叉的卡，看原因。', 'Check 2: {n} of {total} are home. Choose a crossed card to see why.'),
  checked3: message('{total} 张里 {n} 张放对。点选一张卡，看它属于哪里、为什么。', '{n} of {total} are home. Choose a card to see where it belongs and why.'),
  shared: message('链接已复制。', 'Link copied.'),
  saved: message('已存为文件。', 'Saved as a file.'),
  opened: message('已打开，可以撤销。', 'Opened; you can undo it.'),
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

export const dialog = {
  resetTitle: message('全部重来？', 'Start over?'),
  resetBody: message('卡片都回到待放处，查看次数归零；第一次的结果仍留着。', 'All cards go back to the pool and the checks start again; your first sort is kept.'),
  resetYes: message('重来', 'Reset'),
  overwriteTitle: message('用它换掉你现在的结果？', 'Replace what you have?'),
  overwriteBody: message('这块板上已经放了 {n} 张卡。换掉以后，“撤销”能找回卡片的位置。', 'Cards placed on this board: {n}. Undo brings their places back.'),
  overwriteYes: message('换成打开的', 'Use the opened sort'),
  overwriteNo: message('留着我的', 'Keep mine'),
  shareTitle: message('分享这样放的结果', 'Share this sort'),
  shareBody: message('打开这个链接，就看到同样的放法。链接里只有卡片的位置，没有姓名。', 'Whoever opens this link sees the same sort. It holds the places of the cards and no name.'),
  /** Of the deck as one file. */
  shareByFile: message(
    '这份课件是一个文件，没有网址，链接在别人那里打不开。请存为文件，把那个文件交给别人；在课件里“打开文件”，就看到同样的放法。里面没有姓名。',
    'This deck is a file without an address, so a link would open nothing elsewhere. Save the sort as a file and hand that on; "Open a file" in the deck shows the same sort. It holds no name.',
  ),
  copy: message('复制链接', 'Copy the link'),
  copyFailed: message('浏览器不让复制，请选中链接自己复制。', 'The browser does not allow copying: select the link and copy it yourself.'),
}

export const notice = {
  memoryOnly: message('这个浏览器不让保存，或空间已满：可以照常放卡，关掉页面后不保留。要留下结果，请存为文件。', 'This browser does not let the deck save, or is full: you can sort as usual, but nothing is kept after you close the page. Save as a file to keep it.'),
  setAside: message('原来保存的内容读不出来，已原样放到一边，没有删掉；这里重新开始。', 'What was saved here could not be read. It has been put aside, not deleted; this board starts afresh.'),
  linkForm: message('这个分享链接不完整或有误，没有打开。你的结果没有变。', 'This share link is incomplete or wrong, so it was not opened. Your sort is unchanged.'),
  linkVersion: message('这个分享链接来自较新的课件，这里打不开。你的结果没有变。', 'This share link comes from a newer deck and can\'t be opened here. Your sort is unchanged.'),
  linkSet: message('这个分享链接里的卡片，这里没有。你的结果没有变。', 'This share link is for cards that this deck does not have. Your sort is unchanged.'),
  otherSet: message('这个链接或文件属于另一组卡片，请在那一页打开。你的结果没有变。', 'This link or file is for another set of cards; open it there. Your sort is unchanged.'),
  fileNotOurs: message('这不是本课件存的文件，或内容已损坏，没有打开。你的结果没有变。', 'This is not a file saved by this deck, or it is damaged, so it was not opened. Your sort is unchanged.'),
  fileTooLarge: message('这个文件太大，不是本课件存的，没有打开。你的结果没有变。', 'This file is too large to be one of ours, so it was not opened. Your sort is unchanged.'),
}

export const worksheet = {
  body: fill(message('四个格：{bins}。把卡片的编号写进你认为合适的格。', 'Four bins: {bins}. Write each card\'s number into the bin where you think it goes.'), { bins: fourBins }),
  relationship: message('这样放，读出来的关系是：', 'The relationship that this sort describes:'),
}

export const newClass = {
  button: message('新的一班', 'New class'),
  title: message('清掉这台设备上的结果？', 'Clear what this device holds?'),
  body: message(
    '放卡的结果（先试的一次也在内）、举手的票数、各题的选择和出门条都会清掉；语言和显示设置留着。不能撤销。',
    'Sorts (the try-first one included), hand counts, answers and exit slips are cleared; language and display settings stay. This can\'t be undone.',
  ),
  yes: message('清掉', 'Clear'),
  done: message('已清掉。', 'Cleared.'),
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

export const stageWords = {
  number: [message('第一阶段', 'Stage 1'), message('第二阶段', 'Stage 2'), message('第三阶段', 'Stage 3')],
  driver: message('推力', 'Driver'),
  government: heading(labels.sides.government.name),
  organization: heading(labels.sides.organization.name),
  both: heading(labels.sides.both.name),
  layer: message('认可什么', 'What is recognised'),
  relationship: message('关系', 'Relationship'),
  notSaid: message('还有什么没说', 'What is not said'),
}

export const markTable = {
  mark: message('记号', 'Mark'),
  meaning: message('意思', 'Meaning'),
  drawn: message('画法', 'Drawn as'),
  ourWords: message('我们的用词：{words}', 'Our words: {words}'),
}

export const checkQuestion = {
  button: message('查一查', 'Check'),
  /** Beside a board, which has a "Check" of its own. */
  tool: message('查一查', 'Check question'),
  answer: message('揭开', 'Show the answer'),
}

/** The "how to use" slide: groups of lines, each with the keys it is about. */
export const howTo: Record<'turn' | 'show' | 'sort', { title: LocalText, lines: readonly { keys?: readonly string[], text: LocalText }[] }> = {
  turn: {
    title: message('翻页', 'Turning pages'),
    lines: [
      { keys: ['→', '←'], text: message('下一步，上一步；翻页笔也一样。', 'Next and back; a clicker does the same.') },
      { keys: ['PageDown'], text: message('翻页笔的键：放卡时照样翻页。', 'The clicker\'s key: works even while you sort.') },
      { keys: ['O', 'G'], text: message('总览；跳到某一张。', 'Overview; go to a slide.') },
      { keys: ['F'], text: message('全屏。', 'Full screen.') },
    ],
  },
  show: {
    title: message('怎么显示', 'What is shown'),
    lines: [
      { keys: ['A', 'H'], text: message('打开这一张的全部答案；再收起。', 'All answers of this slide; hide them again.') },
      { keys: ['L'], text: message('中文、英文、双语轮换，右上角也有。', 'Chinese, English, both; also at the top right.') },
      { keys: ['D'], text: message('深色、浅色。打印总是浅色。', 'Dark or light. Print is always light.') },
      { text: message('点记号，看这句话出自摘要哪一句；没写的，就说没写。', 'Tap a mark: where the abstract says it. If it does not, we say so.') },
    ],
  },
  sort: {
    title: message('放卡', 'Sorting cards'),
    lines: [
      { text: message('拖动；或先点卡片，再点格子。', 'Drag; or choose a card, then a bin.') },
      { keys: ['⋯'], text: message('卡片上的菜单：移到哪一格。', 'The card\'s menu: move it to a bin.') },
      { keys: ['1–4', '0'], text: message('直接放进一格；放回去。', 'Straight into a bin; back again.') },
      { keys: ['Enter'], text: message('拿起，方向键选格，再按放下。', 'Picks up; arrows choose; Enter drops.') },
    ],
  },
}

/** Words around the drawn pictures and tables of the lecture. */
export const drawn = {
  chartTitle: message('点线图：{from}至{to}年，单位：{unit}', 'Dots and lines, {from} to {to}, in {unit}'),
  chartDescription: message('纵轴从0起，横轴按年份。各点：{points}。', 'The upright axis starts at 0, years run across to scale. Points: {points}.'),
  chartPoint: message('{year}年{value}', '{year}, {value}'),
  pointNote: message('（{note}）', ' ({note})'),
  chartGap: message('虚线跨过的年份，没有核实的数字。', 'Dashed: no checked figure for the years between.'),
  asTable: message('看表', 'As a table'),
  asChart: message('看图', 'As a chart'),
  year: message('年份', 'Year'),
  remark: message('说明', 'Remark'),
}

/** The five questions that each stage is asked, in the order of the grid. */
export const gridQuestions = {
  corner: message('问题', 'Question'),
  driver: { name: message('推力', 'Driver'), asks: message('为什么动？', 'Why do they move?') },
  action: { name: message('行动', 'Action'), asks: message('做了什么？', 'What do they do?') },
  layer: { name: message('认可', 'Recognition'), asks: message('认可什么？', 'What is recognised?') },
  relationship: { name: message('关系', 'Relationship'), asks: message('是什么关系？', 'Which relationship?') },
  notSaid: { name: message('没说', 'Not said'), asks: message('还有什么没说？', 'What is not said?') },
}

/** Slides on which something is uncovered, written, weighed or timed. */
export const activities = {
  show: message('揭开', 'Show'),
  cover: message('盖上', 'Cover'),
  covered: message('揭开：{row}，{column}', 'Show: {row}, {column}'),
  see: message('我会看到什么', 'What I would see'),
  seeHint: message('谁做了什么，旁人能指出来', 'Someone does something a bystander could point to'),
  matches: message('对应哪一条', 'Which claim it matches'),
  pin: message('钉上去', 'Pin it up'),
  unpin: message('取下第 {n} 张', 'Take down card {n}'),
  pinned: message('钉上的迹象', 'Signs pinned up'),
  pinnedOurs: message('迹象是我们想的，不是案例里发生过的。', 'The signs are ours; none is an event of the case.'),
  notSame: message('不等于', 'is not the same as'),
  open: message('可争处', 'Where it is open'),
  forAgainst: message('点一格：正反两面', 'Choose a bin: for and against'),
  upheld: message('说得通', 'can be upheld'),
  hardly: message('不大说得通', 'hard to uphold'),
  level: message('天平两边一样高', 'The two pans are level'),
  ourQuestion: message('我们的问题（{n}）', 'Our question {n}'),
  askHere: message('我们想问：', 'We would ask:'),
  door: [message('第一扇门', 'Door one'), message('第二扇门', 'Door two')],
  timeLeft: message('还剩', 'Time left'),
  start: message('开始', 'Start'),
  goOn: message('继续', 'Go on'),
  pause: message('暂停', 'Pause'),
  again: message('重来', 'Again'),
  started: message('{n} 分钟，开始。', '{n} minutes: begin.'),
  minute: message('还剩一分钟。', 'One minute left.'),
  over: message('时间到。', 'Time is up.'),
}

/** Shows of hands: counts, two rounds, the class's table. */
export const hands = {
  group: message('举手人数：{option}', 'Hands: {option}'),
  hidden: message('未显示', 'not shown'),
  show: message('显示', 'Show'),
  hide: message('隐藏', 'Hide'),
  again: message('再投一次', 'Vote again'),
  backToFirst: message('回第一轮', 'Back to round 1'),
  clear: message('清零', 'Clear'),
  restore: message('恢复', 'Restore'),
  keyed: message('已记 {n} 票', 'Hands: {n}'),
  keyedCovered: message('票数先不显示', 'Counts covered'),
  rounds: [message('第一轮', 'Round 1'), message('第二轮', 'Round 2')],
  result: message('{n} 票，占 {share}', 'hands: {n}, {share}'),
  resultSeveral: message('{n} 票', 'hands: {n}'),
  mine: message('我的选择', 'My choice'),
  onPaper: message('人数', 'Hands'),
  firstSet: message('先试', 'Try first'),
  coreSet: message('放卡', 'Main sort'),
  whichSet: message('哪一轮放卡', 'Which sort'),
  tableCaption: message('每张卡放进各格的人数', 'Hands for each card in each bin'),
  tableCard: message('卡片', 'Card'),
  cell: message('{card}：{bin}', '{card}: {bin}'),
  tableDivision: message('分歧', 'Division'),
  agreed: message('一致', 'agreed'),
  mostly: message('大体一致', 'mostly agreed'),
  divided: message('有分歧', 'divided'),
  spread: message('很分散', 'spread'),
  mostDividedFirst: message('分歧大的在前', 'Most divided first'),
  tableLink: message('举手计票', 'Count hands'),
  back: message('回到第 {n} 张', 'Back to slide {n}'),
}

export const lecturer = {
  title: message('给讲课的人', 'For the lecturer'),
  presenter: message('打开讲者屏', 'Presenter view'),
  presenterHas: message('讲稿、下一张、各节用时', 'Notes, next slide, minutes per section'),
  route: message('另一份：{minutes} 分钟，{slides} 张', 'The other: {minutes} minutes, {slides} slides'),
  /** Of the deck as one file: whether windows of it hear of each other is the browser's business. */
  presenterOfFile: message('讲稿、用时；Chrome、Edge 里同步', 'Notes, times; in step in Chrome, Edge'),
  routeApart: message('另一份：{minutes} 分钟，{slides} 张，在另一个文件里', 'The other: {minutes} minutes, {slides} slides, in a file of its own'),
  routeHere: message('这一份：{minutes} 分钟，{slides} 张', 'This one: {minutes} minutes, {slides} slides'),
  letterKeys: message('单个字母、数字键起作用', 'Single letter and digit keys work'),
  letterKeysWhy: message('用语音输入时请关掉；方向键、翻页笔照常。', 'Switch off for speech input; arrows and clicker go on.'),
}

/** The clock in the presenter view. */
export const clock = {
  title: message('各节用时', 'Time per section'),
  start: message('开始计时', 'Start the clock'),
  pause: message('暂停计时', 'Pause the clock'),
  reset: message('计时归零', 'Set the clock to zero'),
  table: message('各节列表', 'All sections'),
  total: message('全程', 'Total'),
  section: message('小节', 'Section'),
  planned: message('计划', 'Planned'),
  used: message('已用', 'Used'),
  difference: message('差', 'Difference'),
  over: message('超 {time}', '{time} over'),
}

export const learning = {
  // A question
  chooseSeveral: message('可多选', 'Choose all that apply'),
  check: message('核对我的答案', 'Check my answer'),
  checkClosed: message('先选一项再核对。', 'Choose first, then check.'),
  orderClosed: message('全部排好再核对。', 'Put all of them in order, then check.'),
  again: message('再做一次', 'Try again'),
  showAnswer: message('看答案', 'Show answer'),
  right: message('答对了', 'Right'),
  partly: message('对了一部分', 'Partly right'),
  wrong: message('还不对', 'Not right yet'),
  answer: message('答案', 'Answer'),
  yours: message('你放的是 {key}', 'You put {key}'),
  // An order
  order: message('排次序', 'Put in order'),
  orderHow: message('拖动，或先点卡再点格。', 'Drag, or choose a card, then a place.'),
  orderKeys: message(
    '回车拿起，方向键选格，回车放下，Esc 放回；数字键直接放，0 放回待排处。卡片上的“移到”菜单也可以。',
    'Enter picks up, arrows choose a place, Enter drops, Escape puts back; a digit places at once, 0 takes back. The card\'s "Move to" menu does the same.',
  ),
  slot: message('第 {n} 格', 'Place {n}'),
  pool: message('待排处', 'Not placed yet'),
  swapped: message('“{card}”：从{from}移到{to}，原来在那里的“{other}”移到{from}。', '{card}: from {from} to {to}; {other}, which was there, goes to {from}.'),
  // Close reading
  yourMark: message('你的记号', 'Your mark'),
  why: message('依据与理由', 'Where it stands, and why'),
  // Misconceptions
  mistake: message('误解', 'Misconception'),
  correction: message('摘要怎么说', 'What the abstract says'),
  chooseMistake: message('点一条，先想想错在哪里。', 'Choose one, and think first: what is wrong with it?'),
  // Discussion
  levels: message('层次', 'Level'),
  outside: message('要用外部资料', 'Needs other sources'),
  // Glossary
  search: message('查术语', 'Find a term'),
  searchHint: message('中文、拼音或英文', 'Chinese, pinyin or English'),
  terms: message('{n} 条', 'Terms: {n}'),
  noTerm: message('没有这一条。', 'No such term here.'),
  ourChinese: message('我们的译法', 'Our Chinese'),
  ourChineseWhy: message('“我们的译法”：这个意思只见于英文摘要，中文词是我们译的。', '"Our Chinese": the idea is in the English abstract only; the Chinese word is our translation.'),
  term: message('术语', 'Term'),
  // Exit slip
  copy: message('复制', 'Copy'),
  print: message('打印', 'Print'),
  remove: message('删掉', 'Delete'),
  copied: message('已复制。', 'Copied.'),
  copyFailed: message('浏览器不让复制，请选中文字自己复制。', 'The browser does not allow copying: select the text and copy it yourself.'),
  removed: message('已删掉。', 'Deleted.'),
  restore: message('找回来', 'Undo'),
  kept: message('只留在这台设备上，不发送给任何人。', 'Kept on this device only; sent to nobody.'),
  // Phones
  phone: message('二维码', 'QR code'),
  phoneTitle: message('用自己的设备打开', 'Open it on your own device'),
  phoneCode: message('二维码：{address}', 'QR code: {address}'),
  paper: message('这份课件没有公开网址：请用纸质活动单。', 'This deck has no public address: please use the paper worksheet.'),
}

export const diagramWords = {
  inWords: message('图的内容，用文字说', 'The picture in words'),
  failed: message('图没有画出来。请重新打开这一页；图的内容如下。', 'The diagram could not be drawn. Open this page again; what it shows is told below.'),
}
