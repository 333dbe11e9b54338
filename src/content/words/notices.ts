import { message } from '../message'

/** Above everything else on study pages. */
export const notices = {
  unkept: message(
    '这个浏览器不让网页保存，或者空间已满：可以照常做，关掉页面以后不保留。要留下，请到“我的答案”存为文件或复制文字。',
    'This browser does not let the page save, or is full: you can work as usual, but nothing is kept after you close the page. To keep it, save it as a file or copy it as text under "My answers".',
  ),
  understood: message('知道了', 'Understood'),
  toAnswers: message('我的答案', 'My answers'),
  newer: message(
    '有新版本。做过的都留着；换过去会重新打开这一页，开着课件的其他窗口也请重新打开。',
    'A new version is ready. What you did stays. Taking it opens this page again; please reload other windows of the deck, too.',
  ),
  takeNewer: message('换到新版本', 'Take the new version'),
  notNow: message('以后再说', 'Not now'),
}
