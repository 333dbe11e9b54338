import type { Read } from './tables'
import type { Task } from './tasks'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOf, isHidden, matrixWithFew, movementOf, movesOf, recount, relationMoves, relationsOf, rowsToDiscuss, rowWithFew, sameTally, signOf, SIGNS, tableOf, tableWithFew, tallyDelta } from './tables'
import { tasksOf } from './tasks'
import { TEST_SOURCE } from './testCase'

const task = tasksOf(TEST_SOURCE).get('sort') as Task
const read = (cells: Record<string, string>, done = false): Read => ({ cells: new Map(Object.entries(cells)), done })
const anyRead = fc.tuple(fc.dictionary(fc.constantFrom(...task.rows), fc.constantFrom(...task.cells)), fc.boolean()).map(([cells, done]) => read(cells, done))

describe('the tally', () => {
  it('changes by the difference of two answers', () => {
    expect(tallyDelta(read({ A: 'project', B: 'project' }), read({ A: 'project', B: 'resource' }, true))).toEqual([
      { card: 'B', bin: 'project', n: -1 }, { card: 'B', bin: 'resource', n: 1 }, { card: '', bin: 'finished', n: 1 },
    ])
  })

  it('summed up over all changes is what a recount finds', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(4), anyRead)), (sent) => {
      const kept = new Map<number, Read>()
      const deltas = sent.flatMap(([voter, answer]) => {
        const delta = tallyDelta(kept.get(voter) ?? null, answer)
        kept.set(voter, answer)
        return delta
      })
      const sums = new Map<string, { card: string, bin: string, n: number }>()
      for (const { card, bin, n } of deltas)
        sums.set(`${card}/${bin}`, { card, bin, n: (sums.get(`${card}/${bin}`)?.n ?? 0) + n })
      expect(sameTally([...sums.values()], recount([...kept.values()]))).toBe(true)
    }))
  })

  it('is told from another one', () => {
    expect(sameTally([{ card: 'A', bin: 'project', n: 1 }], [{ card: 'A', bin: 'project', n: 2 }])).toBe(false)
    expect(sameTally([{ card: 'A', bin: 'project', n: 0 }], [])).toBe(true)
  })

  it('makes a table', () => {
    const table = tableOf(task, recount([read({ A: 'project' }, true), read({ A: 'resource' })]))
    expect(table).toMatchObject({ answered: 2, finished: 1, rows: { A: [1, 1, 0, 0], X: [0, 0, 0, 0] } })
  })
})

describe('few', () => {
  it.each([
    [[0, 9, 0], 9, [0, 9, 0]],
    [[3, 6, 0], 9, [3, 6, 0]],
    // One cell could be had by subtraction.
    [[2, 7, 0], 9, [null, null, null]],
    [[1, 2, 6], 9, [null, null, 6]],
    // So could cells that are all one, or all two.
    [[1, 1, 7], 9, [null, null, null]],
    [[2, 2, 5], 9, [null, null, null]],
    [[1, 1, 1], 3, [null, null, null]],
    [[1, 9, 0], 10, [1, 9, 0]],
  ])('%j of %i are told as %j', (counts, of, told) => expect(rowWithFew(counts, of)).toEqual(told))

  it('is never to be had by subtraction, whoever knows the rule and the sum', () => {
    const rowsOf = (cells: number, sum: number): number[][] =>
      cells === 1 ? [[sum]] : Array.from({ length: sum + 1 }, (_, n) => rowsOf(cells - 1, sum - n).map(rest => [n, ...rest])).flat()
    for (const cells of [2, 3, 4, 5]) {
      for (const placed of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
        const alike = new Map<string, number[][]>()
        for (const row of rowsOf(cells, placed)) {
          const told = JSON.stringify(rowWithFew(row, 9))
          alike.set(told, [...alike.get(told) ?? [], row])
        }
        for (const [told, rows] of alike) {
          (JSON.parse(told) as (number | null)[]).forEach((n, at) => {
            if (n === null)
              expect(new Set(rows.map(row => row[at])).size, `${told}, cell ${at}, of ${placed}`).toBeGreaterThan(1)
          })
        }
      }
    }
  })

  it('hides all of what has sums in two directions', () => {
    expect(matrixWithFew([[3, 1], [0, 4]], 8).every(isHidden)).toBe(true)
    expect(matrixWithFew([[3, 1], [0, 6]], 10)).toEqual([[3, 1], [0, 6]])
    const order = tasksOf(TEST_SOURCE).get('quiz-Q1') as Task
    const [a, b] = order.rows
    const told = tableWithFew(order, { answered: 9, rows: { [a]: [3, 6], [b]: [4, 2] } })
    expect(Object.values(told.rows).every(isHidden)).toBe(true)
  })

  it('is in no cell of a class of ten', () => {
    expect(tableWithFew(task, { answered: 5, rows: { A: [1, 4, 0, 0] } }).rows.A).toEqual([null, null, null, null])
    expect(tableWithFew(task, { answered: 10, rows: { A: [1, 9, 0, 0] } }).rows.A).toEqual([1, 9, 0, 0])
  })
})

