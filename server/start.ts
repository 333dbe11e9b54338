import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TaskSource } from '#live/model/tasks'
import type { Held } from './store/lock.ts'
import type { Store } from './store/store.ts'
import type { HostState } from '#live/model/messages'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { HEARTBEAT } from '#live/model/messages'
import { readCode } from '#live/model/codes'
import { tasksOf } from '#live/model/tasks'
import { knownAddresses, oneAddress } from './addresses.ts'
import { Classes } from './class/classes.ts'
import { makeApp } from './http/app.ts'
import { SECURITY_HEADERS, serveFiles } from './http/dist.ts'
import { Guesses } from './http/limits.ts'
import { addLecturer, ownerOf } from './lecturers.ts'
import { hashOf, isSame, makeId, makeToken } from './secrets.ts'
import { openEmbedded } from './store/embedded.ts'
import { takeLock } from './store/lock.ts'
import { migrate, tablesShut } from './store/migrations.ts'
import { openPostgres } from './store/postgres.ts'
import { StoreAway } from './store/store.ts'

/* One process, one port: the built deck, and the class beside it. */

/**
 * Why it does not start. `running`: another process has the folder. `database`: the server can't be reached, or does not let us in.
 * `rights`: its tables are still to be made, and may not be made by us. `rows`: they are there, and we may not read and write them; the cause names them.
 */
export class StartFault extends Error {
  readonly kind: 'port' | 'folder' | 'running' | 'database' | 'rights' | 'rows'
  constructor(kind: StartFault['kind'], cause?: unknown) {
    super(kind, { cause })
    this.kind = kind
  }
}

export interface LiveOptions {
  /** 0: any that is free. */
  port: number
  /** All networks unless told. */
  host?: string
  /** Of the build, absolute. */
  dist: string
  /** Where classes are kept: a folder, absolute; or a PostgreSQL server's address, which any number of processes may share. */
  data: string | { database: string }
  source: TaskSource
  /** Where others find it, without a slash at the end, a folder of it included: `https://example.org/deck`. Needed where processes share a store. */
  url?: string
  /** ms from the last step until a class goes. */
  keep: number
  /** The lecturer's, if it was made before. Of a store that is shared there may be many, added by themselves. */
  key?: string
  /** Whether what processes that share a store call out to each other arrives has changed. */
  onHeard?: (areHeard: boolean) => void
  /** A store that is shared does not answer, and why; or, with null, it does again. */
  onAway?: (why: string | null) => void
  /** The embedded store has gone, and can't be opened again by this process. */
  onLost?: () => void
  /** ms since 1970 */
  now?: () => number
  /** What a test puts between the store and those who ask it. */
  around?: (store: Store) => Store
  guesses?: Guesses
  /** ms that the head of a request may take, and all of it. */
  patience?: { head: number, all: number }
}

export interface Live {
  port: number
  /** The lecturer's: it stands in the terminal and nowhere else. */
  key: string
  /** Where this is one of several processes, their name for it. */
  process?: string
  addresses: () => HostState['addresses']
  /** Where an unreadable data folder was put. */
  setAside?: string
  close: () => Promise<void>
}

/** ms */
const TICK = 500
/** ms that requests under way may take at the end. */
const PATIENCE_AT_END = 2000
const SWEEP = 30_000
/** Connections at the same time: 600 phones with what browsers open for each; of a faculty's server all that a process bears. */
const MOST_CONNECTIONS = 4000
const MOST_CONNECTIONS_SHARED = 20_000
/** Of them, those that wait to be taken: a hall comes back in one second. */
const BACKLOG = 4096

