import type { HostState, ScreenState, VoterState } from '#live/model/messages'
import type { Worker } from 'node:worker_threads'
import type { Live, LiveOptions } from './start.ts'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join as path } from 'node:path'
import process from 'node:process'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeShare } from '#board/model/shareCode'
import { hostState, screenState, voterState } from '#live/model/messages'
import { TEST_SOURCE } from '#live/model/testCase'
import { Guesses } from './http/limits.ts'
import { startLive } from './start.ts'

/*
 * The whole server, by its addresses as a phone asks them: on the embedded store, and by livePostgres.test.ts on a PostgreSQL server. To open
 * a store takes seconds, so all share one; the tests of a block follow each other.
 */

const folder = mkdtempSync(path(tmpdir(), 'live-'))
const dist = path(folder, 'dist')
const data = path(folder, 'data')
/** Given by livePostgres.test.ts, with a key that both starts have. */
const database = process.env.LIVE_TEST_DATABASE
const shared: Partial<LiveOptions> = database === undefined ? {} : { data: { database }, key: 'testKeyOfTheLiveTests0' }
const PAGE = `<!doctype html><title>deck</title>${'<p>课件</p>'.repeat(200)}`

/** Lives of the embedded store's thread. */
const storeThreads: Worker[] = []
process.on('worker', worker => storeThreads.push(worker))

/** ms by which the server's clock is ahead of the computer's. */
let ahead = 0
const options = (): LiveOptions => ({ port: 0, host: '127.0.0.1', dist, data, source: TEST_SOURCE, keep: 3_600_000, patience: { head: 1000, all: 2000 }, guesses: new Guesses(Date.now(), { delay: 1, longDelay: 2, budget: 8, waiting: 10 }), ...shared, now: () => Date.now() + ahead })