describe('movement', () => {
  const people = [
    { first: read({ A: 'project' }), second: read({ A: 'project' }) },
    { first: read({ A: 'resource' }), second: read({ A: 'project' }) },
    { first: read({ A: 'project' }), second: read({ A: 'unstaged' }) },
    { first: read({ A: 'resource' }), second: read({ A: 'development' }) },
    { first: read({}), second: read({ A: 'project' }) },
    { first: read({}), second: read({}) },
    { first: read({ A: 'project' }), second: null },
    { first: null, second: read({ A: 'project' }) },
  ]

  it('counts those only who were there in both rounds', () => {
    expect(movesOf(task, people)).toMatchObject({ both: 6, first: 1, second: 1 })
  })

  it('is to the key, away from it, between others, or none', () => {
    const { rows } = movesOf(task, people)
    expect(movementOf(rows.A, 0)).toEqual({ stayed: 1, toKey: 2, away: 1, between: 1, unplaced: 1 })
    // An open card has no key to move to.
    expect(movementOf(rows.A, null)).toEqual({ stayed: 1, toKey: 0, away: 0, between: 4, unplaced: 1 })
    expect(movementOf([[null, 0], [0, 4]], 0)).toMatchObject({ stayed: null, unplaced: 4 })
  })

  it('of all kinds together is all who were there', () => {
    fc.assert(fc.property(fc.array(fc.record({ first: fc.option(anyRead), second: fc.option(anyRead) })), fc.option(fc.nat(3)), (all, key) => {
      const { both, rows } = movesOf(task, all)
      for (const row of task.rows)
        expect(Object.values(movementOf(rows[row], key)).reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBe(both)
    }))
  })
})

describe('what to discuss', () => {
  it.each([[[2, 8], 0, 'again'], [[3, 7], 0, 'discuss'], [[7, 3], 0, 'discuss'], [[8, 2], 0, 'explain'], [[0, 0], 0, null], [[5, 5], null, null], [[null, 5], 0, null]])('%j, key %s: %s', (counts, key, band) => {
    expect(bandOf(counts, key)).toBe(band)
  })

  it('is most divided first, in the band only', () => {
    const rows = { A: [9, 1, 0, 0], B: [7, 3, 0, 0], C: [3, 3, 2, 2], D: [10, 0, 0, 0], X: [0, 0, 0, 0] }
    expect(rowsToDiscuss(task, { answered: 10, rows })).toEqual(['C', 'B'])
    expect(rowsToDiscuss({ ...task, key: {} }, { answered: 10, rows })).toEqual(['C', 'B', 'A'])
  })
})

describe('relationships', () => {
  const facts = TEST_SOURCE.cards
  const none = {}
  const contractual = { A: 'project' } as const
  const both = { A: 'project', C: 'resource' } as const

  it('are counted by the deck\'s own reading', () => {
    expect(relationsOf([none, contractual, both, both], facts)).toEqual([1, 1, 2, 0])
    expect(relationMoves([{ first: none, second: both }, { first: contractual, second: null }], facts)).toEqual([[0, 0, 1, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
  })
})

describe('signs', () => {
  it('are one for each bin, and others at another card', () => {
    const signs = (card: string) => [-1, 0, 1, 2, 3].map(cell => signOf(card, cell, 'K7M2QX'))
    expect(new Set(signs('A')).size).toBe(SIGNS)
    expect(new Set(['A', 'B', 'C', 'D', 'E', 'X'].map(card => signs(card).join())).size).toBeGreaterThan(2)
  })
})
