import type { Cells, Given, PlacesTask, Task } from '#live/model/tasks'
import type { Delta, Moves, Read } from '#live/model/tables'
import type { Phase, Round, RoundStep, TaskSteps } from '#live/model/rounds'
import type { Queries } from '../store/store.ts'
import { movesOf, relationMoves, relationsOf } from '#live/model/tables'
import { cellsOf, placementIn } from '#live/model/tasks'
import { NO_STEPS } from '#live/model/rounds'

/*
 * A class as this process last saw it in the store: what all states are made of. Nothing is decided by it that the store does not
 * decide again.
 */

/** What there is of a class beside its rounds; JSON in `class.state`. */
export interface ClassState {
  locked: boolean
  head: number | null
  current: { task: string, round: Round } | null
  pair: { task: string, round: Round, row: string } | null
  /** Until when phones may give again, to closed rounds, what the server once had; ms since 1970. */
  filling: number
}
export const NEW_STATE: ClassState = { locked: false, head: null, current: null, pair: null, filling: 0 }

export interface ClassRow {
  id: string
  code: string
  /** Of the windows that lead it, the newest last. */
  hosts: readonly string[]
  version: number
  state: ClassState
  ends: number
  /** Hash of the lecturer's key; '' where one key is all there is. */
  owner: string
}

/** `task/round` */
export type RoundName = string
export const roundName = (task: string, round: Round): RoundName => `${task}/${round}`

export interface Compared {
  moves: Moves
  /** Of boards; null for questions. */
  relations: readonly [number[], number[]] | null
  relationMoves: number[][] | null
}

export interface View extends ClassRow {
  steps: ReadonlyMap<string, TaskSteps>
  tallies: Map<RoundName, Delta[]>
  late: ReadonlyMap<RoundName, number>
  joined: number
  compared: Map<string, Compared>
}

interface ClassColumns { id: string, code: string, host_hash: string, version: number, state: string, ends: string | number, owner: string }
export interface StepColumns { task: string, round: Round, phase: Phase, opened: string | null, closed: string | null, reopened: number, shown: boolean, until: string | null }

const ms = (value: unknown): number | null => value === null ? null : Number(value)

export const classOf = (row: ClassColumns): ClassRow =>
  ({ id: row.id, code: row.code, hosts: row.host_hash.split(' '), version: row.version, state: { ...NEW_STATE, ...JSON.parse(row.state) as ClassState }, ends: Number(row.ends), owner: row.owner })

export const CLASS_COLUMNS = 'id, code, host_hash, version, state, ends, owner'

/** @param lock until the transaction ends; rows that belong to the class may be written meanwhile, or an answer and a step would wait for each other */
export async function readClass({ query }: Queries, id: string, lock = false): Promise<ClassRow | null> {
  const [row] = await query<ClassColumns>(`select ${CLASS_COLUMNS} from class where id = $1${lock ? ' for no key update' : ''}`, [id])
  return row ? classOf(row) : null
}

export async function readSteps({ query }: Queries, id: string, lock = false): Promise<Map<string, TaskSteps>> {
  const rows = await query<StepColumns>(`select task, round, phase, opened, closed, reopened, shown, until from step where class = $1 order by task, round${lock ? ' for update' : ''}`, [id])
  const all = new Map<string, TaskSteps>()
  for (const row of rows) {
    const step: RoundStep = { phase: row.phase, opened: ms(row.opened), closed: ms(row.closed), reopened: row.reopened, shown: row.shown, until: ms(row.until) }
    const [first, second] = all.get(row.task) ?? NO_STEPS
    all.set(row.task, row.round === 1 ? [step, second] : [first, step])
  }
  return all
}

/** The sums of all processes. @param tasks all of them unless told */
export async function readTallies({ query }: Queries, id: string, tasks?: readonly string[]): Promise<Map<RoundName, Delta[]>> {
  const rows = await query<{ task: string, round: Round, card: string, bin: string, n: number }>(
    `select task, round, card, bin, sum(n)::int as n from tally where class = $1 ${tasks ? 'and task in (select json_array_elements_text($2::json))' : ''} group by task, round, card, bin having sum(n) <> 0`,
    tasks ? [id, JSON.stringify(tasks)] : [id],
  )
  const all = new Map<RoundName, Delta[]>()
  for (const { task, round, card, bin, n } of rows)
    all.set(roundName(task, round), [...all.get(roundName(task, round)) ?? [], { card, bin, n }])
  return all
}

/** How many have joined, and how many came late, by round. */
export async function readPeople({ query }: Queries, id: string): Promise<{ joined: number, late: Map<RoundName, number> }> {
  const rows = await query<{ task: string | null, round: Round, n: number }>(
    'select null as task, 1 as round, count(*)::int as n from voter where class = $1 union all select task, round, count(*)::int as n from late where class = $1 group by task, round',
    [id],
  )
  return {
    joined: rows.find(({ task }) => task === null)!.n,
    late: new Map(rows.flatMap(({ task, round, n }) => task === null ? [] : [[roundName(task, round), n]])),
  }
}

/** As `answer.places` holds it. */
export const keptAs = (given: Given): string => given.places ?? given.choice!.join(',')
export const givenOf = (task: Task, places: string): Given =>
  task.kind === 'places' ? { places } : { choice: places === '' ? [] : places.split(',') }

/** What a kept answer says; nothing, where the case has changed under it. */
export function readKept(task: Task, places: string, done: boolean, of: string): Read {
  const cells: Cells = cellsOf(task, givenOf(task, places), of) ?? new Map()
  return { cells, done }
}

export interface AnswerColumns { voter: string, task: string, round: Round, seq: number, places: string, done: boolean }

/** Answers of a class, of one task or of all. */
export const readAnswers = ({ query }: Queries, id: string, task?: string): Promise<AnswerColumns[]> =>
  query<AnswerColumns>(`select voter, task, round, seq, places, done from answer where class = $1${task === undefined ? '' : ' and task = $2'}`, task === undefined ? [id] : [id, task])

/** Who moved where, and what relationships the sorts describe, of the answers to one task. */
export function compare(task: Task, answers: readonly AnswerColumns[], of: string): Compared {
  const people = new Map<string, [AnswerColumns | null, AnswerColumns | null]>()
  for (const answer of answers) {
    const both = people.get(answer.voter) ?? [null, null]
    both[answer.round - 1] = answer
    people.set(answer.voter, both)
  }
  const all = [...people.values()]
  const read = (answer: AnswerColumns | null) => answer && readKept(task, answer.places, answer.done, of)
  const moves = movesOf(task, all.map(([first, second]) => ({ first: read(first), second: read(second) })))
  if (task.kind !== 'places')
    return { moves, relations: null, relationMoves: null }
  const placed = all.map(([first, second]) => ({ first: placement(task, first, of), second: placement(task, second, of) }))
  const there = <T>(list: (T | null)[]) => list.filter(one => one !== null)
  return {
    moves,
    relations: [relationsOf(there(placed.map(({ first }) => first)), task.facts), relationsOf(there(placed.map(({ second }) => second)), task.facts)],
    relationMoves: relationMoves(placed, task.facts),
  }
}

const placement = (task: PlacesTask, answer: AnswerColumns | null, of: string) => answer && placementIn(task, answer.places, of)
