import type { Queries, Row, Store } from './store.ts'
import type { Told } from './worker.ts'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { deferred } from '../deferred.ts'
import { StoreAway } from './store.ts'

/*
 * PGlite, a PostgreSQL within this process: nothing to install and nothing to set up. It has one connection, so what is asked
 * waits for its turn, and a transaction has the turn until it ends.
 */

/** ms that opening the folder may take before it counts as unreadable: a slow disk, and a recovery. */
const PATIENCE = 60_000
/** How often a thread that has died is started again without one that has lived meanwhile, and ms before another try. */
const TRIES = 3
const PAUSE = 500
/** Written once the folder has been opened: a start that was cut short leaves none. */
const WHOLE = 'whole'

export interface Embedded {
  store: Store
  /** Where an unreadable folder was put, if there was one. */
  setAside?: string
}

/**
 * @param folder for data of ours; the lock on it is the caller's
 * @param onLost the thread has died, and the folder can't be opened again: only another process may still do so
 */
export async function openEmbedded(folder: string, onLost?: () => void): Promise<Embedded> {
  const data = join(folder, 'db')
  mkdirSync(folder, { recursive: true })
  const known = existsSync(data)
  let setAside: string | undefined
  if (known) {
    const opened = existsSync(join(folder, WHOLE)) ? await openWorker(data, false).catch(() => null) : null
    if (opened)
      return { store: storeOf(data, opened, onLost) }
    setAside = join(folder, `db-unreadable-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`)
    renameSync(data, setAside)
  }
  const opened = await openWorker(data, true)
  writeFileSync(join(folder, WHOLE), '')
  return { store: storeOf(data, opened, onLost), setAside }
}

interface Waiting { done: (rows: Row[]) => void, failed: (error: Error) => void }

/** One life of the thread. */
interface Opened extends Queries {
  /** Once it has ended, however that came. */
  over: Promise<void>
  close: () => Promise<void>
}

async function openWorker(data: string, fresh: boolean): Promise<Opened> {
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

  return {
    query: ask,
    over: closed.promise,
    close: async () => {
      if (!away)
        worker.postMessage('close')
      await closed.promise
      await worker.terminate()
    },
  }
}

/**
 * Asks the thread that lives. One that dies (it ran out of memory, PostgreSQL in it gave up) takes with it what it was asked just
 * then, which nobody was told to be kept; the next one is there within a second, and phones send again.
 */
function storeOf(data: string, first: Opened, onLost: (() => void) | undefined): Store {
  let closing = false
  let living: Promise<Opened> = Promise.resolve(first)

  async function reopen(): Promise<Opened> {
    for (let tries = 1; ; tries++) {
      try {
        const next = await openWorker(data, false)
        console.error('The store had ended, and is open again. 课堂数据意外关闭，已重新打开。')
        watch(next)
        return next
      }
      catch (error) {
        if (closing || tries >= TRIES) {
          if (!closing)
            onLost?.()
          throw error instanceof StoreAway ? error : new StoreAway(String(error))
        }
        await wait(PAUSE)
      }
    }
  }
  function watch(opened: Opened): void {
    void opened.over.then(() => {
      if (closing)
        return
      living = reopen()
      living.catch(() => {})
    })
  }
  watch(first)

  let turn: Promise<unknown> = Promise.resolve()
  /** Whoever comes waits until all before are done, however that ended; and asks one thread until its turn is over. */
  const inTurn = <T>(work: (queries: Queries) => Promise<T>): Promise<T> => {
    const mine = turn.then(async () => await work(await living))
    turn = mine.catch(() => {})
    return mine
  }

  return {
    query: (sql, params) => inTurn(({ query }) => query(sql, params)),
    transaction: work => inTurn(async (queries) => {
      await queries.query('begin')
      try {
        const result = await work(queries)
        await queries.query('commit')
        return result
      }
      catch (error) {
        await queries.query('rollback').catch(() => {})
        throw error
      }
    }),
    close: async () => {
      await turn
      closing = true
      await (await living.catch(() => null))?.close()
    },
  }
}
