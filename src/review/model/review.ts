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
  /** Right answers in a row, up to the last. Not in older records. */
  inRow?: number
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

/** What is noted beside the memories; days as `dayOf` counts. */
export interface Plan {
  /** Of the examination; null: none is set. */
  exam: number | null
  /** By item: the last day on which it was missed outside of the review. */
  missed: Readonly<Record<string, number>>
}
export const NO_PLAN: Plan = Object.freeze({ exam: null, missed: Object.freeze({}) })

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

/** So few days before the examination an item that was just answered is not asked again. */
const LAST_DAYS = 3

/**
 * The same with an examination before it: what would not be asked until then is asked once half of the days have gone by, and
 * so on, until the last answer lies no more than three days before it. What is remembered is not touched: without the
 * examination, or after it, the item waits as long as it would have.
 */
export function dueBefore(memory: Memory, exam: number | null): number {
  const due = dueDay(memory)
  const left = exam === null ? 0 : exam - answeredOn(memory)
  return exam === null || due < exam || left <= LAST_DAYS ? due : answeredOn(memory) + Math.ceil(left / 2)
}

/** One that lies ahead: on its own day, and after it, nothing goes by it. */
const examAhead = ({ exam }: Plan, now: number): number | null => exam !== null && exam > dayOf(now) ? exam : null

/**
 * Whether an item is to be asked on the reader's day at `now`: what is due tonight is asked this morning. An item that was
 * answered "after today" was answered with a wrong clock and is asked, too.
 */
export const isDue = (memory: Memory, now: number, plan = NO_PLAN): boolean => dueBefore(memory, examAhead(plan, now)) <= dayOf(now) || memory.last >= nextDay(now)

/** Days from today until an item is asked: 0 today, 1 tomorrow. */
export const daysUntil = (memory: Memory, now: number, plan = NO_PLAN): number => isDue(memory, now, plan) ? 0 : dueBefore(memory, examAhead(plan, now)) - dayOf(now)

/** What was missed elsewhere comes on the next day, once, whatever the review remembers of it. */
function isMissedSince(id: string, memory: Memory | undefined, now: number, { missed }: Plan): boolean {
  const day = Object.hasOwn(missed, id) ? missed[id] : null
  return day !== null && day < dayOf(now) && (memory === undefined || answeredOn(memory) <= day)
}

/** With an examination ahead, what was never asked is shared out over the days until it. */
function shareOf(fresh: number, memories: Memories, now: number, plan: Plan): number {
  const exam = examAhead(plan, now)
  if (exam === null)
    return 0
  const today = Object.values(memories).filter(memory => answeredOn(memory) === dayOf(now)).length
  return Math.max(0, Math.ceil((fresh + today) / (exam - dayOf(now))) - today)
}

/** What can be asked now, in order. */
export interface Waiting {
  due: readonly ReviewItem[]
  /** Never asked yet. */
  fresh: readonly ReviewItem[]
}

/**
 * What is due: the last missed first, then what was missed elsewhere on this device on an earlier day, then the longest due, and
 * before an examination a share of what is new. Then what is new: missed elsewhere, met there, not met. Within these the order
 * of `items`.
 */
export function waitingNow(items: readonly ReviewItem[], memories: Memories, now: number, plan = NO_PLAN): Waiting {
  const memoryOf = (id: string): Memory | undefined => Object.hasOwn(memories, id) ? memories[id] : undefined
  const rankOf = ({ id }: ReviewItem): number => memoryOf(id)?.missed ? 0 : isMissedSince(id, memoryOf(id), now, plan) ? 1 : 2
  const dayAsked = ({ id }: ReviewItem): number => memoryOf(id) ? dueBefore(memories[id], examAhead(plan, now)) : 0
  const due = items.filter(({ id }) => (memoryOf(id) && isDue(memories[id], now, plan)) || isMissedSince(id, memoryOf(id), now, plan))
    .sort((a, b) => rankOf(a) - rankOf(b) || dayAsked(a) - dayAsked(b) || (memoryOf(a.id)?.due ?? 0) - (memoryOf(b.id)?.due ?? 0))
  const rank = ({ met, missed }: ReviewItem): number => missed ? 0 : met ? 1 : 2
  const unasked = items.filter(item => memoryOf(item.id) === undefined && !due.includes(item)).sort((a, b) => rank(a) - rank(b))
  const share = shareOf(unasked.length, memories, now, plan)
  return { due: [...due, ...unasked.slice(0, share)], fresh: unasked.slice(share) }
}

