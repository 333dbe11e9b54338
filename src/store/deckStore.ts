import type { Backing } from './backing'
import type { Store } from './store'
import { hasUnnamed } from '#case/deck'
import { wasCard } from '#case/board/sets'
import { entryOf, OWN_PREFIX } from './registry'
import { createStore } from './store'

let stores: { device: Store, window: Store } | undefined

/** Says where all is kept; called once, before anything is read (setup/main.ts). What an earlier build kept is taken over. */
export function startStore(device: Backing, window: Backing): void {
  const ofCase = { prefix: OWN_PREFIX, hasUnnamed, wasCard }
  stores = { device: createStore(device, ofCase), window: createStore(window, ofCase) }
}

function started(): { device: Store, window: Store } {
  if (!stores)
    throw new Error('The store is asked for before startStore() has said where things are kept.')
  return stores
}

/** What is kept on the device. */
export const deckStore = (): Store => started().device
/** Where a thing is kept: but for one or two, on the device. */
export const storeOf = (name: string): Store => entryOf(name)?.inWindow ? started().window : started().device

/** "New class": what learners did, and what was counted, shown and opened. What another case keeps stays, and so do the settings. */
export const clearClass = (): void => Object.values(started()).forEach(store => store.clear('answer', 'class'))
/** All that is ours; the settings where no other case on the device goes by them. */
export const clearAll = (): void => Object.values(started()).forEach(store => store.clear('answer', 'class', 'device'))
