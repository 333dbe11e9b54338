import type { HostState, VoterState } from '#live/model/messages'
import type { Live } from './start.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { encodeShare } from '#board/model/shareCode'
import { AWAY } from '#live/model/messages'
import { TEST_SOURCE } from '#live/model/testCase'
import { deafProxy } from '../tests/live/deaf.ts'
import { testPostgres, WITHOUT } from '../tests/live/postgres.ts'
import type { Stream } from '../tests/live/window.ts'
import { Window } from '../tests/live/window.ts'
import { newLecturer, removeLecturers } from './lecturers.ts'
import { startLive } from './start.ts'
import { openPostgres } from './store/postgres.ts'

/* Several processes (here: servers within one) that share a PostgreSQL server. Each request goes to another one. */

const server = await testPostgres()
// One that is somebody else's is neither killed nor stopped.
const own = server?.kill ? server : await testPostgres({ own: true })
if (!server)
  console.warn(WITHOUT)
const folder = mkdtempSync(join(tmpdir(), 'live-several-'))
const dist = join(folder, 'dist')
const KEY = 'testKeyOfSeveralServers'
const open: Live[] = []

const start = async (database: string, onHeard?: (areHeard: boolean) => void, onAway?: (why: string | null) => void) => {
  const live = await startLive({ port: 0, host: '127.0.0.1', dist, data: { database }, url: 'https://class.example.org/deck', key: KEY, source: TEST_SOURCE, keep: 3_600_000, onHeard, onAway })
  open.push(live)
  return live
}
const at = (live: Live) => `http://127.0.0.1:${live.port}/deck`
/** One after the other, as a proxy does it. */
const inTurn = (all: readonly Live[]) => {
  let turn = 0
  return () => at(all[turn++ % all.length])
}
const sort = (placement: Parameters<typeof encodeShare>[1]) => encodeShare(TEST_SOURCE.sets.core, placement, TEST_SOURCE.of)

