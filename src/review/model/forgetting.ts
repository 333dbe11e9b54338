import type { Answered, Memory } from './review'
import { FSRSAlgorithm, Rating } from 'ts-fsrs'
import { dayOf } from '#base/model/days'
import { answeredOn } from './review'

// Apart from ./review, so that a page which only lists what was asked does not fetch the scheduler.

const DAY = 86_400_000
/** A term is over in half a year: nothing is put off longer. Days. */
const LONGEST = 180
const RATING = { right: Rating.Good, partly: Rating.Hard, wrong: Rating.Again } as const
// Whole days only: what was missed comes back within the sitting (`onward`), and then tomorrow.
const fsrs = new FSRSAlgorithm({ enable_short_term: false, enable_fuzz: false, maximum_interval: LONGEST })

/** Older records tell of the last answer only. */
const inRowOf = (memory: Memory | undefined): number => memory === undefined ? 0 : memory.inRow ?? (memory.missed ? 0 : 1)

/**
 * Memory of an item after the first answer of a sitting, by FSRS-6 with its published default weights: nothing is fitted
 * to a learner. `now` in ms. A wrong answer comes back on the next day, a right one later; days are those of the reader's
 * calendar, here and between two answers.
 */
export function remember(before: Memory | undefined, answered: Answered, now: number): Memory {
  // A clock that was set back must not make time negative.
  const days = before === undefined ? 0 : Math.max(0, dayOf(now) - answeredOn(before))
  const { stability, difficulty } = fsrs.next_state(before ?? null, days, RATING[answered])
  const wait = answered === 'wrong' ? 1 : Math.min(LONGEST, Math.max(answered === 'right' ? 2 : 1, fsrs.next_interval(stability, days)))
  return { stability, difficulty, last: now, due: now + wait * DAY, day: dayOf(now) + wait, missed: answered !== 'right', inRow: answered === 'right' ? inRowOf(before) + 1 : 0 }
}
