import type { BinId, CardId, Place, SetId } from '#case/model/model'
import type { Placement } from '#board/model/placement'
import { isBin, PLACES } from '#case/model/model'
import { placementOf, placeOf } from '#board/model/placement'

/** What a share code needs to know of a set. `cards` is append-only: positions in old codes follow it. */
export interface CodeSet {
  id: SetId
  /** 1–63, never reused. */
  number: number
  cards: readonly CardId[]
}

/** `case`: whole, but of another case than the one that reads it. */
export type CodeFault = 'form' | 'version' | 'set' | 'checksum' | 'case'
export type Decoded =
  | { ok: true, set: SetId, placement: Placement }
  | { ok: false, fault: CodeFault }

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const CHECK_LENGTH = 3
/**
 * By version: digits that hold the number of cards, and how many cards are packed into one number. A number's cost is
 * the square of its length, so that large sets (2) take many of 31 cards, which fill twelve characters to the last bit.
 */
const FORMS: Record<number, { digits: number, block: number }> = { 1: { digits: 1, block: 63 }, 2: { digits: 2, block: 31 } }
/** Cards that the two digits of a large set can count. */
export const MAX_CARDS = 4095
/** Just above a code of so many cards. */
const MAX_LENGTH = 1700
const BASE = BigInt(PLACES.length)
const digit = (n: number) => ALPHABET[n]

/**
 * 18 bits of FNV-1a: enough to tell a mistyped or cut code, and three characters short. The case is counted in, but not
 * written: a code of another case does not fit. '' is the case whose codes were given out before cases had ids.
 */
function checksum(text: string, of: string): string {
  let hash = 0x811C9DC5
  for (const char of text + of)
    hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0
  hash ^= hash >>> 15
  return digit(hash & 63) + digit((hash >>> 6) & 63) + digit((hash >>> 12) & 63)
}

/** Characters that hold the places of `count` cards, five places each. */
const packedLength = (count: number) => Math.ceil(count * Math.log2(PLACES.length) / 6)

/** `all` in pieces of at most `size`. */
const inBlocks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))

/** Base 5 into base 64, the first card in the lowest digit. */
function pack(ids: readonly CardId[], placement: Placement): string {
  let number = 0n
  for (const id of [...ids].reverse())
    number = number * BASE + BigInt(PLACES.indexOf(placeOf(placement, id)))
  let text = ''
  for (let i = 0; i < packedLength(ids.length); i++) {
    text += digit(Number(number & 63n))
    number >>= 6n
  }
  return text
}

/** The way back; null where the text holds more than the places of these cards. */
function unpack(ids: readonly CardId[], text: string): [CardId, Place][] | null {
  let number = 0n
  for (const char of [...text].reverse())
    number = (number << 6n) | BigInt(ALPHABET.indexOf(char))
  const entries = ids.map((id): [CardId, Place] => {
    const place = PLACES[Number(number % BASE)]
    number /= BASE
    return [id, place]
  })
  return number === 0n ? entries : null
}

/** The places of any number of cards, as large sets pack them: 31 cards take 12 characters. For what is no code of its own (src/lms/). */
export const packPlaces = (ids: readonly CardId[], placement: Placement): string =>
  inBlocks(ids, FORMS[2].block).map(block => pack(block, placement)).join('')

/** Characters that `packPlaces` takes for so many cards. */
export const placesLength = (count: number): number =>
  Math.floor(count / FORMS[2].block) * packedLength(FORMS[2].block) + packedLength(count % FORMS[2].block)

/** The way back; null where the text is none of these cards' places. */
export function unpackPlaces(ids: readonly CardId[], text: string): Placement | null {
  if (text.length !== placesLength(ids.length) || !/^[\w-]*$/.test(text))
    return null
  const entries: [CardId, Place][] = []
  let at = 0
  for (const block of inBlocks(ids, FORMS[2].block)) {
    const end = at + packedLength(block.length)
    const places = unpack(block, text.slice(at, end))
    if (!places)
      return null
    entries.push(...places)
    at = end
  }
  return placementOf(entries.filter((entry): entry is [CardId, BinId] => isBin(entry[1])))
}

