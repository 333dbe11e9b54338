import type { NavOperations, ShortcutOptions } from '@slidev/types'
import { defineShortcutsSetup } from '@slidev/types'
import { useDeckKeys } from '#deck/useDeck'

/** Slidev's keys that go on stop where the clicker does, at the end of the lecture. */
export default defineShortcutsSetup((nav: NavOperations, base: ShortcutOptions[]) => {
  const { next, nextSlide } = useDeckKeys()
  return base.map(shortcut => ({
    ...shortcut,
    fn: shortcut.fn === nav.next ? () => void next() : shortcut.fn === nav.nextSlide ? () => void nextSlide() : shortcut.fn,
  }))
})
