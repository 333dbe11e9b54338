import type { Queries, Store } from './store.ts'

/**
 * In this order, each once, never changed afterwards. A PostgreSQL server takes them as they are. They add and take nothing away: while
 * a server's processes are replaced one after the other, the program of before goes on with what is new.
 */
const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `create table class (
      id text primary key,
      code text not null unique,
      host_hash text not null,
      version integer not null,
      state text not null,
      created bigint not null,
      ends bigint not null
    )`,
    // Codes that a class had before: who has its cookie comes in by them.
    `create table former_code (
      code text primary key,
      class text not null references class on delete cascade
    )`,
    // Codes of classes that are over, so that a phone hears so.
    `create table ended (
      code text primary key,
      until bigint not null
    )`,
    `create table step (
      class text not null references class on delete cascade,
      task text not null,
      round smallint not null,
      phase text not null,
      opened bigint,
      closed bigint,
      reopened integer not null,
      shown boolean not null,
      until bigint,
      primary key (class, task, round)
    )`,
    `create table voter (
      class text not null references class on delete cascade,
      id text not null,
      joined bigint not null,
      seen bigint not null,
      primary key (class, id)
    )`,
    // One row a person, task and round. places: a share code, or the keys of a choice with a comma between.
    `create table answer (
      class text not null,
      voter text not null,
      task text not null,
      round smallint not null,
      seq integer not null,
      places text not null,
      done boolean not null,
      primary key (class, voter, task, round),
      foreign key (class, voter) references voter on delete cascade
    )`,
    `create index answer_of_round on answer (class, task, round)`,
    // People whose answer came after the close.
    `create table late (
      class text not null,
      voter text not null,
      task text not null,
      round smallint not null,
      primary key (class, task, round, voter),
      foreign key (class, voter) references voter on delete cascade
    )`,
    // Of each process its own rows, so that none waits for another; the sum counts.
    `create table tally (
      class text not null references class on delete cascade,
      task text not null,
      round smallint not null,
      card text not null,
      bin text not null,
      shard text not null,
      n integer not null,
      primary key (class, task, round, card, bin, shard)
    )`,
    `create table shard (
      class text not null references class on delete cascade,
      shard text not null,
      rev bigint not null,
      primary key (class, shard)
    )`,
  ],
  [
    // Lecturers of a server that has several, each with a key of their own, and whose class it is; '' where one key is all there is.
    `create table lecturer (
      hash text primary key,
      name text not null,
      created bigint not null
    )`,
    `alter table class add column owner text not null default ''`,
    // Who is here by this process, 8 characters a person, and when it has last said so.
    `alter table shard add column here text not null default ''`,
    `alter table shard add column at bigint not null default 0`,
  ],
]

/** Any number that is ours. */
const LOCK = 4180

/** Who may do no more than read and write rows comes through where nothing is to be done. */
async function areDone({ query }: Store): Promise<boolean> {
  const [{ there }] = await query<{ there: boolean }>(`select to_regclass('migration') is not null as there`)
  return there && await countDone({ query }) >= MIGRATIONS.length
}

async function countDone({ query }: Queries): Promise<number> {
  const [{ done }] = await query<{ done: number }>('select count(*)::int as done from migration')
  return done
}

/** Their rows are the owner's to write. */
const READ_ONLY = ['lecturer', 'migration']

/** Tables that are there and that this role may not read, or not write where it has to: the SQL of docs/hosting.md was not run, or not in its order. */
export async function tablesShut({ query }: Queries): Promise<string[]> {
  const made = MIGRATIONS.flat().flatMap(sql => /^create table (\w+)/.exec(sql)?.[1] ?? [])
  const rights = (name: string) => READ_ONLY.includes(name) ? ['select'] : ['select', 'insert', 'update', 'delete']
  const rows = await query<{ name: string }>(
    `select name from json_to_recordset($1::json) as asked(name text, need text)
      where to_regclass(name) is not null and not has_table_privilege(to_regclass(name), need)
      group by name order by name`,
    [JSON.stringify([...made, 'migration'].flatMap(name => rights(name).map(need => ({ name, need }))))],
  )
  return rows.map(({ name }) => name)
}

export async function migrate(store: Store): Promise<void> {
  if (await areDone(store))
    return
  await store.transaction(async ({ query }) => {
    // Two processes that start at once: the second one waits here.
    await query(`select pg_advisory_xact_lock(${LOCK})`)
    await query('create table if not exists migration (n integer primary key)')
    const done = await countDone({ query })
    for (const [at, statements] of MIGRATIONS.entries()) {
      if (at < done)
        continue
      for (const sql of statements)
        await query(sql)
      await query('insert into migration (n) values ($1)', [at])
    }
  })
}
