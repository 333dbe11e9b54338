import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { LiveFault, LiveState } from '#live/model/messages'
import type { Listener, Role } from '../class/hub.ts'
import type { Round } from '#live/model/rounds'
import type { Task } from '#live/model/tasks'
import type { IncomingMessage } from 'node:http'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import * as v from 'valibot'
import { parseJson } from '#base/model/json'
import { answerBody, AWAY, classBody, hostBody, joinBody, MAX_BODY } from '#live/model/messages'
import { Refused } from '../class/refused.ts'
import type { Classes } from '../class/classes.ts'
import { exportCsv, exportJson } from '../class/exports.ts'
import { Buckets, Guesses } from './limits.ts'
import { deferred } from '../deferred.ts'
import { SECURITY_HEADERS } from './dist.ts'

/* What can be asked of a class over HTTP (docs/rooms/live.md has the list). Nothing else is answered, and nobody's address is looked at. */

/** Bytes that may wait for a slow reader of a stream. */
const MOST_PENDING = 64 * 1024
/** ms between two lines about a store that is away: all phones ask at once. */
const QUIET = 5000
/** ms of a long poll */
const POLL = 20_000

const STATUS: Readonly<Record<LiveFault, ContentfulStatusCode>> = {
  body: 400, task: 400, voter: 401, host: 401, key: 401, origin: 403, locked: 403, code: 404, route: 404,
  closed: 409, version: 409, order: 409, confirm: 409, ended: 410, large: 413, type: 415, many: 429, busy: 503, full: 503,
}
/** Seconds after which it is worth asking again. */
const RETRY: Partial<Record<LiveFault, number>> = { many: 2, busy: 2, full: 60 }

export interface AppOptions {
  classes: Classes
  tasks: ReadonlyMap<string, Task>
  /** Where the deck is found from outside, if that was told: `https://…`. */
  url?: string
  /** The folder of that address, such as `/deck`; '' where it has none. */
  base?: string
  /** ms; how long a class is kept, and so its cookies. */
  keep: number
  guesses?: Guesses
  /** A proxy in front, over https, by the name under which it is found. */
  sawProxy?: (url: string) => void
}

type Env = { Bindings: HttpBindings }
type Asked = Context<Env>

export interface App {
  fetch: Hono<Env>['fetch']
  /** Called some times a minute: signs of life for who listens. */
  beat: () => void
  /** Whether the store is away: who leads a class is told at once, for a window that has nothing to ask would take old counts for new ones. */
  away: (isAway: boolean) => void
  sweep: () => void
  /** Ends all streams. */
  close: () => void
}

/** A request's body; of one that is too long no more than that is read. */
async function textOf(incoming: IncomingMessage): Promise<string> {
  if (Number(incoming.headers['content-length'] ?? 0) > MAX_BODY)
    throw new Refused('large')
  const parts: Buffer[] = []
  let size = 0
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MAX_BODY)
      throw new Refused('large')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

export const voterCookie = (id: string) => `lv-${id}`
export const hostCookie = (id: string) => `lh-${id}`

