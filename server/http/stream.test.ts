import type { LiveState } from '#live/model/messages'
import type { Listener } from '../class/hub.ts'
import type { Classes } from '../class/classes.ts'
import type { AddressInfo } from 'node:net'
import type { ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeApp } from './app.ts'

/* Streams whose readers do not read: over a real socket, of a class that is nothing but its listeners. */

const state = (n: number) => ({ role: 'host', at: String(n), pad: 'x'.repeat(20_000) }) as unknown as LiveState
const listeners = new Set<Listener>()
const classes = {
  find: async () => ({ id: 'aaaaaaaaaa', former: false }),
  isHost: async () => true,
  voterOf: () => null,
  listen: async (_: string, listener: Listener) => {
    listeners.add(listener)
    listener.hear(state(-1))
    return () => listeners.delete(listener)
  },
} as unknown as Classes

let response: ServerResponse | undefined
const app = makeApp({ classes, tasks: new Map(), keep: 1000, base: '' })
const live = getRequestListener(app.fetch, { overrideGlobalObjects: false })
const server = createServer((incoming, outgoing) => {
  response = outgoing
  void live(incoming, outgoing)
})
beforeAll(async () => await new Promise<void>(done => server.listen(0, '127.0.0.1', done)))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

it('who does not read is cut off with 64 kB pending, and no more is kept for them', async () => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write('GET /live/KKKKKK/stream?as=host HTTP/1.1\r\nHost: x\r\nCookie: lh-aaaaaaaaaa=a\r\n\r\n')
  await new Promise(done => socket.once('data', done))
  socket.pause()
  await expect.poll(() => listeners.size).toBe(1)
  const [listener] = listeners
  let most = 0
  for (let n = 0; n < 2000 && listeners.size > 0; n++) {
    listener.hear(state(n))
    most = Math.max(most, response!.writableLength)
    await new Promise(done => setImmediate(done))
  }
  await expect.poll(() => listeners.size).toBe(0)
  expect(response!.destroyed).toBe(true)
  expect(most).toBeGreaterThan(64 * 1024)
  expect(most).toBeLessThan(64 * 1024 + 25_000)
  socket.destroy()
})
