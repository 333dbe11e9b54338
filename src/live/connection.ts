import type { LiveState } from '#live/model/messages'
import type { Around, Stream } from './around'
import type { Refusal } from './requests'
import * as v from 'valibot'
import { BROWSER } from './around'
import { AWAY, liveState, PROTOCOL, SILENCE } from '#live/model/messages'
import { askState, joinClass, streamPath } from './requests'

/*
 * One page's line to its class (docs/rooms/live.md, the wire): down a stream, or a long poll where a stream stays silent; up go requests
 * (`requests.ts`), which need no open line. No Vue, and all that the browser gives can be given by a test.
 */

export type LiveRole = LiveState['role']
export type StateOf<R extends LiveRole> = Extract<LiveState, { role: R }>

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
/** A hall must not ask all at once. Of the lecturer's windows there are two or three, and a class waits for them. */
const LONGEST_WAIT: Readonly<Record<LiveRole, number>> = { voter: 20_000, screen: FIRST_WAIT, host: FIRST_WAIT }
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
    const source = around.openStream(streamPath(code, role))
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
    const most = Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT[role])
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
    const reply = await askState(code, role, after, around, abort.signal)
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
