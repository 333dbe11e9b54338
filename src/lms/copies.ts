import { fingerprint } from '#store/model/storedNames'

/*
 * What the platform does not have yet, on this device: under a hash, for a computer room has many learners. It goes when the platform
 * has it. A copy that can't be kept is no fault: the page says meanwhile that the platform has not got it.
 */

export interface Copies {
  load: () => Promise<string | null>
  save: (text: string) => Promise<boolean>
  remove: () => Promise<void>
}

const NAME = 'course-copies'
const STORE = 'copies'

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
    return done(act(db.transaction(STORE, mode).objectStore(STORE), own))
  }
  return {
    load: () => within('readonly', (store, own) => store.get(own) as IDBRequest<unknown>).then(text => typeof text === 'string' ? text : null, () => null),
    save: text => within('readwrite', (store, own) => store.put(text, own)).then(() => true, () => false),
    remove: () => within('readwrite', (store, own) => store.delete(own)).then(() => {}, () => {}),
  }
}
