import type { CardId, SetId } from '../model/model'

/**
 * One number for a card, wherever it is named: wall, worksheet, key, notes, class table. The main sort's cards are 1, 2, 3 …
 * as they lie in its pool, which gives no stage away; those that only other boards show go on from there, the full set's first.
 * Twins, which are made up and never lie beside them, have numbers of their own.
 * @param sets the cards of each board, as they lie in its pool
 */
export function numberCards(sets: Readonly<Record<SetId, { poolOrder: readonly CardId[] }>>): ReadonlyMap<CardId, number> {
  const { core, full, first, twins } = sets
  return new Map([[...core.poolOrder, ...full.poolOrder, ...first.poolOrder], twins.poolOrder]
    .flatMap(ids => [...new Set(ids)].map((id, index) => [id, index + 1] as const)))
}
