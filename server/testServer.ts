import type { HostState, ScreenState } from '#live/model/messages'
import type { Live, LiveOptions } from './start.ts'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join as path } from 'node:path'
import process from 'node:process'
import * as v from 'valibot'
import { afterAll, beforeAll } from 'vitest'
import { encodeShare } from '#board/model/shareCode'
import { hostState, screenState, voterState } from '#live/model/messages'
import { TEST_SOURCE } from '#live/model/testCase'
import { Guesses } from './http/limits.ts'
import { startLive } from './start.ts'

/* The whole server, asked by its addresses as a phone asks it. */

/** Given by livePostgres.test.ts, with a key that both starts have. */
export const database = process.env.LIVE_TEST_DATABASE
export const PAGE = `<!doctype html><title>deck</title>${'<p>课件</p>'.repeat(200)}`

export interface Asked { status: number, headers: Headers, text: string, json: unknown }
export type Given = { body?: unknown, cookie?: string, headers?: Record<string, string> }

export const faultOf = ({ status, json }: Asked) => `${status} ${(json as { error?: string } | null)?.error ?? ''}`.trim()
export const cookieOf = ({ headers }: Asked) => headers.get('set-cookie')?.split(';')[0] ?? ''
export const sort = (placement: Parameters<typeof encodeShare>[1]) => encodeShare(TEST_SOURCE.sets.core, placement, TEST_SOURCE.of)

/** One for all tests of a file: to open a store takes seconds. Call at the file's top. */
export function testServer() {
  const folder = mkdtempSync(path(tmpdir(), 'live-'))
  const dist = path(folder, 'dist')
  const data = path(folder, 'data')
  const shared: Partial<LiveOptions> = database === undefined ? {} : { data: { database }, key: 'testKeyOfTheLiveTests0' }

  const options = (): LiveOptions => ({ port: 0, host: '127.0.0.1', dist, data, source: TEST_SOURCE, keep: 3_600_000, patience: { head: 1000, all: 2000 }, guesses: new Guesses(Date.now(), { delay: 1, longDelay: 2, budget: 8, waiting: 10 }), ...shared, now: () => Date.now() + clock.ahead })

  /** ms by which the server's clock is ahead of the computer's. */
  const clock = { ahead: 0 }
  let live: Live
  const start = async () => { live = await startLive(options()) }
  beforeAll(async () => {
    for (const name of ['assets', 'study', '.hidden'])
      mkdirSync(path(dist, name), { recursive: true })
    writeFileSync(path(dist, 'index.html'), PAGE)
    writeFileSync(path(dist, '404.html'), 'nothing here')
    writeFileSync(path(dist, 'study/index.html'), 'study')
    writeFileSync(path(dist, 'assets/a-1.js'), 'let a')
    writeFileSync(path(dist, '.deck-build'), 'hash')
    writeFileSync(path(folder, 'outside.txt'), 'outside')
    await start()
  }, 60_000)
  afterAll(async () => {
    await live?.close()
    rmSync(folder, { recursive: true, force: true })
  })

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

  return { get live() { return live }, clock, data, options, start, ask, makeClass, raw, listen }
}
