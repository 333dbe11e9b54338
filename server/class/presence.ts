import type { Queries } from '../store/store.ts'

/* Who is here now, of a class that several processes serve: each writes down whom it sees, and reads what the others see. */

/** ms after which a process that says nothing more counts as gone. */
const GONE = 15_000

/** The store's clock, ms since 1970: the processes' may differ. */
const CLOCK = '(extract(epoch from clock_timestamp()) * 1000)::bigint'

/** Of a person, enough to tell some hundred apart. */
const SHORT = 8
export const shortOf = (voter: string): string => voter.slice(0, SHORT)

export interface Presence {
  /** Another one whenever something of the class is, its version apart. */
  rev: number
  /** By other processes, shortened. */
  people: ReadonlySet<string>
}

/** @param shard whose people are left out */
export async function readPresence({ query }: Queries, id: string, shard: string): Promise<Presence> {
  const rows = await query<{ rev: string, here: string }>(
    `select rev, case when shard <> $2 and at > ${CLOCK} - ${GONE} then here else '' end as here from shard where class = $1`,
    [id, shard],
  )
  return {
    rev: rows.reduce((sum, row) => sum + Number(row.rev), 0),
    people: new Set(rows.flatMap(({ here }) => here.match(/.{8}/g) ?? [])),
  }
}

/** Writes down whom this process sees. The rest of the class's row is counted up where they are others than before. */
export async function writePresence({ query }: Queries, shard: string, all: readonly { class: string, here: string }[]): Promise<void> {
  await query(
    `insert into shard (class, shard, rev, here, at)
     select k.class, $2, 1, k.here, ${CLOCK} from json_to_recordset($1::json) as k(class text, here text) where exists (select 1 from class where id = k.class) order by k.class
     on conflict (class, shard) do update set rev = shard.rev + case when shard.here = excluded.here then 0 else 1 end, here = excluded.here, at = excluded.at`,
    [JSON.stringify(all), shard],
  )
}

/** Of these classes that are there: their versions, and what is counted up in them. */
export async function readMarks({ query }: Queries, ids: readonly string[]): Promise<Map<string, { version: number, rev: number }>> {
  const rows = await query<{ id: string, version: number, rev: string }>(
    `select c.id, c.version, coalesce((select sum(rev) from shard where class = c.id), 0)::bigint as rev from class c where c.id in (select json_array_elements_text($1::json))`,
    [JSON.stringify(ids)],
  )
  return new Map(rows.map(({ id, version, rev }) => [id, { version, rev: Number(rev) }]))
}
