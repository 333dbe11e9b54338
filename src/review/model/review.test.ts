import type { Answered, Memories, Memory } from './review'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cards, quiz } from '#case/index'
import { isReviewItem, reviewItems } from '#case/reviewItems'
import { remember } from './forgetting'
import { dayOf } from '#base/model/days'
import { answer, comesAgain, daysUntil, dueBefore, dueDay, isDue, isKnown, minutesFor, missedIn, NO_PLAN, noted, onward, queue, readMemories, readPlan, startSitting, waitingNow } from './review'

const DAY = 86_400_000
const NOON = new Date(2026, 8, 14, 12).getTime()
const mark = fc.constantFrom<Answered>('right', 'partly', 'wrong')

/** Memory after answers given whenever they are due. */
function after(...marks: readonly Answered[]): Memory {
  return marks.reduce<{ memory?: Memory, now: number }>(({ memory, now }, one) => {
    const next = remember(memory, one, now)
    return { memory: next, now: next.due }
  }, { now: NOON }).memory!
}
const wait = (memory: Memory): number => (memory.due - memory.last) / DAY

describe('when an item comes back', () => {
  it('comes back tomorrow after a wrong answer, later after a right one', () => {
    expect(wait(remember(undefined, 'wrong', NOON))).toBe(1)
    expect(wait(remember(undefined, 'right', NOON))).toBeGreaterThan(1)
  })

  it('waits longer with every right answer, and half a year at most', () => {
    const waits = [1, 2, 3, 4, 8].map(n => wait(after(...Array.from({ length: n }, () => 'right' as const))))
    for (const [index, one] of waits.slice(1, 4).entries())
      expect(one).toBeGreaterThan(waits[index])
    expect(waits.at(-1)).toBe(180)
  })

  it('asks sooner what was missed, whatever came before', () => {
    fc.assert(fc.property(fc.array(mark, { maxLength: 8 }), (before) => {
      expect(wait(after(...before, 'wrong'))).toBeLessThan(wait(after(...before, 'right')))
    }))
  })

  it('makes a memory that can be read back, for any answers at any times', () => {
    fc.assert(fc.property(fc.array(fc.tuple(mark, fc.integer({ min: -400, max: 400 })), { minLength: 1, maxLength: 20 }), (answers) => {
      let memory: Memory | undefined
      for (const [one, days] of answers)
        memory = remember(memory, one, NOON + days * DAY)
      expect(readMemories(JSON.parse(JSON.stringify({ 'quiz/Q1': memory })), isReviewItem)).toEqual({ 'quiz/Q1': memory })
    }))
  })

  it('is due on the whole of its day, and not the day before', () => {
    const memory = remember(undefined, 'wrong', NOON)
    const morning = new Date(2026, 8, 15, 6).getTime()
    expect([isDue(memory, NOON + DAY / 3), isDue(memory, morning), isDue(memory, morning + 9 * DAY)]).toEqual([false, true, true])
    expect([daysUntil(memory, NOON), daysUntil(memory, morning)]).toEqual([1, 0])
  })

  it('asks again what was answered with a clock that ran ahead', () => {
    expect(isDue(remember(undefined, 'right', NOON + 900 * DAY), NOON)).toBe(true)
  })
})

describe('what is asked now', () => {
  const items = ['a', 'b', 'c', 'd', 'e', 'f'].map(id => ({ id, met: id === 'e', missed: id === 'f' }))
  const memories: Memories = {
    a: remember(undefined, 'right', NOON - 9 * DAY),
    b: remember(undefined, 'wrong', NOON - 3 * DAY),
    c: remember(undefined, 'right', NOON),
  }

  it('puts what was missed first, then what is due, then what is new; leaves out what is not due', () => {
    expect(queue(items, memories, NOON).map(({ id }) => id)).toEqual(['b', 'a', 'f', 'e', 'd'])
  })

  it('asks every item but those that contested cards would make', () => {
    expect(reviewItems).toHaveLength(cards.filter(card => !card.contested).length + quiz.length)
    expect(new Set(reviewItems).size).toBe(reviewItems.length)
    expect(reviewItems.slice(0, 6).filter(id => id.startsWith('quiz/'))).toHaveLength(2)
  })
})

