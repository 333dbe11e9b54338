import type { HostState } from '#live/model/messages'
import { describe, expect, it } from 'vitest'
import { faultOf, PAGE, testServer } from '../testServer.ts'

/* What the server gives, and what it refuses, whatever becomes of a class. */

const server = testServer()
const { ask, makeClass, raw } = server

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
    expect((await ask('POST', at('join'), { body: {}, headers: { origin: `http://127.0.0.1:${server.live.port}` } })).status).toBe(200)
  })

  it('is the name of a proxy that is none', async () => {
    for (const name of ['elsewhere.org/<script>', 'a b', 'elsewhere.org?x', 'x"y']) {
      const taken = await ask('POST', '/live/classes', { body: { key: server.live.key }, headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': name } })
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

describe('slow connections', () => {
  it('do not keep others out, and are cut off', async () => {
    const slow = Array.from({ length: 200 }, () => raw('POST /live/classes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'))
    expect((await ask('GET', '/')).status).toBe(200)
    const all = await Promise.all(slow)
    expect(all.every(answer => answer === '' || /^HTTP\/1.1 408/.test(answer))).toBe(true)
    expect((await ask('GET', '/')).status).toBe(200)
  })
})
