/** Where texts are kept under keys: the whole of what the store asks of it. That of a course platform is in src/lms/. */
export interface Backing {
  /** Whether it outlives the page. */
  lasts: boolean
  /** Somebody else keeps it, and no browser has to be asked to. */
  elsewhere?: true
  /** All keys there, not only ours. */
  keys: () => string[]
  get: (key: string) => string | null
  /** Throws where there is no room. */
  set: (key: string, text: string) => void
  remove: (key: string) => void
  /** Tells of every key that another window changes; null: any may have changed. */
  listen: (changed: (key: string | null) => void) => void
}

/** For as long as the page lives, in this window alone. */
export function memoryBacking(): Backing {
  const items = new Map<string, string>()
  return {
    lasts: false,
    keys: () => [...items.keys()],
    get: key => items.get(key) ?? null,
    set: (key, text) => { items.set(key, text) },
    remove: (key) => { items.delete(key) },
    listen: () => {},
  }
}

/** What is kept on the device has changed: for code that is not ours and listens to `storage`, which tells other windows only. */
export function tellWindow(key: string, newValue: string | null): void {
  dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }))
}

/**
 * What the browser keeps: of the device, or of one window. Memory where it denies that (some private windows, blocked
 * cookies): at every call, or altogether, and then index.html has put something in its place, or Slidev would not have started.
 */
export function browserBacking(of: 'device' | 'window'): Backing {
  let storage: Storage
  try {
    storage = of === 'device' ? localStorage : sessionStorage
    storage.getItem('probe')
    if (!(storage instanceof Storage))
      return memoryBacking()
  }
  catch {
    return memoryBacking()
  }
  return {
    lasts: true,
    keys: () => Object.keys(storage),
    get: key => storage.getItem(key),
    set: (key, text) => storage.setItem(key, text),
    remove: key => storage.removeItem(key),
    listen(changed) {
      addEventListener('storage', ({ key, storageArea }) => {
        if (storageArea === storage)
          changed(key)
      })
      // Back from the browser's cache, a page is as it was left and has heard of nothing since.
      addEventListener('pageshow', ({ persisted }) => {
        if (persisted)
          changed(null)
      })
    },
  }
}
