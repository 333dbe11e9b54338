/** Everything the deck keeps on a device starts with this; "new class" clears by it. */
export const STORAGE_PREFIX = 'coevolution-deck/'

/** What could not be written because the store is full: kept for this visit, so that slide and study page agree. */
export const unsaved = new Map<string, string>()

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

function memoryStore(): Store {
  const items = new Map<string, string>()
  return {
    getItem: key => items.get(key) ?? null,
    setItem: (key, value) => { items.set(key, value) },
    removeItem: (key) => { items.delete(key) },
  }
}

let store: Store | undefined
let denied = false

/** Local storage, or memory where the browser denies it (some private windows, blocked cookies). */
export function deckStorage(): Store {
  if (!store) {
    try {
      const probe = `${STORAGE_PREFIX}probe`
      localStorage.getItem(probe)
      store = localStorage
      // index.html has put memory in its place, or Slidev would not have started.
      denied = document.documentElement.dataset.storage === 'denied'
    }
    catch {
      denied = true
      store = memoryStore()
    }
  }
  return store
}

export function storageIsDenied(): boolean {
  deckStorage()
  return denied
}