export function makeApp({ classes, tasks, url, base = '', keep, guesses = new Guesses(Date.now()), sawProxy }: AppOptions): App {
  const app = new Hono<Env>()
  /** 30 answers at once and five a second: drafts come every 400 ms at the most, and what was kept back in a bad network at once. */
  const answers = new Buckets(30, 5)
  let saidAway = 0
  let isAway = false
  const streams = new Set<{ role: Role, beat: () => void, close: () => void }>()

  function isSecure(c: Asked): boolean {
    return url?.startsWith('https:') === true || c.req.header('x-forwarded-proto') === 'https'
  }

  /** From a page of another site? Its browser says so. */
  function isForeign(c: Asked): boolean {
    const origin = c.req.header('origin')
    if (origin === undefined)
      return false
    const own = [c.req.header('host'), c.req.header('x-forwarded-host'), url && new URL(url).host]
    return !URL.canParse(origin) || !own.includes(new URL(origin).host)
  }

  function refuse(c: Asked, fault: LiveFault, state?: LiveState) {
    const retry = RETRY[fault]
    if (retry)
      c.header('retry-after', String(retry))
    // The rest of it is not waited for.
    if (fault === 'large')
      c.header('connection', 'close')
    return c.json({ error: fault, ...state && { state } }, STATUS[fault])
  }

  async function bodyOf<S extends v.GenericSchema>(c: Asked, schema: S): Promise<v.InferOutput<S>> {
    const read = v.safeParse(schema, parseJson(await textOf(c.env.incoming)))
    if (!read.success)
      throw new Refused('body')
    return read.output
  }

  /** The class of the address, and what the request's cookies are of it. Who has none has to guess the code. */
  async function asked(c: Asked) {
    const found = await classes.find(c.req.param('code') ?? '')
    const voterToken = found ? getCookie(c, voterCookie(found.id)) : undefined
    const hostToken = found ? getCookie(c, hostCookie(found.id)) : undefined
    const isHost = Boolean(found && hostToken && await classes.isHost(found.id, hostToken))
    if (!found || (!isHost && !voterToken)) {
      if (!await guesses.judge(found !== null, Date.now()))
        throw new Refused('many')
      if (!found)
        throw new Refused('code')
    }
    const voter = voterToken === undefined ? null : classes.voterOf(found.id, voterToken)
    return { ...found, isHost, voter, voterToken: voterToken ?? null }
  }

  async function askedByHost(c: Asked): Promise<string> {
    const { id, isHost } = await asked(c)
    if (!isHost)
      throw new Refused('host')
    return id
  }

  async function askedByVoter(c: Asked): Promise<{ id: string, voter: string }> {
    const { id, voter } = await asked(c)
    if (!voter)
      throw new Refused('voter')
    return { id, voter }
  }

  /** In which role, and never in more than the cookie allows. */
  async function askedAs(c: Asked): Promise<{ id: string, role: Role, voter?: string }> {
    const role = c.req.query('as') ?? 'voter'
    if (role === 'voter')
      return { role, ...await askedByVoter(c) }
    if (role !== 'screen' && role !== 'host')
      throw new Refused('body')
    return { role, id: await askedByHost(c) }
  }

  const cookie = (c: Asked, name: string, value: string) =>
    setCookie(c, name, value, { httpOnly: true, sameSite: 'Strict', path: `${base}/live`, maxAge: Math.round(keep / 1000), secure: isSecure(c) })

  app.use(async (c, next) => {
    for (const [header, value] of Object.entries({ ...SECURITY_HEADERS, 'cache-control': 'no-store' }))
      c.header(header, value)
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && isForeign(c))
      return refuse(c, 'origin')
    if ((c.req.method === 'POST' || c.req.method === 'PUT') && !/^application\/json\s*(?:;\s*charset=utf-8\s*)?$/i.test(c.req.header('content-type') ?? ''))
      return refuse(c, 'type')
    await next()
  })

  app.post('/live/classes', async (c) => {
    const body = await bodyOf(c, classBody)
    const taken = await classes.take(body).catch(async (error: Error) => {
      // A key is guessed like a code.
      if (error instanceof Refused && error.fault === 'key' && !await guesses.judge(false, Date.now()))
        throw new Refused('many')
      throw error
    })
    const proxy = c.req.header('x-forwarded-host') ?? c.req.header('host') ?? ''
    if (c.req.header('x-forwarded-proto') === 'https' && /^[\w.:-]+$/.test(proxy))
      sawProxy?.(`https://${proxy}`)
    cookie(c, hostCookie(taken.id), taken.token)
    return c.json(await classes.host(taken.id), taken.made ? 201 : 200)
  })

  app.post('/live/:code/join', async (c) => {
    await bodyOf(c, joinBody)
    const { id, code, voterToken } = await asked(c)
    const { token, state } = await classes.join(id, code, voterToken)
    if (token)
      cookie(c, voterCookie(id), token)
    return c.json(state)
  })

  app.get('/live/:code/stream', async (c) => {
    const { id, role, voter } = await askedAs(c)
    const { outgoing } = c.env
    const stream = {
      role,
      // A browser keeps comment lines to itself: what a page is to hear is an event. A phone hears of its own answers how things stand.
      beat: () => send(`event: beat\ndata: ${isAway && role !== 'voter' ? AWAY : '1'}\n\n`),
      close: () => { outgoing.end() },
    }
    const send = (text: string) => {
      // Who does not read is cut off, and comes back with nothing behind.
      if (outgoing.writableLength > MOST_PENDING)
        outgoing.destroy()
      else
        outgoing.write(text)
    }
    const listener: Listener = {
      role,
      voter,
      at: '',
      hear(state) {
        begin()
        send(`id: ${state.at}\nevent: state\ndata: ${JSON.stringify(state)}\n\n`)
      },
      end(why) {
        begin()
        outgoing.end(`event: ${why}\ndata: {}\n\n`)
      },
    }
    const begin = () => {
      if (outgoing.headersSent)
        return
      outgoing.writeHead(200, {
        ...SECURITY_HEADERS,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      })
    }
    const stop = await classes.listen(id, listener)
    begin()
    streams.add(stream)
    const gone = () => {
      streams.delete(stream)
      stop()
    }
    // Perhaps it has gone while the state was read.
    if (outgoing.destroyed)
      gone()
    else
      outgoing.on('close', gone)
    return RESPONSE_ALREADY_SENT
  })

  app.get('/live/:code/state', async (c) => {
    const { id, role, voter } = await askedAs(c)
    if (voter)
      classes.saw(id, voter)
    const after = c.req.query('after')
    const state = await classes.state(id, role, voter)
    if (after === undefined || state.at !== after)
      return c.json(state)
    const changed = deferred<LiveState | 'ended' | null>()
    const listener: Listener = { role, at: after, hear: changed.resolve, end: why => changed.resolve(why === 'ended' ? why : null) }
    const timer = setTimeout(() => changed.resolve(null), POLL)
    c.env.outgoing.on('close', () => changed.resolve(null))
    const stop = await classes.listen(id, voter ? { ...listener, voter } : listener)
    const next = await changed.promise
    clearTimeout(timer)
    stop()
    if (next === 'ended')
      throw new Refused('ended')
    return c.json(next ?? await classes.state(id, role, voter))
  })

  app.post('/live/:code/step', async (c) => {
    const id = await askedByHost(c)
    return c.json(await classes.step(id, await bodyOf(c, hostBody)))
  })

  app.get('/live/:code/:file{export\\.(?:csv|json)}', async (c) => {
    const all = await classes.all(await askedByHost(c))
    const isCsv = c.req.param('file').endsWith('csv')
    c.header('content-disposition', `attachment; filename="class.${isCsv ? 'csv' : 'json'}"`)
    c.header('content-type', isCsv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
    return c.body(isCsv ? exportCsv(all, tasks) : JSON.stringify(exportJson(all, tasks)))
  })

  app.put('/live/:code/:task/:round{[12]}', async (c) => {
    const { id, voter } = await askedByVoter(c)
    if (!answers.take(voter, Date.now()))
      throw new Refused('many')
    const { seq, places, choice, done, again = false } = await bodyOf(c, answerBody)
    const given = places === undefined ? { choice: choice! } : { places }
    return c.json({ seq: await classes.put(id, voter, c.req.param('task'), Number(c.req.param('round')) as Round, seq, given, done, again) })
  })

  app.delete('/live/:code/me', async (c) => {
    const { id, voter } = await askedByVoter(c)
    await classes.removeVoter(id, voter)
    deleteCookie(c, voterCookie(id), { path: `${base}/live` })
    return c.body(null, 204)
  })

  app.delete('/live/:code', async (c) => {
    const id = await askedByHost(c)
    await classes.end(id)
    deleteCookie(c, hostCookie(id), { path: `${base}/live` })
    return c.body(null, 204)
  })

  app.notFound(c => refuse(c, 'route'))
  app.onError((error, c) => {
    if (error instanceof Refused)
      return refuse(c, error.fault, error.state)
    // What a student has sent may stand in the message: only what kind of fault it was is said.
    if (!isAway && Date.now() - saidAway > QUIET) {
      saidAway = Date.now()
      console.error(`The store did not answer (${error.name}). 数据库没有应答。`)
    }
    return refuse(c, 'busy')
  })

  return {
    fetch: app.fetch,
    beat: () => streams.forEach(stream => stream.beat()),
    away(is) {
      isAway = is
      streams.forEach(stream => stream.role !== 'voter' && stream.beat())
    },
    sweep: () => answers.sweep(Date.now()),
    close: () => streams.forEach(stream => stream.close()),
  }
}
