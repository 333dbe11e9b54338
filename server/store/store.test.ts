import type { Store } from './store.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPostgres, WITHOUT } from '../../tests/live/postgres.ts'
import { deferred } from '../deferred.ts'
import { openEmbedded } from './embedded.ts'
import { migrate } from './migrations.ts'
import { openPostgres } from './postgres.ts'
import { StoreAway } from './store.ts'

/* Whatever keeps a class is asked the same and answers the same: PGlite, and a PostgreSQL server. */

const folder = mkdtempSync(join(tmpdir(), 'live-store-'))
const server = await testPostgres()
if (!server)
  console.warn(WITHOUT)
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const STORES: [string, () => Promise<Store>][] = [
  ['PGlite', async () => (await openEmbedded(join(folder, 'data'))).store],
  ...server ? [['PostgreSQL', () => openPostgres(server.url)] as [string, () => Promise<Store>]] : [],
]

describe.each(STORES)('a store: %s', (_, open) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
    await migrate(store)
  }, 60_000)
  afterAll(() => store?.close())

  const addClass = (id: string, code = id) => store.query('insert into class (id, code, host_hash, version, state, created, ends) values ($1, $2, $3, 1, $4, $5, $5)', [id, code, 'h', '{"head":1}', 1_800_000_000_000])

  it('takes its migrations once, and two that begin at once do not hinder each other', async () => {
    await Promise.all([migrate(store), migrate(store)])
    const [{ n }] = await store.query<{ n: number }>('select count(*)::int as n from migration')
    expect(n).toBeGreaterThan(1)
  })

  it('gives back what it was given', async () => {
    await addClass('same')
    const [row] = await store.query<{ version: number, state: string, ends: string }>('select version, state, ends from class where id = $1', ['same'])
    expect([row.version, row.state, Number(row.ends)]).toEqual([1, '{"head":1}', 1_800_000_000_000])
    const rows = await store.query('select card, n, yes from json_to_recordset($1::json) as k(card text, n integer, yes boolean)', [JSON.stringify([{ card: '课 \'"\\', n: -1, yes: true }, { card: '', n: null, yes: false }])])
    expect(rows).toEqual([{ card: '课 \'"\\', n: -1, yes: true }, { card: '', n: null, yes: false }])
  })

  it('keeps all of a transaction, or nothing', async () => {
    const fault = new Error('no')
    await expect(store.transaction(async ({ query }) => {
      await query(`insert into ended (code, until) values ('A', 1)`)
      throw fault
    })).rejects.toBe(fault)
    await expect(store.transaction(async ({ query }) => {
      await query(`insert into ended (code, until) values ('B', 1)`)
      await query('insert into step (class) values ($1)', ['none'])
    })).rejects.toThrow()
    expect(await store.query('select code from ended')).toEqual([])
    expect(await store.transaction(async ({ query }) => {
      await query(`insert into ended (code, until) values ('C', 1)`)
      return 'done'
    })).toBe('done')
    expect(await store.query('select code from ended')).toEqual([{ code: 'C' }])
  })

  it('goes on after a wrong statement', async () => {
    await expect(store.query('select nothing from nowhere')).rejects.toThrow()
    expect(await store.query('select 1 as one')).toEqual([{ one: 1 }])
  })

  it('lets two transactions that want the same rows come through, whatever their order', async () => {
    await addClass('left')
    await addClass('right')
    const turns = (...ids: string[]) => store.transaction(async ({ query }) => {
      for (const id of ids)
        await query('update class set version = version + 1 where id = $1', [id])
    })
    await Promise.all(Array.from({ length: 2 }, (_, at) => at % 2 ? turns('left', 'right') : turns('right', 'left')))
    expect(await store.query(`select version from class where id in ('left', 'right')`)).toEqual([{ version: 3 }, { version: 3 }])
  }, 60_000)
})

describe.skipIf(!server)('a PostgreSQL server', () => {
  it('carries calls from one process to another, and back', async () => {
    const [one, two] = await Promise.all([openPostgres(server!.url), openPostgres(server!.url)])
    const heard: string[] = []
    two.wakes.onCall(text => heard.push(text))
    expect(await one.wakes.areHeard(1500)).toBe(true)
    await one.wakes.call('课')
    await expect.poll(() => heard.at(-1)).toBe('课')
    await Promise.all([one.close(), two.close()])
  })

  it('takes the migrations of processes that all start at once', async () => {
    const own = new URL(server!.url)
    own.pathname = '/at_once'
    const first = await openPostgres(server!.url)
    await first.query('create database at_once')
    const all = await Promise.all(Array.from({ length: 4 }, () => openPostgres(own.href, 1)))
    await Promise.all(all.map(migrate))
    expect(await all[0].query('select count(*)::int as n from class')).toEqual([{ n: 0 }])
    await Promise.all(all.map(store => store.close()))
    await first.query('drop database at_once')
    await first.close()
  })

  it('that is not there is said to be away, soon', async () => {
    await expect(openPostgres('postgres://nobody@127.0.0.1:1/none')).rejects.toBeInstanceOf(StoreAway)
  })

  it('gives up what waits for a lock when we do, and leaves no session behind; nor one that stands still in a transaction', async () => {
    const [store, other] = await Promise.all([openPostgres(server!.url), openPostgres(server!.url)])
    await store.query('create table held (n integer)')
    await store.query('insert into held values (1)')
    const waiting = async () => (await store.query<{ n: number }>(`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))[0].n
    const [locked, letGo] = [deferred<null>(), deferred<null>()]
    const held = other.transaction(async ({ query }) => {
      await query('update held set n = 2')
      locked.resolve(null)
      await letGo.promise
      await query('select 1')
    })
    await locked.promise
    const late = Promise.all(Array.from({ length: 3 }, () => store.query('update held set n = 3').catch((error: unknown) => error)))
    await expect.poll(waiting).toBe(3)
    for (const error of await late)
      expect(error).toBeInstanceOf(StoreAway)
    expect(await waiting()).toBe(0)
    const still = expect(held).rejects.toBeInstanceOf(StoreAway)
    await expect.poll(() => store.query('update held set n = 4 returning n').catch(() => null), { timeout: 15_000, interval: 500 }).toEqual([{ n: 4 }])
    letGo.resolve(null)
    await still
    await store.query('drop table held')
    await Promise.all([store.close(), other.close()])
  }, 40_000)

  it.skipIf(!server?.kill)('that is killed is away, and comes back by itself: statements, calls and all', async () => {
    const store = await openPostgres(server!.url)
    await server!.kill!()
    // What it had started ends an instant after it.
    await expect.poll(() => store.query('select 1').then(() => null, (error: unknown) => error)).toBeInstanceOf(StoreAway)
    await expect(store.transaction(({ query }) => query('select 1'))).rejects.toBeInstanceOf(StoreAway)
    await server!.start!()
    await expect.poll(() => store.query('select 1 as one').catch(() => null), { timeout: 10_000 }).toEqual([{ one: 1 }])
    await expect.poll(() => store.wakes.areHeard(1500).catch(() => false), { timeout: 10_000 }).toBe(true)
    await store.close()
  }, 40_000)
})
