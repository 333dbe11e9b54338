import { message } from '../message'

/** Where an address means nothing: in the deck, and on the page that a host shows in place of a file it does not have. */
export const unknown = {
  title: message('没有这个地址', 'No such address'),
  nothing: message('课件里没有“{address}”。多半想打开的是：', 'The deck has no "{address}". Perhaps this is meant:'),
  noNumber: message('没有第 {n} 张：这堂课一共 {total} 张。最近的是：', 'There is no slide {n}: this lecture has {total}. The nearest is:'),
  otherLecture: message('“{slide}”只在 90 分钟的那堂课里，这里是 45 分钟的。最近的是：', '"{slide}" is in the 90-minute lecture only, and this is the 45-minute one. The nearest is:'),
  inText: message('{name}（文字版）', '{name} (as text)'),
  inPresenter: message('{name}（讲者屏）', '{name} (presenter view)'),
}

/** On that page, before it is known where the deck is, and after. */
export const notFound = {
  title: message('这里没有网页', 'There is no page here'),
  looking: message('正在找课件……', 'Looking for the deck…'),
  found: message('地址好像被改过。课件在这里：', 'The address seems to have been changed on its way. The deck is here:'),
  open: message('打开课件', 'Open the deck'),
  none: message('这个地址没有网页，附近也没有找到课件。请再看一遍收到的地址。', 'There is no page at this address, and no deck near it. Please look at the address you were given once more.'),
}
