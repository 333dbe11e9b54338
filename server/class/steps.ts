import type { ClassBody, HostState, LiveFault, SetBody, StepBody } from '#live/model/messages'
import type { Task } from '#live/model/tasks'
import type { Queries } from '../store/store.ts'
import type { Round, RoundStep, TaskSteps } from '#live/model/rounds'
import type { ClassRow, ClassState } from './view.ts'
import { isOver, NO_STEPS, ROUNDS, stepOf, stepTo } from '#live/model/rounds'
import { recount, sameTally } from '#live/model/tables'
import { readCode } from '#live/model/codes'
import { makeCode } from '../secrets.ts'
import { addToTally, countUp, tallyRows } from './batch.ts'
import { Refused } from './refused.ts'
import { NEW_STATE, readClass, readKept, readSteps, readTallies, roundName } from './view.ts'

/*
 * What the lecturer does to a class: it is made, its rounds are opened and closed, it is set, it ends. Each in the caller's
 * transaction, which holds the class's row.
 */

export interface StepContext {
  tasks: ReadonlyMap<string, Task>
  /** As in share codes. */
  of: string
  /** Of this process's rows in the tally. */
  shard: string
  now: () => number
  /** ms from the last step until all of a class goes. */
  keep: number
  addresses: () => HostState['addresses']
  chooseAddress: (url: string) => void
}

/** ms that phones may fill in what a server has lost. */
export const FILLING = 10 * 60_000

export interface NewClass {
  id: string
  hostHash: string
  /** Hash of the lecturer's key, or ''. */
  owner: string
  revive: ClassBody['revive']
}

/** @throws Refused `code` where there is such a class already */
export async function makeClass(queries: Queries, { id, hostHash, owner, revive }: NewClass, { tasks, now, keep }: StepContext): Promise<void> {
  const at = now()
  const asked = revive && readCode(revive.code)
  const state: ClassState = { ...NEW_STATE, filling: revive ? at + FILLING : 0 }
  const [there] = await queries.query('select id from class where id = $1', [id])
  if (there)
    throw new Refused('code')
  const code = asked && await isFree(queries, asked) ? asked : await freeCode(queries)
  await queries.query('insert into class (id, code, host_hash, version, state, created, ends, owner) values ($1, $2, $3, $4, $5, $6, $7, $8)', [id, code, hostHash, (revive?.version ?? 0) + 1, JSON.stringify(state), at, at + keep, owner])
  for (const { task, round, phase, shown } of revive?.steps ?? []) {
    // An open round would take answers that the lecturer does not know of; it is opened anew.
    if (tasks.has(task) && phase !== 'waiting')
      await writeStep(queries, id, task, round, { phase: 'closed', opened: at, closed: at, reopened: 0, shown, until: null })
  }
}

/** One step or setting, compared by the class's version, so that two windows can't fight. @returns why not, or null where it was taken */
export async function takeNext(queries: Queries, id: string, body: StepBody | SetBody, context: StepContext): Promise<LiveFault | null> {
  const row = await readClass(queries, id, true)
  if (!row)
    return 'ended'
  if (row.version !== body.version)
    return 'version'
  const next = 'to' in body ? await takeStep(queries, row, body, context) : await takeSetting(queries, row, body, context)
  if (typeof next === 'string')
    return next
  await queries.query('update class set version = version + 1, state = $2, ends = $3 where id = $1', [id, JSON.stringify(next), context.now() + context.keep])
  return null
}

/** One step of a task's rounds. @returns what there is of the class beside its rounds, or why it is no step from here */
async function takeStep(queries: Queries, { id, state }: ClassRow, { task: taskId, to, sure, seconds }: StepBody, context: StepContext): Promise<ClassState | LiveFault> {
  const task = context.tasks.get(taskId)
  if (!task)
    return 'task'
  const now = context.now()
  const all = await readSteps(queries, id, true)
  const before = all.get(taskId) ?? NO_STEPS
  const next = stepTo(before, to, { now, sure, seconds, rounds: task.rounds })
  if (!next.ok)
    return next.fault
  const opens = to === 'open-1' || to === 'open-2'
  if (opens) {
    for (const [other, steps] of all) {
      if (other !== taskId)
        await closeOpen(queries, id, other, steps, context)
    }
  }
  for (const round of ROUNDS) {
    const step = stepOf(next.steps, round)
    if (step !== stepOf(before, round))
      await writeStep(queries, id, taskId, round, step)
    if (stepOf(before, round).phase === 'open' && step.phase === 'closed')
      await proveTally(queries, id, task, round, context)
  }
  return opens ? { ...state, current: { task: taskId, round: to === 'open-1' ? 1 : 2 }, pair: null } : state
}

