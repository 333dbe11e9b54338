import type { CardId, SetId } from '../model/model'
import type { CardSet } from '../../../build/content/schema'
import data from '../../../content/sets.yaml'
import { SET_IDS } from '../model/model'
import { found } from '../found'

export interface BoardSet extends CardSet {
  id: SetId
}

/**
 * `cards` is the order of share codes, withdrawn cards included, so that old codes still read; `poolOrder` holds the cards to
 * show, as they lie in the pool.
 */
export const cardSets: readonly BoardSet[] = /* @__PURE__ */ SET_IDS.map(id => ({ id, ...data.sets[id] }))

export const setById = (id: string): BoardSet => found(cardSets.find(set => set.id === id), 'set', id)

const everDealt: ReadonlySet<CardId> = /* @__PURE__ */ (() => new Set([...data.retired, ...cardSets.flatMap(set => set.cards)]))()

/** Whether a card is this case's, or was before it was withdrawn. */
export const wasCard = (id: CardId): boolean => everDealt.has(id)
