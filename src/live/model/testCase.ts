import type { BinId, CardFacts } from '#case/model/model'
import type { TaskSource } from '#live/model/tasks'

/** A small invented case, for tests of the live class: six cards, of which the fifth is open. */

const fact = (id: string, bin: BinId, more: Partial<CardFacts> = {}): CardFacts => ({ id, bin, side: 'both', ...more })

export const TEST_SOURCE: TaskSource = {
  of: 'test-case',
  sets: {
    core: { id: 'core', number: 1, cards: ['A', 'B', 'gone', 'C', 'D', 'X'], poolOrder: ['X', 'C', 'A', 'D', 'B'] },
    first: { id: 'first', number: 2, cards: ['A', 'C'], poolOrder: ['C', 'A'] },
  },
  cards: [fact('A', 'project'), fact('B', 'project'), fact('C', 'resource'), fact('D', 'development'), fact('E', 'resource', { contested: true }), fact('X', 'unstaged')],
  polls: [{ id: 'money', rounds: 2, options: [{ key: 'a' }, { key: 'b' }] }, { id: 'once', rounds: 1, options: [{ key: 'a' }, { key: 'b' }] }],
  quiz: [
    { id: 'Q1', type: 'order', options: [{ key: 'a' }, { key: 'b' }, { key: 'c' }], answer: ['b', 'c', 'a'] },
    { id: 'Q2', type: 'single', options: [{ key: 'a' }, { key: 'b' }], answer: ['b'] },
    { id: 'Q3', type: 'multi', options: [{ key: 'a' }, { key: 'b' }, { key: 'c' }], answer: ['a', 'c'] },
  ],
}
