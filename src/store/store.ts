import type { CardId } from '#case/model/model'
import type { Backing } from './backing'
import type { Kind } from './registry'
import { isAboutOthers, isOtherCases, SETTING_KEYS, UNNAMED_PREFIX } from './model/storedNames'
import { entryOf } from './registry'
import { TAKEN_OVER, takeOverUnnamed } from './unnamed'

/** Whose store it is. */
export interface OfCase {
  /** Of the keys of all that is the case's own. */
  prefix: string
  /** What was kept before cases had names is this case's; see `takeOverUnnamed`. */
  hasUnnamed: boolean
  wasCard: (id: CardId) => boolean
}

export type Store = ReturnType<typeof createStore>

/**
 * What one window knows of a backing that others write to, too. By key; what a key is called in the code says the registry.
 * No Vue here: `useStored` shows it.
 */
export function createStore(backing: Backing, { prefix, hasUnnamed, wasCard }: OfCase) {
  /** What lay in the backing when this window last looked or wrote. */
  const seen = new Map<string, string | null>()
  /** What could not be written because the backing is full: it lasts as long as the page, and counts meanwhile. */
  const unsaved = new Map<string, string>()
  const listeners = new Set<(key: string) => void>()
  let older = false

  const notify = (key: string): void => listeners.forEach(changed => changed(key))
  const shown = (key: string): string | null => unsaved.get(key) ?? seen.get(key) ?? null
  const get = (key: string): string | null => unsaved.get(key) ?? backing.get(key)
  const see = (key: string): void => { seen.set(key, backing.get(key)) }

  /** Where there is no room it is kept for this visit only. Says whether it is in the backing. */
  function set(key: string, text: string | null): boolean {
    unsaved.delete(key)
    if (text === null)
      backing.remove(key)
    else
      write(key, text)
    see(key)
    if (text !== null && seen.get(key) !== text)
      unsaved.set(key, text)
    notify(key)
    return !unsaved.has(key)
  }

  function write(key: string, text: string): boolean {
    try {
      backing.set(key, text)
      return true
    }
    catch {
      return false
    }
  }
  /** A copy beside what is kept under a key, which nothing reads; false where there is no room for it. */
  const keepAside = (key: string, text: string): boolean => write(`${key}/aside/${Date.now()}`, text)

  /** Keys, of those given, from before cases had names, if this case is the one of then; not those that are plainly another's. */
  const unnamed = (keys: readonly string[]): string[] => hasUnnamed
    ? keys.filter(key => key.startsWith(UNNAMED_PREFIX) && !SETTING_KEYS.includes(key)
      && !isAboutOthers(key.slice(UNNAMED_PREFIX.length), backing.get(key) ?? '', wasCard))
    : []

  const own = (): string[] => [...new Set([...backing.keys(), ...unsaved.keys()])].filter(key => key.startsWith(prefix))

  function takeOver(keys: readonly string[]): void {
    if (takeOverUnnamed({ get, set, write, keepAside }, prefix, unnamed(keys))) {
      older = true
      notify(prefix)
    }
  }

  /**
   * Another window has written. Two that write at once each hear of the other's text after their own: what is kept by then is
   * the same for both, what they heard is not. So only the key is heard of, and what lies there counts, also over what this
   * window could not write.
   */
  function resolveConflict(key: string): void {
    const old = unnamed([key])
    if (old.length > 0 && backing.get(key) !== null) {
      older = true
      takeOver(old)
    }
    unsaved.delete(key)
    see(key)
    notify(key)
  }

  backing.listen((key) => {
    if (key !== null)
      return resolveConflict(key)
    // Any may have changed. What could not be written counts on, unless another has written meanwhile.
    takeOver(backing.keys())
    for (const one of seen.keys()) {
      if (!unsaved.has(one) || backing.get(one) !== seen.get(one))
        resolveConflict(one)
    }
  })
  takeOver(backing.keys())

  return {
    lasts: backing.lasts,
    elsewhere: backing.elsewhere === true,
    /** As it is kept at this moment, or could not be. */
    get,
    /** As this window shows it: it may not have heard yet of what another has just written. */
    shown,
    /** To be shown from now on: `listen` tells when it changes. */
    look(key: string): string | null {
      const [known, before] = [seen.has(key), shown(key)]
      see(key)
      if (known && shown(key) !== before)
        notify(key)
      return shown(key)
    },
    set,
    /** What is kept under a key and can't be read makes room for another, and is not lost; it stays where there is no room for a copy. */
    setAside: (key: string): boolean => keepAside(key, shown(key) ?? '') && set(key, null),
    isUnsaved: (key: string): boolean => unsaved.has(key),
    unsavedCount: (): number => unsaved.size,
    /** An older build of this case, which keeps things under names without the case, has gone on beside this one. */
    hasOlder: (): boolean => older,
    /** Whether what is done now can be kept. */
    canStore(): boolean {
      if (!backing.lasts || [...unsaved.keys()].some(key => key.startsWith(prefix)))
        return false
      const probe = `${prefix}probe`
      const hasRoom = write(probe, 'x'.repeat(1000))
      backing.remove(probe)
      return hasRoom
    },
    /** Names of all that is the case's own, written or not. */
    names: (): string[] => own().map(key => key.slice(prefix.length)),
    /**
     * All of some kinds goes, what was set aside and what is from before cases had names, too. A name that nobody knows goes with
     * the class. Settings stay where another case on the device goes by them.
     */
    clear(...kinds: readonly Kind[]): void {
      const keys = backing.keys()
      const isCleared = (name: string): boolean => name !== TAKEN_OVER && kinds.includes(entryOf(name)?.kind === 'answer' ? 'answer' : 'class')
      const cleared = [...own().map(key => [key, prefix]), ...unnamed(keys).map(key => [key, UNNAMED_PREFIX])].filter(([key, start]) => isCleared(key.slice(start.length)))
      const settings = kinds.includes('device') && !keys.some(key => isOtherCases(key, prefix)) ? SETTING_KEYS : []
      for (const key of [...cleared.map(([key]) => key), ...settings])
        set(key, null)
      // As long as something is left to be taken over, what was taken out since must not come back.
      if (unnamed(backing.keys()).length === 0)
        set(prefix + TAKEN_OVER, null)
    },
    /** Tells the key of whatever changes here or in another window. */
    listen(changed: (key: string) => void): void { listeners.add(changed) },
  }
}
