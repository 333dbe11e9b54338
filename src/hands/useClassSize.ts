import type { ComputedRef } from 'vue'
import { readClassSize } from './model/handCounts'
import { deckStore } from '#store/deckStore'
import { keyOf, REGISTRY } from '#store/registry'
import { useStored } from '#store/useStored'
import { useDeck } from '#deck/useDeck'

/** The size at this moment, for what is worked out when a count changes; null: not told. */
export const classSizeNow = (): number | null => readClassSize(deckStore().get(keyOf('class-size')))

/** How many people the class has: told once, the same for every show of hands and in every window. Call in setup. */
export function useClassSize(): { size: ComputedRef<number | null>, save: (size: number | null) => void } {
  const { interactive } = useDeck()
  const { stored: size, save } = useStored('class-size', REGISTRY['class-size'].codec, () => interactive.value)
  return { size, save }
}
