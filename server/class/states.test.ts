import type { View } from './view.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { recount } from '#live/model/tables'
import { tasksOf } from '#live/model/tasks'
import { TEST_SOURCE } from '#live/model/testCase'
import { hostState, screenState } from './states.ts'
import { compare, NEW_STATE, readKept, roundName } from './view.ts'

const tasks = tasksOf(TEST_SOURCE)
const around = { tasks, of: TEST_SOURCE.of, now: 0, here: 3, address: '', addresses: [] }
const task = tasks.get('quiz-Q2')!

/** A class whose answers are these: option a or b in each round. */
function viewOf(answers: readonly (readonly [string, string])[], shown: readonly [boolean, boolean]): View {
  const rows = answers.flatMap((both, voter) => both.map((places, at) => ({ voter: String(voter), task: task.id, round: at === 0 ? 1 as const : 2 as const, seq: 1, places, done: true })))
  const steps = ([0, 1] as const).map(at => ({ phase: 'closed' as const, opened: 1, closed: 2, reopened: 0, shown: shown[at], until: null }))
  return {
    id: 'x', code: 'K7M2QX', hosts: [], version: 1, state: NEW_STATE, ends: 0, owner: '', joined: answers.length,
    steps: new Map([[task.id, [steps[0], steps[1]]]]),
    tallies: new Map(([1, 2] as const).map(round => [roundName(task.id, round), recount(rows.filter(row => row.round === round).map(({ places, done }) => readKept(task, places, done, '')))])),
    late: new Map(),
    compared: new Map([[task.id, compare(task, rows, '')]]),
  }
}

const anyAnswers = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('a', 'b')), { minLength: 1, maxLength: 30 })

it('a wall\'s state is the same whatever a covered round holds', () => {
  fc.assert(fc.property(anyAnswers, fc.tuple(fc.boolean(), fc.boolean()), (answers, shown) => {
    const told = (all: readonly (readonly [string, string])[]) => JSON.stringify(screenState(viewOf(all, shown), around).tasks)
    const other = (option: string) => option === 'a' ? 'b' : 'a'
    // The covered answers turned round, one by one: nobody who reads the wall's state can tell.
    const turned = answers.map(([first, second]): [string, string] => [shown[0] ? first : other(first), shown[1] ? second : other(second)])
    expect(told(turned)).toBe(told(answers))
    if (shown[0] && shown[1])
      expect(screenState(viewOf(answers, shown), around).tasks[task.id].moves).not.toBe(null)
  }))
})

it('the lecturer\'s has all of it', () => {
  expect(hostState(viewOf([['a', 'b'], ['a', 'a']], [false, false]), around).tasks[task.id]).toMatchObject({
    rounds: [{ table: { rows: { Q2: [2, 0] } } }, { table: { rows: { Q2: [1, 1] } } }],
    moves: { both: 2, rows: { Q2: [[1, 1, 0], [0, 0, 0], [0, 0, 0]] } },
  })
})
