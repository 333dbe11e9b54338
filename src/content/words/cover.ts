import { message } from '../message'

/** What the page itself says before the deck is there, or when it does not come. */
export const cover = {
  failed: message(
    '课件的其余部分没有取到。请检查网络，再刷新本页。',
    'The rest of the deck could not be fetched. Check the connection and reload this page.',
  ),
  withoutScripts: message(
    '本课件要用 JavaScript。请在浏览器里打开它，再刷新本页。',
    'This deck needs JavaScript. Allow it in the browser and reload this page.',
  ),
}
