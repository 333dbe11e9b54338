import * as v from 'valibot'
import { parseJson } from '#base/model/json'

/** A show of hands: one question, put once or twice. Which round counts are keyed into is kept with them. */
export type HandRound = 1 | 2

export interface RoundOfHands {
  /** Option → hands, 0 to MAX_HANDS; an option that is missing has not been counted yet and has none. */
  counts: Readonly<Record<string, number>>
  /** Whether the class may see them. */
  shown: boolean
  /** The last option's hands were not counted: they are the class without all others. See `fillRest`. */
  rest?: boolean
}

/** Never mutated. */
export interface HandRecord {
  round: HandRound
  rounds: readonly [RoundOfHands, RoundOfHands]
}

/** A lecture hall; also what three digits hold. */
export const MAX_HANDS = 999

const NO_HANDS: RoundOfHands = Object.freeze({ counts: Object.freeze({}), shown: false })
export const EMPTY_HANDS: HandRecord = Object.freeze({ round: 1, rounds: Object.freeze([NO_HANDS, NO_HANDS] as const) })

export const roundOf = (record: HandRecord, round: HandRound): RoundOfHands => record.rounds[round - 1]

function withRound(record: HandRecord, round: HandRound, change: Partial<RoundOfHands>): HandRecord {
  const next = { ...roundOf(record, round), ...change }
  return { ...record, rounds: round === 1 ? [next, record.rounds[1]] : [record.rounds[0], next] }
}

/** Hands for an option. `Object.hasOwn`: options come from a store and may be named like `constructor`. */
export const handsFor = ({ counts }: RoundOfHands, option: string): number => Object.hasOwn(counts, option) ? counts[option] : 0

/** The record with `by` hands more or fewer, never below 0 nor above MAX_HANDS; the same object when nothing changes. */
export function addHands(record: HandRecord, option: string, by: number, round: HandRound = record.round): HandRecord {
  const { counts } = roundOf(record, round)
  const before = handsFor(roundOf(record, round), option)
  const now = Math.min(Math.max(before + Math.trunc(by), 0), MAX_HANDS)
  return now === before ? record : withRound(record, round, { counts: { ...counts, [option]: now } })
}

/** Whether an option has been counted, if only to find no hand. */
export const isCounted = ({ counts }: RoundOfHands, option: string): boolean => Object.hasOwn(counts, option)

/** The record with so many hands for an option, cut to what can be; null: not counted. The same object when nothing changes. */
export function putHands(record: HandRecord, option: string, hands: number | null, round: HandRound = record.round): HandRecord {
  const { counts } = roundOf(record, round)
  if (hands === null) {
    const { [option]: gone, ...others } = counts
    return gone === undefined ? record : withRound(record, round, { counts: others })
  }
  const now = Math.min(Math.max(Math.trunc(hands), 0), MAX_HANDS)
  return isCounted(roundOf(record, round), option) && counts[option] === now ? record : withRound(record, round, { counts: { ...counts, [option]: now } })
}

/**
 * Where each person has one answer, the last option's hands are the class without all others: filled in as soon as these
 * are counted, and again whenever one of them changes, never below 0. Who counts the last option by hand (`byHand`: it was
 * the one that changed) keeps what was counted. Without a class's size nothing is filled in, and what was goes.
 */
export function fillRest(record: HandRecord, options: readonly string[], size: number | null, byHand = false, round: HandRound = record.round): HandRecord {
  const now = roundOf(record, round)
  const last = options[options.length - 1]
  const others = options.slice(0, -1)
  const given = isCounted(now, last) && (byHand || !now.rest)
  if (given || others.length === 0)
    return now.rest ? withRound(record, round, { rest: false }) : record
  const rest = size !== null && others.every(option => isCounted(now, option))
    ? Math.max(0, size - others.reduce((sum, option) => sum + handsFor(now, option), 0))
    : null
  const filled = putHands(record, last, rest, round)
  return Boolean(now.rest) === (rest !== null) ? filled : withRound(filled, round, { rest: rest !== null })
}

/** What was typed as a number of hands. `problem`: why it is not what was typed. */
export type TypedHands = { hands: number | null, problem?: undefined } | { hands: number, problem: 'tooMany' | 'belowNone' | 'notWhole' } | { hands?: undefined, problem: 'noNumber' }

