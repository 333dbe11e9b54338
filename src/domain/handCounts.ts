import * as v from 'valibot'
import { parseJson } from './json'

/** A show of hands: one question, put once or twice. Which round counts are keyed into is kept with them. */
export type HandRound = 1 | 2

export interface RoundOfHands {
  /** Option → hands, 0 to MAX_HANDS; an option that is missing has none. */
  counts: Readonly<Record<string, number>>
  /** Whether the class may see them. */
  shown: boolean
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
const storedRound = v.object({ counts: v.record(v.string(), v.unknown()), shown: v.optional(v.boolean(), false) })
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
  const clean = ({ counts, shown }: v.InferOutput<typeof storedRound>): RoundOfHands => ({
    counts: Object.fromEntries(options.filter(option => Object.hasOwn(counts, option)).map(option => [option, toHands(counts[option])])),
    shown,
  })
  const [first, second] = parsed.output.rounds
  return { round: parsed.output.round, rounds: [clean(first), clean(second)] }
}

const toHands = (value: unknown): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_HANDS ? value : 0

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

/**
 * The order in which pairs of cards are looked at, as indices: first those with the card that most hands name, then
 * those with the card that the class is most divided over, then as they stand.
 */
export function orderPairs(
  pairs: readonly { a: string, b: string }[],
  hands: Readonly<Record<string, number>>,
  divisions: Readonly<Record<string, number>>,
): number[] {
  const highest = (of: Readonly<Record<string, number>>, { a, b }: { a: string, b: string }) => Math.max(of[a] ?? 0, of[b] ?? 0)
  return pairs.map((_, index) => index).sort((x, y) =>
    highest(hands, pairs[y]) - highest(hands, pairs[x]) || highest(divisions, pairs[y]) - highest(divisions, pairs[x]))
}
