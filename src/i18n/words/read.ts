import { caseTexts } from '#case/caseTexts'
import { fill, message } from '../message'
import { keptHere } from '../keptHere'
import { fourBins } from './board'
import { setById } from '#case/board/sets'

/** The lecture as flowing text, and the ways to it. */
export const read = {
  title: message('整堂课（文字版）', 'The lecture as text'),
  intro: message(
    '和 {n} 张幻灯片同样的内容，一张接一张往下读；可以放大，可以用读屏软件。题目先自己答，再打开答案。',
    'The same as the {n} slides, one below the other, to zoom or to listen to. Answer the questions first, then open the answers.',
  ),
  skip: message('跳到正文', 'Skip to the content'),
  where: message('到哪里去', 'Where to'),
  study: message('自己学', 'Study by yourself'),
  contents: message('目录', 'Contents'),
  toContents: message('回到目录', 'Back to the contents'),
  asText: message('读文字版', 'Read as text'),
  cut: message('字放大后，这张幻灯片放不下全部内容：读文字版', 'With type this large the slide does not show everything: read it as text'),
  openSlide: message('看这张幻灯片', 'Open this slide'),
  noSuchSlide: message('这堂课里没有“{slide}”这一张；从头读起。', 'There is no slide "{slide}" in this lecture; it begins here.'),
  broken: message('这一张出了错。别的照常可读。', 'Something went wrong in this slide. The others can be read as usual.'),
  // In place of boards, and of what only a class fills
  boardTask: keptHere(
    fill(message(
      '把卡片放进四个格：{bins}。放卡有单独的一页，做过的留在这台设备上。',
      'Put the cards into four bins: {bins}. Sorting has a page of its own; what you do stays on this device.',
    ), { bins: fourBins }),
    fill(message(
      '把卡片放进四个格：{bins}。放卡有单独的一页；在那里做的留在这台设备上，课堂页上的作答送到课堂的服务器。',
      'Put the cards into four bins: {bins}. Sorting has a page of its own; what you do there stays on this device, and answers on the class\'s page go to the class\'s server.',
    ), { bins: fourBins }),
    fill(message(
      '把卡片放进四个格：{bins}。放卡有单独的一页，做过的存在课程平台上。',
      'Put the cards into four bins: {bins}. Sorting has a page of its own; what you do is kept by the course platform.',
    ), { bins: fourBins }),
  ),
  try: fill(message('去先试：{n} 张卡', 'To the first try: {n} cards'), { n: setById('first').poolOrder.length }),
  sort: fill(message('去放卡：{n} 张卡', 'To the sort: {n} cards'), { n: setById('core').poolOrder.length }),
  classOnly: message('这张表在课上用：记下举手人数，看全班在哪些卡上有分歧。', 'This table is for a class: hands are counted in it, to see over which cards the class is divided.'),
  source: caseTexts.source,
}
