import type { BinId, CardId, Place } from '#case/model/model'

/** Card id → bin; a card that is not in it lies in the pool. Never mutated. */
export type Placement = Readonly<Record<CardId, BinId>>

/** A placement with the moves that led to it. Lives in one window only. */
export interface History {
  past: readonly Placement[]
  present: Placement
  future: readonly Placement[]
}

export const EMPTY_PLACEMENT: Placement = Object.freeze({})

export const startHistory = (present: Placement = EMPTY_PLACEMENT): History => ({ past: [], present, future: [] })

/** An id that nobody knows lies in the pool. `Object.hasOwn`: ids come from stores, links and files, and may be named like `constructor`. */
export const placeOf = (placement: Placement, id: CardId): Place => Object.hasOwn(placement, id) ? placement[id] : 'pool'

/**
 * The placement of these cards, in this order. Without a prototype an object is a table from its first entry on; one of
 * `Object.fromEntries` becomes a table past 1,020 entries, and up to there each entry costs more than the one before.
 */
export function placementOf(entries: Iterable<readonly [CardId, BinId]>): Placement {
  const table = Object.create(null) as Record<CardId, BinId>
  for (const [id, bin] of entries)
    table[id] = bin
  return table
}

/** Whether all cards lie in the pool. */
export const isEmpty = (placement: Placement): boolean => Object.keys(placement).length === 0

/** The placement after one move; the same object when the card already lies there. */
export function place(placement: Placement, id: CardId, to: Place): Placement {
  if (placeOf(placement, id) === to)
    return placement
  // Taken out first, so that a card lies in its bin in the order of arrival.
  const rest = Object.entries(placement).filter(([key]) => key !== id)
  return placementOf(to === 'pool' ? rest : [...rest, [id, to]])
}

/** One step that can be undone; a step that changes nothing is not a step. */
export function step(history: History, next: Placement): History {
  return next === history.present
    ? history
    : { past: [...history.past, history.present], present: next, future: [] }
}

/** `place` as a step that can be undone. */
export const move = (history: History, id: CardId, to: Place): History => step(history, place(history.present, id, to))

/** The same object when there is nothing to take back. */
export function undo(history: History): History {
  const previous = history.past.at(-1)
  return previous === undefined
    ? history
    : { past: history.past.slice(0, -1), present: previous, future: [history.present, ...history.future] }
}

/** The same object when nothing was taken back. */
export function redo(history: History): History {
  const [next, ...future] = history.future
  return next === undefined ? history : { past: [...history.past, history.present], present: next, future }
}

/** Cards that lie elsewhere in `b` than in `a`, among `ids`. */
export const movedBetween = (a: Placement, b: Placement, ids: readonly CardId[]): CardId[] =>
  ids.filter(id => placeOf(a, id) !== placeOf(b, id))

/** Order of arrival does not count: two placements are the same when every card lies in the same place. */
export const samePlacement = (a: Placement, b: Placement): boolean =>
  movedBetween(a, b, [...Object.keys(a), ...Object.keys(b)]).length === 0