/** Closes the rounds of a class whose time is over. */
export async function closeOver(queries: Queries, id: string, context: StepContext): Promise<void> {
  if (!await readClass(queries, id, true))
    return
  let closed = false
  for (const [task, steps] of await readSteps(queries, id, true)) {
    if (steps.some(step => isOver(step, context.now())))
      closed = await closeOpen(queries, id, task, steps, context) || closed
  }
  if (closed)
    await queries.query('update class set version = version + 1 where id = $1', [id])
}

/** Closes the round of a task that is open, if one is. */
async function closeOpen(queries: Queries, id: string, taskId: string, steps: TaskSteps, context: StepContext): Promise<boolean> {
  const round = ROUNDS.find(one => stepOf(steps, one).phase === 'open')
  if (!round)
    return false
  await writeStep(queries, id, taskId, round, { ...stepOf(steps, round), phase: 'closed', closed: context.now(), until: null })
  const task = context.tasks.get(taskId)
  if (task)
    await proveTally(queries, id, task, round, context)
  return true
}

/** One setting of a class. */
async function takeSetting(queries: Queries, { id, code, state }: ClassRow, { set }: SetBody, { tasks, addresses, chooseAddress }: StepContext): Promise<ClassState | LiveFault> {
  if (set.current && !tasks.has(set.current))
    return 'task'
  if (set.pair && !tasks.get(set.pair.task)?.rows.includes(set.pair.row))
    return 'task'
  if (set.address !== undefined) {
    if (!addresses().some(({ url }) => url === set.address))
      return 'body'
    chooseAddress(set.address)
  }
  if (set.newCode) {
    await queries.query('insert into former_code (code, class) values ($1, $2)', [code, id])
    await queries.query('update class set code = $2 where id = $1', [id, await freeCode(queries)])
  }
  const steps = set.current ? (await readSteps(queries, id)).get(set.current) : undefined
  return {
    ...state,
    ...set.locked !== undefined && { locked: set.locked },
    ...set.head !== undefined && { head: set.head },
    ...set.current !== undefined && { current: set.current === null ? null : { task: set.current, round: steps && steps[1].phase !== 'waiting' ? 2 : 1 } },
    ...set.pair !== undefined && { pair: set.pair },
  }
}

/** At each close the tally must be what a recount finds; where it is not, that is said, and the recount counts. */
async function proveTally(queries: Queries, id: string, task: Task, round: Round, { of, shard }: StepContext): Promise<void> {
  const answers = await queries.query<{ places: string, done: boolean }>('select places, done from answer where class = $1 and task = $2 and round = $3', [id, task.id, round])
  const counted = recount(answers.map(({ places, done }) => readKept(task, places, done, of)))
  const kept = (await readTallies(queries, id, [task.id])).get(roundName(task.id, round)) ?? []
  if (sameTally(counted, kept))
    return
  console.error(`The tally of ${task.id}, round ${round}, was not what a recount finds; the recount counts. 票数与重新清点不符，以重新清点为准。`)
  await queries.query('delete from tally where class = $1 and task = $2 and round = $3', [id, task.id, round])
  await addToTally(queries, shard, tallyRows(id, task.id, round, counted))
  await countUp(queries, shard, [id])
}

/** Takes all of a class away; its codes are remembered as ended. */
export async function endClass(queries: Queries, id: string, { now, keep }: StepContext): Promise<void> {
  const { query } = queries
  // In this order, as a step does it, so that neither waits for the other, and no answer is halfway in.
  await readClass(queries, id, true)
  await readSteps(queries, id, true)
  await query('insert into ended (code, until) select code, $2::bigint from class where id = $1 union select code, $2::bigint from former_code where class = $1 on conflict (code) do update set until = excluded.until', [id, now() + keep])
  await query('delete from class where id = $1', [id])
}

async function isFree({ query }: Queries, code: string): Promise<boolean> {
  const [taken] = await query('select code from class where code = $1 union select code from former_code where code = $1 union select code from ended where code = $1', [code])
  return taken === undefined
}

async function freeCode(queries: Queries): Promise<string> {
  const code = makeCode()
  return await isFree(queries, code) ? code : await freeCode(queries)
}

async function writeStep({ query }: Queries, id: string, task: string, round: Round, { phase, opened, closed, reopened, shown, until }: RoundStep): Promise<void> {
  await query(
    `insert into step (class, task, round, phase, opened, closed, reopened, shown, until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (class, task, round) do update set phase = excluded.phase, opened = excluded.opened, closed = excluded.closed, reopened = excluded.reopened, shown = excluded.shown, until = excluded.until`,
    [id, task, round, phase, opened, closed, reopened, shown, until],
  )
}
