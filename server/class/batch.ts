import type { Given, Task } from '#live/model/tasks'
import type { Round, RoundStep } from '#live/model/rounds'
import type { Delta, Read } from '#live/model/tables'
import type { Queries, Store } from '../store/store.ts'
import type { AnswerColumns } from './view.ts'
import { StoreAway } from '../store/store.ts'
import { takesAnswers } from '#live/model/rounds'
import { tallyDelta } from '#live/model/tables'
import { keptAs, readKept } from './view.ts'

/*
 * Answers of up to 25 ms are one transaction: a statement costs some milliseconds, and one for each of 300 phones would be too many.
 * Nobody is told "kept" before the commit.
 */

/** ms */
const BATCH = 25
/** Answers of one transaction. */
const MOST = 500

export interface Put {
  classId: string
  voter: string
  task: Task
  round: Round
  seq: number
  given: Given
  read: Read
  /** It was acknowledged once, and the server lacks it. */
  again: boolean
  /** Until when such ones are taken for closed rounds, ms since 1970. */
  filling: number
}

/** `seq`: the highest that is kept now. */
export type PutResult = { seq: number } | 'closed' | 'voter'

interface Queued { put: Put, done: (result: PutResult) => void, failed: (error: Error) => void }

export interface BatchOptions {
  store: Store
  /** The name of this process's own rows in the tally. */
  shard: string
  of: string
  now: () => number
  /** Told after each commit, by class: what has changed in it. */
  changed: (classId: string, tasks: ReadonlySet<string>) => void
}

export interface Batch {
  put: (put: Put) => Promise<PutResult>
  /** Once all that has come so far is kept. */
  settled: () => Promise<void>
}

export function makeBatch(options: BatchOptions): Batch {
  let queue: Queued[] = []
  let running = false
  const pending = new Set<Promise<PutResult>>()

  async function run(): Promise<void> {
    while (queue.length > 0) {
      await new Promise(done => setTimeout(done, BATCH))
      const now = queue.slice(0, MOST)
      queue = queue.slice(MOST)
      try {
        const { results, changes } = await options.store.transaction(queries => write(queries, now.map(({ put }) => put), options))
        for (const [classId, tasks] of changes)
          options.changed(classId, tasks)
        now.forEach(({ done }, index) => done(results[index]))
      }
      catch (error) {
        // Who came meanwhile has waited as long: phones hold on, and send again.
        const all = error instanceof StoreAway ? [...now, ...queue.splice(0)] : now
        all.forEach(({ failed }) => failed(error as Error))
      }
    }
    running = false
  }

  return {
    put: (put) => {
      const result = new Promise<PutResult>((done, failed) => queue.push({ put, done, failed }))
      pending.add(result)
      const over = () => pending.delete(result)
      result.then(over, over)
      if (!running) {
        running = true
        run()
      }
      return result
    },
    // Not until nothing more comes: while a round is open there is no such time.
    settled: async () => { await Promise.allSettled([...pending]) },
  }
}

type Changes = Map<string, Set<string>>

const keyOf = ({ classId, voter, task, round }: Put) => [classId, voter, task.id, round].join('\0')

