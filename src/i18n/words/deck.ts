import type { LocalText } from '../../../build/content/schema'
import { message, ofSource } from '../message'

export const deck = {
  language: message('语言', 'Language'),
  zh: message('中文', 'Chinese'),
  en: message('英文', 'English'),
  both: message('双语', 'Both'),
  page: message('第 {n} 张，共 {total} 张', 'Slide {n} of {total}'),
  slide: message('第 {n} 张，共 {total} 张：{title}', 'Slide {n} of {total}: {title}'),
  claim: message('依据', 'Source'),
  sources: message('出处', 'Sources'),
  close: message('关闭', 'Close'),
  cancel: message('取消', 'Cancel'),
  openDeck: message('打开课件', 'Open the deck'),
}

/** On a phone, over the slides. */
export const phoneOffer = {
  label: message('屏幕窄，可以改用：', 'On a narrow screen:'),
  study: message('自己学', 'Study by yourself'),
  read: message('读文字版', 'Read as text'),
}

/** The "how to use" slide: groups of lines, each with the keys it is about. */
export const howTo: Record<'turn' | 'show' | 'sort', { title: LocalText, lines: readonly { keys?: readonly string[], text: LocalText }[] }> = {
  turn: {
    title: message('翻页', 'Turning pages'),
    lines: [
      { keys: ['→', '←'], text: message('下一步，上一步；翻页笔也一样。', 'Next and back; a clicker does the same.') },
      { keys: ['PageDown'], text: message('翻页笔的键：放卡时照样翻页。', 'The clicker\'s key: works even while you sort.') },
      { keys: ['O', 'G'], text: message('总览；跳到某一张。', 'Overview; go to a slide.') },
      { keys: ['F'], text: message('全屏。', 'Full screen.') },
      { keys: ['B', '.'], text: message('投影黑屏；再按一次、Esc 或翻页键恢复。', 'Black screen; again, Esc or a page key: back.') },
    ],
  },
  show: {
    title: message('怎么显示', 'What is shown'),
    lines: [
      { keys: ['A', 'H'], text: message('打开全部答案，再按打开“想一想”；收起。', 'All answers, then the check; hide again.') },
      { keys: ['L'], text: message('中文、英文、双语轮换，右上角也有。', 'Chinese, English, both; also at the top right.') },
      { keys: ['S'], text: message('记号旁显示是第几句，如 E7。', 'Sentence numbers beside the marks, such as E7.') },
      { keys: ['D'], text: message('深色、浅色。打印总是浅色。', 'Dark or light. Print is always light.') },
      { text: ofSource('点记号，看这句话出自{source}哪一句；没写的，就说没写。', 'Tap a mark: where {source} says it. If it does not, we say so.') },
    ],
  },
  sort: {
    title: message('放卡', 'Sorting cards'),
    lines: [
      { text: message('拖动；或先点卡片，再点格子。', 'Drag; or choose a card, then a bin.') },
      { keys: ['⋯'], text: message('卡片上的菜单：移到哪一格。', 'The card\'s menu: move it to a bin.') },
      { keys: ['1–4', '0'], text: message('直接放进一格；放回去。', 'Straight into a bin; back again.') },
      { keys: ['Enter'], text: message('拿起，方向键选格，再按放下。', 'Picks up; arrows choose; Enter drops.') },
    ],
  },
}