beforeAll(() => {
  mkdirSync(dist)
  writeFileSync(join(dist, 'index.html'), 'deck')
})
afterAll(async () => {
  await Promise.all(open.map(live => live.close()))
  await server?.stop()
  if (own !== server)
    await own?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function makeClass(base: () => string) {
  const host = new Window(base)
  const { code, id } = (await host.ask<HostState>('POST', '/live/classes', { key: KEY, new: true })).json.class
  const path = (rest: string) => `/live/${code}/${rest}`
  const state = async () => (await host.ask<HostState>('GET', path('state?as=host'))).json
  return {
    code, id, host, path, state,
    step: async (to: string) => await host.ask<HostState>('POST', path('step'), { task: 'sort', to, version: (await state()).version }),
    join: async (from = base) => {
      const phone = new Window(from)
      expect((await phone.ask('POST', path('join'), {})).status).toBe(200)
      return { phone, put: (round: number, seq: number, placement: Parameters<typeof encodeShare>[1]) => phone.ask<{ seq: number }>('PUT', path(`sort/${round}`), { seq, places: sort(placement), done: true }) }
    },
  }
}

describe.skipIf(!server)('processes that share a store', () => {
  let one: Live
  let two: Live
  beforeAll(async () => {
    [one, two] = await Promise.all([start(server!.url), start(server!.url)])
  }, 60_000)

  it('have one class: codes, cookies, answers and counts are everybody\'s', async () => {
    const both = inTurn([one, two])
    const { step, join, state } = await makeClass(both)
    const phones = await Promise.all([join(), join(), join()])
    expect((await step('open-1')).status).toBe(200)
    const kept = await Promise.all(phones.map(({ put }, n) => put(1, 1, { A: n === 0 ? 'project' : 'resource' })))
    expect(kept.map(({ json }) => json.seq)).toEqual([1, 1, 1])
    expect((await phones[0].put(1, 2, { A: 'development' })).json).toEqual({ seq: 2 })
    // Each of them tells the same, at once.
    for (let n = 0; n < 4; n++)
      expect((await state()).tasks.sort.rounds[0]).toMatchObject({ finished: 3, table: { answered: 3, rows: { A: [0, 2, 1, 0] } } })
    expect((await state()).joined).toBe(3)
  })

  it('tell each other: steps to phones, counts to the lecturer, who is here', async () => {
    const { host, path, step, join, state } = await makeClass(() => at(one))
    const { phone, put } = await join(() => at(two))
    const [heard, watched] = [await phone.listen(path('stream')), await host.listen(path('stream?as=host'))]
    await step('open-1')
    await expect.poll(() => (heard.events.at(-1)?.data as VoterState | undefined)?.task?.rounds[0].phase).toBe('open')
    await put(1, 1, { A: 'project' })
    await expect.poll(() => (watched.events.at(-1)?.data as HostState | undefined)?.tasks.sort?.rounds[0].finished).toBe(1)
    // The stream at one, the answer at the other: one person.
    await new Window(() => at(one)).ask('GET', '/')
    await expect.poll(async () => (await state()).here, { timeout: 5000 }).toBe(1)
    const other = new Window(() => at(one))
    phone.cookies.forEach((value, name) => other.cookies.set(name, value))
    await other.ask('GET', path('state'))
    expect((await state()).here).toBe(1)
    heard.stop()
    watched.stop()
  })

  it('give a new code, lock, end and forget for all of them', async () => {
    const { code, host, path, state, join } = await makeClass(() => at(one))
    const { phone } = await join(() => at(two))
    const heard = await phone.listen(path('stream'))
    const set = async (change: object) => (await host.ask<HostState>('POST', path('step'), { set: change, version: (await state()).version })).json
    const { class: { code: next } } = await set({ newCode: true })
    const late = new Window(() => at(two))
    expect((await late.ask('POST', path('join'), {})).json).toEqual({ error: 'code' })
    expect((await late.ask('POST', `/live/${next}/join`, {})).status).toBe(200)
    await set({ locked: true })
    expect((await new Window(() => at(two)).ask('POST', `/live/${next}/join`, {})).json).toEqual({ error: 'locked' })
    expect((await host.ask('DELETE', `/live/${code}`)).status).toBe(204)
    await expect.poll(heard.isOver).toBe(true)
    expect(heard.events.at(-1)?.event).toBe('ended')
    expect((await phone.ask('PUT', path('sort/1'), { seq: 1, places: sort({}), done: false })).json).toEqual({ error: 'ended' })
  })

  it('know each lecturer by a key of their own, and give nobody another\'s class', async () => {
    const store = await openPostgres(server!.url, 1)
    const key = await newLecturer(store, 'Li')
    const { code } = await makeClass(() => at(one))
    const li = new Window(() => at(two))
    const own = (await li.ask<HostState>('POST', '/live/classes', { key })).json.class.code
    expect(own).not.toBe(code)
    expect((await new Window(() => at(one)).ask<HostState>('POST', '/live/classes', { key })).json.class.code).toBe(own)
    expect((await li.ask('POST', '/live/classes', { key, code })).json).toEqual({ error: 'code' })
    expect((await li.ask('GET', `/live/${code}/state?as=host`)).status).toBe(401)
    expect(await removeLecturers(store, 'Li')).toBe(1)
    expect((await li.ask('POST', '/live/classes', { key })).json).toEqual({ error: 'key' })
    expect((await li.ask('GET', `/live/${own}/state?as=host`)).status).toBe(200)
    await store.close()
  })

  it('are replaced one after the other while a round is open', async () => {
    let now = [one, two]
    const { path, step, join, state } = await makeClass(() => at(now[0]))
    await step('open-1')
    const { phone, put } = await join(() => at(now[0]))
    const heard = await phone.listen(path('stream'))
    const sending = put(1, 1, { A: 'project' })
    const next = await start(server!.url)
    now = [next]
    await open.splice(open.indexOf(one), 1)[0].close()
    // What was under way is answered before the end.
    expect((await sending).json).toEqual({ seq: 1 })
    await expect.poll(heard.isOver).toBe(true)
    expect((await put(1, 2, { A: 'resource' })).json).toEqual({ seq: 2 })
    expect((await state()).tasks.sort.rounds[0].table.rows.A).toEqual([0, 1, 0, 0])
  })

  it('notice that a pooler lets no calls through, say so, and look by the clock', async () => {
    const proxy = await deafProxy(server!.port)
    const deaf = new URL(server!.url)
    deaf.port = String(proxy.port)
    const onHeard = vi.fn()
    const all = await Promise.all([start(deaf.href, onHeard), start(deaf.href)])
    expect(onHeard).toHaveBeenCalledExactlyOnceWith(false)
    const { path, step, join } = await makeClass(() => at(all[0]))
    const { phone } = await join(() => at(all[1]))
    const heard = await phone.listen(path('stream'))
    await step('open-1')
    await expect.poll(() => (heard.events.at(-1)?.data as VoterState | undefined)?.task?.rounds[0].phase, { timeout: 5000 }).toBe('open')
    heard.stop()
    proxy.close()
  }, 40_000)
})

describe.skipIf(!own)('a PostgreSQL server that goes away', () => {
  it('is a server busy to phones, and a class as before when it is back', async () => {
    const live = await start(own!.url)
    const { step, join, path } = await makeClass(() => at(live))
    await step('open-1')
    const { phone, put } = await join()
    const heard = await phone.listen(path('stream'))
    await put(1, 1, { A: 'project' })
    await own!.kill!()
    await expect.poll(async () => (await put(1, 2, { A: 'resource' })).json).toEqual({ error: 'busy' })
    expect((await put(1, 2, { A: 'resource' })).headers['retry-after']).toBe('2')
    expect(heard.isOver()).toBe(false)
    await own!.start!()
    await expect.poll(async () => (await put(1, 2, { A: 'resource' })).json, { timeout: 10_000 }).toEqual({ seq: 2 })
    // Who listened goes on hearing.
    await expect.poll(async () => (await step('close-1')).status, { timeout: 10_000 }).toBe(200)
    await expect.poll(() => (heard.events.at(-1)?.data as VoterState | undefined)?.task?.rounds[0].phase, { timeout: 10_000 }).toBe('closed')
    heard.stop()
  }, 60_000)

  it.skipIf(!own?.hang)('and hangs: busy to phones, told to who leads the class, and nothing is lost when it goes on', async () => {
    const onAway = vi.fn()
    const live = await start(own!.url, undefined, onAway)
    const { host, step, join, path, state } = await makeClass(() => at(live))
    await step('open-1')
    const { phone, put } = await join()
    const [heard, watched] = [await phone.listen(path('stream')), await host.listen(path('stream?as=host'))]
    expect((await put(1, 1, { A: 'project' })).json).toEqual({ seq: 1 })
    const signs = (of: Stream) => of.events.filter(({ event }) => event === 'beat').map(({ data }) => String(data))
    own!.hang!()
    // It takes connections and answers nothing: who asks hears so all the same.
    expect((await put(1, 2, { A: 'resource' })).json).toEqual({ error: 'busy' })
    await expect.poll(() => signs(watched).at(-1), { timeout: 15_000 }).toBe(AWAY)
    expect(onAway).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/\w/))
    own!.goOn!()
    await expect.poll(() => signs(watched).at(-1), { timeout: 10_000 }).toBe('1')
    expect(onAway).toHaveBeenLastCalledWith(null)
    await expect.poll(async () => (await put(1, 2, { A: 'resource' })).json, { timeout: 10_000 }).toEqual({ seq: 2 })
    expect((await state()).tasks.sort.rounds[0]).toMatchObject({ finished: 1, table: { answered: 1, rows: { A: [0, 1, 0, 0] } } })
    expect([heard.isOver(), watched.isOver(), signs(heard).includes(AWAY)]).toEqual([false, false, false])
    heard.stop()
    watched.stop()
  }, 60_000)
})
