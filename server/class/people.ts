import type { Task } from '#live/model/tasks'
import type { Queries } from '../store/store.ts'
import type { AnswerColumns, ClassState } from './view.ts'
import { tallyDelta } from '#live/model/tables'
import { addToTally, countUp, tallyRows } from './batch.ts'
import { Refused } from './refused.ts'
import { readKept } from './view.ts'

/* Who is in a class: a row for each, known by the hash of a token. */

/** People in one class. */
const MOST_JOINED = 600

export async function isIn({ query }: Queries, id: string, voter: string): Promise<boolean> {
  const [row] = await query('select id from voter where class = $1 and id = $2', [id, voter])
  return row !== undefined
}

/** Takes somebody new in. The store's word counts on whether it may. @param code by which they come @throws Refused */
export async function addVoter({ query }: Queries, id: string, voter: string, { code, shard, now }: { code: string, shard: string, now: number }): Promise<void> {
  const [row] = await query<{ code: string, state: string, joined: number }>('select code, state, (select count(*) from voter where class = $1)::int as joined from class where id = $1', [id])
  if (!row)
    throw new Refused('ended')
  // An older code is for those who are in already.
  if (row.code !== code)
    throw new Refused('code')
  if ((JSON.parse(row.state) as ClassState).locked)
    throw new Refused('locked')
  if (row.joined >= MOST_JOINED)
    throw new Refused('full')
  await query(
    `with added as (insert into voter (class, id, joined, seen) values ($1, $2, $3, $3) returning class)
     insert into shard (class, shard, rev) select class, $4, 1 from added on conflict (class, shard) do update set rev = shard.rev + 1`,
    [id, voter, now, shard],
  )
}

/** Of these people, to all tasks; who is not in the class is not in the result. */
export async function readOwn({ query }: Queries, id: string, voters: readonly string[]): Promise<Map<string, AnswerColumns[]>> {
  const rows = await query<{ id: string } & (AnswerColumns | { voter: null })>(
    `select v.id, a.voter, a.task, a.round, a.seq, a.places, a.done from voter v left join answer a on a.class = v.class and a.voter = v.id
     where v.class = $1 and v.id in (select json_array_elements_text($2::json))`,
    [id, JSON.stringify(voters)],
  )
  const all = new Map<string, AnswerColumns[]>()
  for (const { id: voter, ...answer } of rows)
    all.set(voter, [...all.get(voter) ?? [], ...answer.voter === null ? [] : [answer]])
  return all
}

/** Takes a person and their answers away, out of the counts as well. @returns the tasks that had such answers @throws Refused `voter` */
export async function removeVoter(queries: Queries, id: string, voter: string, { tasks, of, shard }: { tasks: ReadonlyMap<string, Task>, of: string, shard: string }): Promise<Set<string>> {
  // As an answer does it: no step is made meanwhile, whose recount would count half of it.
  await queries.query('select task from step where class = $1 order by task, round for share', [id])
  const [there] = await queries.query('select id from voter where class = $1 and id = $2 for update', [id, voter])
  if (!there)
    throw new Refused('voter')
  const answers = (await readOwn(queries, id, [voter])).get(voter) ?? []
  const rows = answers.flatMap(({ task, round, places, done }) => {
    const known = tasks.get(task)
    return known ? tallyRows(id, task, round, tallyDelta(readKept(known, places, done, of), null)) : []
  })
  await queries.query('delete from voter where class = $1 and id = $2', [id, voter])
  await addToTally(queries, shard, rows)
  await countUp(queries, shard, [id])
  return new Set(answers.map(({ task }) => task))
}
