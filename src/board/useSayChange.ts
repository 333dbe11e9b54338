import type { LocalText } from '../../build/content/schema'
import type { Announce } from '#base/useAnnouncer'
import type { UseSorterReturn } from './useSorter'
import { overallOf } from '#case/board/readings'

/**
 * Does what changes a board, then says `text`; and the relationship that the cards now describe, where that is shown and
 * is another than before: it changes far from where the reader is.
 */
export function useSayChange(sorter: UseSorterReturn, say: Announce) {
  const relationship = () => sorter.shown.value !== 'nothing' ? overallOf(sorter.result.value) : null

  return (act: () => void, text: () => LocalText): void => {
    const before = relationship()
    act()
    const now = relationship()
    const { zh, en } = text()
    say(now && now !== before ? { zh: `${zh}${now.zh.headline}。`, en: `${en} ${now.en.headline}.` } : { zh, en })
  }
}
