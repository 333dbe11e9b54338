import { labels } from '../labels'
import { fill, message } from '../message'

/** The bin for what lies in no stage, within a line. */
const unstaged = { name: { zh: labels.bins.unstaged.zh, en: labels.bins.unstaged.en.toLowerCase() } }

/** Of every board: three stages and one bin more. */
export const fourBins = fill(message('三个阶段，外加“{name}”', 'the three stages, and "{name}"'), unstaged)

export const board = {
  title: message('把事件放进三个阶段', 'Sort the events into three stages'),
  hint: message('点选一张卡，这里显示它的一句话。再点一个格，或按 1 到 4。', 'Choose a card to read its sentence here. Then choose a bin, or press 1 to 4.'),
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
  fileUnreadable: message('浏览器读不了这个文件，没有打开。你的结果没有变。', 'The browser could not read this file, so it was not opened. Your sort is unchanged.'),
  fileTooLarge: message('这个文件太大，不是本课件存的，没有打开。你的结果没有变。', 'This file is too large to be one of ours, so it was not opened. Your sort is unchanged.'),
}

export const worksheet = {
  body: fill(message('四个格：{bins}。把卡片的编号写进你认为合适的格。', 'Four bins: {bins}. Write each card\'s number into the bin where you think it goes.'), { bins: fourBins }),
  relationship: message('这样放，读出来的关系是：', 'The relationship that this sort describes:'),
}
