import type { CardId, Place, SetId } from './model'
import type { Placement } from './placement'
import { isBin, PLACES } from './model'
import { placeOf } from './placement'

/** What a share code needs to know of a set. `cards` is append-only: positions in old codes follow it. */
export interface CodeSet {
  id: SetId
  /** 1–63, never reused. */
  number: number
  cards: readonly CardId[]
}

export type CodeFault = 'form' | 'version' | 'set' | 'checksum'
export type Decoded =
  | { ok: true, set: SetId, placement: Placement }
  | { ok: false, fault: CodeFault }

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VERSION = 1
const CHECK_LENGTH = 3
const HEAD_LENGTH = 3
/** Far above any set; keeps a hostile link from making a huge number. */
const MAX_LENGTH = 64
const BASE = BigInt(PLACES.length)
const digit = (n: number) => ALPHABET[n]

/** 18 bits of FNV-1a: enough to tell a mistyped or cut code, and three characters short. */
function checksum(text: string): string {
  let hash = 0x811C9DC5
  for (const char of text)
    hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0
  hash ^= hash >>> 15
  return digit(hash & 63) + digit((hash >>> 6) & 63) + digit((hash >>> 12) & 63)
}

/** Characters that hold the places of `count` cards, five places each. */
const bodyLength = (count: number) => Math.ceil(count * Math.log2(PLACES.length) / 6)

/**
 * version, set, number of cards, places in base 5 packed into base 64, checksum; only `A–Z a–z 0–9 - _`.
 * 31 cards take 3 + 12 + 3 = 18 characters.
 */
export function encodeShare(set: CodeSet, placement: Placement): string {
  let number = 0n
  for (const id of [...set.cards].reverse())
    number = number * BASE + BigInt(PLACES.indexOf(placeOf(placement, id)))
  let body = ''
  for (let i = 0; i < bodyLength(set.cards.length); i++) {
    body += digit(Number(number & 63n))
    number >>= 6n
  }
  const text = digit(VERSION) + digit(set.number) + digit(set.cards.length) + body
  return text + checksum(text)
}

/**
 * Never throws. A code made when the set had fewer cards gives those cards' places; the new ones lie in the pool.
 * `exists` drops cards that were withdrawn since.
 */
export function decodeShare(code: string, sets: readonly CodeSet[], exists: (id: CardId) => boolean = () => true): Decoded {
  const text = code.trim()
  if (text.length < HEAD_LENGTH + CHECK_LENGTH || text.length > MAX_LENGTH || !/^[\w-]+$/.test(text))
    return { ok: false, fault: 'form' }
  const payload = text.slice(0, -CHECK_LENGTH)
  if (checksum(payload) !== text.slice(-CHECK_LENGTH))
    return { ok: false, fault: 'checksum' }
  const [version, setNumber, count] = [...payload.slice(0, HEAD_LENGTH)].map(char => ALPHABET.indexOf(char))
  if (version !== VERSION)
    return { ok: false, fault: 'version' }
  const set = sets.find(candidate => candidate.number === setNumber)
  if (!set || count > set.cards.length)
    return { ok: false, fault: 'set' }
  const body = payload.slice(HEAD_LENGTH)
  if (body.length !== bodyLength(count))
    return { ok: false, fault: 'form' }

  let number = 0n
  for (const char of [...body].reverse())
    number = (number << 6n) | BigInt(ALPHABET.indexOf(char))
  const entries: [CardId, Place][] = []
  for (const id of set.cards.slice(0, count)) {
    entries.push([id, PLACES[Number(number % BASE)]])
    number /= BASE
  }
  if (number !== 0n)
    return { ok: false, fault: 'form' }
  const placement = Object.fromEntries(entries.filter(([id, to]) => isBin(to) && exists(id))) as Placement
  return { ok: true, set: set.id, placement }
}
