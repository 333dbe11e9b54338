import type { AnswerBody } from '#live/model/messages'
import type { Around } from './around'
import type { Outbox } from '#live/model/outbox'
import type { Refusal } from './requests'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { adopted, answered, isBehind, isWaiting, readOutbox, reopened, toSend } from '#live/model/outbox'
import { createSender } from './sender'

const voter = (have: Record<string, number> = {}) =>
  ({ role: 'voter', protocol: 1, version: 1, at: '1.a', now: 1, class: { id: 'abcdefghij', code: 'K7M2QX', of: '', ends: 2 }, task: null, own: [null, null], have, pair: null })

function start(box: Outbox = {}) {
  const sent: (AnswerBody & { to: string })[] = []
  const replies: { status: number, body?: unknown, headers?: Record<string, string> }[] = []
  const refused: Refusal[] = []
  const at = { now: 0, box }
  let joins = 0
  const around: Around = {
    fetch(url, init) {
      if (url.endsWith('/join'))
        joins++
      else
        sent.push({ to: url.replace('/live/K7M2QX/', ''), ...JSON.parse(String(init.body)) as AnswerBody })
      const reply = replies.shift()
      return reply
        ? Promise.resolve(new Response(JSON.stringify(reply.body), { status: reply.status, headers: reply.headers }))
        : Promise.reject(new TypeError('Failed to fetch'))
    },
    openStream: () => { throw new Error('no stream is asked for') },
    now: () => at.now,
    random: () => 1,
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    onWake: () => () => {},
  }
  const sender = createSender({ code: 'K7M2QX', read: () => at.box, write: (next) => { at.box = next }, onRefused: one => refused.push(one), onJoined: () => {} }, around)
  const pass = async (ms: number) => {
    at.now += ms
    await vi.advanceTimersByTimeAsync(ms)
  }
  const say = (places: string, done = false, atOnce = false) => {
    at.box = answered(at.box, 'sort/1', { places, done })
    sender.changed(atOnce)
  }
  return { sender, sent, replies, refused, at, pass, say, joins: () => joins }
}

const ok = (seq: number) => ({ status: 200, body: { seq } })

describe('the answers that a phone sends', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('go out 400 ms after a move, the last of several only, and at once when finished', async () => {
    const { say, sent, replies, pass, at } = start()
    replies.push(ok(2), ok(3))
    say('a')
    await pass(300)
    say('b')
    await pass(99)
    expect(sent).toEqual([])
    await pass(1)
    expect(sent).toEqual([{ to: 'sort/1', seq: 2, places: 'b', done: false }])
    expect(isWaiting(at.box['sort/1'])).toBe(false)
    say('b', true, true)
    await pass(0)
    expect(sent[1]).toEqual({ to: 'sort/1', seq: 3, places: 'b', done: true })
    // Nothing new is nothing to send.
    say('b', true)
    await pass(10_000)
    expect(sent).toHaveLength(2)
  })

  it('wait while nobody answers, and go with what they are by then', async () => {
    const { say, sender, sent, replies, pass, at } = start()
    say('a')
    await pass(400)
    expect(isWaiting(at.box['sort/1'])).toBe(true)
    say('b')
    await pass(400)
    expect(sent.map(({ places }) => places)).toEqual(['a', 'b'])
    replies.push(ok(2))
    sender.retry()
    await pass(0)
    expect([sent.length, at.box['sort/1'].acked]).toEqual([3, 2])
  })

  it('are sent again at longer and longer times, not sooner than the server said', async () => {
    const { say, sent, replies, pass } = start()
    replies.push({ status: 503, body: { error: 'busy' }, headers: { 'retry-after': '5' } })
    say('a')
    await pass(400)
    await pass(6999)
    expect(sent).toHaveLength(1)
    await pass(1)
    expect(sent).toHaveLength(2)
    await pass(3999)
    expect(sent).toHaveLength(2)
    await pass(1)
    expect(sent).toHaveLength(3)
  })

  it('are given up for a round that is closed, until it is open again', async () => {
    const { say, sent, replies, refused, pass, at, sender } = start()
    replies.push({ status: 409, body: { error: 'closed', state: voter() } })
    say('a')
    await pass(60_000)
    expect([sent.length, refused[0].fault, at.box['sort/1'].late]).toEqual([1, 'closed', 1])
    at.box = reopened(at.box, 'sort/1')
    replies.push(ok(1))
    sender.heard({})
    await pass(0)
    expect(at.box['sort/1'].acked).toBe(1)
  })

  it('are sent again where the server lacks what it had acknowledged, marked so', async () => {
    const { sender, sent, replies, pass, at } = start({ 'sort/1': { seq: 7, acked: 7, late: 0, done: true, places: 'a' }, 'try/1': { seq: 2, acked: 2, late: 0, done: true, places: 'b' } })
    replies.push(ok(7))
    sender.heard({ 'try/1': 2, 'sort/1': 5 })
    await pass(0)
    expect(sent).toEqual([{ to: 'sort/1', seq: 7, places: 'a', done: true, again: true }])
    expect(toSend(at.box, { 'try/1': 2, 'sort/1': 7 })).toEqual([])
  })

  it('join anew where the person is unknown, and send all', async () => {
    const { sender, sent, replies, pass, joins, at } = start({ 'sort/1': { seq: 3, acked: 2, late: 0, done: false, places: 'a' }, 'try/1': { seq: 2, acked: 2, late: 0, done: true, places: 'b' } })
    replies.push({ status: 401, body: { error: 'voter' } }, { status: 200, body: voter() }, ok(3), ok(2))
    sender.retry()
    await pass(0)
    expect([joins(), sent.map(({ to }) => to), at.box['sort/1'].acked]).toEqual([1, ['sort/1', 'sort/1', 'try/1'], 3])
  })

  it('end with the class', async () => {
    const { say, sent, replies, refused, pass } = start()
    replies.push({ status: 410, body: { error: 'ended' } })
    say('a')
    await pass(600_000)
    expect([sent.length, refused[0].status]).toEqual([1, 410])
  })

  it('count up past what the server has, where this phone forgot', async () => {
    const { say, sent, replies, pass } = start()
    replies.push(ok(9), ok(10))
    say('a')
    await pass(400)
    expect(sent.map(({ seq }) => seq)).toEqual([1, 10])
  })

  it('go when the page is left', () => {
    const { say, sender, sent } = start()
    say('a')
    sender.leave()
    expect(sent).toHaveLength(1)
  })
})

it('an answer of the server\'s takes the place of an older one only', () => {
  const box = answered({}, 'sort/1', { places: 'a', done: false })
  expect(isBehind(box, 'sort/1', { seq: 1 })).toBe(false)
  expect(isBehind(box, 'sort/1', { seq: 2 })).toBe(true)
  expect(adopted(box, 'sort/1', { seq: 4, places: 'z', done: true })['sort/1']).toEqual({ seq: 4, acked: 4, late: 0, done: true, places: 'z' })
  expect(readOutbox(JSON.parse(JSON.stringify(box)))).toEqual(box)
  expect(readOutbox({ 'sort/1': 3 })).toBeUndefined()
})