/** @throws StartFault */
export async function startLive({ port, host, dist, data, source, url, keep, key: given, onHeard, onAway, onLost, now, around = store => store, guesses = new Guesses(Date.now()), patience = { head: 8000, all: 12_000 } }: LiveOptions): Promise<Live> {
  const key = given ?? makeToken()
  const base = url === undefined ? '' : new URL(url).pathname.replace(/\/+$/, '')
  const isShared = typeof data !== 'string'
  const held = isShared ? NOT_HELD : await lockFolder(data)
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.writeHead(503, { 'retry-after': '1' }).end()
  const server = createServer({
    // A request that trickles in is cut off: a header, then all of it.
    headersTimeout: patience.head,
    requestTimeout: patience.all,
    connectionsCheckingInterval: 500,
    keepAliveTimeout: 20_000,
    maxHeaderSize: 8192,
  }, (request, response) => answer(request, response))
  server.maxConnections = isShared ? MOST_CONNECTIONS_SHARED : MOST_CONNECTIONS
  // A stream has a sign of life each ten seconds, a long poll an answer after twenty.
  server.setTimeout(60_000, socket => socket.destroy())

  try {
    await new Promise<void>((done, failed) => server.once('error', failed).listen({ port, host, backlog: BACKLOG }, done))
  }
  catch (error) {
    held.release()
    throw new StartFault('port', error)
  }
  const at = () => (server.address() as AddressInfo | null)?.port ?? port

  const opened = await openStore(data, onLost).catch((error) => {
    server.close()
    held.release()
    throw error
  })
  const { setAside } = opened
  const store = around(opened.store)
  // One key, or those that are in the store.
  const keyHash = hashOf(key)
  if (isShared && given !== undefined)
    await addLecturer(store, given, '')

  const tasks = tasksOf(source)
  const addresses = isShared ? oneAddress(url ?? `http://localhost:${at()}`) : knownAddresses({ url, port: at, file: join(data, 'address.json') })
  const name = isShared ? makeId() : 'one'
  const classes = new Classes({
    store,
    tasks,
    of: source.of,
    keep,
    shard: name,
    ownerOf: async asked => isShared ? await ownerOf(store, asked) : isSame(hashOf(asked), keyHash) ? '' : null,
    addresses: addresses.all,
    address: addresses.chosen,
    chooseAddress: addresses.choose,
    wasLeft: held.wasLeft,
    now,
    onHeard,
    onAway(why) {
      app.away(why !== null)
      onAway?.(why)
    },
  })
  const app = makeApp({ classes, tasks, url, base, keep, guesses, sawProxy: addresses.saw })
  const live = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const file = serveFiles(dist, base)

  answer = (request, response) => {
    // A proxy may take the folder off, or leave it on.
    if (base !== '' && request.url?.startsWith(`${base}/`))
      request.url = request.url.slice(base.length)
    const path = (request.url ?? '/').replace(/[?#].*$/s, '')
    if (path.startsWith('/live/'))
      return live(request, response)
    // As it is typed from the wall. Whether there is such a class is not told here: the page asks, and takes its time.
    const code = path.length < 20 && request.method === 'GET' ? readCode(path.slice(1)) : null
    if (code)
      return response.writeHead(303, { ...SECURITY_HEADERS, 'cache-control': 'no-store', 'location': `${base}/study/?live=${code}#/` }).end()
    return file(request, response).catch(() => response.destroy())
  }

  await classes.sweep()
  await classes.tryCalls()
  const timers = [
    setInterval(() => app.beat(), HEARTBEAT),
    setInterval(() => classes.tick().catch(() => {}), TICK),
    setInterval(() => {
      app.sweep()
      classes.sweep().catch(() => {})
    }, SWEEP),
  ]

  return {
    port: at(),
    key,
    process: isShared ? name : undefined,
    addresses: addresses.all,
    setAside,
    async close() {
      timers.forEach(timer => clearInterval(timer))
      // Nobody new, then all that has been asked is answered: who replaces this process has the same class.
      const closed = new Promise<void>(done => server.close(() => done()))
      app.close()
      server.closeIdleConnections()
      await classes.close()
      await Promise.race([closed, wait(PATIENCE_AT_END, undefined, { ref: false })])
      server.closeAllConnections()
      await closed
      await store.close()
      held.release()
    },
  }
}

const NOT_HELD: Held = { wasLeft: false, release() {} }

/** @throws StartFault */
async function openStore(data: LiveOptions['data'], onLost: LiveOptions['onLost']): Promise<{ store: Store, setAside?: string }> {
  if (typeof data === 'string') {
    const opened = await openEmbedded(data, onLost).catch((error: unknown) => { throw new StartFault('folder', error) })
    await migrate(opened.store)
    return opened
  }
  const store = await openPostgres(data.database).catch((error: unknown) => { throw new StartFault('database', error) })
  try {
    const shut = await tablesShut(store)
    if (shut.length > 0)
      throw new StartFault('rows', new Error(shut.join(', ')))
    await migrate(store)
    return { store }
  }
  catch (error) {
    await store.close()
    throw error instanceof StartFault ? error : new StartFault(error instanceof StoreAway ? 'database' : 'rights', error)
  }
}

async function lockFolder(data: string): Promise<Held> {
  let held: Held | null
  try {
    mkdirSync(data, { recursive: true })
    held = await takeLock(join(data, 'lock'))
  }
  catch (error) {
    throw new StartFault('folder', error)
  }
  if (!held)
    throw new StartFault('running')
  return held
}
