import { message } from '../message'

export const lecturer = {
  title: message('给讲课的人', 'For the lecturer'),
  presenter: message('打开讲者屏', 'Presenter view'),
  presenterHas: message('讲稿、下一张、各节用时', 'Notes, next slide, minutes per section'),
  edition: message('另一份：{minutes} 分钟，{slides} 张', 'The other: {minutes} minutes, {slides} slides'),
  /** Of the deck as one file: whether windows of it hear of each other is the browser's business. */
  presenterOfFile: message('讲稿、用时；Chrome、Edge 里同步', 'Notes, times; in step in Chrome, Edge'),
  editionApart: message('另一份：{minutes} 分钟，{slides} 张，在另一个文件里', 'The other: {minutes} minutes, {slides} slides, in a file of its own'),
  editionHere: message('这一份：{minutes} 分钟，{slides} 张', 'This one: {minutes} minutes, {slides} slides'),
  letterKeys: message('单个字母、数字键起作用', 'Single letter and digit keys work'),
  letterKeysWhy: message('用语音输入时请关掉；方向键、翻页笔照常。', 'Switch off for speech input; arrows and clicker go on.'),
}

/** The projector made black. */
export const blackScreen = {
  button: message('黑屏', 'Black screen'),
  /** In the lecturer's window, while it is black. */
  light: message('投影已黑屏，点这里恢复', 'The projector is black: show the slide'),
  nowBlack: message('投影已黑屏。按 B、Esc 或翻页键恢复。', 'The projector is black. B, Esc or a page key brings the slide back.'),
  back: message('投影已恢复。', 'The slide is back.'),
}

/** Round the panes of the presenter view. */
export const desk = {
  notes: message('讲稿', 'Notes'),
  noteLanguage: message('讲稿的语言', 'Language of the notes'),
  wall: message('投影', 'Wall'),
  wallLanguage: message('投影的语言', 'Language on the wall'),
  next: message('下一步', 'Next'),
  last: message('没有下一步了', 'Nothing follows'),
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

export const newClass = {
  button: message('新的一班', 'New class'),
  title: message('清掉这台设备上的结果？', 'Clear what this device holds?'),
  body: message(
    '放卡的结果（先试的一次也在内）、举手的票数、各题的选择和离堂小结都会清掉；语言和显示设置留着。不能撤销。',
    'Sorts (the try-first one included), hand counts, answers and exit slips are cleared; language and display settings stay. This can\'t be undone.',
  ),
  yes: message('清掉', 'Clear'),
  done: message('已清掉。', 'Cleared.'),
}
