import { message } from '../message'

/** In the place of what could not be fetched: why, as far as the page can tell. */
export const fetchFaults = {
  offline: message(
    '这里的内容没有取到：好像没有联网，而这台设备还没存过它。网络一恢复，就会自动出现。',
    'What belongs here could not be fetched: you seem to be offline, and this device has not kept it yet. It comes by itself when the network is back.',
  ),
  signIn: message(
    '这里的内容没有取到，取来的是别的网页，多半是网络的登录页。请先在另一个窗口登录网络，之后会自动出现。',
    'What belongs here could not be fetched: another page came in its place, probably where the network wants you to sign in. Do so in another window; then it comes by itself.',
  ),
  missing: message(
    '这里的内容没有取到：服务器没有给。过一会儿会自动再试。',
    'What belongs here could not be fetched: the server did not give it. It will be tried again by itself in a while.',
  ),
  newer: message(
    '课件有了新版本，这里的旧文件服务器上已经没有了。换到新版本会重新打开，仍停在这里；做过的都留着。',
    'There is a newer version of the deck, and the server no longer has the older file that belongs here. Taking the new version opens the deck again at this place; what you did stays.',
  ),
  remembered: message(
    '网络已经恢复，但浏览器记着刚才的失败，不再去取。重新打开就好，仍停在这里；做过的都留着。',
    'The network is back, but the browser remembers the failure and does not ask again. Opening the deck again helps; it opens at this place, and what you did stays.',
  ),
  frame: message(
    '这里的内容没有取到：课件被放在别的网页的框里，那个框不让它取自己的文件。请在单独的窗口打开。',
    'What belongs here could not be fetched: the deck is in a frame of another page, which does not let it fetch its own files. Open it in a window of its own.',
  ),
  file: message(
    '这里的内容没有取到：这样从磁盘直接打开的课件，取不到其余的文件。请用网址打开，或用单个文件的课件。',
    'What belongs here could not be fetched: opened from a disk in this way, the deck can\'t fetch its other files. Open it by its web address, or use the deck that is one file.',
  ),
}

export const fetching = {
  waiting: message('正在打开…', 'Opening…'),
  again: message('再试一次', 'Try again'),
  trying: message('正在再试…', 'Trying again…'),
  reload: message('重新打开', 'Open again'),
  takeNewer: message('换到新版本', 'Take the new version'),
  home: message('打开课件', 'Open the deck'),
}
