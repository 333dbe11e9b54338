import { parseJson } from '#base/model/json'

/** How a value stands in the store. */
export interface Codec<T> {
  /** The value where nothing is stored, or what is stored can't be read. */
  empty: T
  /** Undefined: it can't be read. Never throws: a store may hold anything. */
  read: (text: string) => T | undefined
  /** Null: nothing is stored. */
  // A method and no function, so that a codec of any value is one of unknown ones.
  write(value: T): string | null
}

export const codec = <T>(empty: T, read: (stored: string) => T | undefined, write: (value: T) => string | null): Codec<T> => ({ empty, read, write })

/** The text itself; null: none. */
export const plain = codec<string | null>(null, stored => stored, value => value)

/** One of a few words. */
export const word = <const W extends string, const E extends W | null>(words: readonly W[], empty: E): Codec<W | E> =>
  codec<W | E>(empty, stored => words.find(one => one === stored), value => value)

/** Something that is switched on or off. */
export const flag = (empty: boolean): Codec<boolean> =>
  codec(empty, stored => stored === 'on' || (stored === 'off' ? false : undefined), value => value ? 'on' : 'off')

/** JSON, with a reader that makes the best of whatever it says, and of undefined where it says nothing or is none. */
export const json = <T>(read: (stored: unknown) => T): Codec<T> =>
  codec(read(undefined), stored => read(parseJson(stored)), value => JSON.stringify(value))

const isStructure = (value: unknown): value is object => typeof value === 'object' && value !== null

const jsonThatIs = <T extends object>(is: (value: unknown) => value is T): Codec<T | null> =>
  codec<T | null>(null, (stored) => {
    const value = parseJson(stored)
    return is(value) ? value : undefined
  }, value => value && JSON.stringify(value))

/** Any object or list in JSON: what it means is for the reader of each to say. */
export const structure = jsonThatIs(isStructure)
export const list = jsonThatIs((value): value is unknown[] => Array.isArray(value))

/** Of a stored record, the entries that are still known and make sense. */
export function readEntries<T>(stored: unknown, keys: readonly string[], isValue: (value: unknown) => value is T): Record<string, T> {
  if (!isStructure(stored))
    return {}
  return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, T] => keys.includes(entry[0]) && isValue(entry[1])))
}