/**
 * version, set, number of cards, places, checksum; only `A–Z a–z 0–9 - _`. 31 cards take 3 + 12 + 3 = 18 characters,
 * 310 take 127. Sets of up to 63 cards keep version 1, as in links that were given out. `of`: see `checksum`.
 */
export function encodeShare(set: CodeSet, placement: Placement, of = ''): string {
  const count = set.cards.length
  const version = count < 64 ? 1 : 2
  const { digits, block } = FORMS[version]
  const counted = digits === 1 ? digit(count) : digit(count >> 6) + digit(count & 63)
  const text = digit(version) + digit(set.number) + counted + inBlocks(set.cards, block).map(ids => pack(ids, placement)).join('')
  return text + checksum(text, of)
}

/** Characters before the checksum; null for a version that is not known here. */
function payloadLength(payload: string): number | null {
  const [version, , ...rest] = [...payload].map(char => ALPHABET.indexOf(char))
  if (!Object.hasOwn(FORMS, version))
    return null
  const { digits, block } = FORMS[version]
  const count = rest.slice(0, digits).reduce((sum, value) => sum * 64 + value, 0)
  const full = Math.floor(count / block)
  return 2 + digits + full * packedLength(block) + packedLength(count % block)
}

/**
 * Whether a text is a code from its first character to its last: of which set, and whether that is known here, `decodeShare`
 * says. `cases`: ids of those whose codes count beside the case that had none.
 */
export function isWholeCode(text: string, cases: readonly string[] = []): boolean {
  if (text.length <= 2 + CHECK_LENGTH || text.length > MAX_LENGTH || !/^[\w-]+$/.test(text))
    return false
  const payload = text.slice(0, -CHECK_LENGTH)
  return ['', ...cases].some(of => checksum(payload, of) === text.slice(-CHECK_LENGTH)) && (payloadLength(payload) ?? payload.length) === payload.length
}

/**
 * Never throws. A code made when the set had fewer cards gives those cards' places; the new ones lie in the pool.
 * `exists` drops cards that were withdrawn since. `of`: the case that reads it, as for `encodeShare`.
 */
export function decodeShare(code: string, sets: readonly CodeSet[], exists: (id: CardId) => boolean = () => true, of = ''): Decoded {
  const text = code.trim()
  if (text.length <= 2 + CHECK_LENGTH || text.length > MAX_LENGTH || !/^[\w-]+$/.test(text))
    return { ok: false, fault: 'form' }
  const payload = text.slice(0, -CHECK_LENGTH)
  const check = text.slice(-CHECK_LENGTH)
  if (checksum(payload, of) !== check)
    return { ok: false, fault: checksum(payload, '') === check ? 'case' : 'checksum' }
  const [version, setNumber, ...rest] = [...payload].map(char => ALPHABET.indexOf(char))
  if (!Object.hasOwn(FORMS, version))
    return { ok: false, fault: 'version' }
  const { digits, block } = FORMS[version]
  const count = rest.slice(0, digits).reduce((sum, value) => sum * 64 + value, 0)
  const set = sets.find(candidate => candidate.number === setNumber)
  if (!set || count > set.cards.length)
    return { ok: false, fault: 'set' }

  const blocks = inBlocks(set.cards.slice(0, count), block)
  let at = 2 + digits
  const entries: [CardId, Place][] = []
  for (const ids of blocks) {
    const end = at + packedLength(ids.length)
    const places = unpack(ids, payload.slice(at, end))
    if (!places || end > payload.length)
      return { ok: false, fault: 'form' }
    entries.push(...places)
    at = end
  }
  if (at !== payload.length)
    return { ok: false, fault: 'form' }
  const placement = placementOf(entries.filter((entry): entry is [CardId, BinId] => isBin(entry[1]) && exists(entry[0])))
  return { ok: true, set: set.id, placement }
}
