import type { Around } from './around'
import type { Connection, Link, LiveRole } from './connection'
import type { VoterState } from '#live/model/messages'
import { AWAY } from '#live/model/messages'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isNewer, openClass } from './connection'

const state = (version: number, more: Partial<VoterState> = {}): VoterState => ({
  role: 'voter',
  protocol: 1,
  version,
  at: `${version}.a`,
  now: 1_000_000 + version,
  class: { id: 'abcdefghij', code: 'K7M2QX', of: '', ends: 2_000_000 },
  task: null,
  own: [null, null],
  have: {},
  pair: null,
  ...more,
})

class FakeStream {
  closed = false
  readonly #hear = new Map<string, (event: { data?: unknown }) => void>()
  readonly url: string
  constructor(url: string) {
    this.url = url
  }

  addEventListener(type: string, hear: (event: { data?: unknown }) => void) {
    this.#hear.set(type, hear)
  }

  close() {
    this.closed = true
  }

  say(type: string, data?: unknown) {
    this.#hear.get(type)?.({ data: typeof data === 'object' ? JSON.stringify(data) : data })
  }
}

interface Asked { method: string, url: string, body: unknown }

function makeAround() {
  const streams: FakeStream[] = []
  const asked: Asked[] = []
  const wakes = new Set<(atMost: number) => void>()
  /** Status and body of the replies to come; nobody answers where there is none. */
  const replies: { status: number, body?: unknown, headers?: Record<string, string> }[] = []
  const at = { now: 500_000 }
  const around: Around = {
    fetch: (url, init) => {
      asked.push({ method: init.method ?? 'GET', url, body: init.body && JSON.parse(String(init.body)) })
      const reply = replies.shift()
      return reply
        ? Promise.resolve(new Response(reply.status === 204 ? null : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body), { status: reply.status, headers: reply.headers }))
        : Promise.reject(new TypeError('Failed to fetch'))
    },
    openStream: (url) => {
      const stream = new FakeStream(url)
      streams.push(stream)
      return stream
    },
    now: () => at.now,
    random: () => 0.5,
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    onWake(wake) {
      wakes.add(wake)
      return () => wakes.delete(wake)
    },
  }
  const pass = async (ms: number) => {
    at.now += ms
    await vi.advanceTimersByTimeAsync(ms)
  }
  return { around, streams, asked, replies, at, pass, wake: (atMost = 0) => wakes.forEach(wake => wake(atMost)) }
}

