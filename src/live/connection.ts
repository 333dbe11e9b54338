import type { AnswerBody, ClassBody, HostBody, HostState, LiveFault, LiveState, VoterState } from '#live/model/messages'
import type { Round } from '#live/model/rounds'
import * as v from 'valibot'
import { rootOf } from '#live/model/root'
import { AWAY, faultReply, hostState, liveState, PROTOCOL, SILENCE, voterState } from '#live/model/messages'

/*
 * One page's line to its class (docs/rooms/live.md, the wire): down a stream, or a long poll where a stream stays silent; up by requests of
 * their own, which need no open stream. No Vue, and all that the browser gives can be given by a test.
 */

export type LiveRole = LiveState['role']
export type StateOf<R extends LiveRole> = Extract<LiveState, { role: R }>

/** What is used of the browser's streams. */
export interface Stream {
  addEventListener: (type: string, hear: (event: { data?: unknown }) => void) => void
  close: () => void
}

/** What the page lives in. */
export interface Around {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  openStream: (url: string) => Stream
  /** ms; may be wrong by a day, and may jump. */
  now: () => number
  /** 0 to 1 */
  random: () => number
  /** Runs once, later. @returns how it is given up */
  after: (ms: number, run: () => void) => () => void
  /** Tells when the page may have slept, and how long to wait at most (ms), for a hall wakes together. @returns how to stop listening */
  onWake: (wake: (atMost: number) => void) => () => void
}

/** A hall whose network comes back does so in one second. */
const ONLINE_SPREAD = 2000

/** The deck may lie in a folder of a server's. */
const rooted = (url: string): string => rootOf(location.pathname) + url

