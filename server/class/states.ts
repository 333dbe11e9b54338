import type { HostState, OwnAnswer, ScreenState, VoterState } from '#live/model/messages'
import type { RoundStep, TaskSteps } from '#live/model/rounds'
import type { Task } from '#live/model/tasks'
import type { AnswerColumns, View } from './view.ts'
import { NO_STEPS, ROUNDS } from '#live/model/rounds'
import { matrixWithFew, movesWithFew, rowWithFew, signOf, tableOf, tableWithFew } from '#live/model/tables'
import { PROTOCOL } from '#live/model/messages'
import { digestOf } from '../secrets.ts'
import { givenOf, readKept, roundName } from './view.ts'

/* What each role is told of a class. A pure function of what is known: what is covered is not in a wall's state. */

export interface Around {
  tasks: ReadonlyMap<string, Task>
  of: string
  now: number
  here: number
  address: string
  addresses: HostState['addresses']
}

/** With its mark, which is another one for each other content; the clock does not count. It begins with the class's version. */
function marked<S extends { at: string, now: number, version: number }>(state: S): S {
  return { ...state, at: `${state.version}.${digestOf(JSON.stringify({ ...state, at: '', now: 0 }))}` }
}

const common = (view: View, { of, now }: Around) =>
  ({ protocol: PROTOCOL as typeof PROTOCOL, version: view.version, at: '', now, class: { id: view.id, code: view.code, of, ends: view.ends } })

const people = (view: View, { here }: Around) => ({ joined: view.joined, here, head: view.state.head })

const plain = ({ phase, opened, closed, reopened, shown, until }: RoundStep): RoundStep => ({ phase, opened, closed, reopened, shown, until })

const pairOf = <T>(make: (index: 0 | 1) => T): [T, T] => [make(0), make(1)]

/** Tasks that were opened once, in the case's order. */
const opened = (view: View, tasks: Around['tasks']): [Task, TaskSteps][] =>
  [...tasks.values()].flatMap((task): [Task, TaskSteps][] => view.steps.has(task.id) ? [[task, view.steps.get(task.id)!]] : [])

const total = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0)

export function hostState(view: View, around: Around): HostState {
  const { tasks, address, addresses } = around
  const { locked, current, pair } = view.state
  return marked({
    role: 'host',
    ...common(view, around),
    ...people(view, around),
    address,
    addresses,
    locked,
    current,
    pair,
    tasks: Object.fromEntries(opened(view, tasks).map(([task, steps]) => {
      const compared = view.compared.get(task.id)
      return [task.id, {
        cells: [...task.cells],
        rounds: pairOf((index) => {
          const name = roundName(task.id, ROUNDS[index])
          const { finished, ...table } = tableOf(task, view.tallies.get(name) ?? [])
          return { ...plain(steps[index]), finished, late: view.late.get(name) ?? 0, table, relations: compared?.relations?.[index] ?? null }
        }),
        moves: compared?.moves ?? null,
        relationMoves: compared?.relationMoves ?? null,
      }]
    })),
  })
}

/** The wall: of a round that is not shown no number but how many have finished. */
export function screenState(view: View, around: Around): ScreenState {
  const { tasks, address } = around
  const { locked, current, pair } = view.state
  return marked({
    role: 'screen',
    ...common(view, around),
    ...people(view, around),
    address,
    locked,
    current,
    pair,
    tasks: Object.fromEntries(opened(view, tasks).map(([task, steps]) => {
      const compared = view.compared.get(task.id)
      const both = steps[0].shown && steps[1].shown
      return [task.id, {
        cells: [...task.cells],
        rounds: pairOf((index) => {
          const { finished, ...table } = tableOf(task, view.tallies.get(roundName(task.id, ROUNDS[index])) ?? [])
          const relations = compared?.relations?.[index]
          const { shown } = steps[index]
          return { ...plain(steps[index]), finished, table: shown ? tableWithFew(task, table) : null, relations: shown && relations ? rowWithFew(relations, table.answered) : null }
        }),
        moves: both && compared ? movesWithFew(compared.moves) : null,
        relationMoves: both && compared?.relationMoves ? matrixWithFew(compared.relationMoves, total(compared.relationMoves.flat())) : null,
      }]
    })),
  })
}

/** @param answers of this person, to all tasks */
export function voterState(view: View, around: Around, answers: readonly Omit<AnswerColumns, 'voter'>[]): VoterState {
  const { current, pair } = view.state
  const task = current && around.tasks.get(current.task)
  const answer = (id: string, index: 0 | 1) => answers.find(one => one.task === id && one.round === ROUNDS[index])
  const steps = view.steps.get(current?.task ?? '') ?? NO_STEPS
  return marked({
    role: 'voter',
    ...common(view, around),
    task: current && task ? { id: task.id, round: current.round, rounds: pairOf(index => plain(steps[index])) } : null,
    own: pairOf((index): OwnAnswer | null => {
      const own = task && answer(task.id, index)
      return own ? { seq: own.seq, done: own.done, ...own && mutable(givenOf(task, own.places)) } : null
    }),
    have: Object.fromEntries(answers.map(({ task: id, round, seq }) => [roundName(id, round), seq])),
    pair: pair && { ...pair, sign: sign() },
  })

  function sign(): number {
    const asked = around.tasks.get(pair!.task)
    const own = answer(pair!.task, pair!.round === 1 ? 0 : 1)
    const cell = asked && own ? readKept(asked, own.places, own.done, around.of).cells.get(pair!.row) : undefined
    return signOf(pair!.row, asked && cell !== undefined ? asked.cells.indexOf(cell) : -1, view.code)
  }
}

const mutable = ({ places, choice }: ReturnType<typeof givenOf>) => places === undefined ? { choice: [...choice ?? []] } : { places }
