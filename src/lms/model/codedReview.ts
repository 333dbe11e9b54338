import type { Memories, Memory, Plan } from '#review/model/review'
import type { DigitReader } from './digits'
import { answeredOn, dueDay, NO_PLAN } from '#review/model/review'
import { packSmall, toDigits } from './digits'

/*
 * What is remembered of each item of the review, in seven characters: to the day, and as exactly as the scheduler can tell.
 * Nothing of it is shown as a number.
 */

const DAY = 86_400_000
/** 1 January 2020, as `dayOf` counts. */
const FIRST_DAY = 18_262
const MAX_DAY = 2 ** 14 - 1
const MAX_WAIT = 2 ** 10 - 1
const LEAST_STABILITY = 0.001
const STEPS_OF_STABILITY = 511
const WIDTH_OF_STABILITY = Math.log(1e8)
const EACH = 7
/** Longest time back that a missed day is told exactly; days. */
const BACK = 62

const between = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, Math.round(value)))
const packDay = (day: number): number => between(day - FIRST_DAY, 0, MAX_DAY)

/** Noon of a day where the reader is now. */
const noonOf = (day: number): number => {
  const date = new Date(day * DAY)
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), 12).getTime()
}

function packMemory(memory: Memory): string {
  const wait = between((memory.due - memory.last) / DAY, 0, MAX_WAIT)
  const stability = between(Math.log(memory.stability / LEAST_STABILITY) / WIDTH_OF_STABILITY * STEPS_OF_STABILITY, 0, STEPS_OF_STABILITY)
  const difficulty = between((memory.difficulty - 1) / 9 * 63, 0, 63)
  const inRow = Math.min(3, memory.inRow ?? (memory.missed ? 0 : 1))
  // Multiplied, not shifted: 42 bits.
  return toDigits(((((packDay(dueDay(memory)) * 2 ** 10 + wait) * 2 ** 9 + stability) * 64 + difficulty) * 2 + (memory.missed ? 1 : 0)) * 4 + inRow, EACH)
}

function readMemory(number: number): Memory {
  let rest = number
  const take = (size: number): number => {
    const value = rest % size
    rest = Math.floor(rest / size)
    return value
  }
  const inRow = take(4)
  const missed = take(2) === 1
  const difficulty = 1 + take(64) / 63 * 9
  const stability = LEAST_STABILITY * Math.exp(take(2 ** 9) / STEPS_OF_STABILITY * WIDTH_OF_STABILITY)
  const wait = take(2 ** 10)
  const day = rest + FIRST_DAY
  const last = noonOf(day - wait)
  return { stability, difficulty, last, due: last + wait * DAY, day, missed, inRow }
}

/** @param items in an order that only grows at its end */
export function packReview(items: readonly string[], memories: Memories, { exam, missed }: Plan): string {
  const asked = items.map(id => Object.hasOwn(memories, id))
  // What was answered since its day has been asked for it already.
  const open = items.map((id) => {
    const day = Object.hasOwn(missed, id) ? missed[id] : null
    return day !== null && !(Object.hasOwn(memories, id) && answeredOn(memories[id]) > day) ? packDay(day) : null
  })
  const last = Math.max(0, ...open.filter(day => day !== null))
  return toDigits(items.length, 2)
    + packSmall(asked.map(Number), 2)
    + items.filter((_, at) => asked[at]).map(id => packMemory(memories[id])).join('')
    + toDigits(exam === null ? 0 : packDay(exam) + 1, 3)
    + toDigits(last, 3)
    + (last === 0 ? '' : open.map(day => toDigits(day === null ? 0 : Math.min(BACK, last - day) + 1, 1)).join(''))
}

/** Throws where it can't be read. */
export function readReview(items: readonly string[], from: DigitReader): { memories: Memories, plan: Plan } {
  const count = from.number(2)
  if (count > items.length)
    throw new RangeError('More items than there are.')
  const memories: Record<string, Memory> = {}
  from.small(count, 2).forEach((asked, at) => {
    if (asked)
      memories[items[at]] = readMemory(from.number(EACH))
  })
  const exam = from.number(3)
  const last = from.number(3)
  const missed: Record<string, number> = {}
  for (let at = 0; last > 0 && at < count; at++) {
    const back = from.number(1)
    if (back > 0)
      missed[items[at]] = last - (back - 1) + FIRST_DAY
  }
  const plan = exam === 0 && Object.keys(missed).length === 0 ? NO_PLAN : { exam: exam === 0 ? null : exam - 1 + FIRST_DAY, missed }
  return { memories, plan }
}
