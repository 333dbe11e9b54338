import { dayOf, nextDay } from '#base/model/days'

/** Spaced review: what is asked today, and one sitting. How long an item is left alone is told in ./forgetting. */
export interface Memory {
  /** Days until 9 of 10 are expected to be answered rightly (FSRS). */
  stability: number
  /** 1 easy to 10 hard (FSRS). */
  difficulty: number
  /** When it was answered last, ms since 1970, and as many times 24 hours later as it waits days. */
  last: number
  due: number
  /** The day on which it is asked again, as `dayOf` counts, on the calendar of the place where it was answered. Not in records of the first builds. */
  day?: number
  /** The last answer was not right. */
  missed: boolean
}
/** By item: `card/S1-01`, `quiz/Q1`. */
export type Memories = Readonly<Record<string, Memory>>

/** How an item was answered; `partly` only where several answers are asked for. */
export type Answered = 'right' | 'partly' | 'wrong'

export interface ReviewItem {
  id: string
  /** What this device tells of it outside the review: answered there, and wrongly. */
  met: boolean
  missed: boolean
}

const DAY = 86_400_000

/** Days that it waits: whole ones, however long the clock's days were. */
const waitOf = ({ last, due }: Memory): number => Math.round((due - last) / DAY)

/**
 * The day on which an item is asked again. It is kept as a day, since the moment of the answer may lie in yesterday or
 * tomorrow on the calendar of the place that the reader has gone to since; where it is not, or can't be true of any zone
 * on earth, the moment is what there is.
 */
export function dueDay(memory: Memory): number {
  const byClock = dayOf(memory.last) + waitOf(memory)
  const { day } = memory
  return Number.isInteger(day) && Math.abs(Number(day) - byClock) <= 2 ? Number(day) : byClock
}

/** The day on which it was answered last. */
export const answeredOn = (memory: Memory): number => dueDay(memory) - waitOf(memory)

/**
 * Whether an item is to be asked on the reader's day at `now`: what is due tonight is asked this morning. An item that was
 * answered "after today" was answered with a wrong clock and is asked, too.
 */
export const isDue = (memory: Memory, now: number): boolean => dueDay(memory) <= dayOf(now) || memory.last >= nextDay(now)

/** Days from today until an item is asked: 0 today, 1 tomorrow. */
export const daysUntil = (memory: Memory, now: number): number => isDue(memory, now) ? 0 : dueDay(memory) - dayOf(now)

/**
 * What is asked now, in order: what is due, the last missed and the longest due first; then what is new: missed
 * elsewhere on this device, met there, not met. Within these the order of `items`.
 */
export function queue(items: readonly ReviewItem[], memories: Memories, now: number): ReviewItem[] {
  const due = items.filter(({ id }) => Object.hasOwn(memories, id) && isDue(memories[id], now))
    .sort((a, b) => Number(memories[b.id].missed) - Number(memories[a.id].missed) || dueDay(memories[a.id]) - dueDay(memories[b.id]) || memories[a.id].due - memories[b.id].due)
  const unasked = items.filter(({ id }) => !Object.hasOwn(memories, id))
  const rank = ({ met, missed }: ReviewItem): number => missed ? 0 : met ? 1 : 2
  return [...due, ...unasked.sort((a, b) => rank(a) - rank(b))]
}

/** One sitting: the items still to be asked, the first of them now. */
export interface Sitting {
  left: readonly string[]
  /** Of each item asked so far, its first answer: that is the one that counts. */
  first: Readonly<Record<string, Answered>>
}

export const startSitting = (ids: readonly string[]): Sitting => ({ left: ids, first: {} })

/** The answer to the item that is asked now; whether it is the one that counts is for the caller to see (`first`). */
export function answer(sitting: Sitting, answered: Answered): Sitting {
  const [id] = sitting.left
  return id === undefined || Object.hasOwn(sitting.first, id) ? sitting : { ...sitting, first: { ...sitting.first, [id]: answered } }
}

/** On to the next item. What was just missed is asked once more, at the end of the sitting, until it is right. */
export function onward({ left, first }: Sitting, answered: Answered): Sitting {
  const [id, ...rest] = left
  return { left: answered === 'right' || id === undefined ? rest : [...rest, id], first }
}

const isMemory = (value: unknown): value is Memory => {
  const { stability, difficulty, last, due, missed } = (value ?? {}) as Partial<Record<keyof Memory, unknown>>
  const numbers = [stability, difficulty, last, due]
  return numbers.every(Number.isFinite) && typeof missed === 'boolean'
    // FSRS throws on a state that it can't have made; dates that no calendar holds come from no clock.
    && Number(stability) >= 0.001 && Number(difficulty) >= 1 && Number(difficulty) <= 10
    && numbers.every(number => Math.abs(Number(number)) < 8.64e15)
}

/** From what a store or file held; what is unknown or makes no sense is left out, never throws. */
export function readMemories(value: unknown, known: (id: string) => boolean): Memories {
  if (typeof value !== 'object' || value === null)
    return {}
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Memory] => known(entry[0]) && isMemory(entry[1])))
}
