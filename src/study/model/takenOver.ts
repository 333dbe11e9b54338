import type { CardId } from '#case/model/model'
import type { Placement } from '#board/model/placement'
import { EMPTY_PLACEMENT, placementOf } from '#board/model/placement'

/** What a larger board begins with: a smaller one's sort, once that is complete; of it the cards that the larger one has. */
export const takenOver = (sort: Placement, cards: readonly CardId[], larger: readonly CardId[]): Placement =>
  cards.length > 0 && cards.every(id => Object.hasOwn(sort, id)) ? placementOf(Object.entries(sort).filter(([id]) => larger.includes(id))) : EMPTY_PLACEMENT
