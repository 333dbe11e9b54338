import type { LiveState } from '#live/model/messages'
import type { Env } from './requests.ts'
import type { Listener } from '../class/hub.ts'
import type { Round } from '#live/model/rounds'
import type { Stream } from './stream.ts'
import type { Task } from '#live/model/tasks'
import { Hono } from 'hono'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { answerBody, classBody, hostBody, joinBody } from '#live/model/messages'
import { Refused } from '../class/refused.ts'
import type { Classes } from '../class/classes.ts'
import { exportCsv, exportJson } from '../class/exports.ts'
import { Buckets, Guesses } from './limits.ts'
import { deferred } from '../deferred.ts'
import { SECURITY_HEADERS } from './dist.ts'
import { hostCookie, makeRequests, voterCookie } from './requests.ts'
import { refuse } from './refuse.ts'
import { streamTo } from './stream.ts'

/* What can be asked of a class over HTTP (docs/rooms/live.md has the list). Nothing else is answered, and nobody's address is looked at. */

/** ms between two lines about a store that is away: all phones ask at once. */
const QUIET = 5000
/** ms of a long poll */
const POLL = 20_000

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

export function makeApp({ classes, tasks, url, base = '', keep, guesses = new Guesses(Date.now()), sawProxy }: AppOptions): App {
  const app = new Hono<Env>()
  /** 30 answers at once and five a second: drafts come every 400 ms at the most, and what was kept back in a bad network at once. */
  const answers = new Buckets(30, 5)
  let saidAway = 0
  let isAway = false
  const streams = new Set<Stream>()
  const requests = makeRequests({ classes, url, base, keep, guesses })

  app.use(async (c, next) => {
    for (const [header, value] of Object.entries({ ...SECURITY_HEADERS, 'cache-control': 'no-store' }))
      c.header(header, value)
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && requests.isForeign(c))
      return refuse(c, 'origin')
    if ((c.req.method === 'POST' || c.req.method === 'PUT') && !/^application\/json\s*(?:;\s*charset=utf-8\s*)?$/i.test(c.req.header('content-type') ?? ''))
      return refuse(c, 'type')
    await next()
  })

  app.post('/live/classes', async (c) => {
    const body = await requests.bodyOf(c, classBody)
    const taken = await classes.take(body).catch(async (error: Error) => {
      // A key is guessed like a code.
      if (error instanceof Refused && error.fault === 'key' && !await guesses.judge(false, Date.now()))
        throw new Refused('many')
      throw error
    })
    const proxy = c.req.header('x-forwarded-host') ?? c.req.header('host') ?? ''
    if (c.req.header('x-forwarded-proto') === 'https' && /^[\w.:-]+$/.test(proxy))
      sawProxy?.(`https://${proxy}`)
    requests.giveCookie(c, hostCookie(taken.id), taken.token)
    return c.json(await classes.host(taken.id), taken.made ? 201 : 200)
  })

  app.post('/live/:code/join', async (c) => {
    await requests.bodyOf(c, joinBody)
    const { id, code, voterToken } = await requests.of(c)
    const { token, state } = await classes.join(id, code, voterToken)
    if (token)
      requests.giveCookie(c, voterCookie(id), token)
    return c.json(state)
  })

  app.get('/live/:code/stream', async (c) => {
    const { id, role, voter } = await requests.as(c)
    const { outgoing } = c.env
    const stream = streamTo(outgoing, role, voter)
    const stop = await classes.listen(id, stream.listener)
    stream.begin()
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
    const { id, role, voter } = await requests.as(c)
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
    const id = await requests.byHost(c)
    return c.json(await classes.step(id, await requests.bodyOf(c, hostBody)))
  })

  app.get('/live/:code/:file{export\\.(?:csv|json)}', async (c) => {
    const all = await classes.all(await requests.byHost(c))
    const isCsv = c.req.param('file').endsWith('csv')
    c.header('content-disposition', `attachment; filename="class.${isCsv ? 'csv' : 'json'}"`)
    c.header('content-type', isCsv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
    return c.body(isCsv ? exportCsv(all, tasks) : JSON.stringify(exportJson(all, tasks)))
  })

  app.put('/live/:code/:task/:round{[12]}', async (c) => {
    const { id, voter } = await requests.byVoter(c)
    if (!answers.take(voter, Date.now()))
      throw new Refused('many')
    const { seq, places, choice, done, again = false } = await requests.bodyOf(c, answerBody)
    const given = places === undefined ? { choice: choice! } : { places }
    return c.json({ seq: await classes.put(id, voter, c.req.param('task'), Number(c.req.param('round')) as Round, seq, given, done, again) })
  })

  app.delete('/live/:code/me', async (c) => {
    const { id, voter } = await requests.byVoter(c)
    await classes.removeVoter(id, voter)
    requests.takeCookie(c, voterCookie(id))
    return c.body(null, 204)
  })

  app.delete('/live/:code', async (c) => {
    const id = await requests.byHost(c)
    await classes.end(id)
    requests.takeCookie(c, hostCookie(id))
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
    beat: () => streams.forEach(stream => stream.beat(isAway)),
    away(is) {
      isAway = is
      streams.forEach(stream => stream.listener.role !== 'voter' && stream.beat(isAway))
    },
    sweep: () => answers.sweep(Date.now()),
    close: () => streams.forEach(stream => stream.close()),
  }
}
