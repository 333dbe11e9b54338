import { keptElsewhere } from '../keptHere'
import { message, ofSource } from '../message'

/** A question with options, or one to be judged. */
export const questionWords = {
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
  rightlyChosen: message('选对了', 'Rightly chosen'),
  notThis: message('不是这一项', 'Not this one'),
  unfinished: message('选的都对，还有没选的。', 'What you chose is right, and there is more to choose.'),
}

/** A question whose answer is an order. */
export const orderWords = {
  order: message('排次序', 'Put in order'),
  orderHow: message('拖动，或先点卡再点格。', 'Drag, or choose a card, then a place.'),
  orderKeys: message(
    '回车拿起，方向键选格，回车放下，Esc 放回；数字键直接放，0 放回待排处。卡片上的“⋯”也可以。',
    'Enter picks up, arrows choose a place, Enter drops, Escape puts back; a digit places at once, 0 takes back. The card\'s ⋯ menu does the same.',
  ),
  slot: message('第 {n} 格', 'Place {n}'),
  pool: message('待排处', 'Not placed yet'),
  inPlace: message('位置对', 'In its place'),
  swapped: message('“{card}”：从{from}移到{to}，原来在那里的“{other}”移到{from}。', '{card}: from {from} to {to}; {other}, which was there, goes to {from}.'),
}

export const closeReadingWords = {
  yourMark: message('你的记号', 'Your mark'),
  why: message('依据与理由', 'Evidence and reason'),
}

export const misconceptionWords = {
  mistake: message('误解', 'Misconception'),
  often: message('常见的误解', 'What is often thought instead'),
  correction: ofSource('{source}怎么说', 'What {source} says'),
  chooseMistake: message('点一条，先想想错在哪里。', 'Choose one, and think first: what is wrong with it?'),
}

export const discussionWords = {
  levels: message('层次', 'Level'),
  outside: message('要用外部资料', 'Needs other sources'),
}

export const glossaryWords = {
  search: message('查术语', 'Find a term'),
  searchHint: message('中文、拼音或英文', 'Chinese, pinyin or English'),
  terms: message('{n} 条', 'Terms: {n}'),
  noTerm: message('没有这一条。', 'No such term here.'),
  ourChinese: message('我们的译法', 'Our Chinese'),
  ourChineseWhy: ofSource('“我们的译法”：这个意思只见于{source}的英文，中文词是我们译的。', '"Our Chinese": an idea found only in the English of {source}; the Chinese word is ours.'),
}

export const slipWords = {
  copy: message('复制', 'Copy'),
  print: message('打印', 'Print'),
  remove: message('删掉', 'Delete'),
  copied: message('已复制。', 'Copied.'),
  copyFailed: message('浏览器不让复制，请选中文字自己复制。', 'The browser does not allow copying: select the text and copy it yourself.'),
  removed: message('已删掉。', 'Deleted.'),
  restore: message('找回来', 'Undo'),
  unsaved: message('空间已满，或浏览器不让保存：关掉页面以后不保留，请复制或打印。', 'The browser is full or does not let the page save: nothing is kept after you close it; copy or print it.'),
  /** On slides, where the study page is a page of its own. */
  unsavedHere: message('空间已满，或浏览器不让保存：关掉页面就没有了，也不跟到自学页；请复制或打印。', 'The browser is full or does not let the page save: this is lost when you close it, and does not come along to the study page; copy or print it.'),
  stored: keptElsewhere(
    message('只留在这台设备上，不发送给任何人。', 'Kept on this device only; sent to nobody.'),
    message('存在课程平台上你的名下；写进老师看的报告，要你在下面同意。', 'Kept by the course platform under your name; the lines go into your lecturer\'s report only if you say so below.'),
  ),
}

/** Ways to the deck for phones in the room. */
export const phoneWords = {
  phone: message('二维码', 'QR code'),
  phoneTitle: message('用自己的设备打开', 'Open it on your own device'),
  phoneCode: message('二维码：{address}', 'QR code: {address}'),
  paper: message('这份课件没有公开网址：请用纸质活动单。', 'This deck has no public address: please use the paper worksheet.'),
}
