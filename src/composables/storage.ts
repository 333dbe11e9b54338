import { customStorageEventName } from '@vueuse/core'

/** Everything the deck keeps on a device starts with this; "new class" clears by it. */
export const STORAGE_PREFIX = 'coevolution-deck/'

/** Name in the store of the moment (epoch, ms) when the last new class began. */
export const CLASS_BEGUN = 'class-begun'

/** What could not be written because the store is full: kept for this visit, so that slide and study page agree. */
export const unsaved = new Map<string, string>()

/**
 * What counts of what a window hears of another's writing. Two that write at once each hear of the other's text after their
 * own: what is kept by then is the same for both, what they heard is not.
 */
export function heard(key: string, text: string | null): string | null {
  // From a copy in this window, of what could not be written.
  if (text !== null && unsaved.get(key) === text)
    return text
  // Another window could write what this one could not.
  unsaved.delete(key)
  return deckStorage().getItem(key)
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

function memoryStore(items: Map<string, string>): Store {
  return {
    getItem: key => items.get(key) ?? null,
    setItem: (key, value) => { items.set(key, value) },
    removeItem: (key) => { items.delete(key) },
  }
}

let store: Store | undefined
let memory: Map<string, string> | undefined

function useMemory(): Store {
  memory = new Map()
  return memoryStore(memory)
}

/** Local storage, or memory where the browser denies it (some private windows, blocked cookies). */
export function deckStorage(): Store {
  if (!store) {
    try {
      const probe = `${STORAGE_PREFIX}probe`
      localStorage.getItem(probe)
      // Denied: index.html has put something in its place, or Slidev would not have started; it can't tell its keys.
      store = document.documentElement.dataset.storage === 'denied' ? useMemory() : localStorage
    }
    catch {
      store = useMemory()
    }
  }
  return store
}

/** Denied, everything lives in memory for as long as the page does. */
export function storageIsDenied(): boolean {
  deckStorage()
  return memory !== undefined
}

/** Whether what is done now can be kept: not where storage is denied, nor where it is full. */
export function canStore(): boolean {
  if (storageIsDenied() || unsaved.size > 0)
    return false
  const probe = `${STORAGE_PREFIX}probe`
  try {
    localStorage.setItem(probe, 'x'.repeat(1000))
    localStorage.removeItem(probe)
    return true
  }
  catch {
    return false
  }
}

/** Keys of all that the deck keeps, whether it could be written or not. */
export function storedKeys(): string[] {
  const store = deckStorage()
  return [...new Set([...memory?.keys() ?? Object.keys(store), ...unsaved.keys()])].filter(key => key.startsWith(STORAGE_PREFIX))
}

/** Tells the copies in this window that a key has changed; the browser tells other windows. */
export function tellCopies(key: string, newValue: string | null, oldValue: string | null = null): void {
  const storageArea = deckStorage()
  dispatchEvent(storageArea instanceof Storage
    ? new StorageEvent('storage', { key, oldValue, newValue, storageArea })
    : new CustomEvent(customStorageEventName, { detail: { key, oldValue, newValue, storageArea } }))
}
