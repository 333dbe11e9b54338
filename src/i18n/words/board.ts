import { labels } from '#case/board/labels'
import { inCourse } from '#deck/inCourse'
import { fill, message } from '../message'

/** The bin for what lies in no stage, within a line. */
const unstaged = { name: { zh: labels.bins.unstaged.zh, en: labels.bins.unstaged.en.toLowerCase() } }

/** Of every board: three stages and one bin more. */
export const fourBins = fill(message('三个阶段，外加“{name}”', 'the three stages, and "{name}"'), unstaged)

export const board = {
  title: message('把事件放进三个阶段', 'Sort the events into three stages'),
  hint: message('点选一张卡，这里显示它的一句话。再点一个格。', 'Choose a card to read its sentence here. Then choose a bin.'),
  /** Where there are keys: not on a phone. */
  hintAnswers: message('点选一张卡，这里说明它为什么在这一格。', 'Choose a card to read why it is in this bin.'),
  hintKeys: message('点选一张卡，这里显示它的一句话。再点一个格，或按 1 到 4。', 'Choose a card to read its sentence here. Then choose a bin, or press 1 to 4.'),
  howTo: message('拖动卡片；或先点卡片，再点一个格；或用卡片上的“⋯”。', 'Drag a card; or choose a card, then a bin; or use the card\'s ⋯ menu.'),
  /** Where there are keys. */
  howToKeys: message(
    '键盘：方向键换一张卡；1–4 放进一格，0 放回待放处；Home 到待放处的下一张。或者回车拿起，方向键选格，回车放下，Esc 放回。Ctrl+Z 撤销。',
    'Keys: arrows go from card to card; 1–4 place a card, 0 takes it back; Home goes to the next card to place. Or Enter picks up, arrows choose a bin, Enter drops, Esc puts back. Ctrl+Z undoes.',
  ),
  undo: message('撤销', 'Undo'),
  redo: message('重做', 'Redo'),
  reset: message('重来', 'Start over'),
  more: message('更多', 'More'),
  check: message('核对', 'Check'),
  checkAgain: message('再核对', 'Check again'),
  /** Why it is closed, at the button itself. */
  left: message('还剩 {n} 张', '{n} left'),
  moveFirst: message('先移动一张', 'move a card'),
  coverFirst: message('先收起答案', 'hide answers'),
  notOwn: message('先拿来', 'make it yours'),
  checkClosed: message('现在不能核对：{why}。', 'Check is closed: {why}.'),
  answers: message('看答案', 'Answers'),
  coverAnswers: message('收起答案', 'Hide answers'),
  answersShown: message('这是答案，卡片不动。打叉的是自己放的格；收起答案，接着放。', 'The answers: nothing moves. Crossed: your own bin. Hide them to go on.'),
  /** Where some are still in the pool. */
  answersShownLeft: message('这是答案，卡片不动。打叉的是自己放的格，空心的勾是还没放的；收起答案，接着放。', 'The answers: nothing moves. Crossed: your own bin; hollow tick: not placed yet. Hide them to go on.'),
  /** Before a bin's name: where the learner has the card. */
  own: message('自己放在', 'your own sort:'),
  ownPool: message('还没放', 'not placed'),
  /** Somebody else's sort, from a link. */
  shared: message('这是别人分享的放法。', 'A sort that someone shared with you.'),
  sharedAlone: message('拿来以前不算自己的，不能移动，也不能核对。', 'Until you take it over it is not yours, and can be neither moved nor checked.'),
  /** Where there is an own one. */
  sharedBeside: message('自己的没有变；放得不一样的卡，写着自己放在哪一格。', 'Yours is unchanged; a card that lies elsewhere in yours says where.'),
  ownSort: message('回到自己的', 'Back to mine'),
  takeOver: message('拿来当自己的', 'Make it mine'),
  hintShared: message('点选一张卡，这里显示它的一句话。', 'Choose a card to read its sentence here.'),
  readingMode: message('关系什么时候读出', 'When the relationship is read out'),
  live: message('随放随读', 'Read along'),
  afterCheck: message('核对后读', 'Read after a check'),
  share: message('分享', 'Share'),
  export: message('存为文件', 'Save as a file'),
  import: message('打开文件', 'Open a file'),
  fullScreen: message('全屏操作', 'Full screen'),
  exitFullScreen: message('退出全屏', 'Leave full screen'),
  moveTo: message('移到……', 'Move to…'),
  here: message('现在在这里', 'it is here now'),
  count: message('{n} 张', 'cards: {n}'),
  poolEmptyClass: message('全部放好了。', 'Every card is placed.'),
  poolEmptyUnmarked: message('全部放好了。这一次先留着，后面再比。', 'Every card is placed. This sort is kept, to compare with later.'),
  poolEmpty: message('全部放好了，可以核对。', 'Every card is placed: you can check now.'),
}