/** What the next sitting asks, in order. */
export function queue(items: readonly ReviewItem[], memories: Memories, now: number, plan = NO_PLAN): ReviewItem[] {
  const { due, fresh } = waitingNow(items, memories, now, plan)
  return [...due, ...fresh]
}

/** A question takes a third of a minute. */
export const minutesFor = (questions: number): number => Math.max(1, Math.round(questions / 3))

/** Answered rightly the last two times: its card is known, and its story is asked in its place. */
export const isKnown = (memory: Memory | undefined): boolean => memory !== undefined && !memory.missed && (memory.inRow ?? 0) >= 2

/** Of a sort or a quiz: what it got wrong, and when. */
export function noted(plan: Plan, missed: Iterable<string>, day: number): Plan {
  const news = [...missed].filter(id => plan.missed[id] !== day)
  return news.length === 0 ? plan : { ...plan, missed: { ...plan.missed, ...Object.fromEntries(news.map(id => [id, day])) } }
}

/** Cards that lay elsewhere than at home in the learner's first complete sort, or at the last check. */
export const missedIn = (sorts: readonly (Readonly<Record<string, string>> | null)[], cards: readonly { id: string, bin: string, contested?: boolean }[]): string[] =>
  cards.filter(card => !card.contested && sorts.some(sort => sort !== null && Object.hasOwn(sort, card.id) && sort[card.id] !== card.bin)).map(({ id }) => id)

/** One sitting: the items still to be asked, the first of them now. */
export interface Sitting {
  left: readonly string[]
  /** Of each item asked so far, its first answer: that is the one that counts. */
  first: Readonly<Record<string, Answered>>
  /** How often each was asked again. */
  again: Readonly<Record<string, number>>
}

/** What is missed so often again is left for tomorrow, so that an end comes. */
const AGAIN = 2

export const startSitting = (ids: readonly string[]): Sitting => ({ left: ids, first: {}, again: {} })

/** The answer to the item that is asked now; whether it is the one that counts is for the caller to see (`first`). */
export function answer(sitting: Sitting, answered: Answered): Sitting {
  const [id] = sitting.left
  return id === undefined || Object.hasOwn(sitting.first, id) ? sitting : { ...sitting, first: { ...sitting.first, [id]: answered } }
}

/** On to the next item. What was just missed is asked again at the end of the sitting, at most twice. */
export function onward(sitting: Sitting, answered: Answered): Sitting {
  const [id, ...rest] = sitting.left
  const times = id !== undefined && Object.hasOwn(sitting.again, id) ? sitting.again[id] : 0
  return answered === 'right' || id === undefined || times === AGAIN
    ? { ...sitting, left: rest }
    : { ...sitting, left: [...rest, id], again: { ...sitting.again, [id]: times + 1 } }
}

/** Whether it is asked again in this sitting if it is missed now. */
export const comesAgain = ({ left: [id], again }: Sitting): boolean => id !== undefined && (Object.hasOwn(again, id) ? again[id] : 0) < AGAIN

const isMemory = (value: unknown): value is Memory => {
  const { stability, difficulty, last, due, missed, inRow = 0 } = (value ?? {}) as Partial<Record<keyof Memory, unknown>>
  const numbers = [stability, difficulty, last, due]
  return numbers.every(Number.isFinite) && typeof missed === 'boolean' && Number.isSafeInteger(inRow) && Number(inRow) >= 0
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

const isDay = (value: unknown): value is number => Number.isSafeInteger(value) && Math.abs(Number(value)) < 1e8

/** As `readMemories`, of what is noted beside them. */
export function readPlan(value: unknown, known: (id: string) => boolean): Plan {
  const { exam, missed } = (value ?? {}) as Record<string, unknown>
  const days = typeof missed === 'object' && missed !== null ? Object.entries(missed).filter((entry): entry is [string, number] => known(entry[0]) && isDay(entry[1])) : []
  return isDay(exam) || days.length ? { exam: isDay(exam) ? exam : null, missed: Object.fromEntries(days) } : NO_PLAN
}
