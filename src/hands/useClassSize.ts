import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { readClassSize } from './model/handCounts'
import { deckStorage, STORAGE_PREFIX, unsaved } from '#store/storage'
import { useDeck } from '#deck/useDeck'
import { useStoredText } from '#store/useStoredText'

/** Name in the store; "new class" takes it away with the hands. */
const CLASS_SIZE = 'class-size'

/** The size at this moment, for what is worked out when a count changes; null: not told. */
export function classSizeNow(): number | null {
  const key = STORAGE_PREFIX + CLASS_SIZE
  return readClassSize(unsaved.get(key) ?? deckStorage().getItem(key))
}

/** How many people the class has: told once, the same for every show of hands and in every window. Call in setup. */
export function useClassSize(): { size: ComputedRef<number | null>, keep: (size: number | null) => void } {
  const { interactive } = useDeck()
  const { text, save } = useStoredText(CLASS_SIZE, () => interactive.value)
  return {
    size: computed(() => readClassSize(text.value)),
    keep: size => save(size === null ? null : String(size)),
  }
}