/** The bins in one row, on a phone. */
export const binBar = {
  put: message('放进哪一格', 'Put it in'),
  go: message('看哪一格', 'Go to a bin'),
  putIn: message('放进{bin}', 'Put it in: {bin}'),
  goTo: message('去看{bin}', 'Go to: {bin}'),
}

export const status = {
  /** Where there are no keys. */
  chosen: message('拿起“{card}”，现在在{place}。再点一个格。', '{card} picked up, in {place}. Now choose a bin.'),
  pickedUp: message('拿起“{card}”，现在在{place}。方向键选格，回车放下，Esc 放回。', '{card} picked up, in {place}. Arrow keys choose a bin, Enter drops, Escape puts back.'),
  aim: message('{place}，已有 {n} 张。', '{place}, cards in it: {n}.'),
  moved: message('“{card}”：从{from}移到{to}。还剩 {n} 张。', '{card}: from {from} to {to}. {n} left.'),
  putBack: message('“{card}”放回{place}。', '{card}: back in {place}.'),
  undone: message('已撤销。还剩 {n} 张。', 'Undone. {n} left.'),
  redone: message('已重做。还剩 {n} 张。', 'Redone. {n} left.'),
  reset: message('已重来，{n} 张卡都回到待放处。', 'Started over: all {n} cards are back in the pool.'),
  checked1: message('第一次核对：{total} 张放对了 {n} 张。是哪几张，自己再想想。', 'Check 1: {n} of {total} are in the right bin. Which ones? Look again first.'),
  checked2: message('第二次核对：{total} 张放对了 {n} 张。点选打叉的卡，看原因。', 'Check 2: {n} of {total} are in the right bin. Choose a crossed card to see why.'),
  checked3: message('{total} 张放对了 {n} 张。点选一张卡，看它属于哪里、为什么。', '{n} of {total} are in the right bin. Choose a card to see where it belongs and why.'),
  /** All are home: what comes next, in words of its own. */
  allHome: message('{total} 张全部放对了。现在不看卡片，自己说说：这三种关系为什么这样叫？', 'All {total} are right. Now, without looking at the cards, say why each of the three relationships is called what it is.'),
  allHomeHidden: message('{total} 张全部放对了：换了情境，道理还认得出。', 'All {total} are right: you know the idea in another setting.'),
  // After the answers were seen.
  seen1: message('第一次核对：已经看过答案，不计分。', 'Check 1: the answers were seen before, so it is not scored.'),
  seen2: message('第二次核对：已经看过答案，不计分。点选打叉的卡，看原因。', 'Check 2: the answers were seen before, so it is not scored. Choose a crossed card to see why.'),
  seen3: message('已经看过答案，不计分。点选一张卡，看它属于哪里、为什么。', 'The answers were seen before, so this is not scored. Choose a card to see where it belongs and why.'),
  answersShown: message('答案已打开：每张卡都在它的格里，卡片不动。', 'Answers shown: every card lies in its bin, and none moves.'),
  answersCovered: message('答案已收起，回到自己的放法。', 'Answers hidden: this is your own sort again.'),
  answersStill: message('正在看答案，卡片不动。先收起答案。', 'The answers are shown, so nothing moves. Hide them first.'),
  shared: message('链接已复制。', 'Link copied.'),
  saved: message('已存为文件。', 'Saved as a file.'),
  opened: message('已打开，可以撤销。', 'Opened; you can undo it.'),
  sharedShown: message('这是别人分享的放法，自己的没有变。', 'A sort that someone shared with you; your own is unchanged.'),
  sharedStill: message('这是别人分享的放法，卡片不动。先拿来当自己的，或回到自己的。', 'Someone else\'s sort: nothing moves. Make it yours, or go back to your own.'),
  takenOver: message('拿来了，现在是自己的，可以撤销。', 'Taken over: it is yours now; you can undo it.'),
  ownAgain: message('回到自己的放法。', 'This is your own sort again.'),
}

