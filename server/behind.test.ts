import type { HostState, ScreenState, VoterState } from '#live/model/messages'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { TEST_SOURCE } from '#live/model/testCase'
import { freePort } from '../tests/live/freePort.ts'
import { testNginx, WITHOUT_NGINX } from '../tests/live/nginx.ts'
import { mayInstall, nginxProgram, testPostgres } from '../tests/live/postgres.ts'
import { Window } from '../tests/live/window.ts'
import { startLive } from './start.ts'

/* Two processes, or one where there is no PostgreSQL, in a folder of a site whose nginx ends TLS and buffers what it passes on. */

const folder = mkdtempSync(join(tmpdir(), 'live-behind-'))
const dist = join(folder, 'dist')
const KEY = 'testKeyBehindANginx000'
const isThere = nginxProgram() !== undefined
if (!isThere && mayInstall())
  throw new Error('nginx could not be installed.')
if (!isThere)
  console.warn(WITHOUT_NGINX)
const server = isThere ? await testPostgres() : null
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})
mkdirSync(join(dist, 'study'), { recursive: true })
writeFileSync(join(dist, 'index.html'), 'deck')
writeFileSync(join(dist, 'study/index.html'), 'study')

it.skipIf(!isThere).each([['keeps', false], ['takes off', true]])('a class behind an nginx that %s the folder', async (_, strips) => {
  const port = await freePort()
  const url = `https://127.0.0.1:${port}/deck`
  const all = await Promise.all((server ? [1, 2] : [1]).map(() => startLive({ port: 0, host: '127.0.0.1', dist, data: server ? { database: server.url } : join(folder, `data-${strips}`), url, key: KEY, source: TEST_SOURCE, keep: 3_600_000 })))
  const nginx = (await testNginx(port, all.map(live => live.port), strips))!
  const host = new Window(() => url, nginx.ca)
  const phone = new Window(() => url, nginx.ca)

  expect((await phone.ask('GET', '/')).text).toBe('deck')
  expect(new URL((await phone.ask('GET', '/study')).headers.location!, url).href).toBe(`${url}/study/`)

  const made = await host.ask<HostState>('POST', '/live/classes', { key: KEY, new: true })
  expect(made.status).toBe(201)
  expect(host.setCookies[0]).toMatch(/; Path=\/deck\/live; HttpOnly; Secure; SameSite=Strict$/)
  const { class: { code }, address } = made.json
  // What the QR code holds leads to the phone's page.
  expect(address).toBe(url)
  const typed = await phone.ask('GET', `/${code}`)
  expect([typed.status, new URL(typed.headers.location!, url).href]).toEqual([303, `${url}/study/?live=${code}#/`])

  const path = (rest: string) => `/live/${code}/${rest}`
  expect((await phone.ask('POST', path('join'), {})).status).toBe(200)
  expect(phone.setCookies[0]).toContain('; Path=/deck/live; ')
  const heard = await phone.listen(path('stream'))
  const [lecturer, wall] = [await host.listen(path('stream?as=host')), await host.listen(path('stream?as=screen'))]
  const { version } = (await host.ask<HostState>('GET', path('state?as=host'))).json
  expect((await host.ask('POST', path('step'), { task: 'poll-money', to: 'open-1', version })).status).toBe(200)
  await expect.poll(() => (heard.events.at(-1)?.data as VoterState | undefined)?.task?.id, { timeout: 5000 }).toBe('poll-money')
  expect((await phone.ask('PUT', path('poll-money/1'), { seq: 1, choice: ['a'], done: true })).json).toEqual({ seq: 1 })
  await expect.poll(() => (lecturer.events.at(-1)?.data as HostState | undefined)?.tasks['poll-money']?.rounds[0].finished, { timeout: 5000 }).toBe(1)
  await expect.poll(() => (wall.events.at(-1)?.data as ScreenState | undefined)?.tasks['poll-money']?.rounds[0].finished, { timeout: 5000 }).toBe(1)

  // The streams are ended by what stands before nginx, as when a process is replaced.
  await all[0].close()
  await expect.poll(async () => (await phone.ask('PUT', path('poll-money/1'), { seq: 2, choice: ['b'], done: true })).status, { timeout: 5000 }).toBe(all.length > 1 ? 200 : 502)
  for (const stream of [heard, lecturer, wall])
    stream.stop()
  await Promise.all(all.slice(1).map(live => live.close()))
  await nginx.stop()
}, 60_000)
