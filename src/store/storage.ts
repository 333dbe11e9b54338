import type { RemovableRef, UseStorageOptions } from '@vueuse/core'
import { customStorageEventName, useStorage } from '@vueuse/core'
import { shallowReactive, shallowReadonly, shallowRef } from 'vue'
import { hasUnnamed, settings } from '#case/deck'
import { wasCard } from '#case/board/sets'
import { casePrefix, fingerprint, isAboutOthers, isOtherCases, SETTING_KEYS, settingKey, takeOver, UNNAMED_PREFIX } from './model/keptNames'
import { parseJson } from '#base/model/json'

/** Everything that this case keeps on a device starts with this; "new class" clears by it. */
export const STORAGE_PREFIX = casePrefix(settings.id)

/** Name in the store of the moment (epoch, ms) when the last new class began. */
export const CLASS_BEGUN = 'class-begun'

/** What could not be written because the store is full: kept for this visit, so that slide and study page agree. */
export const unsaved = shallowReactive(new Map<string, string>())

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

/**
 * Local storage, or memory where the browser denies it (some private windows, blocked cookies). Whoever asks first has what
 * was kept before cases had names taken over: nothing is read before.
 */
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
    if (!memory)
      followOthers(localStorage)
  }
  return store
}

/** What another document does to the store: an older build in another window, and any while this page lay in the browser's cache. */
function followOthers(storage: Storage): void {
  takeOverUnnamed(storage)
  addEventListener('storage', ({ key, newValue, isTrusted }) => {
    if (isTrusted && newValue !== null && key !== null && unnamed(storage, [key]).length > 0) {
      older.value = true
      takeOverUnnamed(storage, [key])
    }
  })
  addEventListener('pagehide', () => {
    for (const [key, area] of shown)
      left.set(key, area.getItem(key))
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted)
      readAnew(storage)
  })
}

/** The presenter's clock, which lasts as long as its window: in session storage. */
export const CLOCK_KEY = `${STORAGE_PREFIX}clock`
const CLOCK_BEFORE = `${UNNAMED_PREFIX}clock`
/** What was taken over from before cases had names, as name → fingerprint of its text. */
const TAKEN_KEY = `${STORAGE_PREFIX}taken-over`

const older = shallowRef(false)
/** An older build of this case, which keeps things under names without the case, has gone on beside this one. */
export const olderWindow = shallowReadonly(older)

/** Keys, of those given, from before cases had names, if this case is the one of then; not those that are plainly another's. */
function unnamed(storage: Storage, keys: readonly string[] = Object.keys(storage)): string[] {
  return hasUnnamed
    ? keys.filter(key => key.startsWith(UNNAMED_PREFIX) && !SETTING_KEYS.includes(key)
      && !isAboutOthers(key.slice(UNNAMED_PREFIX.length), storage.getItem(key) ?? '', wasCard))
    : []
}

function write(storage: Storage, key: string, text: string): boolean {
  try {
    storage.setItem(key, text)
    return true
  }
  catch {
    return false
  }
}

/**
 * Takes over what lies there from before cases had names (`takeOver` of the domain says what). What can't be written is shown
 * for this visit, and the next one tries again: the old texts stay where they are until "new class" or "delete everything".
 */
function takeOverUnnamed(storage: Storage, keys?: readonly string[]): void {
  try {
    const before = parseJson(storage.getItem(TAKEN_KEY) ?? '{}')
    const taken = new Map(Object.entries(typeof before === 'object' && before !== null ? before : {}) as [string, string][])
    const changed = unnamed(storage, keys).map(key => ({ name: key.slice(UNNAMED_PREFIX.length), text: storage.getItem(key) ?? '' }))
      .filter(({ name, text }) => taken.get(name) !== fingerprint(text))
    for (const { name, text } of changed) {
      const key = STORAGE_PREFIX + name
      const own = unsaved.get(key) ?? storage.getItem(key)
      const does = takeOver(text, own, taken.get(name))
      if (does === 'take') {
        const written = write(storage, key, text)
        if (written)
          unsaved.delete(key)
        else
          unsaved.set(key, text)
        tellCopies(key, text, own)
        if (!written)
          continue
      }
      else if (does === 'aside') {
        older.value = true
        if (!write(storage, `${key}/aside/${Date.now()}`, text))
          continue
      }
      taken.set(name, fingerprint(text))
    }
    if (changed.length > 0)
      write(storage, TAKEN_KEY, JSON.stringify(Object.fromEntries(taken)))
  }
  catch {
    // A store that fails while it is read: the next visit tries again.
  }
  try {
    const clock = hasUnnamed ? sessionStorage.getItem(CLOCK_BEFORE) : null
    if (clock !== null && sessionStorage.getItem(CLOCK_KEY) === null)
      sessionStorage.setItem(CLOCK_KEY, clock)
  }
  catch {
    // Denied or full: the clock starts anew.
  }
}

/** Keys that this page shows something of, with where they lie; and what lay there when it was left. */
const shown = new Map<string, Store>()
const left = new Map<string, string | null>()

/** That the page shows what is kept under a key: on the way back to it, the key is read anew and told as a `storage` event. */
export function readAlso(key: string, area: Store = deckStorage()): void {
  shown.set(key, area)
  if (!left.has(key))
    left.set(key, area.getItem(key))
}

/** A value kept under a key, in step with every other window and copy; what can't be written lasts as long as the page. */
export function useStored<T>(key: string, initial: T, options: UseStorageOptions<T> = {}, area: Store = deckStorage()): RemovableRef<T> {
  readAlso(key, area)
  return useStorage<T>(key, initial, area, { writeDefaults: false, onError: () => {}, ...options })
}

/**
 * Back from the browser's cache (`pageshow`, `persisted`) a page is as it was left, and has heard of nothing since. What it
 * has from its address (the language) or could not write stays, unless another has written meanwhile.
 */
function readAnew(storage: Storage): void {
  takeOverUnnamed(storage)
  for (const [key, area] of shown) {
    const text = area.getItem(key)
    if ((key !== settingKey('language') && !unsaved.has(key)) || text !== left.get(key))
      tellCopies(key, text, left.get(key), area)
  }
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

/** Keys of all that this case keeps, whether it could be written or not, and of what is its own from before cases had names. */
export function storedKeys(): string[] {
  const store = deckStorage()
  const own = [...memory?.keys() ?? Object.keys(store), ...unsaved.keys()].filter(key => key.startsWith(STORAGE_PREFIX))
  return [...new Set(own), ...store instanceof Storage ? unnamed(store) : []]
}

/** Keys of the device's settings; none where another case on this device goes by them, too. */
export function settingKeys(): readonly string[] {
  const all = memory ? [] : Object.keys(deckStorage())
  return all.some(key => isOtherCases(key, STORAGE_PREFIX)) ? [] : SETTING_KEYS
}

/** The presenter's clock of this window goes. */
export function forgetClock(): void {
  try {
    for (const key of Object.keys(sessionStorage).filter(one => one.startsWith(STORAGE_PREFIX) || (hasUnnamed && one === CLOCK_BEFORE)))
      sessionStorage.removeItem(key)
  }
  catch {
    // Denied: nothing is there.
  }
}

/** Tells the copies in this window that a key has changed; the browser tells other windows. */
export function tellCopies(key: string, newValue: string | null, oldValue: string | null = null, storageArea = deckStorage()): void {
  dispatchEvent(storageArea instanceof Storage
    ? new StorageEvent('storage', { key, oldValue, newValue, storageArea })
    : new CustomEvent(customStorageEventName, { detail: { key, oldValue, newValue, storageArea } }))
}