describe('what was missed in a sort or the quiz', () => {
  const items = ['a', 'b', 'c'].map(id => ({ id, met: true, missed: id !== 'c' }))
  const today = dayOf(NOON)

  it('is due on the next day, counted, and no longer once it was asked', () => {
    const plan = noted(NO_PLAN, ['a', 'b'], today)
    expect(waitingNow(items, {}, NOON, plan).due).toEqual([])
    expect(waitingNow(items, {}, NOON + DAY, plan).due.map(({ id }) => id)).toEqual(['a', 'b'])
    const asked = { a: remember(undefined, 'right', NOON + DAY) }
    expect(waitingNow(items, asked, NOON + DAY, plan).due.map(({ id }) => id)).toEqual(['b'])
    expect(waitingNow(items, asked, NOON + 2 * DAY, plan).due.map(({ id }) => id)).toEqual(['b'])
  })

  it('is due though the review would let it wait, where it was missed after its last answer', () => {
    const memories = { a: after('right', 'right', 'right') }
    const missedOn = dayOf(memories.a.last) + 1
    const plan = noted(NO_PLAN, ['a'], missedOn)
    expect(waitingNow(items, memories, memories.a.last + DAY, plan).due).toEqual([])
    expect(waitingNow(items, memories, memories.a.last + 2 * DAY, plan).due.map(({ id }) => id)).toEqual(['a'])
  })

  it('is noted once a day, and read from the first complete sort and the last check', () => {
    const plan = noted(NO_PLAN, ['a'], today)
    expect(noted(plan, ['a'], today)).toBe(plan)
    expect(noted(plan, ['a'], today + 1).missed).toEqual({ a: today + 1 })
    const home = [{ id: 'a', bin: 'project' }, { id: 'b', bin: 'resource' }, { id: 'x', bin: 'resource', contested: true }]
    expect(missedIn([null, { a: 'resource', x: 'project' }, { a: 'project', b: 'resource' }], home)).toEqual(['a'])
  })
})

describe('an examination', () => {
  const today = dayOf(NOON)
  const item = (id: string) => ({ id, met: false, missed: false })

  it('has everything asked again before it, and never later than it would have been', () => {
    fc.assert(fc.property(fc.array(mark, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 200 }), (marks, ahead) => {
      const memory = after(...marks)
      const exam = dayOf(memory.last) + ahead
      const due = dueBefore(memory, exam)
      expect(due).toBeLessThanOrEqual(dueDay(memory))
      expect(due).toBeGreaterThan(dayOf(memory.last))
      if (ahead > 3)
        expect(due).toBeLessThan(exam)
    }))
  })

  it('leaves what is remembered as it is: without it, and from its day on, all is due as before', () => {
    const memory = after('right', 'right')
    const plan = { exam: dayOf(memory.last) + 8, missed: {} }
    expect(isDue(memory, memory.last + 4 * DAY, plan)).toBe(true)
    expect(isDue(memory, memory.last + 4 * DAY)).toBe(false)
    expect(isDue(memory, memory.last + 8 * DAY, plan)).toBe(false)
    expect(daysUntil(memory, memory.last, plan)).toBe(4)
  })

  it('shares what was never asked out over the days, and every item is met before it', () => {
    const items = Array.from({ length: 44 }, (_, n) => item(`i${n}`))
    let memories: Memories = {}
    const counts: number[] = []
    for (let day = 0; day < 10; day++) {
      const now = NOON + day * DAY
      const { due } = waitingNow(items, memories, now, { exam: today + 10, missed: {} })
      counts.push(due.length)
      memories = { ...memories, ...Object.fromEntries(due.map(({ id }) => [id, remember(memories[id], 'right', now)])) }
      expect(waitingNow(items, memories, now, { exam: today + 10, missed: {} }).due).toEqual([])
    }
    expect(Object.keys(memories)).toHaveLength(44)
    // Half of them, in seven minutes: on the last days old ones come beside new ones.
    expect(Math.max(...counts)).toBeLessThanOrEqual(22)
    expect(waitingNow(items, {}, NOON).due).toEqual([])
  })
})

