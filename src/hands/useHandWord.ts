import type { ShallowRef } from 'vue'
import type { LocalText } from '../../build/content/schema'
import { shallowRef, watch } from 'vue'
import { useDeck } from '#deck/useDeck'

/** Of this window: it is the one that types who is told. */
const wordOf = new Map<string, ShallowRef<LocalText | null>>()

/** What is to be told of a number just typed, beside the counts of its poll or table (`sort/core`); gone with the page. Call in setup. */
export function useHandWord(of: string): ShallowRef<LocalText | null> {
  const { active } = useDeck()
  const word = wordOf.get(of) ?? shallowRef<LocalText | null>(null)
  wordOf.set(of, word)
  watch(active, () => { word.value = null })
  return word
}
