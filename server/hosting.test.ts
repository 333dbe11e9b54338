import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { TEST_SOURCE } from '#live/model/testCase'
import type { HostState } from '#live/model/messages'
import { testPostgres, WITHOUT } from '../tests/live/postgres.ts'
import { Window } from '../tests/live/window.ts'
import { newLecturer } from './lecturers.ts'
import type { StartFault } from './start.ts'
import { startLive } from './start.ts'
import { migrate } from './store/migrations.ts'
import { openPostgres } from './store/postgres.ts'

/* The SQL of docs/hosting.md, as it stands there: each role can do what it is for, and no more. */

const [roles, rights, less, late] = [...readFileSync(new URL('../docs/hosting.md', import.meta.url), 'utf8').matchAll(/```sql\n(.*?)```/gs)].map(([, sql]) => sql)
// Roles are the whole server's: in somebody else's none are made.
const server = await testPostgres({ own: true })
if (!server)
  console.warn(WITHOUT)
const folder = mkdtempSync(join(tmpdir(), 'live-hosting-'))
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    for (const one of sql.split(';').filter(text => text.trim() !== ''))
      await client.query(one)
  }
  finally {
    await client.end()
  }
}

it.skipIf(!server)('the roles do what they are for, and no more; what was backed up is a class that goes on', async () => {
  const as = (role: string, database = 'deck') => `postgres://${role}@127.0.0.1:${server!.port}/${database}`
  await run(server!.url, roles)
  await run(as('postgres'), rights)

  const start = () => startLive({ port: 0, host: '127.0.0.1', dist: folder, data: { database: as('deck_app') }, url: 'http://127.0.0.1', source: TEST_SOURCE, keep: 3_600_000 })
  await expect(start()).rejects.toMatchObject({ kind: 'rights' })
  let owner = await openPostgres(as('deck_owner'))
  await migrate(owner)
  await run(as('postgres'), less)
  // Where the tables came first, nobody else may touch them: said at the start, and mended by the fourth block and the third.
  await run(as('postgres'), 'revoke all on all tables in schema public from deck_app, deck_backup')
  const shut = await start().catch((error: unknown) => error as StartFault)
  expect(shut).toMatchObject({ kind: 'rows', cause: { message: 'answer, class, ended, former_code, late, lecturer, migration, shard, step, tally, voter' } })
  await run(as('postgres'), late)
  await run(as('postgres'), 'revoke insert on answer from deck_app')
  await expect(start()).rejects.toMatchObject({ kind: 'rows', cause: { message: 'answer' } })
  await run(as('postgres'), late)
  await run(as('postgres'), less)
  const key = await newLecturer(owner, 'Li')

  let live = await start()
  const base = () => `http://127.0.0.1:${live.port}`
  const [host, phone] = [new Window(base), new Window(base)]
  const { class: { code }, version } = (await host.ask<HostState>('POST', '/live/classes', { key })).json
  expect((await host.ask('POST', `/live/${code}/step`, { task: 'poll-money', to: 'open-1', version })).status).toBe(200)
  await phone.ask('POST', `/live/${code}/join`, {})
  expect((await phone.ask('PUT', `/live/${code}/poll-money/1`, { seq: 1, choice: ['a'], done: true })).json).toEqual({ seq: 1 })

  for (const sql of ['create table x (n integer)', `insert into lecturer (hash, name, created) values ('x', 'x', 1)`, 'delete from lecturer', 'drop table class', 'delete from migration', 'create role x'])
    await expect(run(as('deck_app'), sql), sql).rejects.toThrow()
  for (const sql of ['select * from answer', 'select * from lecturer'])
    await run(as('deck_backup'), sql)
  await expect(run(as('deck_backup'), 'delete from answer')).rejects.toThrow()
  const dump = spawnSync('pg_dump', ['--format=custom', `--dbname=${as('deck_backup')}`, `--file=${join(folder, 'deck.dump')}`], { encoding: 'utf8' })
  // Not everybody who has a server has its tools in the path.
  expect(dump.error ? '' : dump.stderr).toBe('')

  // The class goes on from what was backed up: another database in the place of the one that is lost.
  await live.close()
  if (!dump.error) {
    await run(as('postgres', 'postgres'), 'create database deck_new owner deck_owner')
    const restored = spawnSync('pg_restore', ['--exit-on-error', `--dbname=${as('postgres', 'deck_new')}`, join(folder, 'deck.dump')], { encoding: 'utf8' })
    expect([restored.status, restored.stderr]).toEqual([0, ''])
    await owner.close()
    await run(as('postgres', 'postgres'), 'alter database deck rename to deck_old; alter database deck_new rename to deck')
    await run(as('postgres'), rights)
    owner = await openPostgres(as('deck_owner'))
  }
  live = await start()
  expect((await phone.ask('PUT', `/live/${code}/poll-money/1`, { seq: 2, choice: ['b'], done: true })).json).toEqual({ seq: 2 })
  expect((await host.ask<HostState>('GET', `/live/${code}/state?as=host`)).json.tasks['poll-money'].rounds[0]).toMatchObject({ phase: 'open', finished: 1, table: { answered: 1 } })
  expect((await host.ask('DELETE', `/live/${code}`)).status).toBe(204)
  expect(await owner.query('select (select count(*) from class)::int + (select count(*) from voter)::int + (select count(*) from answer)::int + (select count(*) from tally)::int + (select count(*) from shard)::int as n')).toEqual([{ n: 0 }])
  await live.close()
  await owner.close()
}, 60_000)
