import { message } from '../message'

/** What the page says in a course platform. */
export const course = {
  before: message('开始之前', 'Before you begin'),
  /** Before the first answer: what the platform gets, and who reads it. */
  gets: message(
    '这一页在你们的课程平台里。平台会记下：“放卡”每张卡第一次和最后一次放在哪里、自测和判断的答案、用时、分数，都在你的名下；还有你做到哪里，换一台设备也能接着做。老师和平台的管理员看得到。',
    'This page is part of your course platform. The platform is given where each card of "Sort" lay first and last, your answers to the questions and judgements, your time and your score, under your name; and how far you are, so that you can go on on another device. Your lecturer and those who run the platform can read it.',
  ),
  /** Of a package that tells the platform of everything as it happens. */
  getsEach: message(
    '这一页在你们的课程平台里。平台会记下：每一次核对时各张卡放在哪里、自测和判断的每一次答案、用时、分数，都在你的名下；还有你做到哪里，换一台设备也能接着做。老师和平台的管理员看得到。',
    'This page is part of your course platform. The platform is given where the cards lay at each check of a sort, each of your answers to the questions and judgements, your time and your score, under your name; and how far you are, so that you can go on on another device. Your lecturer and those who run the platform can read it.',
  ),
  words: message(
    '你写的话和进度存在一起，用来接着做；“收尾”的两行只有你同意，才写进老师看的报告。这一页不把任何东西送到别处。',
    'What you write is kept with your progress, so that you can go on; your two lines of "Wrapping up" go into your lecturer\'s report only if you say so. The page sends nothing to anywhere else.',
  ),
  practice: message('这是练习：分数只供参考，没有及格不及格。', 'This is practice: the score is for orientation, and nobody passes or fails.'),
  needs: message('分数达到 {n} 分、规定的步骤也做完，算通过；没到，可以再做，取最好的一次。', 'You pass with a score of {n} and the steps done; below that you can go on, and the best counts.'),
  begin: message('知道了，开始', 'Understood, begin'),

  latest: message('平台已有最新的。', 'The platform has the latest.'),
  later: message('还没交给平台，马上就交。', 'Not with the platform yet; it is sent soon.'),
  completed: message('平台已记下：做完了。', 'Noted by the platform: you are done.'),
  passed: message('平台已记下：做完了，通过。', 'Noted by the platform: you are done, and have passed.'),
  waits: message('平台还等：', 'The platform still waits for: '),
  score: message('分数到 {n}', 'a score of {n}'),
  scoreNow: message('分数 {n}', 'score {n}'),

  missing: {
    offline: message('没有联网，平台还没有你最新的答案。做过的先存在这台设备上，网络恢复就交；放心起见，请存成文件。', 'You are offline, and the platform does not have your latest answers. They are on this device for now and are sent when the network is back; to be safe, save them as a file.'),
    lost: message('平台的登录已经过期，交不上去。请在另一个标签页里重新登录，再按“再交一次”；放心起见，先存成文件。', 'Your log-in at the platform has run out, so nothing can be sent. Log in again in another tab, then press "Send again"; to be safe, save a file first.'),
    refused: message('平台没有收下你最新的答案。做过的先存在这台设备上；请存成文件，再按“再交一次”，或从课程里重新打开。', 'The platform did not take your latest answers. They are on this device for now: save them as a file, then press "Send again", or open this page anew from the course.'),
  },
  save: message('存为文件', 'Save as a file'),
  again: message('再交一次', 'Send again'),

  alone: message('没有找到课程平台：照常可以做，做过的只留在这台设备上，分数也没有人收到。要交，请从课程里打开这一页。', 'No course platform was found: you can work as usual, but what you do stays on this device, and nobody gets a score. To hand it in, open this page from the course.'),
  marksStand: message('现在是回看：成绩和完成情况不会再变，只记下你做到哪里。', 'You are looking back: marks and completion stand as they are, and only how far you are is kept.'),
  browse: message('现在是浏览：不记成绩，只记下你做到哪里。', 'You are browsing: nothing is marked, and only how far you are is kept.'),
  brought: message('这台设备上有一份没交上去的，比平台上的新（{time}）：已经用它接着做，马上交给平台。', 'This device had answers that never reached the platform and are newer than what it has ({time}): they are used here, and sent to it now.'),
  rival: message('这台设备上还有一份（{time}），可能没交上去，和平台上的不一样；这里用的是平台上的。要留下那一份，请存成文件，可以在“我的答案”里打开。', 'This device has other answers ({time}), which perhaps never reached the platform; what is used here is what the platform has. To keep the others, save them as a file; "My answers" opens it.'),
  left: message('平台放不下这么多字，这些没有放进去：{names}。它们在“我的答案”存成的文件里。', 'The platform has no room for so many words. Not kept there: {names}. The file that you save under "My answers" has them.'),
  unread: message('平台上存着的进度，这一版读不出来，没有动它。可以先存下原来的文字，再从头开始；不从头开始，这次做的就不交给平台。', 'What the platform keeps of your progress can\'t be read by this version, and has been left as it is. You can save the old text and then start anew; until you do, nothing of this visit is sent.'),
  saveOld: message('存下原来的', 'Save the old text'),
  startAnew: message('从头开始', 'Start anew'),
  understood: message('知道了', 'Understood'),

  ended: message('这一页已经关上了', 'This page is closed'),
  endedHow: message('关上的时候，做过的已经交上去。要接着做，请从课程里重新打开：在这里做的不会再交给平台。', 'What you had done was handed in when it closed. To go on, open it anew from the course: what is done here would not be sent any more.'),
  openAnew: message('重新打开', 'Open anew'),
  back: message('回到课程', 'Back to the course'),

  slip: message('把这两行也交给老师', 'Give these two lines to my lecturer, too'),
  slipHow: message('不勾，就不写进报告；勾了再取消，平台上已收到的不会收回。', 'Without the tick they stay out of the report. If you take it back later, the platform keeps what it has.'),
}
