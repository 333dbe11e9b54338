import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import list from '../../../content/interactions.json'
import { grown, idsOf, platformId, readEntry } from './interactionList'

describe('the numbers of a report', () => {
  /** Of the first package. A longer list begins with the same; nothing before its end may ever change. */
  const FIRST = { length: 57, sha256: '825b373eced9139791e4a34053aa803ee87c097c73d9cfebaffc27b64b7b1496' }

  it('never change: columns of reports, and states at platforms, go by them', () => {
    expect(createHash('sha256').update(list.slice(0, FIRST.length).join('\n')).digest('hex')).toBe(FIRST.sha256)
  })

  it('are a card\'s first places, then its last, questions, sentences and lines', () => {
    expect([0, 14, 15, 29, 30, 42, 43, 54, 55, 56].map(n => readEntry(list[n]).kind)).toEqual(['first', 'first', 'last', 'last', 'quiz', 'quiz', 'judged', 'judged', 'exit', 'exit'])
  })

  it('have ids of their own that every platform takes', () => {
    const ids = list.map(readEntry).map(platformId)
    expect(new Set(ids).size).toBe(list.length)
    for (const id of ids)
      expect(id).toMatch(/^[a-z]+_[A-Za-z0-9_]+$/)
  })

  it('of what is new come at the end, of what is gone stay', () => {
    const content = { cards: ['C1', 'C3'], quiz: ['Q1'], judged: [], exit: ['one'] }
    const before = ['first/C1', 'first/C2', 'last/C1', 'last/C2', 'quiz/Q1']
    expect(grown(before, content)).toEqual([...before, 'first/C3', 'last/C3', 'exit/one'])
    expect(grown(grown(before, content), content)).toEqual(grown(before, content))
    expect(idsOf(grown(before, content), 'last')).toEqual(['C1', 'C2', 'C3'])
  })

  it('are refused where they are none', () => {
    for (const entry of ['x/C1', 'first', 'first/'])
      expect(() => readEntry(entry)).toThrow(entry)
  })
})
