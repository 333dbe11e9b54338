import type { CardId, SetId } from '../domain/model'
import type { CardSet } from './schema'
import data from '../../content/sets.yaml'
import { SET_IDS } from '../domain/model'
import { found } from './found'

export interface BoardSet extends CardSet {
  id: SetId
}

/** Cards that were withdrawn; they keep their place in a set's `cards`, so that old share codes still read. */
export const retiredCards: readonly CardId[] = /* @__PURE__ */ (() => data.retired)()

/** `cards` is the order of share codes; `poolOrder` holds the cards to show, as they lie in the pool. */
export const cardSets: readonly BoardSet[] = /* @__PURE__ */ SET_IDS.map(id => ({ id, ...data.sets[id] }))

export const setById = (id: string): BoardSet => found(cardSets.find(set => set.id === id), 'set', id)