/** Reads a typed number, full-width digits included; nothing typed is null. Never throws. */
export function readTyped(text: string): TypedHands {
  const typed = text.normalize('NFKC').replace(/[\s,]/g, '').replace(/[−–]/, '-')
  if (typed === '')
    return { hands: null }
  if (!/^[+-]?\d+(?:\.\d*)?$/.test(typed))
    return { problem: 'noNumber' }
  const number = Number(typed)
  if (number < 0)
    return { hands: 0, problem: 'belowNone' }
  if (number > MAX_HANDS)
    return { hands: MAX_HANDS, problem: 'tooMany' }
  return Number.isInteger(number) ? { hands: number } : { hands: Math.trunc(number), problem: 'notWhole' }
}

/** Shows the counts of a round to the class, or covers them. */
export const showHands = (record: HandRecord, shown: boolean, round: HandRound = record.round): HandRecord =>
  roundOf(record, round).shown === shown ? record : withRound(record, round, { shown })

/** Counts are keyed into this round from now on; those of the other one stay. */
export const turnToRound = (record: HandRecord, round: HandRound): HandRecord => record.round === round ? record : { ...record, round }

/** Takes the counts of one round away, or of both. */
export const clearHands = (record: HandRecord, round?: HandRound): HandRecord =>
  round === undefined ? EMPTY_HANDS : withRound(record, round, NO_HANDS)

export const totalHands = ({ counts }: RoundOfHands): number => Object.values(counts).reduce((sum, hands) => sum + hands, 0)

/** An option's part of all the hands of its round, 0 to 1; 0 when there are none. */
export function shareOf(round: RoundOfHands, option: string): number {
  const total = totalHands(round)
  return total === 0 ? 0 : handsFor(round, option) / total
}

/**
 * An option's hands beside the most that any option had in either round, 0 to 1: for a question with several answers,
 * where hands are more than people and a share of them would say nothing.
 */
export function partOfMost({ rounds }: HandRecord, round: HandRound, option: string): number {
  const most = Math.max(0, ...rounds.flatMap(({ counts }) => Object.values(counts)))
  return most === 0 ? 0 : handsFor(rounds[round - 1], option) / most
}

const VERSION = 1
const storedRound = v.object({ counts: v.record(v.string(), v.unknown()), shown: v.optional(v.boolean(), false), rest: v.optional(v.boolean(), false) })
const stored = v.object({
  version: v.literal(VERSION),
  round: v.optional(v.picklist([1, 2]), 1),
  rounds: v.tuple([storedRound, storedRound]),
})

/** As `readHands` reads it. */
export const writeHands = ({ round, rounds }: HandRecord): string => JSON.stringify({ version: VERSION, round, rounds })

/** The record in a stored text; options that are not asked for are dropped, bad numbers are 0. Null: unreadable. Never throws. */
export function readHands(text: string, options: readonly string[]): HandRecord | null {
  const parsed = v.safeParse(stored, parseJson(text))
  if (!parsed.success)
    return null
  const clean = ({ counts, shown, rest }: v.InferOutput<typeof storedRound>): RoundOfHands => ({
    counts: Object.fromEntries(options.filter(option => Object.hasOwn(counts, option)).map(option => [option, toHands(counts[option])])),
    shown,
    ...rest && { rest },
  })
  const [first, second] = parsed.output.rounds
  return { round: parsed.output.round, rounds: [clean(first), clean(second)] }
}

const toHands = (value: unknown): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_HANDS ? value : 0

/** A class's size as kept, 1 to MAX_HANDS; null: none, or unreadable. */
export function readClassSize(text: string | null): number | null {
  const size = Number(text)
  return text !== null && Number.isInteger(size) && size > 0 && size <= MAX_HANDS ? size : null
}

/** What a student chose on their own device, as kept: a list of option keys. Unreadable: none. Never throws. */
export function readChoice(text: string, options?: readonly string[]): string[] {
  const parsed = v.safeParse(v.array(v.string()), parseJson(text))
  return parsed.success ? [...new Set(parsed.output)].filter(key => !options || options.includes(key)) : []
}

/**
 * How divided a class is over a question: entropy of the shares over its greatest value, −Σ p ln p / ln n. 0: all hands
 * in one option (or no hands); 1: spread evenly over all n. Half and half over four is 0.5.
 */
