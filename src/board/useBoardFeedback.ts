import type { CardId, ZoneId } from '#case/model/model'
import type { UseSorterReturn } from './useSorter'
import { shallowRef } from 'vue'
import { cardById, pairFor } from '#case/index'
import { useAfterPaint } from '#base/useAfterPaint'

export type BoardFeedback = ReturnType<typeof useBoardFeedback>['feedback']['value']

/** What the board tells below its bins: the relationship that results, the zone that was asked for and the card that is meant. */
export function useBoardFeedback(sorter: UseSorterReturn, late: () => boolean) {
  const shown = shallowRef<CardId | null>(null)
  const zone = shallowRef<ZoneId | null>(null)

  function feedbackNow() {
    const card = shown.value ? cardById(shown.value) : null
    return {
      result: sorter.result.value,
      how: sorter.shown.value,
      old: sorter.readingIsOld.value,
      placed: sorter.placed.value,
      round: sorter.round.value,
      zone: zone.value,
      card,
      place: card ? sorter.placeOf(card.id) : 'pool' as const,
      grade: card && sorter.gradeOf(card),
      own: card && sorter.ownBeside(card.id),
      before: card && sorter.triedIn(card.id),
      pair: card ? pairFor(card.id) : undefined,
    }
  }

  return {
    feedback: useAfterPaint(feedbackNow, late),
    /** The card that the reader means; it takes the place of the zone that was asked for. */
    show(id: CardId | null) {
      shown.value = id
      zone.value = null
    },
    /** Asked for twice, the zone is closed again. Whether it is open now. */
    askZone(id: ZoneId): boolean {
      zone.value = zone.value === id ? null : id
      return zone.value !== null
    },
  }
}
