import { caseTexts } from '../caseTexts'
import { message, ofSource } from '../message'

/** Handouts: what can be printed, and the words on paper. */
export const handout = {
  title: message('讲义与活动单', 'Handouts'),
  deckTitle: caseTexts.title,
  key: message('来源标记：', 'Marks:'),
  intro: message(
    '选一份，选好语言，再打印或存成 PDF：在打印窗口里把纸张设为默认，页眉页脚关掉。',
    'Choose one and a language, then print it or save it as PDF: in the print dialog leave the paper size at its default and switch headers and footers off.',
  ),
  open: message('预览', 'Preview'),
  print: message('打印', 'Print'),
  other: message('换一份', 'Another one'),
  making: message('正在排版…', 'Setting the pages…'),
  failed: message('这一份没能排出来，请重新打开。', 'This one could not be made; please open it again.'),
  /** Which of a handout's parts are printed. */
  parts: message('选部分：{n} / {total}', 'Parts: {n} / {total}'),
  allParts: message('全选', 'All'),
  noPart: message('至少选一个部分。', 'Choose at least one part.'),
  noSuchPart: message('网址里的“{part}”不是这一份的部分，已略去。', '"{part}" in the address is no part of this handout and was left out.'),
  noSuch: message('没有“{kind}”这一份，下面是全部。', 'There is no handout "{kind}"; these are all.'),
  /** Of the PDF, and at its foot. */
  author: caseTexts.author,
}

export const kinds = {
  slides: { title: message('幻灯片', 'Slides'), about: message('一页一张，步骤全部显示；放卡板是干净的活动单。', 'One a page, all steps shown; boards as clean worksheets.') },
  handout: { title: message('听课讲义', 'Lecture handout'), about: message('A4 横放：每页两张幻灯片，旁边有横线记笔记。', 'A4, landscape: two slides a page, with lines for notes beside them.') },
  worksheet: { title: message('活动单', 'Worksheet'), about: message('A4：先试、打勾表、细读、测验、出门条；另有可剪的卡和底板。没有答案。', 'A4: try first, tick grid, close reading, quiz, exit slip; cards to cut out and a mat. No answers.') },
  answers: { title: message('教师用答案', 'Answers for the lecturer'), about: message('A4：每张卡的归处和理由、可争的卡、差一点的对子、测验答案、逐张讲稿、举手统计表。', 'A4: where each card belongs and why, contested cards, near-miss pairs, quiz answers, notes slide by slide, tally sheets.') },
}

export const paper = {
  group: message('组别', 'Group'),
  date: message('日期', 'Date'),
  notes: message('笔记', 'Notes'),
  number: message('编号', 'No.'),
  card: message('卡片', 'Card'),
  sentence: message('句子', 'Sentence'),
  tryFirst: message('先试：凭直觉', 'Try first: by instinct'),
  tryHow: message('一行一张卡，在你认为合适的格里打勾。先别商量，过后再比。', 'One card a row: tick the bin where you think it goes. No talking yet; we compare later.'),
  sort: message('放卡：打勾表', 'The sort: tick grid'),
  sortHow: message('再放一次，这回 {n} 张。先看是谁在做、推力是什么。', 'Once more, with {n} cards. Ask who acts, and what pushes them.'),
  closeReading: message('细读：写明、推断，还是没有？', 'Close reading: stated, inferred or absent?'),
  closeHow: ofSource('对着{source}原文，每一句选一格打勾。', 'With {source} beside you, tick one box for each sentence.'),
  quiz: message('测验', 'Quiz'),
  orderHow: message('在方框里写上次序：1、2、3……', 'Write the order into the boxes: 1, 2, 3 …'),
  exit: message('出门条', 'Exit slip'),
  cut: message('剪开的卡', 'Cards to cut out'),
  cutHow: message('单面打印，沿虚线剪开，放到底板上。', 'Print single-sided, cut along the dashed lines and lay the cards on the mat.'),
  mat: message('底板', 'Mat'),
  matHow: message('卡片可以叠着放；放大到 A3 打印，就能并排摆开。', 'Cards may overlap; on a mat printed at A3 they lie side by side.'),
  scan: message('同一块放卡板', 'The same board'),
  belongs: message('每张卡的归处', 'Where each card belongs'),
  inBin: message('放在“{bin}”：', 'In "{bin}":'),
  upheld: message('可以这样放', 'can be upheld'),
  notUpheld: message('站不住', 'can\'t be upheld'),
  contested: message('可争的卡：正反两面', 'Contested cards: for and against'),
  quizAnswers: message('测验答案', 'Quiz answers'),
  closeAnswers: message('细读答案', 'Close reading: answers'),
  script: message('逐张讲稿', 'Notes, slide by slide'),
  minutes: message('{n} 分钟', '{n} min'),
  noTime: message('不占课时', 'no class time'),
  check: message('查一查：', 'Check: '),
  tallies: message('举手统计表', 'Tally sheets'),
  tally: message('举手统计表：{set}', 'Tally sheet: {set}'),
  tallyHow: message('一格一个数。课后可以键入课件里的“全班的放法”。', 'One count a box. The deck\'s "class table" takes them afterwards.'),
}
