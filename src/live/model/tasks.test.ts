import { describe, expect, it } from 'vitest'
import { encodeShare } from '#board/model/shareCode'
import { cellsOf, tasksOf } from './tasks'
import { TEST_SOURCE } from './testCase'

const tasks = tasksOf(TEST_SOURCE)
const cells = (id: string, given: Parameters<typeof cellsOf>[1], of = TEST_SOURCE.of) => {
  const read = cellsOf(tasks.get(id)!, given, of)
  return read && Object.fromEntries(read)
}
const sortCode = encodeShare(TEST_SOURCE.sets.core, { A: 'project', C: 'project', gone: 'resource' }, TEST_SOURCE.of)

describe('tasks', () => {
  it('are the two boards, the polls, the quiz and the contested cards', () => {
    expect([...tasks.keys()]).toEqual(['try', 'sort', 'poll-money', 'poll-once', 'quiz-Q1', 'quiz-Q2', 'quiz-Q3', 'card-E'])
    expect(tasks.get('sort')).toMatchObject({ rows: ['A', 'B', 'C', 'D', 'X'], key: { A: 'project', X: 'unstaged' } })
    expect(tasks.get('card-E')).toMatchObject({ rows: ['E'], cells: ['project', 'resource', 'development', 'unstaged'], key: {} })
    expect([...tasks.values()].filter(({ rounds }) => rounds === 1).map(({ id }) => id)).toEqual(['poll-once'])
  })

  it('read a sort by its share code, without cards that were withdrawn', () => {
    expect(cells('sort', { places: sortCode })).toEqual({ A: 'project', C: 'project' })
  })

  it.each<[string, Parameters<typeof cellsOf>[1], Record<string, string>]>([
    ['poll-money', { choice: ['b'] }, { money: 'b' }],
    ['poll-money', { choice: [] }, {}],
    ['quiz-Q1', { choice: ['b', 'a', 'c'] }, { b: '1', a: '2', c: '3' }],
    ['quiz-Q3', { choice: ['c', 'a'] }, { c: 'yes', a: 'yes' }],
    ['card-E', { choice: ['unstaged'] }, { E: 'unstaged' }],
  ])('%s %j is %j', (id, given, expected) => expect(cells(id, given)).toEqual(expected))

  it.each<[string, Parameters<typeof cellsOf>[1]]>([
    ['sort', { places: `${sortCode}A` }], ['try', { places: sortCode }], ['sort', { choice: ['a'] }], ['poll-money', { places: sortCode }],
    ['poll-money', { choice: ['a', 'b'] }], ['poll-money', { choice: ['constructor'] }], ['quiz-Q3', { choice: ['a', 'a'] }], ['card-E', { choice: ['pool'] }],
  ])('%s does not take %j', (id, given) => expect(cells(id, given)).toBe(null))

  it('do not take a sort of another case', () => expect(cells('sort', { places: sortCode }, 'another')).toBe(null))
})
