import type { Ref } from 'vue'
import type { CardId, Place } from '#case/model/model'
import { useEventListener } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import { PLACES } from '#case/model/model'

/**
 * Of each list of cards one is a tab stop, with its menu: the one that had the focus last, else the first. Tab goes on to the next
 * list, arrows go from card to card. With every card a stop there were thirty of them before the first bin.
 */
export function useTabStops(root: Ref<HTMLElement | null | undefined>, cardsIn: (place: Place) => readonly { id: CardId }[]) {
  const last = shallowRef<Readonly<Partial<Record<Place, CardId>>>>({})
  useEventListener(root, 'focusin', ({ target }: FocusEvent) => {
    const card = (target as Element).closest<HTMLElement>('[data-card]')
    const place = card?.closest<HTMLElement>('[data-bin]')?.dataset.bin as Place | undefined
    if (card && place && last.value[place] !== card.dataset.card)
      last.value = { ...last.value, [place]: card.dataset.card }
  })
  const stops = computed(() => new Set(PLACES.map((place) => {
    const cards = cardsIn(place)
    return (cards.find(({ id }) => id === last.value[place]) ?? cards[0])?.id
  })))
  return (id: CardId): boolean => stops.value.has(id)
}
