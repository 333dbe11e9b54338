import type { Queries, Row, Store } from './store.ts'
import type { Told } from './worker.ts'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { deferred } from '../deferred.ts'
import { StoreAway } from './store.ts'

/*
 * PGlite, a PostgreSQL within this process: nothing to install and nothing to set up. It has one connection, so what is asked
 * waits for its turn, and a transaction has the turn until it ends.
 */

/** ms that opening the folder may take before it counts as unreadable: a slow disk, and a recovery. */
const PATIENCE = 60_000
/** Written once the folder has been opened: a start that was cut short leaves none. */
const WHOLE = 'whole'

export interface Embedded {
  store: Store
  /** Where an unreadable folder was put, if there was one. */
  setAside?: string
}

/** @param folder for data of ours; the lock on it is the caller's */
export async function openEmbedded(folder: string): Promise<Embedded> {
  const data = join(folder, 'db')
  mkdirSync(folder, { recursive: true })
  const known = existsSync(data)
  let setAside: string | undefined
  if (known) {
    const store = existsSync(join(folder, WHOLE)) ? await openWorker(data, false).catch(() => null) : null
    if (store)
      return { store }
    setAside = join(folder, `db-unreadable-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`)
    renameSync(data, setAside)
  }
  const store = await openWorker(data, true)
  writeFileSync(join(folder, WHOLE), '')
  return { store, setAside }
}

interface Waiting { done: (rows: Row[]) => void, failed: (error: Error) => void }

async function openWorker(data: string, fresh: boolean): Promise<Store> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { folder: data, fresh }, execArgv: [] })
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let away: Error | undefined
  const opened = deferred<void>()
  const closed = deferred<void>()

  const fail = (error: Error) => {
    away ??= error
    opened.reject(error)
    for (const { failed } of waiting.values())
      failed(error)
    waiting.clear()
  }
  worker.on('message', (told: Told) => {
    if ('ready' in told)
      return opened.resolve()
    if ('closed' in told)
      return closed.resolve()
    const one = waiting.get(told.id)
    waiting.delete(told.id)
    if ('fault' in told)
      one?.failed(new Error(told.fault))
    else
      one?.done(told.rows)
  })
  worker.on('error', error => fail(new StoreAway(String(error))))
  worker.on('exit', () => {
    fail(new StoreAway('The store has ended.'))
    closed.resolve()
  })

  const tooLong = setTimeout(() => fail(new StoreAway('The store did not open.')), PATIENCE)
  try {
    await opened.promise
  }
  catch (error) {
    await worker.terminate()
    throw error
  }
  finally {
    clearTimeout(tooLong)
  }

  const ask = <T extends object>(sql: string, params: readonly unknown[] = []): Promise<T[]> => away
    ? Promise.reject(away)
    : new Promise((done, failed) => {
        const id = ++asked
        waiting.set(id, { done: rows => done(rows as object[] as T[]), failed })
        worker.postMessage({ id, sql, params })
      })

  let turn: Promise<unknown> = Promise.resolve()
  /** Whoever comes waits until all before are done, however that ended. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work)
    turn = mine.catch(() => {})
    return mine
  }
  const queries: Queries = { query: ask }

  return {
    query: (sql, params) => inTurn(() => ask(sql, params)),
    transaction: work => inTurn(async () => {
      await ask('begin')
      try {
        const result = await work(queries)
        await ask('commit')
        return result
      }
      catch (error) {
        await ask('rollback').catch(() => {})
        throw error
      }
    }),
    close: () => inTurn(async () => {
      if (!away)
        worker.postMessage('close')
      await closed.promise
      await worker.terminate()
    }),
  }
}
