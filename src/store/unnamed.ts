import { parseJson } from '#base/model/json'
import { fingerprint, takeOver, UNNAMED_PREFIX } from './model/storedNames'

/** Name of what was taken over: its names, each with the fingerprint of its text. */
export const TAKEN_OVER = 'taken-over'

/** The store into which it is taken. */
interface Into {
  get: (key: string) => string | null
  set: (key: string, text: string | null) => boolean
  write: (key: string, text: string) => boolean
  keepAside: (key: string, text: string) => boolean
}

/**
 * Takes over what lies under keys from before cases had names (`takeOver` of the domain says what). What can't be written is
 * shown for this visit, and the next one tries again: the old texts stay where they are until they are cleared.
 * @returns whether an older build has gone on beside this one, so that something had to be set aside
 */
export function takeOverUnnamed({ get, set, write, keepAside }: Into, prefix: string, keys: readonly string[]): boolean {
  let older = false
  if (keys.length === 0)
    return older
  try {
    const takenKey = prefix + TAKEN_OVER
    const before = parseJson(get(takenKey) ?? '{}')
    const taken = new Map(Object.entries(typeof before === 'object' && before !== null ? before : {}) as [string, string][])
    const changed = keys.map(key => ({ name: key.slice(UNNAMED_PREFIX.length), text: get(key) ?? '' }))
      .filter(({ name, text }) => taken.get(name) !== fingerprint(text))
    for (const { name, text } of changed) {
      const key = prefix + name
      const does = takeOver(text, get(key), taken.get(name))
      older ||= does === 'aside'
      if (does === 'take' ? set(key, text) : does === 'known' || keepAside(key, text))
        taken.set(name, fingerprint(text))
    }
    if (changed.length > 0)
      write(takenKey, JSON.stringify(Object.fromEntries(taken)))
  }
  catch {
    // A store that fails while it is read: the next visit tries again.
  }
  return older
}
