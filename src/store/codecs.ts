import { parseJson } from '#base/model/json'

/** How a value stands in the store. */
export interface Codec<T> {
  /** The value where nothing is kept, or what is kept can't be read. */
  empty: T
  /** Undefined: it can't be read. Never throws: a store may hold anything. */
  read: (text: string) => T | undefined
  /** Null: nothing is kept. */
  // A method and no function, so that a codec of any value is one of unknown ones.
  write(value: T): string | null
}

export const codec = <T>(empty: T, read: (kept: string) => T | undefined, write: (value: T) => string | null): Codec<T> => ({ empty, read, write })

/** The text itself; null: none. */
export const plain = codec<string | null>(null, kept => kept, value => value)

/** One of a few words. */
export const word = <const W extends string, const E extends W | null>(words: readonly W[], empty: E): Codec<W | E> =>
  codec<W | E>(empty, kept => words.find(one => one === kept), value => value)

/** Something that is switched on or off. */
export const flag = (empty: boolean): Codec<boolean> =>
  codec(empty, kept => kept === 'on' || (kept === 'off' ? false : undefined), value => value ? 'on' : 'off')

/** JSON, with a reader that makes the best of whatever it says, and of undefined where it says nothing or is none. */
export const json = <T>(read: (kept: unknown) => T): Codec<T> =>
  codec(read(undefined), kept => read(parseJson(kept)), value => JSON.stringify(value))

const isStructure = (value: unknown): value is object => typeof value === 'object' && value !== null

const jsonThatIs = <T extends object>(is: (value: unknown) => value is T): Codec<T | null> =>
  codec<T | null>(null, (kept) => {
    const value = parseJson(kept)
    return is(value) ? value : undefined
  }, value => value && JSON.stringify(value))

/** Any object or list in JSON: what it means is for the reader of each to say. */
export const structure = jsonThatIs(isStructure)
export const list = jsonThatIs((value): value is unknown[] => Array.isArray(value))

/** Of a kept record, the entries that are still known and make sense. */
export function readEntries<T>(kept: unknown, keys: readonly string[], isValue: (value: unknown) => value is T): Record<string, T> {
  if (!isStructure(kept))
    return {}
  return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, T] => keys.includes(entry[0]) && isValue(entry[1])))
}