export function division(counts: readonly number[]): number {
  const total = counts.reduce((sum, hands) => sum + hands, 0)
  if (total === 0 || counts.length < 2)
    return 0
  // From the largest down: sums in another order would differ in the last digit, and rows alike would change places.
  const entropy = [...counts].sort((a, b) => b - a).reduce((sum, hands) => hands === 0 ? sum : sum - hands / total * Math.log(hands / total), 0)
  return Math.min(Math.max(entropy / Math.log(counts.length), 0), 1)
}

/** A division in a word. The borders lie beside 80 : 20 (mostly agreed) and 40 : 30 : 30 (spread). */
export type Divided = 'agreed' | 'mostly' | 'divided' | 'spread'

export function dividedWord(value: number): Divided {
  if (value === 0)
    return 'agreed'
  if (value < 0.4)
    return 'mostly'
  return value < 0.75 ? 'divided' : 'spread'
}

/** One card of the class's table: its hands per bin. */
export interface TableOfHandsRow {
  id: string
  counts: readonly number[]
}

const hasHands = ({ counts }: TableOfHandsRow): boolean => counts.some(hands => hands > 0)

/** Most divided first; as divided as each other, and those without hands (last), in the order given. */
export function mostDividedFirst<Row extends TableOfHandsRow>(rows: readonly Row[]): Row[] {
  const rank = (row: Row) => hasHands(row) ? division(row.counts) : -1
  return [...rows].sort((a, b) => rank(b) - rank(a))
}

/** What a card asks of the lecturer, by how many put it where the key does: under 30 %, up to 70 %, more. */
export type Lesson = 'again' | 'discuss' | 'explain'

/** `right`: the index of the card's own bin; null for a card that is open, and for one without hands. */
export function lessonOf({ counts }: Pick<TableOfHandsRow, 'counts'>, right: number | null): Lesson | null {
  const total = counts.reduce((sum, hands) => sum + hands, 0)
  if (right === null || total === 0)
    return null
  // In whole hands: 0.3 and 0.7 are not exact, and 12 of 40 is 30 %.
  if (counts[right] * 10 < total * 3)
    return 'again'
  return counts[right] * 10 > total * 7 ? 'explain' : 'discuss'
}

/**
 * What is to be taught again first, the fewest hands in the right bin before the others; then, by how divided the class is,
 * what is to be discussed, open cards (`right` null) among it; then what is only explained; without hands last.
 */
export function mostToTeachFirst<Row extends TableOfHandsRow & { right: number | null }>(rows: readonly Row[]): Row[] {
  const GROUP = { again: 0, discuss: 1, explain: 2 }
  const group = (row: Row) => hasHands(row) ? GROUP[lessonOf(row, row.right) ?? 'discuss'] : 3
  const missed = ({ counts, right }: Row) => 1 - counts[right!] / counts.reduce((sum, hands) => sum + hands, 0)
  const within = (row: Row) => group(row) === 3 ? 0 : group(row) === 1 ? division(row.counts) : missed(row)
  return [...rows].sort((a, b) => group(a) - group(b) || within(b) - within(a))
}

/**
 * How much of a class sorts a card otherwise than before, 0 to 1: half the sum of the differences of the shares (total
 * variation). The least part of the class that must have changed its bin, were it the same people.
 */
export function movedPart(before: readonly number[], now: readonly number[]): number {
  const share = (counts: readonly number[]) => {
    const total = counts.reduce((sum, hands) => sum + hands, 0)
    return counts.map(hands => total === 0 ? 0 : hands / total)
  }
  const [a, b] = [share(before), share(now)]
  return a.reduce((sum, part, index) => sum + Math.abs(part - b[index]), 0) / 2
}

/**
 * The order in which pairs of cards are looked at, as indices: first those of which the class has sorted both cards, then
 * one, then none; among these the pair with the card that it is most divided over; then as they stand.
 */
export function orderPairs(
  pairs: readonly { a: string, b: string }[],
  sorted: readonly string[],
  divisions: Readonly<Record<string, number>>,
): number[] {
  const met = ({ a, b }: { a: string, b: string }) => [a, b].filter(id => sorted.includes(id)).length
  const divided = ({ a, b }: { a: string, b: string }) => Math.max(divisions[a] ?? 0, divisions[b] ?? 0)
  return pairs.map((_, index) => index).sort((x, y) => met(pairs[y]) - met(pairs[x]) || divided(pairs[y]) - divided(pairs[x]))
}
