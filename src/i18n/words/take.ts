import { message } from '../message'
import { keptElsewhere, keptHere } from '../keptHere'

/** What a learner takes along: offline, my answers, deleting, and the lecturer's reading of students' files. */
export const take = {
  intro: keptHere(
    message(
      '做过的都留在这台设备上。没有姓名，也不发送给任何人；要带到别的设备，就存成文件。',
      'What you did stays on this device. It carries no name and is sent to nobody; to take it to another device, save it as a file.',
    ),
    message(
      '这里列出的都留在这台设备上，没有姓名。正在上的课，课堂页上的作答另外送到课堂的服务器，不列在这里，可以在那一页删掉。',
      'What is listed here stays on this device and carries no name. Your answers on the page of the class that is running go to the class\'s server; they are not listed here, and you can delete them on that page.',
    ),
    message(
      '这里列出的存在课程平台上你的名下，换一台设备登录也在。要自己留一份，或带到别处，就存成文件。',
      'What is listed here lies at the course platform, under your name, and is there on any device on which you log in. To have it yourself, or to take it elsewhere, save it as a file.',
    ),
  ),
  week: message(
    '有些手机和平板（苹果的都是）里，一星期没有打开这一页，浏览器会清掉这里保存的东西。把这一页“添加到主屏幕”，以后从那个图标打开，就留得住；图标里起先可能是空的：先在这里存为文件，再到那里打开那个文件。',
    'On some phones and tablets (all of Apple\'s) the browser clears what is kept here when this page has not been opened for a week. Added to the home screen and opened from its icon, it stays. The icon may begin empty: save a file here first, and open that file there.',
  ),
  empty: message('还没有答案：放一张卡、答一道题、写一句话，这里就有了。', 'No answers yet: place a card, answer a question or write a line, and it will be here.'),
  print: message('打印', 'Print'),
  printed: message('我的答案', 'My answers'),
  all: keptElsewhere(message('这台设备上的答案', 'The answers on this device'), message('你的答案', 'Your answers')),
  save: message('存为文件', 'Save as a file'),
  saved: message('已交给浏览器保存。没有出现文件的话，用下面的文字。', 'Handed to the browser to save. If no file appears, use the text below.'),
  asText: message('不能下载的时候：复制文字', 'Where a download is blocked: copy the text'),
  asTextHow: message('全选、复制，贴到备忘录或邮件里；到另一台设备，再贴回“贴文字”。', 'Select all, copy, and paste it into a note or a mail; on the other device paste it under "Paste the text".'),
  text: message('我的答案（JSON 文字）', 'My answers as text (JSON)'),
  copy: message('复制', 'Copy'),
  copied: message('已复制。', 'Copied.'),
  copyFailed: message('浏览器不让复制，请选中文字自己复制。', 'The browser does not allow copying: select the text and copy it yourself.'),

  bring: keptElsewhere(message('从别的设备带过来', 'Bring answers from another device'), message('从文件带过来', 'Bring answers from a file')),
  bringHow: keptElsewhere(
    message('打开在那里存的文件（也可以拖到这一页），或贴上那里的文字。会先问，再替换。', 'Open the file saved there (or drop it on this page), or paste its text. You are asked before anything is replaced.'),
    message('打开存过的文件（也可以拖到这一页），或贴上它的文字。会先问，再替换；带过来的也会交给课程平台。', 'Open a file that you saved (or drop it on this page), or paste its text. You are asked before anything is replaced; what you bring goes to the course platform, too.'),
  ),
  open: message('打开文件', 'Open a file'),
  paste: message('贴文字', 'Paste the text'),
  takePasted: message('读入这段文字', 'Read this text'),
  replaceTitle: keptElsewhere(message('替换这台设备上的答案？', 'Replace answers on this device?'), message('替换现在的答案？', 'Replace your answers here?')),
  replaceBody: message('有 {n} 项两边不一样，会换成打开的那一份；其余的都留着。换了还能恢复，直到离开这一页。', '{n} of them differ and are replaced by the opened ones; all others stay. You can undo it until you leave this page.'),
  replaceYes: message('换成打开的', 'Use the opened ones'),
  replaceNo: message('留着我的', 'Keep mine'),
  brought: message('已带过来 {n} 项。', 'Brought over: {n}.'),
  leftOut: message('另有 {n} 项这里认不出，没有带过来；文件本身没有变。', 'Left out, because this deck does not know them: {n}. The file itself is unchanged.'),
  nothingIn: message('文件读得出来，可里面没有这里用得上的答案。你的答案没有变。', 'The file can be read, but holds no answers that this deck knows. Yours are unchanged.'),
  lost: message('有 {n} 项里有黑菱形问号：可能是以前读错留下的，也可能是你自己打的。', '{n} of the answers hold a black diamond with a question mark: left by an earlier misreading, or typed by you.'),
  lostWithout: message('带过来，不要这 {n} 项', 'Bring the others without these ({n})'),
  lostAsTheyAre: message('原样带过来，黑菱形问号也留着', 'Bring all as they are, diamonds included'),
  undo: message('恢复原来的', 'Undo'),
  undoneBut: message('已恢复原来的；后来又改过的 {n} 项没有动。', 'Undone, but for {n} changed since: those are as you left them.'),
  undone: message('已恢复原来的。', 'Undone: your answers are as before.'),

  deleteTitle: message('删除', 'Delete'),
  deleteHow: keptElsewhere(
    message('这台设备上，这个案例的东西全部删掉：放卡的结果、答案、写的话、学习进度、票数、放在一边的旧数据；语言和按键设置也删，除非同一网址下还有别的案例要用。别的案例和离线用的课件留着，离线的课件里没有你的东西。', 'Everything of this case on this device goes: sorts, answers, what you wrote, progress, hand counts, old data set aside; the language and key settings, too, unless another case at the same address goes by them. Other cases stay, and so does the offline copy of the deck, which holds nothing of yours.'),
    message(
      '你在这里做过的全部清空：放卡的结果、答案、写的话、学习进度；课程平台上存着的也换成空的。已经交给老师的（做完、分数、报告里的各行）平台不会收回。',
      'All that you did here goes: sorts, answers, what you wrote, progress; what the course platform keeps of it becomes empty, too. What your lecturer has been given already (that you are done, the score, the lines of the report) the platform does not take back.',
    ),
  ),
  deleteAll: message('全部删除', 'Delete everything'),
  deleteAsk: message('全部删除？', 'Delete everything?'),
  deleteBody: message('不能撤销。要留底，先存为文件。', 'This can\'t be undone. To keep a copy, save it as a file first.'),
  deleteYes: message('全部删除', 'Delete everything'),
  deleted: message('已全部删除。', 'Everything has been deleted.'),
}

