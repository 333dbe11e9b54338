// Phones in a process of their own: `fork`ed by the bench, told what to do by messages, and answering each with what came of it.
import type { Stream } from '../../../tests/live/wire.ts'
import type { PlacesTask } from '#live/model/tasks'
import type { Report, Sorted, Tap, Told } from './told.ts'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { tasksOf } from '#live/model/tasks'
import { contentFolder } from '../../../build/content.ts'
import { readCase } from '../../../server/caseSource.ts'
import { Phone, seeded } from '../../../tests/live/phone.ts'
import { reportOf } from '../../../tests/live/proof.ts'
import { probeOf, sortOf } from './sorts.ts'
import { now } from './told.ts'

/** As the page waits (`src/live/connection.ts`). */
const FIRST_WAIT = 4000
const LONGEST_WAIT = 20_000
/** ms between two moves of a probe, of which the first is then seen for certain. */
const SEEN = 1000

const source = readCase(contentFolder())
const task = tasksOf(source).get('sort') as PlacesTask
let random = seeded(1)
let all: { phone: Phone, index: number, stream: Stream | null, backAt: number, tries: number, inOwn: boolean, slow: boolean }[] = []
type One = typeof all[number]
let atOnce: number | null = null
let ending = false

function listen(one: One): void {
  if (ending)
    return
  one.stream = one.phone.listen(() => {
    if (one.backAt === 0)
      one.backAt = now()
    one.tries = 0
  }, () => {
    one.backAt = 0
    const ms = atOnce === null ? random() * Math.min(FIRST_WAIT * 2 ** one.tries++, LONGEST_WAIT) : atOnce + random() * 1000
    setTimeout(() => listen(one), ms)
  })
}

async function back(one: One): Promise<void> {
  while (one.backAt === 0)
    await wait(20)
}

async function sort(one: One, round: 1 | 2, moves: number, ms: number, repeats: boolean): Promise<Sorted> {
  const probe = probeOf(task, one.index)
  const taps: Tap[] = []
  const acks: number[] = []
  const times = Array.from({ length: moves }, () => random() * ms).sort((a, b) => a - b)
  const began = now()
  one.phone.closed = false
  for (const [at, time] of times.entries()) {
    await wait(Math.max(0, began + time - now()))
    one.inOwn = !one.inOwn
    const places = sortOf(task, source.of, random, probe, one.inOwn)
    // One that the next one follows at once may never be seen: the lecturer's window is told ten times a second.
    if (probe && (times[at + 1] ?? Infinity) - time > SEEN)
      taps.push({ at: now(), ...probe, n: one.inOwn ? 1 : 0 })
    acks.push(await one.phone.send(round, places, at === moves - 1))
    if (repeats)
      await one.phone.resend(round)
  }
  return { taps, acks, sent: moves }
}

async function churn(one: One, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    await new Promise<void>((done) => {
      const stream = one.phone.listen(() => stream.stop(), done)
    })
  }
}

const HOSTILE: readonly [method: string, path: string, type: string, body: string][] = [
  ['PUT', 'sort/1', 'application/json', `{"seq":1,"places":"${'A'.repeat(9000)}","done":true}`],
  ['PUT', 'sort/1', 'text/plain', '{"seq":99999,"places":"AA","done":true}'],
  ['PUT', 'sort/2', 'application/json', '{"seq":99999,"places":"../../etc","done":true}'],
  ['PUT', 'sort/2', 'application/json', '{"seq":1e99,"done":'],
  ['PUT', 'sort/2', 'application/json', `{"seq":99999,"choice":${'['.repeat(4000)}${']'.repeat(4000)},"done":true}`],
  ['PUT', 'sort/2', 'application/json', '{"__proto__":{"seq":99999},"seq":99999,"places":"AA","done":true}'],
  ['POST', 'step', 'application/json', '{"task":"sort","to":"close-2","version":1,"sure":true}'],
  ['GET', 'export.json', 'application/json', ''],
  ['GET', 'state?as=host', 'application/json', ''],
  ['DELETE', '../..', 'application/json', ''],
]

/** @returns how many were taken */
async function hostile({ phone }: One, code: string, ms: number): Promise<number> {
  let taken = 0
  for (const until = now() + ms; now() < until;) {
    for (const [method, path, type, body] of HOSTILE) {
      const reply = await phone.wire.ask(method, `/live/${code}/${path}`, { 'cookie': phone.cookie, 'content-type': type }, body)
      taken += reply && reply.status < 400 ? 1 : 0
    }
    await wait(50)
  }
  return taken
}

let code = ''
async function run(told: Told): Promise<unknown> {
  switch (told.do) {
    case 'begin':
      code = told.code
      random = seeded(told.seed)
      all = Array.from({ length: told.phones }, (_, n) => ({ phone: new Phone(() => told.base, code), index: told.from + n, stream: null, backAt: 0, tries: 0, inOwn: false, slow: false }))
      return null
    case 'join':
      return await Promise.all(all.map(async (one) => {
        await wait(random() * told.ms)
        const began = now()
        await one.phone.join()
        listen(one)
        await back(one)
        return now() - began
      }))
    case 'sort': {
      const sorted = await Promise.all(all.slice(0, all.length - (told.without ?? 0)).map(one => sort(one, told.round, told.moves, told.ms, random() < (told.repeats ?? 0))))
      return { taps: sorted.flatMap(({ taps }) => taps), acks: sorted.flatMap(({ acks }) => acks), sent: sorted.reduce((sum, { sent }) => sum + sent, 0) } satisfies Sorted
    }
    case 'slow':
      all.slice(0, Math.ceil(all.length * told.part)).forEach((one) => {
        one.slow = true
        one.stream?.pause()
      })
      return null
    case 'cut':
      atOnce = told.back
      all.forEach((one) => {
        one.backAt = 0
        one.phone.wire.cut()
      })
      await Promise.all(all.map(back))
      atOnce = null
      return all.map(({ backAt }) => backAt)
    case 'back':
      await Promise.all(all.map(back))
      return all.map(({ backAt }) => backAt)
    case 'churn':
      await Promise.all(all.map(one => churn(one, told.times)))
      return null
    case 'hostile': {
      const taken = await Promise.all(all.slice(-told.phones).map(one => hostile(one, code, told.ms)))
      return taken.reduce((sum, n) => sum + n, 0)
    }
    case 'late':
      await Promise.all(all.map(async ({ phone }) => {
        phone.closed = false
        await phone.send(told.round, sortOf(task, source.of, random, null, false), false)
      }))
      return all.every(({ phone }) => phone.closed)
    case 'report':
      return await Promise.all(all.map(async ({ phone }): Promise<Report> => ({ ...await reportOf(phone), bytes: phone.wire.bytes })))
    case 'end':
      ending = true
      all.forEach(({ phone }) => phone.wire.close())
      process.disconnect()
      return null
  }
}

process.on('message', async ({ id, told }: { id: number, told: Told }) => {
  const answer = await run(told)
  if (process.connected)
    process.send?.({ id, answer })
})
