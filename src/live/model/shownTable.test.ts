import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CountSource, SourceRound } from './shownTable'
import { flowPicture, relationChanges, shownRows, stripOf } from './shownTable'
import { tasksOf } from './tasks'
import { TEST_SOURCE } from './testCase'

const task = tasksOf(TEST_SOURCE).get('sort')!
const phones = (answered: number, rows: SourceRound['rows']): SourceRound => ({ answered, rows })
const hands = (rows: SourceRound['rows']): SourceRound => ({ answered: null, rows })

describe('a strip', () => {
  it('is 100 % of all who answered: who left the card out is a gap at its end', () => {
    const strip = stripOf(task, 'A', [phones(10, { A: [5, 3, 0, 0] })])!
    expect(strip.segments.map(({ from, width }) => [from, width])).toEqual([[0, 0.5], [0.5, 0.3], [0.8, 0], [0.8, 0]])
    expect(strip).toMatchObject({ total: 10, unplaced: 2 })
    expect(strip.segments.filter(({ isKey }) => isKey).map(({ cell }) => cell)).toEqual(['project'])
  })

  it('takes hands and phones together', () => {
    const strip = stripOf(task, 'A', [phones(10, { A: [5, 5, 0, 0] }), hands({ A: [0, 2, 0, 0] })])!
    expect(strip).toMatchObject({ counts: [5, 7, 0, 0], total: 12, unplaced: 0 })
  })

  it('draws few without saying how many', () => {
    const strip = stripOf(task, 'A', [phones(4, { A: [3, null, 0, 0] })])!
    expect(strip).toMatchObject({ counts: [3, null, 0, 0], unplaced: null })
    expect(strip.segments[1].width).toBeGreaterThan(0)
  })

  it('is none where nothing came', () => expect(stripOf(task, 'A', [null, null])).toBeNull())

  it('never leaves its track', () => {
    const count = fc.option(fc.nat(60), { freq: 5 })
    fc.assert(fc.property(fc.nat(300), fc.array(count, { minLength: 4, maxLength: 4 }), (answered, counts) => {
      const strip = stripOf(task, 'A', [phones(answered, { A: counts })])!
      for (const { from, width } of strip.segments)
        expect(from + width).toBeLessThanOrEqual(1 + 1e-9)
    }))
  })
})

describe('the rows', () => {
  const sources: CountSource[] = [{ name: 'phones', rounds: [phones(10, { A: [5, 5, 0, 0], B: [9, 1, 0, 0], C: [0, 10, 0, 0] }), phones(10, { A: [10, 0, 0, 0], B: [5, 5, 0, 0], C: [9, 1, 0, 0] })] }]

  it('are most divided first, by the last round that there is', () => {
    expect(shownRows(task, sources, null).map(({ row }) => row).slice(0, 3)).toEqual(['B', 'C', 'A'])
    expect(shownRows(task, [{ ...sources[0], rounds: [sources[0].rounds[0], null] }], null)[0].row).toBe('A')
  })

  it('have a band of their own; an open card has none', () => {
    const bands = Object.fromEntries(shownRows(task, sources, null).map(({ row, band }) => [row, band]))
    expect(bands).toMatchObject({ A: 'explain', B: 'discuss', C: 'again' })
    expect(shownRows({ ...task, key: {} }, sources, null).map(({ band }) => band).filter(Boolean)).toEqual([])
  })

  it('tell movement of those only who were there twice', () => {
    const rows = { A: [[4, 0, 0, 0, 0], [5, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [1, 0, 0, 0, 0]] }
    const [a] = shownRows(task, sources, { both: 10, first: 0, second: 0, rows }).filter(({ row }) => row === 'A')
    expect(a.movement).toMatchObject({ stayed: 4, toKey: 6, away: 0, between: 0 })
    expect(shownRows(task, sources, { both: 0, first: 3, second: 2, rows })[0].movement).toBeNull()
  })
})

describe('the flow', () => {
  it('has all people on both sides, and no block over another', () => {
    const matrix = fc.array(fc.array(fc.nat(20), { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 })
    fc.assert(fc.property(matrix, (matrix) => {
      const { left, right, flows } = flowPicture(matrix, 0.03)
      const sum = (list: { n: number | null }[]) => list.reduce((all, { n }) => all + (n ?? 0), 0)
      expect(sum(left)).toBe(sum(flows))
      expect(sum(right)).toBe(sum(flows))
      for (const side of [left, right]) {
        side.forEach((block, index) => {
          const next = side[index + 1]
          expect(block.top + block.height).toBeLessThanOrEqual((next ? next.top : 1) + 1e-9)
        })
      }
      for (const { left: from, right: to, height } of flows)
        expect(Math.max(from, to) + height).toBeLessThanOrEqual(1 + 1e-9)
    }))
  })

  it('of nobody is empty', () => expect(flowPicture([[0, 0], [0, 0]], 0.1)).toEqual({ left: [], right: [], flows: [] }))
})

describe('relationships before and after', () => {
  it('tell the ways that most took, and all others as a number', () => {
    const matrix = [[2, 0, 6, 0], [0, 10, 8, 14], [1, 0, 3, 0], [1, 1, 0, 3]]
    expect(relationChanges(matrix)).toEqual({ both: 49, changed: 31, told: [{ from: 1, to: 3, n: 14 }, { from: 1, to: 2, n: 8 }, { from: 0, to: 2, n: 6 }], rest: 3, few: false })
  })
})
