import type { Queries, Store, Wakes } from './store.ts'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { deferred } from '../deferred.ts'
import { makeId } from '../secrets.ts'
import { StoreAway } from './store.ts'

/*
 * A PostgreSQL server, which any number of processes share. It may go away and come back: what is asked meanwhile fails soon, and
 * who asked is told to hold on. Statements are never prepared by name, for a pooler may give each transaction another connection.
 */

/** ms that a statement waits for a connection, be it a new one. */
const QUEUE = 2000
/** ms that a statement may take; what takes longer counts as lost, and so does its connection. */
const LONGEST = 5000
/** ms by which the server gives a statement up before we do, so that no connection is lost. */
const SOONER = 500
/** ms that a transaction may stand still between two statements: a process that hangs keeps nobody from a row for longer. */
const STILL = 10_000
/** Connections of a process, beside the one that listens. */
const POOL = 8
/** How often a transaction is tried that others were in the way of. */
const TRIES = 4
const CHANNEL = 'live_class'
/** ms between two tries to listen again. */
const AGAIN = 500

/** SQLSTATE: serialization failure, deadlock. */
const IN_THE_WAY = /^40(?:001|P01)$/
/** SQLSTATE: of the connection, of resources, of a server that ends, starts or gives up. What has none comes from the line itself. */
const AWAY = /^(?:08|53|57|25P0[34])/

const codeOf = (error: unknown): string => (error as { code?: unknown } | null)?.code as string | undefined ?? ''

function isAway(error: unknown): boolean {
  const code = codeOf(error)
  return !/^[0-9A-Z]{5}$/.test(code) || AWAY.test(code)
}

async function ask<T extends object>(client: pg.ClientBase, sql: string, params: readonly unknown[] = []): Promise<T[]> {
  try {
    return (await client.query<T & pg.QueryResultRow>(sql, [...params])).rows
  }
  catch (error) {
    throw isAway(error) ? new StoreAway(String(error)) : error
  }
}

/**
 * @param url `postgres://…`, with what the driver takes in it (`sslmode` and others)
 * @param connections of the pool
 * @throws StoreAway
 */
export async function openPostgres(url: string, connections = POOL): Promise<Store & { wakes: Wakes }> {
  const settings: pg.ClientConfig = { connectionString: url, application_name: 'live-class', keepAlive: true, connectionTimeoutMillis: QUEUE, query_timeout: LONGEST }
  const pool = new pg.Pool({
    ...settings,
    max: connections,
    idleTimeoutMillis: 30_000,
    // The server gives up when we do: else each statement that waits for a lock would leave a session behind, until no more are to be had.
    // Not among the settings of the connection itself, for poolers refuse those.
    async onConnect(client) {
      await client.query(`set statement_timeout = ${LONGEST - SOONER}; set idle_in_transaction_session_timeout = ${STILL}`)
    },
  })
  // Of a connection that breaks while nobody waits for its answer, the next statement hears, or opens another.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))

  async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => { throw new StoreAway(String(error)) })
    let isWhole = true
    try {
      return await work(client)
    }
    catch (error) {
      // What is still to come on it would be taken for the answer to something else.
      isWhole = !(error instanceof StoreAway)
      throw error
    }
    finally {
      client.release(!isWhole)
    }
  }

  const once = <T>(work: (queries: Queries) => Promise<T>): Promise<T> => withClient(async (client) => {
    await ask(client, 'begin')
    try {
      const result = await work({ query: (sql, params) => ask(client, sql, params) })
      await ask(client, 'commit')
      return result
    }
    catch (error) {
      if (!(error instanceof StoreAway))
        await ask(client, 'rollback')
      throw error
    }
  })

  const store: Store = {
    query: (sql, params) => withClient(client => ask(client, sql, params)),
    async transaction(work) {
      for (let tries = 1; ; tries++) {
        try {
          return await once(work)
        }
        catch (error) {
          if (tries === TRIES || !IN_THE_WAY.test(codeOf(error)))
            throw error
          await wait(Math.random() * 20 * tries)
        }
      }
    },
    close: () => pool.end(),
  }
  const ears = listen(settings)
  try {
    await ears.begun
    await store.query('select 1')
  }
  catch (error) {
    await ears.close()
    await pool.end()
    throw error
  }

  const call = async (text: string) => { await store.query('select pg_notify($1, $2)', [CHANNEL, text]) }
  return {
    ...store,
    wakes: {
      call,
      onCall: ears.onCall,
      async areHeard(patience) {
        const word = `?${makeId()}`
        const heard = deferred<boolean>()
        const stop = ears.onCall((text) => {
          if (text === word)
            heard.resolve(true)
        })
        const given = setTimeout(() => heard.resolve(false), patience)
        try {
          // It may be on its way back.
          for (const end = Date.now() + patience; !ears.isOpen() && Date.now() < end;)
            await wait(50)
          await call(word)
          const isHeard = await heard.promise
          // Or its line is dead, which nobody would notice who only listens.
          if (!isHeard)
            ears.renew()
          return isHeard
        }
        finally {
          clearTimeout(given)
          stop()
        }
      },
    },
    async close() {
      await ears.close()
      await store.close()
    },
  }
}

/** A connection that does nothing but listen, and is opened again when it breaks. `begun`: fails where the first can't be opened. */
function listen(settings: pg.ClientConfig) {
  const hearers = new Set<(text: string) => void>()
  const closing = new AbortController()
  let client: pg.Client | null = null
  /** Goes on as if the connection had ended. */
  let ended = () => {}

  async function open(): Promise<pg.Client> {
    // It is silent for long, and that is no fault of it.
    const next = new pg.Client({ ...settings, query_timeout: QUEUE })
    next.on('error', () => {})
    try {
      await next.connect()
      await next.query(`listen ${CHANNEL}`)
    }
    catch (error) {
      await next.end().catch(() => {})
      throw new StoreAway(String(error))
    }
    next.on('notification', ({ payload = '' }) => hearers.forEach(hear => hear(payload)))
    return next
  }

  const begun = open().then((first) => {
    client = first
  })
  const over = begun.then(async () => {
    while (!closing.signal.aborted) {
      await new Promise<void>((done) => {
        ended = done
        client!.once('end', done)
      })
      client = null
      while (!client && !closing.signal.aborted) {
        await wait(AGAIN * (0.5 + Math.random()), undefined, { signal: closing.signal }).catch(() => {})
        if (!closing.signal.aborted)
          client = await open().catch(() => null)
      }
    }
  }).catch(() => {})

  return {
    begun,
    onCall(hear: (text: string) => void) {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    isOpen: () => client !== null,
    renew: () => void client?.end().catch(() => {}),
    async close() {
      const last = client
      closing.abort()
      ended()
      await last?.end().catch(() => {})
      await over
      // It may just have been opened again.
      await client?.end().catch(() => {})
    },
  }
}