describe('a card that is known', () => {
  it('was right the last two times', () => {
    expect([undefined, after('right'), after('right', 'right'), after('right', 'right', 'wrong'), after('wrong', 'right')].map(isKnown)).toEqual([false, false, true, false, false])
  })

  it('is found in records that tell of the last answer only, after one more', () => {
    const { inRow, ...older } = after('right')
    expect(inRow).toBe(1)
    expect([isKnown(older), isKnown(remember(older, 'right', NOON))]).toEqual([false, true])
  })
})

it('nine questions take three minutes, and one takes one', () => {
  expect([1, 3, 8, 9, 44].map(minutesFor)).toEqual([1, 1, 3, 3, 15])
})

describe('a sitting', () => {
  it('asks what was missed again at the end, and counts the first answer', () => {
    let sitting = startSitting(['a', 'b'])
    sitting = onward(answer(sitting, 'wrong'), 'wrong')
    expect(sitting.left).toEqual(['b', 'a'])
    sitting = onward(answer(sitting, 'right'), 'right')
    sitting = onward(answer(sitting, 'right'), 'right')
    expect(sitting).toEqual({ left: [], first: { a: 'wrong', b: 'right' }, again: { a: 1 } })
  })

  it('comes to an end: each item is asked until it is right, and three times at most', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 6 }), fc.infiniteStream(mark), (ids, marks) => {
      let sitting = startSitting(ids)
      const asked: [string, Answered][] = []
      for (const one of marks) {
        if (sitting.left.length === 0)
          break
        asked.push([sitting.left[0], one])
        sitting = onward(answer(sitting, one), one)
      }
      for (const id of ids) {
        const given = asked.filter(([of]) => of === id).map(([, one]) => one)
        expect(given.length).toBeLessThanOrEqual(3)
        expect(given.slice(0, -1)).not.toContain('right')
        expect(given.at(-1) === 'right' || given.length === 3).toBe(true)
        expect(sitting.first[id]).toBe(given[0])
      }
      expect(Object.keys(sitting.first).sort()).toEqual([...ids].sort())
    }))
  })

  it('says before an answer whether the item would come again', () => {
    let sitting = startSitting(['a'])
    expect([comesAgain(sitting), comesAgain(sitting = onward(sitting, 'wrong')), comesAgain(sitting = onward(sitting, 'wrong')), comesAgain(onward(sitting, 'wrong'))]).toEqual([true, true, false, false])
  })

  it('does nothing when nothing is left', () => {
    const empty = startSitting([])
    expect([answer(empty, 'right'), onward(empty, 'wrong')]).toEqual([empty, empty])
  })
})

describe('reading the store', () => {
  it('leaves out what is unknown or makes no sense, and never throws', () => {
    const good = remember(undefined, 'right', NOON)
    expect(readMemories({ 'quiz/Q1': good, 'quiz/Q99': good, 'card/S2-09': good, 'quiz/Q2': { ...good, stability: -1 }, 'quiz/Q3': { ...good, due: 1e300 }, 'quiz/Q4': { ...good, missed: 1 } }, isReviewItem)).toEqual({ 'quiz/Q1': good })
    fc.assert(fc.property(fc.anything(), value => Object.keys(readMemories(value, isReviewItem)).length >= 0))
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('quiz/Q1', '__proto__', 'constructor'), fc.anything()), value => Object.values(readMemories(value, isReviewItem)).every(memory => Number.isFinite(remember(memory, 'right', NOON).due))))
  })

  it('reads what is noted beside the memories, as far as it makes sense', () => {
    expect(readPlan({ exam: 20700, missed: { 'quiz/Q1': 20600, 'quiz/Q99': 20600, 'quiz/Q2': 'x' } }, isReviewItem)).toEqual({ exam: 20700, missed: { 'quiz/Q1': 20600 } })
    expect(readPlan({ exam: 1e300 }, isReviewItem)).toBe(NO_PLAN)
    fc.assert(fc.property(fc.anything(), value => Object.keys(readPlan(value, isReviewItem)).length === 2))
  })
})
