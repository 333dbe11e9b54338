import { message } from '../message'

/** Above everything else on study pages. */
export const notices = {
  unkept: message(
    '这个浏览器不让网页保存，或者空间已满：可以照常做，关掉页面以后不保留。要留下，请到“我的答案”存为文件或复制文字。',
    'This browser does not let the page save, or is full: you can work as usual, but nothing is kept after you close the page. To keep it, save it as a file or copy it as text under "My answers".',
  ),
  /** To readers whose browser clears pages that were not used for a week. */
  unvisited: {
    homeScreen: message(
      '一星期没有打开，这个浏览器可能会清掉这里保存的东西。要留住，请现在就把这一页“添加到主屏幕”，以后从那个图标打开；已经做了一些的，先到“我的答案”存为文件，再到图标里打开那个文件。不加图标，就隔几天存一次文件。',
      'This browser may clear what is kept here when the page has not been opened for a week. To keep it, add this page to the home screen now and open it from that icon; if you have done something already, first save it as a file under "My answers" and open that file there. Without the icon, save a file every few days.',
    ),
    dock: message(
      '一星期没有打开，这个浏览器可能会清掉这里保存的东西。要留住，请现在就用“文件”菜单里的“添加到程序坞”，以后从那个图标打开；已经做了一些的，先到“我的答案”存为文件，再到图标里打开那个文件。不加图标，就隔几天存一次文件。',
      'This browser may clear what is kept here when the page has not been opened for a week. To keep it, choose "Add to Dock" in the File menu now and open the page from that icon; if you have done something already, first save it as a file under "My answers" and open that file there. Without the icon, save a file every few days.',
    ),
  },
  older: message(
    '旧版的课件还在另一个窗口里开着。那里做的，只要不会盖掉这里做的，都接了过来；其余的放在一边，没有删掉。请重新打开那个窗口。',
    'An older version of the deck is still open in another window. What is done there is taken over where nothing done here would be lost by it, and put aside, not deleted, where it would. Please reload that window.',
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