export const dialog = {
  resetTitle: message('全部重来？', 'Start over?'),
  resetBody: message('卡片都回到待放处，核对次数归零；第一次的结果仍留着。', 'All cards go back to the pool and the checks start again; your first sort is kept.'),
  resetYes: message('重来', 'Start over'),
  overwriteTitle: message('用它换掉你现在的结果？', 'Replace what you have?'),
  overwriteBody: message('这块板上已经放了 {n} 张卡。换掉以后，“撤销”能找回卡片的位置。', 'Cards placed on this board: {n}. Undo brings their places back.'),
  overwriteYes: message('换成打开的', 'Use the opened sort'),
  overwriteNo: message('留着我的', 'Keep mine'),
  shareTitle: message('分享这样放的结果', 'Share this sort'),
  shareBody: message('打开这个链接，就看到同样的放法。链接里只有卡片的位置，没有姓名。', 'Whoever opens this link sees the same sort. It holds the places of the cards and no name.'),
  /** Of the deck as one file, and of a package for a course platform. */
  shareByFile: inCourse
    ? message(
      '这一页在课程平台里，链接在别人那里打不开。请存为文件，把那个文件交给别人；在放卡的菜单里“打开文件”，就看到同样的放法。里面没有姓名。',
      'This page is part of the course platform, so a link would open nothing for others. Save the sort as a file and hand that on; "Open a file" in the board\'s menu shows the same sort. It holds no name.',
    )
    : message(
      '这份课件是一个文件，没有网址，链接在别人那里打不开。请存为文件，把那个文件交给别人；在课件里“打开文件”，就看到同样的放法。里面没有姓名。',
      'This deck is a file without an address, so a link would open nothing elsewhere. Save the sort as a file and hand that on; "Open a file" in the deck shows the same sort. It holds no name.',
    ),
  copy: message('复制链接', 'Copy the link'),
  copyFailed: message('浏览器不让复制，请选中链接自己复制。', 'The browser does not allow copying: select the link and copy it yourself.'),
}

export const notice = {
  memoryOnly: message('这个浏览器不让保存，或空间已满：可以照常放卡，关掉页面后不保留。要留下结果，请存为文件。', 'This browser does not let the deck save, or is full: you can sort as usual, but nothing is kept after you close the page. Save as a file to keep it.'),
  /** On slides, where the study page is a page of its own: what could not be stored is not there. */
  memoryOnlyHere: message('这个浏览器不让保存，或空间已满：放的结果关掉页面就没有了，也不跟到自学页。要留下，请存为文件。', 'This browser does not let the deck save, or is full: this sort is lost when you close the page, and does not come along to the study page. Save it as a file to keep it.'),
  setAside: message('原来保存的内容读不出来，已原样放到一边，没有删掉；这里重新开始。', 'What was saved here could not be read. It has been put aside, not deleted; this board starts afresh.'),
  linkForm: message('这个分享链接不完整或有误，没有打开。你的结果没有变。', 'This share link is incomplete or wrong, so it was not opened. Your sort is unchanged.'),
  linkVersion: message('这个分享链接来自较新的课件，这里打不开。你的结果没有变。', 'This share link comes from a newer deck and can\'t be opened here. Your sort is unchanged.'),
  linkSet: message('这个分享链接里的卡片，这里没有。你的结果没有变。', 'This share link is for cards that this deck does not have. Your sort is unchanged.'),
  linkOtherCase: message('这个分享链接是另一个案例（{of}）的，请在那个案例的课件里打开；这里没有打开。你的结果没有变。', 'This share link is for another case ({of}) and was not opened; open it in the deck of that case. Your sort is unchanged.'),
  linkNoCase: message('这个分享链接不是这个案例的，没有打开：它来自早先的课件，没有写明是哪个案例。你的结果没有变。', 'This share link is not for this case and was not opened: it comes from an older deck, which did not say for which case. Your sort is unchanged.'),
  otherSet: message('这个链接或文件属于另一组卡片，请在那一页打开。你的结果没有变。', 'This link or file is for another set of cards; open it there. Your sort is unchanged.'),
}

export const worksheet = {
  body: fill(message('四个格：{bins}。把卡片的编号写进你认为合适的格。', 'Four bins: {bins}. Write each card\'s number into the bin where you think it goes.'), { bins: fourBins }),
  relationship: message('这样放，读出来的关系是：', 'The relationship that this sort points to:'),
}
