import { caseTexts } from '#case/caseTexts'
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
  lacking: message('有的内容没有取到，还不能打印；取到以后会自动补上。', 'Something in it could not be fetched, so it can\'t be printed yet; it is filled in as soon as it comes.'),
  /** Which of a handout's parts are printed. */
  parts: message('选部分：{n} / {total}', 'Parts: {n} / {total}'),
  allParts: message('全选', 'All'),
  /** Of the lecture handout. */
  each: message('每页张数', 'Slides a page'),
  eachTwo: message('每页 2 张', '2 a page'),
  eachThree: message('每页 3 张（字小，不到 9 磅）', '3 a page (small type, under 9 pt)'),
  noPart: message('至少选一个部分。', 'Choose at least one part.'),
  noSuchPart: message('网址里的“{part}”不是这一份的部分，已略去。', '"{part}" in the address is no part of this handout and was left out.'),
  noSuch: message('没有“{kind}”这一份，下面是全部。', 'There is no handout "{kind}"; these are all.'),
  /** Of the PDF, and at its foot. */
  author: caseTexts.author,
}

export const kinds = {
  slides: { title: message('幻灯片', 'Slides'), about: message('一页一张，步骤全部显示；放卡板是干净的活动单。', 'One a page, all steps shown; boards as clean worksheets.') },
  handout: { title: message('听课讲义', 'Lecture handout'), about: message('A4：每页两张幻灯片，下面有横线记笔记；也可以每页三张，但字不到 9 磅，要对着大屏看。没有答案；附录要另选。', 'A4: two slides a page, with lines for notes below; or three, whose type is under 9 pt and needs the wall beside it. No answers; the appendix on request.') },
  worksheet: { title: message('活动单', 'Worksheet'), about: message('A4：先试、细读、阶段记录、打勾表、测验、离堂小结，每人一份；可剪的卡和底板，两人一份。第几页是哪一种，写在第一页上。没有答案。', 'A4: try first, close reading, notes on the stages, tick grid, quiz and exit slip, one each; cards to cut out and a mat, one a pair. Its first page says which pages are which. No answers.') },
  answers: { title: message('教师用答案', 'Answers for the lecturer'), about: message('A4：先是一页答案，按活动单的编号；再是每张卡的归处和理由、可争的卡、差一点的两张卡、测验答案、逐张讲稿、举手统计表。', 'A4: a key of one page in the worksheet\'s order first; then where each card belongs and why, contested cards, near-miss pairs, quiz answers, notes slide by slide, tally sheets.') },
}

export const paper = {
  /** Which pages of the worksheet are whose. */
  whoseEach: message('第 {pages} 页每人一份', 'Page {pages}: one each'),
  whoseEachMany: message('第 {pages} 页每人一份', 'Pages {pages}: one each'),
  whosePair: message('第 {pages} 页两人一份', 'page {pages}: one a pair'),
  whosePairMany: message('第 {pages} 页两人一份', 'pages {pages}: one a pair'),
  whose: message('{each}；{pair}。', '{each}; {pair}.'),
  bring: ofSource('请带上{source}：', 'Bring {source}:'),
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
  why: message('放卡：为什么放在那里', 'The sort: why there?'),
  whyHere: message('卡片“{card}”：', 'The card "{card}":'),
  stages: message('边听边写：三个阶段', 'To fill in: the three stages'),
  /** How a sort on paper is read; the same as src/board/model/reading.ts, in short. */
  ruleHow: message(
    '一张卡指向它所属阶段的关系（{list}）。逐格看：格里指向哪种关系的卡最多？一样多，就读不出。若正好是这一格自己的关系，再看这些卡里{government}、{organization}是否都在；都在，这一格才成形。然后从“{first}”起往后数，成形的格一个接一个，数到断开为止：最后一格的关系就是答案；“{first}”没有成形，就还没有关系。“{unstaged}”不算。',
    'A card points to the relationship of the stage it belongs to ({list}). Bin by bin: to which relationship do the most cards point? With a tie it can\'t be read. If it is the bin\'s own, do these cards speak of both sides, {government} and {organization}? Only then has the bin formed. Then count on from "{first}" to the last bin formed without a gap: its relationship is the answer; if "{first}" has not formed, there is none yet. "{unstaged}" does not count.',
  ),
  ruleOwn: ofSource(
    '这是本课件的规则；{source}只给出三种关系及其次序。',
    'This is the deck\'s own rule; {source} gives only the three relationships and their order.',
  ),
  closeReading: message('细读：写明、推断，还是未提？', 'Close reading: stated, inferred or absent?'),
  closeHow: ofSource('对着{source}原文，每一句选一格打勾。', 'With {source} beside you, tick one box for each sentence.'),
  quiz: message('测验', 'Quiz'),
  orderHow: message('在方框里写上次序：1、2、3……', 'Write the order into the boxes: 1, 2, 3 …'),
  exit: message('离堂小结', 'Exit slip'),
  cut: message('剪开的卡', 'Cards to cut out'),
  cutHow: message('单面打印，沿虚线剪开，放到底板上。', 'Print single-sided, cut along the dashed lines and lay the cards on the mat.'),
  mat: message('底板', 'Mat'),
  matHow: message('卡片可以叠着放；放大到 A3 打印，就能并排摆开。', 'Cards may overlap; on a mat printed at A3 they lie side by side.'),
  scan: message('同一块放卡板', 'The same board'),
  key: message('一页答案：{n} 张卡', 'The key: {n} cards'),
  keyHow: message('编号与活动单相同；点在哪一格，卡就属于哪一格。“先试”里也有的，标“试”。理由从下一页起。', 'Numbers as on the worksheet; the dot is where a card belongs. T: also in the try-first sort. The reasons begin on the next page.'),
  keyTry: message('试', 'T'),
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
  check: message('想一想：', 'Check: '),
  tallies: message('举手统计表', 'Tally sheets'),
  tally: message('举手统计表：{set}', 'Tally sheet: {set}'),
  tallyHow: message('一格一个数。课后可以键入课件里的“全班的放法”。', 'One count a box. The deck\'s "class table" takes them afterwards.'),
}