/** The list of answers, on the page and on paper. */
export const sheet = {
  review: message('复习', 'Review'),
  reviewed: message('问过 {n} 题；最近一次答对的 {right} 题。', 'Asked: {n}; right the last time: {right}.'),
  now: message('现在', 'Now'),
  first: message('第一次', 'First'),
  card: message('卡片', 'Card'),
  mark: message('核对', 'Check'),
  placed: message('放了 {n} 张，共 {total} 张。', 'Placed: {n} of {total}.'),
  home: message('核对过 {times} 次；最后一次放对 {n} 张，共 {total} 张计分。', 'Checks: {times}; at the last, {n} of {total} scored cards were in the right bin.'),
  movedSince: message('核对过 {times} 次；之后又动过卡。', 'Checks: {times}; cards have moved since.'),
  shown: message('答案已打开；放对 {n} 张，共 {total} 张计分。', 'Answers were opened; {n} of {total} scored cards are in the right bin.'),
  seen: message('看过答案，核对不计分。', 'The answers were seen: checks are not scored.'),
  shownMoved: message('答案已打开，之后又动过卡。', 'Answers were opened; cards have moved since.'),
  quiz: message('自测', 'Check yourself'),
  attempts: message('交了 {n} 次', 'handed in: {n}'),
  notHandedIn: message('还没交', 'not handed in'),
  polls: message('举手的题：我的选择', 'Shows of hands: my own choices'),
  secondRound: message('（再投一次）', ' (the second time)'),
  reading: message('细读：我的记号', 'Close reading: my marks'),
  truth: message('支持还是不支持：我的判断', 'Borne out or not: my judgements'),
  signs: message('看得见的迹象', 'Visible signs'),
  draft: message('还没钉上：', 'Not pinned up yet:'),
  questions: message('我想问的', 'What I would ask'),
  why: message('为什么放这里', 'Why here'),
  exit: message('离堂小结', 'Exit slip'),
}

