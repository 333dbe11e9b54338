import type { Task } from '#live/model/tasks'
import type { Queries } from '../store/store.ts'
import type { AnswerColumns } from './view.ts'
import { tallyDelta } from '#live/model/tables'
import { addToTally, tallyRows } from './batch.ts'
import { Refused } from './refused.ts'
import { readJoined, readKept } from './view.ts'

/* Who is in a class: a row for each, known by the hash of a token. */

/** People in one class. */
const MOST_JOINED = 600

export async function isIn({ query }: Queries, id: string, voter: string): Promise<boolean> {
  const [row] = await query('select id from voter where class = $1 and id = $2', [id, voter])
  return row !== undefined
}

/** @throws Refused `full` */
export async function addVoter(queries: Queries, id: string, voter: string, now: number): Promise<void> {
  if (await readJoined(queries, id) >= MOST_JOINED)
    throw new Refused('full')
  await queries.query('insert into voter (class, id, joined, seen) values ($1, $2, $3, $3)', [id, voter, now])
}

/** Of one person, to all tasks. */
export const readOwn = ({ query }: Queries, id: string, voter: string): Promise<AnswerColumns[]> =>
  query<AnswerColumns>('select voter, task, round, seq, places, done from answer where class = $1 and voter = $2', [id, voter])

/** Takes a person and their answers away, out of the counts as well. @returns the tasks that had such answers @throws Refused `voter` */
export async function removeVoter(queries: Queries, id: string, voter: string, { tasks, of, shard }: { tasks: ReadonlyMap<string, Task>, of: string, shard: string }): Promise<Set<string>> {
  const [there] = await queries.query('select id from voter where class = $1 and id = $2 for update', [id, voter])
  if (!there)
    throw new Refused('voter')
  const answers = await readOwn(queries, id, voter)
  const rows = answers.flatMap(({ task, round, places, done }) => {
    const known = tasks.get(task)
    return known ? tallyRows(id, task, round, tallyDelta(readKept(known, places, done, of), null)) : []
  })
  await queries.query('delete from voter where class = $1 and id = $2', [id, voter])
  await addToTally(queries, shard, rows)
  return new Set(answers.map(({ task }) => task))
}
