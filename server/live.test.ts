import type { HostState, ScreenState, VoterState } from '#live/model/messages'
import type { Worker } from 'node:worker_threads'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join as path } from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { startLive } from './start.ts'
import { cookieOf, database, faultOf, sort, testServer } from './testServer.ts'

/*
 * A class, by what a phone and the lecturer's window ask of the whole server: on the embedded store, and by livePostgres.test.ts on a
 * PostgreSQL server. All share one store; the tests of a block follow each other.
 */

const server = testServer()
const { ask, clock, data, listen, makeClass, options, start } = server

/** Lives of the embedded store's thread. */
const storeThreads: Worker[] = []
process.on('worker', worker => storeThreads.push(worker))

describe('a class', () => {
  it('is taken up again by the key, and known by the cookie', async () => {
    const { id, code } = await makeClass()
    const again = await ask('POST', '/live/classes', { body: { key: server.live.key } })
    expect([again.status, (again.json as HostState).class.id]).toEqual([200, id])
    expect((await ask('GET', `/live/${code}/state?as=host`, { cookie: cookieOf(again) })).status).toBe(200)
    expect(again.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict$/)
    expect(again.headers.get('set-cookie')).not.toContain('Secure')
    const behind = await ask('POST', '/live/classes', { body: { key: server.live.key }, headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'class.example.org' } })
    expect(behind.headers.get('set-cookie')).toMatch(/; Secure/)
    expect((behind.json as HostState).addresses[0].url).toBe(database ? `http://localhost:${server.live.port}` : 'https://class.example.org')
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

describe('a round with a timer', () => {
  it('takes what was sent before its end for two seconds, and is closed by the server\'s clock', async () => {
    const { step, join, host } = await makeClass()
    const [prompt, tardy] = [await join(), await join()]
    const answer = { seq: 1, choice: ['a'], done: true }
    await step('poll-money', 'open-1', { seconds: 600 })
    const { until } = (await host()).tasks['poll-money'].rounds[0]
    try {
      clock.ahead = until! - Date.now() + 500
      expect((await prompt.put('poll-money', 1, answer)).json).toEqual({ seq: 1 })
      clock.ahead = until! - Date.now() + 2100
      expect(faultOf(await tardy.put('poll-money', 1, answer))).toBe('409 closed')
      await expect.poll(async () => (await host()).tasks['poll-money'].rounds[0]).toMatchObject({ phase: 'closed', until: null, late: 1, table: { answered: 1 } })
    }
    finally {
      clock.ahead = 0
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
    await server.live.close()
    await start()
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
    await server.live.close()
    writeFileSync(path(data, 'db/global/pg_control'), 'nothing of ours')
    await start()
    expect(server.live.setAside && readdirSync(server.live.setAside)).toContain('PG_VERSION')
    expect(faultOf(await own.put('sort', 1, answer))).toBe('404 code')

    const made = await ask('POST', '/live/classes', { body: { key: server.live.key, revive: { id, code, version: 7, steps: [{ task: 'sort', round: 1, phase: 'closed', shown: false }] } } })
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
