import type { ComputedRef } from 'vue'
import type { CardId } from '#case/model/model'
import { computed } from 'vue'
import { useDeck } from '#deck/useDeck'
import { plain } from '#store/codecs'
import { useStored } from '#store/useStored'

/** What the learner wrote on why a card goes where they put it; empty when nothing. Call in setup. */
export function useWhy(card: CardId): { text: ComputedRef<string>, write: (text: string) => void } {
  const { interactive } = useDeck()
  const { text, save } = useStored(`why/${card}`, plain, () => interactive.value)
  return {
    text: computed(() => text.value ?? ''),
    write: now => save(now.trim() === '' ? null : now),
  }
}
