import { message } from '../message'

/** A phone in a live class (src/study/live/). */
export const phone = {
  title: message('课堂', 'Class'),
  looking: message('正在连接课堂……', 'Connecting to the class…'),

  // Before joining.
  join: message('加入这节课', 'Join this class'),
  about: message('你放的卡、选的答案会送到课堂的服务器（老师的电脑，或学校的服务器），和全班的一起统计。不用姓名，不用账号。', 'Your sorts and answers go to the class\'s server (the lecturer\'s computer, or one of your university\'s) and are counted with the class\'s. No name, no account.'),
  statement: [
    message('存什么：一个随机编号，和你在这节课里的放法、选项。不存姓名、网络地址；你自己写的文字不会送出。', 'What is kept: a random number, and your sorts and choices in this class. No name, no network address; nothing that you write yourself is sent.'),
    message('存多久：老师结束这节课就删；没有结束的，到时自动删，时间加入后写在页尾。', 'How long: until the lecturer ends the class; otherwise it is deleted by itself, at the time told at the foot of the page once you have joined.'),
    message('怎么删：随时按页尾的“删掉我的答案，离开”。', 'How to delete it: at any time, by "Delete my answers and leave" at the foot of the page.'),
    message('不想加入也行：举手、纸都算数。', 'You need not join: hands and paper count as well.'),
  ],
  joining: message('正在加入……', 'Joining…'),
  ordinary: message('打开自学页（不加入）', 'Open the study page instead'),
  toStudy: message('打开自学页', 'Open the study page'),
  again: message('再试一次', 'Try again'),

  // What stands in the way.
  noServer: message('这里没有正在进行的课。可能是网址不对，或老师还没开始。', 'There is no class here. The address may be wrong, or the lecturer has not started yet.'),
  noClass: message('没有“{code}”这节课：请核对幻灯片上的加入码。', 'There is no class "{code}": please compare the code with the one on the slide.'),
  notReached: message('连不上课堂的服务器。请看手机有没有连上网，或教室的 Wi-Fi；举手、纸也算数。', 'The class\'s server is not reached. Is the phone online, or on the room\'s Wi-Fi? Hands and paper count as well.'),
  busy: message('服务器暂时没有应答，不是手机的问题。请等几秒再试；举手、纸也算数。', 'The server does not answer just now; it is not your phone. Wait some seconds and try again. Hands and paper count as well.'),
  locked: message('这节课不再接受新加入的人。举手、纸也算数。', 'This class takes nobody new. Hands and paper count as well.'),
  full: message('加入的人已满。举手、纸也算数。', 'The class is full. Hands and paper count as well.'),
  many: message('试得太快，请等几秒再试。', 'Too many attempts: wait some seconds and try again.'),
  outdated: message('这一页是旧的，请刷新。已经放的都在。', 'This page is out of date: reload it. What you did is still here.'),
  reload: message('刷新', 'Reload'),
  replaced: message('这节课在别的标签页里打开着，这一页暂停更新。', 'The class is open in other tabs: this one is not kept up to date.'),
  resume: message('在这里继续', 'Go on here'),

  // The line at the head.
  round: [message('第一轮', 'Round 1'), message('第二轮', 'Round 2')],
  /** Said of a question of one round. */
  opened: message('开始了', 'Open now'),
  discussion: message('讨论', 'Discussion'),
  left: message('还有 {time}', '{time} left'),
  line: {
    connected: message('已连上', 'Connected'),
    sent: message('已送到', 'Sent'),
    waiting: message('还没送到', 'Not sent yet'),
    closed: message('这一轮已收', 'Round closed'),
    late: message('收了以后才到，没算进去', 'Came after the close: not counted'),
    away: message('连不上服务器', 'Server away'),
    ended: message('课已结束', 'Class ended'),
  },
  waitingMore: message('还没送到。先存在手机上，连上就送，请接着做。', 'Not sent yet. It is kept on the phone and sent once the class is reached: go on.'),
  awayMore: message('暂时连不上服务器。请接着做，连上就送。', 'The server is not reached just now. Go on: all is sent once it is back.'),

  // Nothing asked.
  nothing: message('已加入', 'You are in'),
  nothingMore: message('现在没有要答的。请看大屏幕；老师一开始，这里就有。', 'Nothing is asked at the moment. Look at the screen: what comes next appears here.'),
  notYet: message('老师还没开始这一轮。', 'The lecturer has not opened this round yet.'),

  // Sorting.
  sortLeft: message('放卡：还剩 {n} 张', 'Sort: {n} left'),
  sortDone: message('放卡：都放了', 'Sort: all placed'),
  sortIntro: message('各放各的，先不看别人的。点一张卡，再点它的格。', 'On your own, without looking at others. Tap a card, then its bin.'),
  sortAgain: message('从你第一轮的放法开始：想改的就改，不想改的留着。', 'You begin with your own first round: change what you now see otherwise, leave the rest.'),
  /** Where the relationship will be told. */
  sortClosed: message('老师显示结果以后，这里会读出你的放法说的是哪种关系。', 'Once the results are shown, this tells which relationship your sort describes.'),
  still: message('这一轮已收，不能再动。', 'The round is closed: nothing can be moved.'),
  finished: message('放完了', 'Finished'),
  finishedLeft: message('放完了（还剩 {n} 张）', 'Finished ({n} left)'),
  isFinished: message('已告诉老师：放完了。还能改，直到收。', 'The lecturer knows that you are finished. You can change it until the close.'),
  shownNow: message('老师已显示结果。这是你自己的放法描述的关系：', 'The results are shown. This is the relationship that your own sort describes:'),

  /** Said aloud, of any task. */
  shownTold: message('老师已显示结果。', 'The results are shown.'),

  // Questions.
  contested: message('这张卡放哪一格？', 'Which bin is this card for?'),
  answerDone: message('答好了', 'Finished'),
  answerOpen: message('先选，再按“答好了”', 'Choose first, then "Finished"'),
  orderOpen: message('先排完，再按“答好了”', 'Order all of them first, then "Finished"'),
  isAnswered: message('已告诉老师：答好了。还能改，直到收。', 'The lecturer knows that you are finished. You can change it until the close.'),
  answerAgain: message('从你第一轮的回答开始：想改就改。', 'You begin with your answer of the first round: change it if you like.'),
  mine: message('我选的', 'mine'),

  // Somebody who put it elsewhere.
  pairTitle: message('找一个记号不同的人', 'Find somebody with another sign'),
  yourSign: message('你的记号：', 'Your sign: '),
  signs: [message('圆', 'circle'), message('三角', 'triangle'), message('方块', 'square'), message('五角星', 'star'), message('十字', 'cross')],
  youPut: message('你放在：{bin}', 'You put it in: {bin}'),
  youChose: message('你选的：{option}', 'You chose: {option}'),
  youDidNot: message('你还没放', 'You have not placed it'),
  pairHow: message('记号不同，放的格就不同。先听对方为什么，再说自己为什么，然后等第二轮。', 'Another sign means another bin. Hear the other\'s reasons first, then give yours, and wait for the second round.'),
  pairHowChoice: message('记号不同，答案就不同。先听对方为什么，再说自己为什么，然后等第二轮。', 'Another sign means another answer. Hear the other\'s reasons first, then give yours, and wait for the second round.'),

  // The foot.
  foot: message('这节课存了什么', 'What this class keeps'),
  ends: message('最迟在 {time} 全部删掉。', 'All of it is deleted by {time} at the latest.'),
  remove: message('删掉我的答案，离开', 'Delete my answers and leave'),
  removeTitle: message('删掉你的答案，离开这节课？', 'Delete your answers and leave the class?'),
  removeBody: message('服务器上和这部手机上，你在这节课里的答案都会删掉，不能恢复。', 'Your answers in this class are deleted on the server and on this phone; this can\'t be undone.'),
  removeYes: message('删掉，离开', 'Delete and leave'),
  removeFailed: message('没有删成：连不上服务器。连上以后请再试。', 'Not deleted: the server is not reached. Try again once it is back.'),
  removed: message('已删掉，你已离开这节课。', 'Deleted; you have left the class.'),
  comeBack: message('重新加入', 'Join again'),

  // The end.
  ended: message('这节课结束了', 'The class is over'),
  endedMore: message('服务器上，全班的答案都已删掉。', 'The class\'s answers are deleted on the server.'),
  takeOver: message('课上的放法留作自己的：{name}', 'Keep your sort from class: {name}'),
  taken: message('已留下：{name}', 'Kept: {name}'),
  takeTitle: message('换成课上的放法？', 'Replace your own sort?'),
  takeBody: message('“{name}”里已经有你自己放的，会换成课上的。', '"{name}" already has a sort of yours; it is replaced by the one from class.'),
  takeYes: message('换成课上的', 'Use the one from class'),
  takeNo: message('留着我的', 'Keep mine'),
  noneToTake: message('你在课上没有放卡，没有要留的。', 'You sorted no cards in class: there is nothing to keep.'),
} as const