export const BROWSER: Around = {
  fetch: (url, init) => fetch(rooted(url), init),
  openStream: url => new EventSource(rooted(url)) as Stream,
  now: () => Date.now(),
  random: () => Math.random(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  onWake(wake) {
    const seen = () => document.visibilityState === 'visible' && wake(0)
    const online = () => wake(ONLINE_SPREAD)
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('pageshow', seen)
    window.addEventListener('online', online)
    return () => {
      document.removeEventListener('visibilitychange', seen)
      window.removeEventListener('pageshow', seen)
      window.removeEventListener('online', online)
    }
  },
}

// Requests.

/** `status` 0: nobody answered. `fault` null: somebody did who is no server of classes, or nobody. */
export interface Refusal {
  ok: false
  status: number
  fault: LiveFault | null
  /** As the server has it, where it says so with its refusal. */
  state: LiveState | null
  /** ms after which it may be asked again; null: it did not say. */
  wait: number | null
}
export type Reply<T> = { ok: true, value: T, status: number } | Refusal

/** ms; a phone on a hall's Wi-Fi may take long, but what takes longer is lost. */
const PATIENCE = 15_000
/** The server holds a long poll for 20 s. */
const POLL_PATIENCE = 30_000

interface Asked { method?: string, body?: unknown, patience?: number, keepalive?: boolean, signal?: AbortSignal }

const nobody: Refusal = { ok: false, status: 0, fault: null, state: null, wait: null }

async function ask<T>(around: Around, path: string, schema: v.GenericSchema<unknown, T>, { method = 'GET', body, patience = PATIENCE, keepalive, signal }: Asked = {}): Promise<Reply<T>> {
  const abort = new AbortController()
  const giveUp = () => abort.abort()
  const stop = around.after(patience, giveUp)
  signal?.addEventListener('abort', giveUp)
  try {
    const reply = await around.fetch(path, {
      method,
      cache: 'no-store',
      signal: abort.signal,
      ...keepalive && { keepalive },
      ...body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    })
    const said: unknown = reply.status === 204 ? undefined : await reply.json().catch(() => undefined)
    const value = v.safeParse(schema, said)
    if (reply.ok && value.success)
      return { ok: true, value: value.output, status: reply.status }
    const fault = v.safeParse(faultReply, said)
    const state = v.safeParse(liveState, (said as { state?: unknown } | undefined)?.state)
    const seconds = Number(reply.headers.get('retry-after') ?? Number.NaN)
    return {
      ok: false,
      status: reply.status,
      fault: fault.success ? fault.output.error : null,
      state: state.success ? state.output : null,
      wait: Number.isFinite(seconds) ? seconds * 1000 : null,
    }
  }
  catch {
    return nobody
  }
  finally {
    stop()
    signal?.removeEventListener('abort', giveUp)
  }
}

const of = (code: string, rest: string) => `/live/${encodeURIComponent(code)}/${rest}`
const nothing = v.undefined_()

/** Makes a class, or takes up the running one: the lecturer's window. */
export const createClass = (body: ClassBody, around = BROWSER): Promise<Reply<HostState>> =>
  ask(around, '/live/classes', hostState, { method: 'POST', body })

/** The phone's state, if it is in the class: 401 `voter` where it is not, 404 where there is no such class, or no server. */
export const readState = (code: string, around = BROWSER): Promise<Reply<VoterState>> =>
  ask(around, of(code, 'state?as=voter'), voterState)

export const joinClass = (code: string, around = BROWSER): Promise<Reply<VoterState>> =>
  ask(around, of(code, 'join'), voterState, { method: 'POST', body: {} })

/**
 * Sends an answer: acknowledged only where the reply is ok, with the highest seq that the server has.
 * @param leaving the page is being left: the browser sends it nevertheless
 */
export const putAnswer = (code: string, task: string, round: Round, body: AnswerBody, around = BROWSER, leaving = false): Promise<Reply<{ seq: number }>> =>
  ask(around, of(code, `${encodeURIComponent(task)}/${round}`), v.object({ seq: v.number() }), { method: 'PUT', body, keepalive: leaving })

export const stepClass = (code: string, body: HostBody, around = BROWSER): Promise<Reply<HostState>> =>
  ask(around, of(code, 'step'), hostState, { method: 'POST', body })

/** Takes this phone's answers and person away. */
export const deleteMe = (code: string, around = BROWSER): Promise<Reply<undefined>> =>
  ask(around, of(code, 'me'), nothing, { method: 'DELETE' })

/** Ends the class, and deletes all of it: the lecturer's window. */
export const endClass = (code: string, around = BROWSER): Promise<Reply<undefined>> =>
  ask(around, `/live/${encodeURIComponent(code)}`, nothing, { method: 'DELETE' })

export const exportUrl = (code: string, kind: 'csv' | 'json'): string => rooted(of(code, `export.${kind}`))

// The line down.

/**
 * How the page stands to its class. `opening`: nothing was heard yet. `away`: it is not reached, and tried again. `unknown`: the server has no such class, or
 * there is none; tried again, for a lost class is made again. `replaced`: others of this person's pages listen. `refused`: a phone was not let in, or it is not the
 * lecturer's. `outdated`: page and server are of different versions. `ended`: over and deleted.
 */
export type Link = 'opening' | 'open' | 'away' | 'unknown' | 'replaced' | 'refused' | 'outdated' | 'ended'

export interface Watch<R extends LiveRole> {
  role: R
  code: string
  /** What was replied to `join` or `create`, if it was just done. */
  first?: StateOf<R>
  /** Each is whole, and newer than the one before. */
  onState: (state: StateOf<R>) => void
  onLink?: (link: Link) => void
}

export interface Connection<R extends LiveRole> {
  readonly state: StateOf<R> | null
  readonly link: Link
  /** ms since 1970 by the server's clock, whatever this device's says. */
  serverNow: () => number
  /** Takes the state of a reply (to a step, to a refused answer), if nothing newer was heard. */
  take: (state: LiveState | null) => void
  /** Tries at once. */
  retry: () => void
  close: () => void
}

/** ms: the first wait after a loss is up to this, each further one up to twice the one before. */
const FIRST_WAIT = 4000
const LONGEST_WAIT = 20_000
/** ms without a word from a new stream until the page asks beside it: a proxy may hold it back. */
const MEANWHILE = 5000
/** ms between two questions at least: a lecturer's state may change ten times a second. */
const POLL_PACE = 1000
/** After so many polls a stream is tried again. */
const POLLS = 3
/** ms: heard of less than that ago, a stream is alive whatever the page went through. */
const FRESH = 12_000
/** ms by the server's clock after which a lower version is a class that was made again. */
const MADE_AGAIN = 5000

/** A page has one line: the next one closes it. */
let only: { close: () => void } | null = null

/** Whether a state takes the place of another one. Replies overtake streams, and a process may lag behind another one. */
export function isNewer(state: Pick<LiveState, 'version' | 'now'>, known: Pick<LiveState, 'version' | 'now'> | null, from: 'stream' | 'reply'): boolean {
  if (!known || state.version > known.version)
    return true
  // Of equal versions those in a stream are in order.
  return state.version === known.version ? from === 'stream' : state.now > known.now + MADE_AGAIN
}

/** Opens this page's line. Closes the one before. */
export function openClass<R extends LiveRole>({ role, code, first, onState, onLink }: Watch<R>, around: Around = BROWSER): Connection<R> {
  only?.close()
  let state: StateOf<R> | null = null
  let link: Link = 'opening'
  /** The server's clock less this device's. */
  let ahead = 0
  let closed = false
  let stream: Stream | null = null
  /** Whether this stream has said anything. */
  let heard = false
  let heardAt = Number.NEGATIVE_INFINITY
  let polling: AbortController | null = null
  let tries = 0
  let stops: (() => void)[] = []
  let stopSilence = () => {}

  const setLink = (next: Link) => {
    if (closed || next === link)
      return
    link = next
    onLink?.(next)
  }
  /** Runs unless the line was opened anew meanwhile. */
  const later = (ms: number, run: () => void) => {
    stops.push(around.after(ms, run))
  }
  const stopStream = () => {
    stream?.close()
    stream = null
  }
  const stopPoll = () => {
    polling?.abort()
    polling = null
  }
  const stopAll = () => {
    stops.forEach(stop => stop())
    stops = []
    stopSilence()
    stopStream()
    stopPoll()
  }
  const finish = (as: Link) => {
    stopAll()
    setLink(as)
  }

  function take(next: LiveState, from: 'stream' | 'reply') {
    if (closed || next.role !== role || !isNewer(next, next.class.id === state?.class.id ? state : null, from))
      return
    state = next as StateOf<R>
    ahead = next.now - around.now()
    onState(state)
  }

  function sign(as: 'open' | 'away' = 'open') {
    heard = true
    heardAt = around.now()
    tries = 0
    setLink(as)
  }

  /** @returns whether it is this protocol's */
  function takeText(data: unknown): boolean {
    let said: unknown
    try {
      said = JSON.parse(String(data))
    }
    catch {
      return true
    }
    const read = v.safeParse(liveState, said)
    if (read.success)
      take(read.output, 'stream')
    return read.success || (said as { protocol?: unknown } | null)?.protocol === PROTOCOL
  }

  function connect() {
    stopAll()
    heard = false
    const silence = () => {
      stopSilence()
      stopSilence = around.after(SILENCE, () => stream === source && silent())
    }
    const source = around.openStream(of(code, `stream?as=${role}`))
    stream = source
    const on = (type: string, run: (data: unknown) => void) => source.addEventListener(type, ({ data }) => {
      if (stream === source && !closed)
        run(data)
    })
    on('state', (data) => {
      sign()
      stopPoll()
      silence()
      if (!takeText(data))
        finish('outdated')
    })
    // The browser keeps comment lines to itself, so a sign of life is an event. It may say that the server itself has lost what it keeps.
    on('beat', (data) => {
      sign(data === AWAY ? 'away' : 'open')
      silence()
    })
    on('ended', () => finish('ended'))
    on('replaced', () => finish('replaced'))
    // The browser would try again by itself, all of a hall's at the same time; and it does not say what was wrong.
    on('error', () => {
      stopStream()
      if (heard)
        retryLater()
      else if (!polling)
        void poll(null)
    })
    silence()
    later(MEANWHILE, () => {
      if (stream === source && !heard)
        void poll(null)
    })
  }

  function silent() {
    stopStream()
    if (heard) {
      setLink('away')
      retryLater()
    }
    else if (!polling) {
      void poll(null)
    }
  }

  /** @param least ms, as the server said */
  function retryLater(least = 0) {
    stopAll()
    const most = Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT)
    tries++
    later(least + around.random() * most, connect)
  }

  /** Asks beside a silent stream, or in its place. @param after the state's mark; null: the reply is to come at once */
  async function poll(after: string | null, polled = 0) {
    if (closed)
      return
    const abort = new AbortController()
    polling?.abort()
    polling = abort
    const reply = await ask(around, of(code, `state?as=${role}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`), liveState, { patience: POLL_PATIENCE, signal: abort.signal })
    if (closed || polling !== abort)
      return
    polling = null
    if (!reply.ok)
      return void refused(reply)
    tries = 0
    heardAt = around.now()
    setLink('open')
    take(reply.value, 'stream')
    if (polled >= POLLS && !stream)
      connect()
    else
      later(POLL_PACE, () => void poll(reply.value.at, polled + 1))
  }

  async function refused({ status, fault, wait }: Refusal) {
    if (status === 410)
      return finish('ended')
    if (status === 401 && role === 'voter') {
      stopAll()
      const joined = await joinClass(code, around)
      if (closed || stream)
        return
      if (!joined.ok)
        return joined.status === 401 ? finish('refused') : void refused(joined)
      take(joined.value, 'reply')
      return connect()
    }
    if (status === 401 || status === 403)
      return finish('refused')
    setLink(status === 404 || (status === 200 && fault === null) ? 'unknown' : 'away')
    retryLater(wait ?? 0)
  }

  const stopWake = around.onWake((atMost) => {
    const since = around.now() - heardAt
    if (closed || link === 'ended' || link === 'outdated' || (link === 'open' && since >= 0 && since < FRESH))
      return
    tries = 0
    stopAll()
    later(around.random() * atMost, connect)
  })

  const connection: Connection<R> = {
    get state() { return state },
    get link() { return link },
    serverNow: () => around.now() + ahead,
    take: next => next && take(next, 'reply'),
    retry() {
      if (closed || link === 'ended')
        return
      tries = 0
      connect()
    },
    close() {
      stopAll()
      stopWake()
      closed = true
      if (only === connection)
        only = null
    },
  }
  only = connection
  if (first)
    take(first, 'reply')
  connect()
  return connection
}
