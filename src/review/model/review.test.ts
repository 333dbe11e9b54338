import type { Answered, Memories, Memory } from './review'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cards, quiz } from '#case/index'
import { isReviewItem, reviewItems } from '#case/reviewItems'
import { remember } from './forgetting'
import { answer, daysUntil, isDue, onward, queue, readMemories, startSitting } from './review'

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

describe('a sitting', () => {
  it('asks what was missed once more at the end, and counts the first answer', () => {
    let sitting = startSitting(['a', 'b'])
    sitting = onward(answer(sitting, 'wrong'), 'wrong')
    expect(sitting.left).toEqual(['b', 'a'])
    sitting = onward(answer(sitting, 'right'), 'right')
    sitting = onward(answer(sitting, 'right'), 'right')
    expect(sitting).toEqual({ left: [], first: { a: 'wrong', b: 'right' } })
  })

  it('ends once each item was right once, and keeps its items', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 6 }), fc.infiniteStream(mark), (ids, marks) => {
      let sitting = startSitting(ids)
      const rights: string[] = []
      for (const one of marks) {
        if (sitting.left.length === 0)
          break
        if (one === 'right')
          rights.push(sitting.left[0])
        sitting = onward(answer(sitting, one), one)
      }
      expect(rights.sort()).toEqual([...ids].sort())
      expect(Object.keys(sitting.first).sort()).toEqual([...ids].sort())
    }))
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
})
