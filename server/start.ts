import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TaskSource } from '#live/model/tasks'
import type { Held } from './store/lock.ts'
import type { HostState } from '#live/model/messages'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { HEARTBEAT } from '#live/model/messages'
import { readCode } from '#live/model/codes'
import { tasksOf } from '#live/model/tasks'
import { knownAddresses } from './addresses.ts'
import { Classes } from './class/classes.ts'
import { makeApp } from './http/app.ts'
import { SECURITY_HEADERS, serveFiles } from './http/dist.ts'
import { Guesses } from './http/limits.ts'
import { hashOf, makeToken } from './secrets.ts'
import { openEmbedded } from './store/embedded.ts'
import { takeLock } from './store/lock.ts'
import { migrate } from './store/migrations.ts'

/* One process, one port: the built deck, and the class beside it. */

/** Why it does not start. `running`: another process has the folder. */
export class StartFault extends Error {
  readonly kind: 'port' | 'folder' | 'running'
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
  /** Where classes are kept, absolute. */
  data: string
  source: TaskSource
  /** Where others find it, without a slash at the end. */
  url?: string
  /** ms from the last step until a class goes. */
  keep: number
  /** The lecturer's, if it was made before. */
  key?: string
  guesses?: Guesses
  /** ms that the head of a request may take, and all of it. */
  patience?: { head: number, all: number }
}

export interface Live {
  port: number
  /** The lecturer's: it stands in the terminal and nowhere else. */
  key: string
  addresses: () => HostState['addresses']
  /** Where an unreadable data folder was put. */
  setAside?: string
  close: () => Promise<void>
}

/** ms */
const TICK = 500
const SWEEP = 30_000
/** Connections at the same time: 600 phones with what browsers open for each. */
const MOST_CONNECTIONS = 4000

/** @throws StartFault */
export async function startLive({ port, host, dist, data, source, url, keep, key = makeToken(), guesses = new Guesses(Date.now()), patience = { head: 8000, all: 12_000 } }: LiveOptions): Promise<Live> {
  const held = await lockFolder(data)
  let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.writeHead(503, { 'retry-after': '1' }).end()
  const server = createServer({
    // A request that trickles in is cut off: a header, then all of it.
    headersTimeout: patience.head,
    requestTimeout: patience.all,
    connectionsCheckingInterval: 500,
    keepAliveTimeout: 20_000,
    maxHeaderSize: 8192,
  }, (request, response) => answer(request, response))
  server.maxConnections = MOST_CONNECTIONS
  // A stream has a sign of life each ten seconds, a long poll an answer after twenty.
  server.setTimeout(60_000, socket => socket.destroy())

  try {
    await new Promise<void>((done, failed) => server.once('error', failed).listen({ port, host }, done))
  }
  catch (error) {
    held.release()
    throw new StartFault('port', error)
  }
  const at = () => (server.address() as AddressInfo | null)?.port ?? port

  const { store, setAside } = await openEmbedded(data).catch((error) => {
    server.close()
    held.release()
    throw new StartFault('folder', error)
  })
  await migrate(store)

  const tasks = tasksOf(source)
  const addresses = knownAddresses({ url, port: at, file: join(data, 'address.json') })
  const classes = new Classes({
    store,
    tasks,
    of: source.of,
    keep,
    shard: 'one',
    keyHash: hashOf(key),
    addresses: addresses.all,
    address: addresses.chosen,
    chooseAddress: addresses.choose,
    wasLeft: held.wasLeft,
  })
  const app = makeApp({ classes, tasks, url, keep, guesses, sawProxy: addresses.saw })
  const live = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const file = serveFiles(dist)

  answer = (request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*$/s, '')
    if (path.startsWith('/live/'))
      return live(request, response)
    // As it is typed from the wall. Whether there is such a class is not told here: the page asks, and takes its time.
    const code = path.length < 20 && request.method === 'GET' ? readCode(path.slice(1)) : null
    if (code)
      return response.writeHead(303, { ...SECURITY_HEADERS, 'cache-control': 'no-store', 'location': `/study/?live=${code}#/` }).end()
    return file(request, response).catch(() => response.destroy())
  }

  await classes.sweep()
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
    addresses: addresses.all,
    setAside,
    async close() {
      timers.forEach(timer => clearInterval(timer))
      const closed = new Promise<void>(done => server.close(() => done()))
      app.close()
      await classes.close()
      server.closeAllConnections()
      await closed
      await store.close()
      held.release()
    },
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