describe('a page\'s line to its class', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    open?.close()
  })
  let open: Connection<'voter'> | undefined

  function start() {
    const made = makeAround()
    const heard: number[] = []
    const links: Link[] = []
    open = openClass({ role: 'voter', code: 'K7M2QX', onState: ({ version }) => heard.push(version), onLink: link => links.push(link) }, made.around)
    const last = () => made.streams.at(-1)!
    return { ...made, heard, links, last, line: open }
  }

  it('hears whole states, newest only', () => {
    const { last, heard, line } = start()
    expect(last().url).toBe('/live/K7M2QX/stream?as=voter')
    last().say('state', state(3))
    last().say('state', state(2))
    line.take(state(3, { at: '3.b' }))
    expect(line.state?.at).toBe('3.a')
    line.take(state(4))
    last().say('state', { ...state(4), role: 'screen' })
    expect([heard, line.link]).toEqual([[3, 4], 'open'])
  })

  it('takes a lower version of a class that was made again', () => {
    expect(isNewer({ version: 1, now: 100 }, { version: 9, now: 90 }, 'stream')).toBe(false)
    expect(isNewer({ version: 1, now: 10_000 }, { version: 9, now: 90 }, 'stream')).toBe(true)
    expect(isNewer({ version: 9, now: 91 }, { version: 9, now: 90 }, 'reply')).toBe(false)
  })

  it('goes by the server\'s clock', () => {
    const { last, line, at } = start()
    last().say('state', state(1, { now: 86_400_000 }))
    at.now += 5000
    expect(line.serverNow()).toBe(86_405_000)
  })

  it('waits with jitter after a loss, longer each time, and does not cry at once', async () => {
    const { last, streams, pass, links } = start()
    last().say('state', state(1))
    last().say('error')
    expect([last().closed, links]).toEqual([true, ['open']])
    await pass(1999)
    expect(streams).toHaveLength(1)
    await pass(1)
    expect(streams).toHaveLength(2)
    for (const wait of [4000, 8000, 10_000, 10_000]) {
      last().say('error')
      await pass(wait - 1)
      const before = streams.length
      await pass(1)
      expect(streams).toHaveLength(before + 1)
    }
    expect(links).toEqual(['open', 'away'])
    last().say('state', state(2))
    expect(links).toEqual(['open', 'away', 'open'])
  })

  it('of the lecturer\'s windows waits no longer for being many', async () => {
    for (const role of ['screen', 'host'] satisfies LiveRole[]) {
      const { around, streams, pass } = makeAround()
      const line = openClass({ role, code: 'K7M2QX', onState() {} }, around)
      for (let tries = 1; tries < 6; tries++) {
        streams.at(-1)!.say('error')
        await pass(2000)
        expect([role, streams.length]).toEqual([role, tries + 1])
      }
      line.close()
    }
  })

  it('asks beside a stream that stays silent, and goes on asking when it is dead', async () => {
    const { asked, replies, pass, last, line, heard, links } = start()
    replies.push({ status: 200, body: state(1) }, { status: 200, body: state(2) }, { status: 200, body: state(2) }, { status: 200, body: state(2) })
    await pass(5000)
    expect(asked.map(({ url }) => url)).toEqual(['/live/K7M2QX/state?as=voter'])
    await pass(1000)
    expect(asked[1].url).toBe('/live/K7M2QX/state?as=voter&after=1.a')
    expect([heard, line.link]).toEqual([[1, 2], 'open'])
    expect(last().closed).toBe(false)
    await pass(2000)
    await pass(20_000)
    expect(last().closed).toBe(true)
    expect(links).toContain('open')
  })

  it('takes a stream that was silent for 25 s for dead; a sign of life keeps it', async () => {
    const { last, streams, pass, line } = start()
    last().say('state', state(1))
    await pass(24_000)
    last().say('beat', '1')
    await pass(24_000)
    expect(streams).toHaveLength(1)
    await pass(1000)
    expect([last().closed, line.link]).toEqual([true, 'away'])
    await pass(2000)
    expect(streams).toHaveLength(2)
  })

  it('says "away" where the server itself does not reach what it keeps, and keeps its stream', async () => {
    const { last, streams, pass, line, links } = start()
    last().say('state', state(1))
    last().say('beat', AWAY)
    expect(line.link).toBe('away')
    await pass(10_000)
    last().say('beat', AWAY)
    last().say('beat', '1')
    expect([links, streams.length, last().closed]).toEqual([['open', 'away', 'open'], 1, false])
  })

  it('tries when the page wakes, unless it has just heard', async () => {
    const { last, streams, pass, wake, at } = start()
    last().say('state', state(1))
    wake()
    await pass(0)
    expect(streams).toHaveLength(1)
    at.now += 60_000
    wake(2000)
    await pass(1000)
    expect(streams).toHaveLength(2)
    expect(streams[0].closed).toBe(true)
    // A clock that was set back.
    last().say('state', state(2))
    at.now -= 86_400_000
    wake()
    await pass(0)
    expect(streams).toHaveLength(3)
  })

  it('stays quiet when others of this person listen, until it is looked at', async () => {
    const { last, streams, pass, wake, line } = start()
    last().say('state', state(1))
    last().say('replaced')
    await pass(600_000)
    expect([line.link, streams.length]).toEqual(['replaced', 1])
    wake()
    await pass(0)
    expect(streams).toHaveLength(2)
  })

  it('ends with the class', async () => {
    const { last, streams, pass, wake, line } = start()
    last().say('ended')
    wake()
    line.retry()
    await pass(600_000)
    expect([line.link, streams.length]).toEqual(['ended', 1])
  })

  it('joins anew where the server knows the phone no more', async () => {
    const { last, streams, asked, replies, pass, heard, line } = start()
    replies.push({ status: 401, body: { error: 'voter' } }, { status: 200, body: state(7) })
    last().say('error')
    await pass(0)
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /live/K7M2QX/state?as=voter', 'POST /live/K7M2QX/join'])
    expect([heard, streams.length, line.link]).toEqual([[7], 2, 'opening'])
  })

  it('tells a class that is over from one that is unknown, and a locked one', async () => {
    for (const [status, error, link] of [[410, 'ended', 'ended'], [404, 'code', 'unknown'], [403, 'locked', 'refused'], [503, 'busy', 'away'], [404, null, 'unknown']] as const) {
      const { last, replies, pass, line } = start()
      replies.push({ status, body: error ? { error } : '<!doctype html>' })
      last().say('error')
      await pass(0)
      expect(line.link).toBe(link)
      line.close()
    }
  })

  it('says that page and server are of different versions', () => {
    const { last, line } = start()
    last().say('state', { ...state(1), protocol: 2 })
    expect(line.link).toBe('outdated')
  })

  it('is one a page', () => {
    const one = start()
    const two = start()
    expect([one.last().closed, two.last().closed]).toEqual([true, false])
    one.last().say('state', state(1))
    expect(one.heard).toEqual([])
  })
})