let live: Live
beforeAll(async () => {
  for (const name of ['assets', 'study', '.hidden'])
    mkdirSync(path(dist, name), { recursive: true })
  writeFileSync(path(dist, 'index.html'), PAGE)
  writeFileSync(path(dist, '404.html'), 'nothing here')
  writeFileSync(path(dist, 'study/index.html'), 'study')
  writeFileSync(path(dist, 'assets/a-1.js'), 'let a')
  writeFileSync(path(dist, '.deck-build'), 'hash')
  writeFileSync(path(folder, 'outside.txt'), 'outside')
  live = await startLive(options())
}, 60_000)
afterAll(async () => {
  await live?.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Asked { status: number, headers: Headers, text: string, json: unknown }
type Given = { body?: unknown, cookie?: string, headers?: Record<string, string> }

async function ask(method: string, address: string, { body, cookie, headers }: Given = {}): Promise<Asked> {
  const response = await fetch(`http://127.0.0.1:${live.port}${address}`, {
    method,
    redirect: 'manual',
    headers: { ...body !== undefined && { 'content-type': 'application/json' }, ...cookie !== undefined && { cookie }, ...headers },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: text.startsWith('{') ? JSON.parse(text) : null }
}
const faultOf = ({ status, json }: Asked) => `${status} ${(json as { error?: string } | null)?.error ?? ''}`.trim()
const cookieOf = ({ headers }: Asked) => headers.get('set-cookie')?.split(';')[0] ?? ''

/** A class with its lecturer. */
async function makeClass() {
  const made = await ask('POST', '/live/classes', { body: { key: live.key, new: true } })
  const cookie = cookieOf(made)
  const { code, id } = (made.json as HostState).class
  const at = (path: string) => `/live/${code}/${path}`
  const read = async <T>(as: string): Promise<T> => (await ask('GET', at(`state?as=${as}`), { cookie })).json as T
  return {
    code, id, cookie, at,
    host: async () => v.parse(hostState, await read('host')),
    screen: async () => v.parse(screenState, await read<ScreenState>('screen')),
    step: async (task: string, to: string, more: object = {}) => ask('POST', at('step'), { cookie, body: { task, to, version: (await read<HostState>('host')).version, ...more } }),
    set: async (set: object) => ask('POST', at('step'), { cookie, body: { set, version: (await read<HostState>('host')).version } }),
    join: async () => {
      const joined = await ask('POST', at('join'), { body: {} })
      const own = cookieOf(joined)
      return {
        cookie: own,
        put: (task: string, round: number, body: object) => ask('PUT', at(`${task}/${round}`), { cookie: own, body }),
        state: async () => v.parse(voterState, (await ask('GET', at('state'), { cookie: own })).json),
      }
    },
  }
}
const sort = (placement: Parameters<typeof encodeShare>[1]) => encodeShare(TEST_SOURCE.sets.core, placement, TEST_SOURCE.of)

describe('the deck', () => {
  it('is served as it is, packed or not', async () => {
    const plain = await ask('GET', '/', { headers: { 'accept-encoding': 'identity' } })
    const packed = await ask('GET', '/')
    expect([plain.text, packed.text]).toEqual([PAGE, PAGE])
    expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([null, 'gzip'])
    expect(plain.headers.get('content-security-policy')).toBe(`frame-ancestors 'none'`)
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await ask('GET', '/', { headers: { 'if-none-match': plain.headers.get('etag')! } })).status).toBe(304)
    expect((await ask('GET', '/assets/a-1.js?v=1')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect((await ask('GET', '/study')).headers.get('location')).toBe('/study/')
  })

  it.each(['/.deck-build', '/.hidden/', '/outside.txt', '/%2e%2e/outside.txt', '/..%2foutside.txt', '/..%5coutside.txt', '/assets/', '/nothing.js', '/%', '/assets/a-1.js%00.js'])('has nothing at %s', async (path) => {
    expect([404, 400]).toContain((await ask('GET', path)).status)
  })

  it('is not left by a path that no client would send', async () => {
    for (const path of ['/../outside.txt', '//../outside.txt', '/assets/../../outside.txt', 'http://x/../outside.txt']) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1.1 40\d/)
      expect(answer).not.toContain('outside')
    }
  })

  it('takes nothing', async () => expect((await ask('POST', '/', { body: {} })).status).toBe(404))

  it('is left for the phone\'s page by a code, whether there is a class or not', async () => {
    const { status, headers } = await ask('GET', '/k7m2qx')
    expect([status, headers.get('location')]).toEqual([303, '/study/?live=K7M2QX#/'])
    expect((await ask('GET', '/K7M2QX%0d%0aSet-Cookie:a=b')).headers.get('set-cookie')).toBe(null)
  })
})

/** What is sent as it stands here, and all that comes back. */
function raw(text: string): Promise<string> {
  return new Promise((done) => {
    let answer = ''
    const socket = connect(live.port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (bytes: Buffer) => { answer += bytes.toString() })
    socket.on('close', () => done(answer))
    socket.on('error', () => done(answer))
  })
}

describe('what is refused', () => {
  it('is a wrong key, and a cookie that nobody gave', async () => {
    const { code, id, at } = await makeClass()
    expect(faultOf(await ask('POST', '/live/classes', { body: { key: 'A'.repeat(22) } }))).toBe('401 key')
    expect(faultOf(await ask('GET', at('state?as=host'), { cookie: `lh-${id}=${'A'.repeat(22)}` }))).toBe('401 host')
    expect(faultOf(await ask('PUT', at('poll-money/1'), { cookie: `lv-${id}=${'A'.repeat(22)}`, body: { seq: 1, choice: ['a'], done: false } }))).toBe('401 voter')
    expect(faultOf(await ask('GET', `/live/${code}/state`))).toBe('401 voter')
  })

  it('is more than a cookie allows', async () => {
    const { at, code, join } = await makeClass()
    const { cookie } = await join()
    for (const [method, path, body] of [['GET', at('state?as=host')], ['GET', at('state?as=screen')], ['GET', at('stream?as=host')], ['GET', at('export.json')], ['DELETE', `/live/${code}`], ['POST', at('step'), { task: 'sort', to: 'open-1', version: 1 }]] as const)
      expect(faultOf(await ask(method, path, { cookie, body })), path).toBe('401 host')
    const other = await makeClass()
    // A cookie's name is its class's, and its token's hash, too.
    expect(faultOf(await ask('GET', other.at('state'), { cookie: cookie.replace(/lv-\w+/, `lv-${other.id}`) }))).toBe('401 voter')
  })

  it('is a body that is too large, of another kind, or not what is asked', async () => {
    const { at, step, join } = await makeClass()
    await step('poll-money', 'open-1')
    const { cookie, put } = await join()
    const answer = { seq: 1, choice: ['a'], done: false }
    expect(faultOf(await ask('PUT', at('poll-money/1'), { cookie, body: JSON.stringify({ ...answer, pad: 'x'.repeat(9000) }) }))).toBe('413 large')
    expect(faultOf(await ask('PUT', at('poll-money/1'), { cookie, body: JSON.stringify(answer), headers: { 'content-type': 'text/plain' } }))).toBe('415 type')
    for (const body of ['{', '[]', { ...answer, more: 1 }, { ...answer, seq: 0 }, { ...answer, seq: 1.5 }, { seq: 1, done: false }, { ...answer, places: 'AA' }, { ...answer, choice: 'a' }])
      expect(faultOf(await ask('PUT', at('poll-money/1'), { cookie, body })), JSON.stringify(body)).toBe('400 body')
    expect(faultOf(await put('poll-money', 1, { ...answer, choice: ['z'] }))).toBe('400 task')
    expect(faultOf(await put('poll-none', 1, answer))).toBe('400 task')
    expect(faultOf(await put('sort', 1, answer))).toBe('400 task')
    expect(faultOf(await ask('PUT', at('poll-money/3'), { cookie, body: answer }))).toBe('404 route')
    expect(faultOf(await ask('GET', '/live/'))).toBe('404 route')
  })

  it('is what comes from the page of another site', async () => {
    const { at } = await makeClass()
    for (const origin of ['https://elsewhere.org', 'null'])
      expect(faultOf(await ask('POST', at('join'), { body: {}, headers: { origin } }))).toBe('403 origin')
    expect((await ask('POST', at('join'), { body: {}, headers: { origin: `http://127.0.0.1:${live.port}` } })).status).toBe(200)
  })

  it('is the name of a proxy that is none', async () => {
    for (const name of ['elsewhere.org/<script>', 'a b', 'elsewhere.org?x', 'x"y']) {
      const taken = await ask('POST', '/live/classes', { body: { key: live.key }, headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': name } })
      expect((taken.json as HostState).addresses.map(({ url }) => url).join(' ')).not.toContain(name)
    }
  })

  it('is a wrong code, and many of them slow each other down; who is in goes on', async () => {
    const { at, join } = await makeClass()
    const own = await join()
    const guesses = await Promise.all(Array.from({ length: 40 }, (_, n) => ask('POST', `/live/KKKK${'23456789'[n % 8]}${'ACDEF'[n % 5]}/join`, { body: {} })))
    expect(new Set(guesses.map(faultOf))).toEqual(new Set(['404 code', '429 many']))
    expect(guesses.find(({ status }) => status === 429)?.headers.get('retry-after')).toMatch(/^\d+$/)
    expect((await ask('GET', at('state'), { cookie: own.cookie })).status).toBe(200)
    expect((await ask('POST', at('join'), { body: {} })).status).toBe(200)
  })

  it('is an answer more than a person can give', async () => {
    const { step, join } = await makeClass()
    await step('poll-money', 'open-1')
    const { put } = await join()
    const all = await Promise.all(Array.from({ length: 50 }, (_, seq) => put('poll-money', 1, { seq: seq + 1, choice: ['a'], done: false })))
    expect(all.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
    expect(all.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(30)
  })
})

describe('a class', () => {
  it('is taken up again by the key, and known by the cookie', async () => {
    const { id, code } = await makeClass()
    const again = await ask('POST', '/live/classes', { body: { key: live.key } })
    expect([again.status, (again.json as HostState).class.id]).toEqual([200, id])
    expect((await ask('GET', `/live/${code}/state?as=host`, { cookie: cookieOf(again) })).status).toBe(200)
    expect(again.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict$/)
    expect(again.headers.get('set-cookie')).not.toContain('Secure')
    const behind = await ask('POST', '/live/classes', { body: { key: live.key }, headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'class.example.org' } })
    expect(behind.headers.get('set-cookie')).toMatch(/; Secure/)
    expect((behind.json as HostState).addresses[0].url).toBe(database ? `http://localhost:${live.port}` : 'https://class.example.org')
  })

  it('knows who comes in a second time', async () => {
    const { at, join, host } = await makeClass()
    const { cookie } = await join()
    const again = await ask('POST', at('join'), { body: {}, cookie })
    expect([again.status, again.headers.get('set-cookie')]).toEqual([200, null])
    expect((await host()).joined).toBe(1)
    expect((await host()).here).toBe(1)
  })

  it('has two rounds of the core sort, covered until they are shown', async () => {
    const { step, join, host, screen } = await makeClass()
    const people = await Promise.all([join(), join(), join()])
    expect((await people[0].put('sort', 1, { seq: 1, places: sort({}), done: false })).status).toBe(409)
    await step('sort', 'open-1')
    const first = [{ A: 'project', C: 'project' }, { A: 'project', C: 'resource' }, { A: 'resource' }] as const
    for (const [at, placement] of first.entries())
      expect((await people[at].put('sort', 1, { seq: 1, places: sort(placement), done: at < 2 })).json).toEqual({ seq: 1 })
    // The highest counts, and the same again does no harm.
    expect((await people[0].put('sort', 1, { seq: 5, places: sort({ A: 'project', C: 'resource' }), done: true })).json).toEqual({ seq: 5 })
    expect((await people[0].put('sort', 1, { seq: 3, places: sort({ A: 'unstaged' }), done: true })).json).toEqual({ seq: 5 })
    expect((await people[0].put('sort', 1, { seq: 5, places: sort({ A: 'unstaged' }), done: true })).json).toEqual({ seq: 5 })

    const open = await host()
    expect(open.tasks.sort.rounds[0]).toMatchObject({ phase: 'open', finished: 2, table: { answered: 3, rows: { A: [2, 1, 0, 0], C: [0, 2, 0, 0] } } })
    const covered = await screen()
    expect(covered.tasks.sort.rounds[0]).toEqual({ phase: 'open', opened: expect.any(Number), closed: null, reopened: 0, shown: false, until: null, finished: 2, table: null, relations: null })
    expect(covered.tasks.sort).toMatchObject({ moves: null, relationMoves: null })

    await step('sort', 'close-1')
    const late = await people[2].put('sort', 1, { seq: 2, places: sort({ A: 'project' }), done: true })
    expect(faultOf(late)).toBe('409 closed')
    expect((late.json as { state: VoterState }).state.task?.rounds[0].phase).toBe('closed')
    // Kept before the close: told so after it, too.
    expect((await people[0].put('sort', 1, { seq: 5, places: sort({}), done: true })).json).toEqual({ seq: 5 })
    expect((await host()).tasks.sort.rounds[0]).toMatchObject({ late: 1, table: { rows: { A: [2, 1, 0, 0] } } })

    await step('sort', 'open-2')
    expect((await people[0].state()).task).toMatchObject({ id: 'sort', round: 2 })
    expect((await people[0].state()).own[0]).toEqual({ seq: 5, places: sort({ A: 'project', C: 'resource' }), done: true })
    expect((await people[0].state()).have).toEqual({ 'sort/1': 5 })
    await people[0].put('sort', 2, { seq: 1, places: sort({ A: 'project', C: 'resource' }), done: true })
    await people[2].put('sort', 2, { seq: 1, places: sort({ A: 'project', C: 'development' }), done: true })
    expect(faultOf(await step('sort', 'show-1'))).toBe('409 confirm')
    await step('sort', 'close-2')
    expect((await step('sort', 'show-1')).status).toBe(200)
    const one = await screen()
    expect([one.tasks.sort.rounds.map(({ table }) => table !== null), one.tasks.sort.moves]).toEqual([[true, false], null])
    await step('sort', 'show-2')

    const done = await host()
    expect(done.tasks.sort.moves).toMatchObject({ both: 2, first: 1, second: 0 })
    expect(done.tasks.sort.moves?.rows.A[1]).toEqual([1, 0, 0, 0, 0])
    expect(done.tasks.sort.rounds.map(({ relations }) => relations)).toEqual([[1, 0, 2, 0], [0, 1, 1, 0]])
    expect(done.tasks.sort.relationMoves).toEqual([[0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]])
    // In a class of three a cell of one or two is few, and of such a row nothing is told.
    const shown = await screen()
    expect(shown.tasks.sort.rounds[0].table?.rows.A).toEqual([null, null, null, null])
    expect(shown.tasks.sort.moves?.rows.A[1]).toEqual([null, null, null, null, null])
  })

  it('takes a step from one window at a time', async () => {
    const { at, cookie, host } = await makeClass()
    const { version } = await host()
    const both = await Promise.all(['sort', 'try'].map(task => ask('POST', at('step'), { cookie, body: { task, to: 'open-1', version } })))
    expect(both.map(faultOf).sort()).toEqual(['200', '409 version'])
    expect(Object.keys((await host()).tasks)).toHaveLength(1)
  })

  it('has one round open', async () => {
    const { step, host } = await makeClass()
    await step('sort', 'open-1')
    await step('poll-money', 'open-1')
    const { tasks, current } = await host()
    expect([tasks.sort.rounds[0].phase, tasks['poll-money'].rounds[0].phase, current]).toEqual(['closed', 'open', { task: 'poll-money', round: 1 }])
    expect(faultOf(await step('sort', 'close-1'))).toBe('409 order')
    expect(faultOf(await step('none', 'open-1'))).toBe('409 task'.replace('409', '400'))
  })

  it('gives those who put a card elsewhere another sign', async () => {
    const { step, set, join } = await makeClass()
    const people = await Promise.all([join(), join(), join()])
    await step('sort', 'open-1')
    await Promise.all(people.map(({ put }, at) => put('sort', 1, { seq: 1, places: sort({ A: at === 2 ? 'resource' : 'project' }), done: true })))
    await step('sort', 'close-1')
    await set({ pair: { task: 'sort', round: 1, row: 'A' } })
    const signs = await Promise.all(people.map(async ({ state }) => (await state()).pair?.sign))
    expect(signs[0]).toBe(signs[1])
    expect(signs[0]).not.toBe(signs[2])
    expect(faultOf(await set({ pair: { task: 'sort', round: 1, row: 'E' } }))).toBe('400 task')
  })

  it('has a new code, under which those who are in stay in, and nobody comes in by the old one', async () => {
    const { set, join, host, code, cookie } = await makeClass()
    const own = await join()
    const { class: { code: next } } = (await set({ newCode: true })).json as HostState
    expect(next).not.toBe(code)
    expect((await ask('GET', `/live/${code}/state`, { cookie: own.cookie })).status).toBe(200)
    expect((await ask('GET', `/live/${next}/state`, { cookie: own.cookie })).status).toBe(200)
    expect(faultOf(await ask('POST', `/live/${code}/join`, { body: {} }))).toBe('404 code')
    expect((await ask('POST', `/live/${next}/join`, { body: {} })).status).toBe(200)
    await ask('POST', `/live/${next}/step`, { cookie, body: { set: { locked: true, head: 60 }, version: (await host()).version } })
    expect(faultOf(await ask('POST', `/live/${next}/join`, { body: {} }))).toBe('403 locked')
    expect(await host()).toMatchObject({ joined: 2, head: 60, locked: true })
  })

  it('forgets a person who asks for it, and their answers', async () => {
    const { step, join, host, at } = await makeClass()
    const people = await Promise.all([join(), join()])
    await step('quiz-Q3', 'open-1')
    await Promise.all(people.map(({ put }) => put('quiz-Q3', 1, { seq: 1, choice: ['a', 'b'], done: true })))
    expect((await host()).tasks['quiz-Q3'].rounds[0].table.rows).toEqual({ a: [2], b: [2], c: [0] })
    expect((await ask('DELETE', at('me'), { cookie: people[0].cookie })).status).toBe(204)
    expect((await host()).tasks['quiz-Q3'].rounds[0]).toMatchObject({ finished: 1, table: { answered: 1, rows: { a: [1], b: [1], c: [0] } } })
    expect((await host()).joined).toBe(1)
    expect(faultOf(await people[0].put('quiz-Q3', 1, { seq: 2, choice: ['a'], done: true }))).toBe('401 voter')
  })

  it('is taken along without anything that says who answered', async () => {
    const { step, join, at, cookie, id } = await makeClass()
    const people = await Promise.all([join(), join()])
    await step('sort', 'open-1')
    await Promise.all(people.map(({ put }) => put('sort', 1, { seq: 1, places: sort({ A: 'project' }), done: true })))
    const json = await ask('GET', at('export.json'), { cookie })
    expect(json.json).toMatchObject({ format: 'live-class', joined: 2, tasks: { sort: {} }, people: [{ sort: [{ places: sort({ A: 'project' }), done: true }, null] }, {}] })
    const csv = await ask('GET', at('export.csv'), { cookie })
    expect(csv.text).toContain('count,sort,1,,A,,project,2\r\n')
    expect(csv.text).toContain('answer,sort,1,2,A,,project,\r\n')
    for (const { cookie: own } of people)
      expect(json.text + csv.text).not.toContain(own.split('=')[1])
    expect(json.text + csv.text).not.toContain(id)
  })
})

/** Events of a stream as they come. */
async function listen(path: string, cookie: string) {
  const control = new AbortController()
  const response = await fetch(`http://127.0.0.1:${live.port}${path}`, { headers: { cookie }, signal: control.signal })
  const events: { event: string, data: unknown }[] = []
  let over = false
  const reading = (async () => {
    let text = ''
    for await (const bytes of response.body!) {
      text += new TextDecoder().decode(bytes)
      const parts = text.split('\n\n')
      text = parts.pop()!
      for (const part of parts) {
        const [, event, data] = /event: (\w+)\ndata: (.*)$/s.exec(part) ?? []
        if (event)
          events.push({ event, data: JSON.parse(data) })
      }
    }
  })().catch(() => {}).finally(() => { over = true })
  return { headers: response.headers, events, isOver: () => over, stop: async () => { control.abort(); await reading } }
}

describe('a round with a timer', () => {
  it('takes what was sent before its end for two seconds, and is closed by the server\'s clock', async () => {
    const { step, join, host } = await makeClass()
    const [prompt, tardy] = [await join(), await join()]
    const answer = { seq: 1, choice: ['a'], done: true }
    await step('poll-money', 'open-1', { seconds: 600 })
    const { until } = (await host()).tasks['poll-money'].rounds[0]
    try {
      ahead = until! - Date.now() + 500
      expect((await prompt.put('poll-money', 1, answer)).json).toEqual({ seq: 1 })
      ahead = until! - Date.now() + 2100
      expect(faultOf(await tardy.put('poll-money', 1, answer))).toBe('409 closed')
      await expect.poll(async () => (await host()).tasks['poll-money'].rounds[0]).toMatchObject({ phase: 'closed', until: null, late: 1, table: { answered: 1 } })
    }
    finally {
      ahead = 0
    }
  })
})

describe('a stream', () => {
  it('tells phases to all at once, and counts to the lecturer alone', async () => {
    const { at, cookie, step, join } = await makeClass()
    const own = await join()
    const [phone, host, screen] = await Promise.all([listen(at('stream'), own.cookie), listen(at('stream?as=host'), cookie), listen(at('stream?as=screen'), cookie)])
    expect(phone.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(phone.headers.get('cache-control')).toBe('no-store, no-transform')
    expect(phone.headers.get('x-accel-buffering')).toBe('no')
    expect(phone.headers.get('content-encoding')).toBe(null)
    await step('poll-money', 'open-1')
    await expect.poll(() => (phone.events.at(-1)?.data as VoterState)?.task?.id).toBe('poll-money')
    const heard = phone.events.length
    await own.put('poll-money', 1, { seq: 1, choice: ['b'], done: true })
    await expect.poll(() => (host.events.at(-1)?.data as HostState).tasks['poll-money']?.rounds[0].table.rows.money).toEqual([0, 1])
    await expect.poll(() => (screen.events.at(-1)?.data as ScreenState).tasks['poll-money']?.rounds[0].finished).toBe(1)
    expect(phone.events).toHaveLength(heard)
    expect(screen.events.map(({ data }) => JSON.stringify(data)).join()).not.toMatch(/"table":\{|"answered"/)
    await Promise.all([phone, host, screen].map(({ stop }) => stop()))
  })

  it('is waited for, where none comes through: the next state, or the same', async () => {
    const { at, step, join } = await makeClass()
    const own = await join()
    const before = await own.state()
    const waiting = ask('GET', at(`state?after=${before.at}`), { cookie: own.cookie })
    await step('sort', 'open-1')
    const after = (await waiting).json as VoterState
    expect([after.task?.id, after.at === before.at]).toEqual(['sort', false])
    expect((await ask('GET', at(`state?after=${before.at}`), { cookie: own.cookie })).status).toBe(200)
  })

  it('of a fifth window of one person ends the first', async () => {
    const { at, join } = await makeClass()
    const own = await join()
    const first = await listen(at('stream'), own.cookie)
    const others = await Promise.all(Array.from({ length: 4 }, () => listen(at('stream'), own.cookie)))
    await expect.poll(first.isOver).toBe(true)
    expect(first.events.at(-1)?.event).toBe('replaced')
    expect(others.filter(({ isOver }) => isOver())).toEqual([])
    await Promise.all(others.map(({ stop }) => stop()))
  })

  it('ends with the class, and who comes back hears that it is over', async () => {
    const { at, code, cookie, join } = await makeClass()
    const own = await join()
    const phone = await listen(at('stream'), own.cookie)
    expect((await ask('DELETE', `/live/${code}`, { cookie })).status).toBe(204)
    await expect.poll(phone.isOver).toBe(true)
    expect(phone.events.at(-1)?.event).toBe('ended')
    expect(faultOf(await own.put('sort', 1, { seq: 1, places: sort({}), done: false }))).toBe('410 ended')
    expect(faultOf(await ask('POST', at('join'), { body: {} }))).toBe('410 ended')
    // Its lecturer's cookie opens nothing any more.
    for (const [method, path] of [['GET', at('state?as=host')], ['GET', at('export.json')], ['DELETE', `/live/${code}`]] as const)
      expect(faultOf(await ask(method, path, { cookie })), path).toBe('410 ended')
  })
})

describe('slow connections', () => {
  it('do not keep others out, and are cut off', async () => {
    const slow = Array.from({ length: 200 }, () => raw('POST /live/classes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'))
    expect((await ask('GET', '/')).status).toBe(200)
    const all = await Promise.all(slow)
    expect(all.every(answer => answer === '' || /^HTTP\/1.1 408/.test(answer))).toBe(true)
    expect((await ask('GET', '/')).status).toBe(200)
  })
})

describe.skipIf(database !== undefined)('the thread of the store', () => {
  it('is started again where it dies: what was told to be kept is there, what was not is sent again', async () => {
    const { step, join, host } = await makeClass()
    const people = await Promise.all(Array.from({ length: 5 }, join))
    await step('sort', 'open-1')
    const kept = people.map(() => 0)
    let isOver = false
    const sorting = Promise.all(people.map(async ({ put }, at) => {
      for (let seq = 1; !isOver || kept[at] < seq - 1; seq += kept[at] === seq ? 1 : 0) {
        const { status } = await put('sort', 1, { seq, places: sort({ A: seq % 2 ? 'project' : 'resource' }), done: false })
        expect([200, 429, 503]).toContain(status)
        if (status === 200)
          kept[at] = seq
      }
    }))
    await expect.poll(() => Math.min(...kept)).toBeGreaterThan(1)
    for (let life = 0; life < 2; life++) {
      const before = [...kept]
      await storeThreads.at(-1)!.terminate()
      await expect.poll(() => kept.every((seq, at) => seq > before[at]), { timeout: 10_000 }).toBe(true)
    }
    isOver = true
    await sorting
    await step('sort', 'close-1')
    const { table } = (await host()).tasks.sort.rounds[0]
    const own = await Promise.all(people.map(async ({ state }) => (await state()).own[0]?.seq))
    expect(own).toEqual(kept)
    expect(table.rows.A).toEqual([kept.filter(seq => seq % 2 === 1).length, kept.filter(seq => seq % 2 === 0).length, 0, 0])
  }, 40_000)
})

describe.skipIf(database !== undefined)('the data folder, of a student,', () => {
  it('holds neither a token nor an address nor what a browser says of itself', async () => {
    const { at, step } = await makeClass()
    const browser = 'TheBrowserOfAStudent/7.2'
    const joined = await ask('POST', at('join'), { body: {}, headers: { 'user-agent': browser, 'x-forwarded-for': '203.0.113.77' } })
    await step('sort', 'open-1')
    expect((await ask('PUT', at('sort/1'), { cookie: cookieOf(joined), body: { seq: 1, places: sort({ A: 'project' }), done: true }, headers: { 'user-agent': browser, 'x-forwarded-for': '203.0.113.77' } })).status).toBe(200)
    const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => readFileSync(path(entry.parentPath, entry.name)))
    // What is looked for is found where it is.
    expect(files.some(bytes => bytes.includes(sort({ A: 'project' })))).toBe(true)
    for (const secret of [cookieOf(joined).split('=')[1], browser, '203.0.113.77'])
      expect(files.filter(bytes => bytes.includes(secret)), secret).toEqual([])
  })
})

describe('the data folder', () => {
  it.skipIf(database)('is one process\'s', async () => {
    await expect(startLive(options())).rejects.toMatchObject({ kind: 'running' })
  })

  it('holds the class over a restart: the same people, the same round', async () => {
    const { at, cookie, step, join, host } = await makeClass()
    const own = await join()
    await step('sort', 'open-1')
    await own.put('sort', 1, { seq: 1, places: sort({ A: 'project' }), done: true })
    const before = await host()
    await live.close()
    live = await startLive(options())
    expect((await host()).tasks).toEqual(before.tasks)
    expect((await own.state()).own[0]?.seq).toBe(1)
    expect((await own.put('sort', 1, { seq: 2, places: sort({}), done: false })).json).toEqual({ seq: 2 })
    expect((await ask('GET', at('state?as=host'), { cookie })).status).toBe(200)
  })

  it.skipIf(database)('that can\'t be read is set aside, and a class that was lost is made again with what its phones know', async () => {
    const { id, code, step, join } = await makeClass()
    const own = await join()
    await step('sort', 'open-1')
    const answer = { seq: 3, places: sort({ A: 'project' }), done: true }
    await own.put('sort', 1, answer)
    await step('sort', 'close-1')
    await live.close()
    writeFileSync(path(data, 'db/global/pg_control'), 'nothing of ours')
    live = await startLive(options())
    expect(live.setAside && readdirSync(live.setAside)).toContain('PG_VERSION')
    expect(faultOf(await own.put('sort', 1, answer))).toBe('404 code')

    const made = await ask('POST', '/live/classes', { body: { key: live.key, revive: { id, code, version: 7, steps: [{ task: 'sort', round: 1, phase: 'closed', shown: false }] } } })
    expect(made.json as HostState).toMatchObject({ class: { id, code }, version: 8 })
    const again = await ask('POST', `/live/${code}/join`, { body: {}, cookie: own.cookie })
    const cookie = cookieOf(again)
    expect((again.json as VoterState).have).toEqual({})
    // What was acknowledged once is taken, a late answer is not.
    const put = (body: object) => ask('PUT', `/live/${code}/sort/1`, { cookie, body })
    expect(faultOf(await put({ ...answer, seq: 4 }))).toBe('409 closed')
    expect((await put({ ...answer, again: true })).json).toEqual({ seq: 3 })
  })
})
