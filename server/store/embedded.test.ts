import type { Worker } from 'node:worker_threads'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, expect, it, vi } from 'vitest'
import { openEmbedded } from './embedded.ts'
import { StoreAway } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'live-store-'))
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

/** Lives of the store's thread. */
const threads: Worker[] = []
process.on('worker', thread => threads.push(thread))

it('goes on in a next thread where one dies, with what was committed and without what was not; who opens no more is told of', async () => {
  const onLost = vi.fn()
  const { store } = await openEmbedded(folder, onLost)
  await store.query('create table t (n integer)')
  await store.query('insert into t values (1)')
  await expect(store.transaction(async ({ query }) => {
    await query('insert into t values (2)')
    await threads.at(-1)!.terminate()
    await query('insert into t values (3)')
  })).rejects.toThrow(StoreAway)
  await expect.poll(() => store.query('select n from t').catch(() => null), { timeout: 10_000 }).toEqual([{ n: 1 }])
  expect(threads).toHaveLength(2)

  writeFileSync(join(folder, 'db/global/pg_control'), 'nothing of ours')
  await threads.at(-1)!.terminate()
  await expect.poll(() => onLost.mock.calls.length, { timeout: 20_000 }).toBe(1)
  await expect(store.query('select 1')).rejects.toThrow(StoreAway)
  await store.close()
}, 40_000)