export const offline = {
  title: message('离线', 'Offline'),
  ready: message('已存好，离线可用。', 'Kept for offline use.'),
  study: message('自学页已存好，离线可用；整套课件还在存。', 'This page is kept for offline use; the whole deck is still being kept.'),
  saving: message('正在存，存好以后离线也能用……', 'Being kept for offline use…'),
  none: message('还没存，离线打不开。', 'Not kept yet: it does not open offline.'),
  impossible: message(
    '这样打开的课件不能存作离线用：浏览器只存 https:// 开头的网址。连着网照常可用。',
    'Opened this way, the deck can\'t be kept for offline use: browsers keep addresses with https:// only. While you are connected it works as usual.',
  ),
  // Of a deck that is one file.
  oneFile: message(
    '这份课件是一个文件，不联网就能打开；要在别的电脑上用，拷过去就行。做过的留在这台电脑的浏览器里，不在文件里。',
    'This deck is one file and opens without a network; to use it on another computer, copy the file. What you did stays in the browser of this computer, not in the file.',
  ),
  failed: message('没有存成：可能断了网，或空间不够。再试一次会接着存。', 'It could not be kept: perhaps the network is gone, or there is no room. Another attempt goes on where this one stopped.'),
  keepNow: message('现在就存（约 1.5 MB）', 'Keep it now (about 1.5 MB)'),
  install: message('浏览器菜单里的“安装”或“添加到主屏幕”，能把它放成一个图标。', 'With "Install" or "Add to home screen" in the browser\'s menu it gets an icon of its own.'),
}

/** What the deck as one file says of itself. */
export const ownVersion = {
  this: message('这个文件：{version} 版，{date}。', 'This file: version {version}, {date}.'),
  newer: message('新版在', 'Newer ones are at'),
  ask: message('要新版，请问给你这个文件的人。', 'For a newer one, ask whoever gave you this file.'),
}

export const classFiles = {
  intro: message(
    '打开学生“存为文件”的放卡结果或“我的答案”，就得到和举手计票一样的表。文件只在这台设备上读，不上传，也不留下；表里没有姓名。',
    'Open the sorts or "my answers" that students saved as files, and get the same table as from a count of hands. The files are read on this device only; nothing is sent or kept, and no name is in the table.',
  ),
  files: message('选文件', 'Choose files'),
  folder: message('选文件夹', 'Choose a folder'),
  drop: message('也可以拖到这一页，文件夹也行。', 'Or drop them on this page, folders as well.'),
  more: message('再选会加在一起。', 'Choosing again adds to them.'),
  clear: message('清空，重新开始', 'Start afresh'),
  cleared: message('已清空。', 'Cleared.'),
  reading: message('正在读……', 'Reading…'),
  read: message('读了 {n} 份。', 'Files read: {n}.'),
  again: message('内容完全相同的有 {n} 份，各只算一次。', 'Exactly the same as another: {n}, counted once.'),
  countAgain: message('相同的也算（两个学生可能正好放得一样）', 'Count those, too (two students may have sorted exactly alike)'),
  unread: message('没能读的有 {n} 份。', 'Not read: {n}.'),
  tooMany: message('一次最多 {max} 份；多出的 {n} 份没有读。', 'At most {max} at a time; {n} more were not read.'),
  whichSet: message('哪一组卡', 'Which set'),
  setCount: message('（{n} 人）', ' ({n})'),
  whichSort: message('看哪一次的放法', 'Which sort of theirs'),
  now: message('现在的放法', 'As it is now'),
  first: message('第一次放完的', 'Their first complete one'),
  none: message('这些文件里没有这一组的放法。', 'No sort of this set in these files.'),
  counted: message('{n} 人的放法；分歧大的在前。', 'Sorts: {n}; most divided first.'),
  caption: message('每张卡放进各格的人数', 'How many put each card in each bin'),
  whyNot: message('没能读的文件', 'Files not read'),
  nth: message('第 {n} 份', 'File {n}'),
  showNames: message('显示文件名', 'Show file names'),
  put: message('放进课上的计票表', 'Put it into the lecture\'s table'),
  putWhy: message('课上“全班的放法”那张表就显示这些人数。', '"How the class sorted" in the lecture then shows these numbers.'),
  putOnly: message('课上的表只有“先试”和“放卡”两组。', 'The lecture\'s table has the try-first sort and the main sort only.'),
  putTitle: message('换掉计票表里的人数？', 'Replace the counts in the table?'),
  putBody: message('表里已经记了 {n} 票，会换成这些文件的人数。不能撤销。', 'The table holds {n} hands; the numbers from these files take their place. This can\'t be undone.'),
  putYes: message('换掉', 'Replace'),
  done: message('已放进计票表；课上按“显示”才看得到。', 'Put into the table; the class sees it after "Show".'),
  print: message('打印这张表', 'Print this table'),
}