/** The order of locks is the same in every process: steps, people by their ids, then what is written. */
async function write(queries: Queries, puts: readonly Put[], { shard, of, now }: BatchOptions): Promise<{ results: PutResult[], changes: Changes }> {
  const { query } = queries
  const asJson = (rows: readonly object[]) => [JSON.stringify(rows)]
  const all = puts.map(({ classId, voter, task, round }) => ({ class: classId, voter, task: task.id, round }))

  const steps = await query<{ class: string, task: string, round: Round, phase: RoundStep['phase'], until: string | null }>(
    `select class, task, round, phase, until from step where (class, task, round) in (select class, task, round from json_to_recordset($1::json) as k(class text, task text, round smallint)) order by class, task, round for share`,
    asJson(all),
  )
  const voters = await query<{ class: string, id: string }>(
    `select class, id from voter where (class, id) in (select class, voter from json_to_recordset($1::json) as k(class text, voter text)) order by class, id for update`,
    asJson(all),
  )
  const kept = await query<AnswerColumns & { class: string }>(
    `select class, voter, task, round, seq, places, done from answer where (class, voter, task, round) in (select class, voter, task, round from json_to_recordset($1::json) as k(class text, voter text, task text, round smallint))`,
    asJson(all),
  )

  const at = now()
  const open = new Set(steps.filter(({ phase, until }) => takesAnswers({ phase, until: until === null ? null : Number(until) }, at)).map(({ class: id, task, round }) => [id, task, round].join('\0')))
  const closed = new Set(steps.filter(({ phase }) => phase !== 'waiting').map(({ class: id, task, round }) => [id, task, round].join('\0')))
  const known = new Set(voters.map(({ class: id, id: voter }) => [id, voter].join('\0')))
  const before = new Map(kept.map(row => [[row.class, row.voter, row.task, row.round].join('\0'), row]))
  const newest = new Map<string, Put>()
  const late: Put[] = []

  const isTaken = (put: Put) => open.has([put.classId, put.task.id, put.round].join('\0')) || (put.again && at < put.filling)
  for (const put of puts) {
    const key = keyOf(put)
    if (!known.has([put.classId, put.voter].join('\0')))
      continue
    // Sent again after the close, and kept before it, is not late; nor is what comes before the round.
    if (!isTaken(put)) {
      if (put.seq > (before.get(key)?.seq ?? 0) && closed.has([put.classId, put.task.id, put.round].join('\0')))
        late.push(put)
    }
    else if (put.seq > Math.max(before.get(key)?.seq ?? 0, newest.get(key)?.seq ?? 0))
      newest.set(key, put)
  }

  const changes: Changes = new Map()
  const change = ({ classId, task }: Put) => changes.set(classId, (changes.get(classId) ?? new Set()).add(task.id))
  const tally = new Map<string, { class: string, task: string, round: number, card: string, bin: string, n: number }>()
  const answers = [...newest].map(([key, put]) => {
    const old = before.get(key)
    for (const { card, bin, n } of tallyDelta(old ? readKept(put.task, old.places, old.done, of) : null, put.read)) {
      const name = [put.classId, put.task.id, put.round, card, bin].join('\0')
      tally.set(name, { class: put.classId, task: put.task.id, round: put.round, card, bin, n: (tally.get(name)?.n ?? 0) + n })
    }
    change(put)
    return { class: put.classId, voter: put.voter, task: put.task.id, round: put.round, seq: put.seq, places: keptAs(put.given), done: put.read.done }
  })

  if (answers.length > 0) {
    await query(
      `insert into answer (class, voter, task, round, seq, places, done)
       select class, voter, task, round, seq, places, done from json_to_recordset($1::json) as k(class text, voter text, task text, round smallint, seq integer, places text, done boolean)
       on conflict (class, voter, task, round) do update set seq = excluded.seq, places = excluded.places, done = excluded.done where answer.seq < excluded.seq`,
      asJson(answers),
    )
    await addToTally(queries, shard, [...tally.values()])
  }
  if (late.length > 0) {
    await query(
      `insert into late (class, voter, task, round) select distinct class, voter, task, round from json_to_recordset($1::json) as k(class text, voter text, task text, round smallint) on conflict do nothing`,
      asJson(late.map(({ classId, voter, task, round }) => ({ class: classId, voter, task: task.id, round }))),
    )
    late.forEach(change)
  }
  await countUp(queries, shard, [...changes.keys()])

  const results = puts.map((put): PutResult => {
    if (!known.has([put.classId, put.voter].join('\0')))
      return 'voter'
    const seq = Math.max(before.get(keyOf(put))?.seq ?? 0, newest.get(keyOf(put))?.seq ?? 0)
    // What is sent again after the close, and was kept before, is told to be kept.
    return isTaken(put) || seq >= put.seq ? { seq } : 'closed'
  })
  return { results, changes }
}

/** What an answer adds to a tally, as rows of it. */
export const tallyRows = (id: string, task: string, round: Round, deltas: readonly Delta[]) => deltas.map(delta => ({ class: id, task, round, ...delta }))

/** Adds to this process's own rows. In one order, for within a process, too, two may be at it. */
export async function addToTally({ query }: Queries, shard: string, rows: readonly { class: string, task: string, round: number, card: string, bin: string, n: number }[]): Promise<void> {
  await query(
    `insert into tally (class, task, round, card, bin, shard, n)
     select class, task, round, card, bin, $2, n from json_to_recordset($1::json) as k(class text, task text, round smallint, card text, bin text, n integer) where n <> 0 order by class, task, round, card, bin
     on conflict (class, task, round, card, bin, shard) do update set n = tally.n + excluded.n`,
    [JSON.stringify(rows), shard],
  )
}

/** Something is another in these classes: by this the processes beside this one see it, and by the version where it is a step. */
export async function countUp({ query }: Queries, shard: string, classes: readonly string[]): Promise<void> {
  if (classes.length === 0)
    return
  await query(
    `insert into shard (class, shard, rev) select class, $2, 1 from json_array_elements_text($1::json) as k(class) order by class
     on conflict (class, shard) do update set rev = shard.rev + 1`,
    [JSON.stringify(classes), shard],
  )
}
