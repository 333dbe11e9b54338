import { fingerprint } from '#store/model/storedNames'

/*
 * What the platform does not have yet, on this device: under a hash, for a computer room has many learners. It goes when the platform
 * has it. A copy that can't be kept is no fault: the page says meanwhile that the platform has not got it.
 */

export interface Copies {
  load: () => Promise<{ text: string, handedIn: boolean } | null>
  /** @param handedIn whether the page was left with this, and the platform did not say no: then an older copy needs no mention. */
  save: (text: string, handedIn: boolean) => Promise<boolean>
  remove: () => Promise<void>
}

const NAME = 'course-copies'
const STORE = 'copies'
/** Before the text: it was given to the platform when the page was left, and nobody could wait for its answer. */
const HANDED_IN = 'handed in '

async function hashOf(text: string): Promise<string> {
  // Not there over plain http.
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined
  if (!subtle)
    return fingerprint(text)
  return [...new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)))].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error ?? new Error('IndexedDB'))
})

/** @param learner as the platform calls them @param item what is open: where the package lies, and which case */
export function courseCopies(learner: string, item: string): Copies {
  const key = hashOf(`${learner}\n${item}`)
  let opened: Promise<IDBDatabase> | undefined
  const open = (): Promise<IDBDatabase> => opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = request.onblocked = () => reject(request.error ?? new Error('IndexedDB'))
  })
  async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore, key: string) => IDBRequest<T>): Promise<T> {
    const [db, own] = await Promise.all([open(), key])
    const transaction = db.transaction(STORE, mode)
    const request = act(transaction.objectStore(STORE), own)
    // Else it ends when this page has heard of it, and a page that is being left hears nothing more.
    transaction.commit()
    return done(request)
  }
  return {
    load: () => within('readonly', (store, own) => store.get(own) as IDBRequest<unknown>).then((kept) => {
      if (typeof kept !== 'string')
        return null
      const handedIn = kept.startsWith(HANDED_IN)
      return { text: handedIn ? kept.slice(HANDED_IN.length) : kept, handedIn }
    }, () => null),
    save: (text, handedIn) => within('readwrite', (store, own) => store.put(`${handedIn ? HANDED_IN : ''}${text}`, own)).then(() => true, () => false),
    remove: () => within('readwrite', (store, own) => store.delete(own)).then(() => {}, () => {}),
  }
}
