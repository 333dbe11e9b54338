import { message } from '../message'

/** What the page itself says before the deck is there, or when it does not come. */
export const cover = {
  /** By why, as src/base/fetch/fetchFault.ts can tell. */
  failed: {
    offline: message(
      '课件的其余部分没有取到：好像没有联网。网络一恢复，就会自动打开。',
      'The rest of the deck could not be fetched: you seem to be offline. It opens by itself when the network is back.',
    ),
    signIn: message(
      '课件的其余部分没有取到，取来的是别的网页，多半是网络的登录页。请先在另一个窗口登录网络，之后会自动打开。',
      'The rest of the deck could not be fetched: another page came in its place, probably where the network wants you to sign in. Do so in another window; then it opens by itself.',
    ),
    missing: message(
      '课件的其余部分没有取到：服务器没有给。过一会儿会自动再试。',
      'The rest of the deck could not be fetched: the server did not give it. It will be tried again by itself in a while.',
    ),
    newer: message(
      '课件的其余部分没有取到：服务器上已经换了新版本。再试一次，就打开新版本。',
      'The rest of the deck could not be fetched: the server has a newer version now. Try again to open that.',
    ),
    frame: message(
      '课件的其余部分没有取到：课件被放在别的网页的框里，那个框不让它取自己的文件。请在单独的窗口打开。',
      'The rest of the deck could not be fetched: the deck is in a frame of another page, which does not let it fetch its own files. Open it in a window of its own.',
    ),
    file: message(
      '课件的其余部分没有取到：这样从磁盘直接打开，取不到其余的文件。请用网址打开，或用单个文件的课件。',
      'The rest of the deck could not be fetched: opened from a disk in this way, it can\'t fetch its other files. Open it by its web address, or use the deck that is one file.',
    ),
  },
  ownWindow: message('在单独的窗口打开', 'Open it in a window of its own'),
  withoutScripts: message(
    '本课件要用 JavaScript。请在浏览器里打开它，再刷新本页。',
    'This deck needs JavaScript. Allow it in the browser and reload this page.',
  ),
}
