import type { Around } from './around'
import { describe, expect, it } from 'vitest'
import { joinClass, putAnswer } from './requests'

const voter = (version: number) =>
  ({ role: 'voter', protocol: 1, version, at: `${version}.a`, now: 1, class: { id: 'abcdefghij', code: 'K7M2QX', of: '', ends: 2 }, task: null, own: [null, null], have: {}, pair: null })

interface Given { status: number, body?: unknown, headers?: Record<string, string> }

/** A server that gives these replies, one after the other; nobody answers where there is none. */
function answering(...replies: Given[]) {
  const asked: { method: string, url: string, body: unknown }[] = []
  const around: Around = {
    fetch: (url, init) => {
      asked.push({ method: init.method ?? 'GET', url, body: init.body && JSON.parse(String(init.body)) })
      const reply = replies.shift()
      return reply
        ? Promise.resolve(new Response(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body), { status: reply.status, headers: reply.headers }))
        : Promise.reject(new TypeError('Failed to fetch'))
    },
    openStream: () => { throw new Error('no stream is asked for') },
    now: () => 0,
    random: () => 0,
    after: () => () => {},
    onWake: () => () => {},
  }
  return { around, asked }
}

describe('requests', () => {
  it('say what was refused, and the state beside it', async () => {
    const { around, asked } = answering({ status: 409, body: { error: 'closed', state: voter(5) } }, { status: 429, body: { error: 'many' }, headers: { 'retry-after': '3' } }, { status: 200, body: { seq: 4 } })
    const put = () => putAnswer('K7M2QX', 'sort', 1, { seq: 4, places: 'abc', done: false }, around)
    expect(await put()).toMatchObject({ ok: false, status: 409, fault: 'closed', state: { version: 5 } })
    expect(await put()).toMatchObject({ ok: false, status: 429, fault: 'many', wait: 3000 })
    expect(await put()).toEqual({ ok: true, status: 200, value: { seq: 4 } })
    expect(await put()).toMatchObject({ ok: false, status: 0, fault: null })
    expect(asked[0]).toEqual({ method: 'PUT', url: '/live/K7M2QX/sort/1', body: { seq: 4, places: 'abc', done: false } })
  })

  it('take a page of the static deck for no server', async () => {
    const { around } = answering({ status: 200, body: '<!doctype html>' })
    expect(await joinClass('K7M2QX', around)).toMatchObject({ ok: false, status: 200, fault: null })
  })
})
