// A process with the phones of some classes, and their lecturers: told what to do by run.ts, and tells it what it has measured.
import type { HostState, VoterState } from '#live/model/messages'
import http from 'node:http'
import type { Socket } from 'node:net'
import { connect } from 'node:net'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { encodeShare } from '#board/model/shareCode'
import { BIN_IDS } from '#case/model/model'
import { recount, tableOf } from '#live/model/tables'
import { cellsOf, tasksOf } from '#live/model/tasks'
import { TEST_SOURCE } from '#live/model/testCase'
import { seeded } from '../phone.ts'

export interface PhonesOptions {
  ports: readonly number[]
  key: string
  classes: number
  /** In a class. */
  phones: number
  /** Drafts before the answer that says "finished". */
  drafts: number
  seed: number
}
/** All times in ms. */
export type Order = { join: number } | { step: 'open-1' | 'close-1' | 'open-2' | 'close-2' } | { sort: 1 | 2, within: number } | 'check' | 'end'
export interface Done {
  done: true
  /** From the tap to the acknowledgement, and to the lecturer's table; from a step to the phone; of joining. */
  acknowledged: number[]
  seen: number[]
  told: number[]
  joined: number[]
  faults: string[]
}
/** Of all phones, how many have a stream, and how many have sent what is not acknowledged. */
export interface Now { streams: number, unsent: number }

const { ports, key, classes: howMany, phones: perClass, drafts, seed } = JSON.parse(process.argv[2]) as PhonesOptions
const random = seeded(seed)
const task = tasksOf(TEST_SOURCE).get('sort')!
const agent = new http.Agent({ keepAlive: true, maxSockets: 128, scheduling: 'fifo' })

/** What is measured since the last order. */
let figures: Done = none()
function none(): Done {
  return { done: true, acknowledged: [], seen: [], told: [], joined: [], faults: [] }
}
const fault = (text: string) => {
  if (figures.faults.length < 20)
    figures.faults.push(text)
}

interface Answer { status: number, text: string, cookie?: string }
/** Processes that nobody has answered of just now: as a proxy does it, another one is asked, and that one is left alone for a second. */
const gone = new Map<number, number>()
function anyPort(): number {
  const there = ports.filter(port => performance.now() - (gone.get(port) ?? -Infinity) > 1000)
  const list = there.length > 0 ? there : ports
  return list[Math.floor(random() * list.length)]
}
const isRefusing = (error: Error): boolean => (error as NodeJS.ErrnoException).code === 'ECONNREFUSED'

/** To any process, another one each time. @returns status 0: nobody answered */
function ask(method: string, path: string, cookie: string, body?: object, again = ports.length): Promise<Answer> {
  return new Promise((done) => {
    const port = anyPort()
    const request = http.request({ agent, host: '127.0.0.1', port, path: `/live/${path}`, method, timeout: 15_000, headers: { cookie, ...body && { 'content-type': 'application/json' } } }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => { text += part })
      response.on('end', () => done({ status: response.statusCode!, text, cookie: response.headers['set-cookie']?.[0].split(';')[0] }))
      response.on('error', () => done({ status: 0, text: '' }))
    })
    request.on('timeout', () => request.destroy())
    request.on('error', (error) => {
      if (!isRefusing(error) || again === 0)
        return done({ status: 0, text: '' })
      gone.set(port, performance.now())
      ask(method, path, cookie, body, again - 1).then(done)
    })
    request.end(body && JSON.stringify(body))
  })
}

async function until(method: string, path: string, cookie: string, body?: object): Promise<Answer> {
  for (;;) {
    const answer = await ask(method, path, cookie, body)
    if (answer.status !== 0 && answer.status !== 503 && answer.status !== 429)
      return answer
    await wait((answer.status === 0 ? 0 : 2000) + random() * 2000)
  }
}

/** A stream as raw text, opened again with jitter when it ends. */
class Stream {
  isOpen = false
  #socket: Socket | null = null
  #tries = 0
  #over = false
  readonly #path: string
  readonly #cookie: () => string
  readonly #hear: (data: string) => void
  constructor(path: string, cookie: () => string, hear: (data: string) => void) {
    this.#path = path
    this.#cookie = cookie
    this.#hear = hear
    this.#open()
  }

  #open(): void {
    const port = anyPort()
    let isRefused = false
    const socket = this.#socket = connect(port, '127.0.0.1', () => socket.write(`GET /live/${this.#path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${this.#cookie()}\r\n\r\n`))
    let held = ''
    socket.setTimeout(25_000, () => socket.destroy())
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      held += text
      for (let end = held.indexOf('\n\n'); end >= 0; end = held.indexOf('\n\n')) {
        const event = held.slice(0, end)
        held = held.slice(end + 2)
        const at = event.indexOf('event: state\ndata: ')
        if (at < 0)
          continue
        this.isOpen = true
        this.#tries = 0
        this.#hear(event.slice(at + 19))
      }
    })
    socket.on('error', (error) => {
      isRefused = isRefusing(error) && gone.size < ports.length
      if (isRefusing(error))
        gone.set(port, performance.now())
    })
    socket.on('close', () => {
      this.isOpen = false
      if (isRefused && !this.#over)
        return this.#open()
      if (!this.#over)
        setTimeout(() => this.#open(), random() * Math.min(20_000, 4000 * 2 ** this.#tries++))
    })
  }

  close(): void {
    this.#over = true
    this.#socket?.destroy()
  }
}

interface Sent { seq: number, places: string, done: boolean }

class Phone {
  cookie = ''
  stream: Stream | null = null
  wanted: Sent | null = null
  kept: Sent | null = null
  /** What was sent in this round, by its seq. */
  sent = new Map<number, Sent>()
  version = 0
  isRefused = false
  #isSending = false
  readonly of: Class
  constructor(of: Class) {
    this.of = of
  }

  async join(): Promise<void> {
    const start = performance.now()
    const answer = await until('POST', `${this.of.code}/join`, '', {})
    if (answer.status !== 200 || !answer.cookie)
      return fault(`joining: ${answer.status}`)
    this.cookie = answer.cookie
    figures.joined.push(performance.now() - start)
    this.stream = new Stream(`${this.of.code}/stream`, () => this.cookie, data => this.#hear(data))
  }

  #hear(data: string): void {
    const version = Number(/"version":(\d+)/.exec(data)?.[1])
    if (version < this.version)
      fault('a phone heard an older state after a newer one')
    if (version > this.version && version === this.of.steppedTo)
      figures.told.push(performance.now() - this.of.steppedAt)
    this.version = version
  }

  async sort(round: 1 | 2, within: number): Promise<void> {
    this.wanted = this.kept = null
    this.sent = new Map()
    this.isRefused = false
    const end = random() * within
    for (let n = drafts; n >= 0; n--) {
      const at = end - n * 1500 * (0.5 + random())
      setTimeout(() => void this.#want(round, n === 0), Math.max(0, at))
    }
    while (!this.#isDone())
      await wait(100)
  }

  #isDone(): boolean {
    return this.isRefused || this.kept?.done === true
  }

  async #want(round: 1 | 2, done: boolean): Promise<void> {
    if (this.wanted?.done)
      return
    const tap = performance.now()
    const seq = (this.wanted?.seq ?? 0) + 1
    this.wanted = { seq, done, places: encodeShare(TEST_SOURCE.sets.core, Object.fromEntries(task.rows.filter(() => random() < 0.8).map(id => [id, BIN_IDS[Math.floor(random() * BIN_IDS.length)]])), TEST_SOURCE.of) }
    if (done)
      this.of.taps.push(tap)
    await this.#send(round, tap)
  }

  async #send(round: 1 | 2, tap: number): Promise<void> {
    if (this.#isSending)
      return
    this.#isSending = true
    while (this.wanted && this.wanted.seq > (this.kept?.seq ?? 0) && !this.isRefused) {
      const now = this.wanted
      this.sent.set(now.seq, now)
      const answer = await ask('PUT', `${this.of.code}/sort/${round}`, this.cookie, now)
      if (answer.status === 200) {
        this.kept = now
        figures.acknowledged.push(performance.now() - tap)
        tap = performance.now()
      }
      else if (answer.status === 409) {
        this.isRefused = true
      }
      else {
        if (answer.status !== 0 && answer.status !== 503 && answer.status !== 429)
          fault(`an answer: ${answer.status} ${answer.text.slice(0, 60)}`)
        await wait((answer.status === 0 ? 0 : 2000) + random() * 2000)
      }
    }
    this.#isSending = false
  }

  async check(round: 1 | 2): Promise<void> {
    const { own } = JSON.parse((await until('GET', `${this.of.code}/state`, this.cookie)).text) as VoterState
    const there = own[round - 1]
    if (this.kept && (!there || there.seq < this.kept.seq))
      fault(`lost: ${this.kept.seq} was acknowledged, ${there?.seq ?? 'none'} is there`)
    if (there && there.places !== this.sent.get(there.seq)?.places)
      fault('an answer is not what its phone has sent')
  }
}

class Class {
  code = ''
  cookie = ''
  phones: Phone[] = []
  steppedTo = 0
  steppedAt = 0
  /** When phones have said "finished", and how many of them the lecturer's window has shown. */
  taps: number[] = []
  #shown = 0
  #round: 1 | 2 = 1

  async make(): Promise<void> {
    const made = await until('POST', 'classes', '', { key, new: true })
    this.cookie = made.cookie!
    this.code = (JSON.parse(made.text) as HostState).class.code
    this.phones = Array.from({ length: perClass }, () => new Phone(this))
    void new Stream(`${this.code}/stream?as=host`, () => this.cookie, data => this.#hear(data))
  }

  #hear(data: string): void {
    const finished = (JSON.parse(data) as HostState).tasks.sort?.rounds[this.#round - 1].finished ?? 0
    const now = performance.now()
    // The tap that was the nth of its class is in the table when it first shows n: sums are as if each had been followed.
    this.taps.sort((a, b) => a - b)
    for (; this.#shown < Math.min(finished, this.taps.length); this.#shown++)
      figures.seen.push(now - this.taps[this.#shown])
  }

  async step(to: string): Promise<void> {
    for (;;) {
      const { version, tasks } = JSON.parse((await until('GET', `${this.code}/state?as=host`, this.cookie)).text) as HostState
      const phase = tasks.sort?.rounds[to.endsWith('1') ? 0 : 1].phase
      if (phase === (to.startsWith('open') ? 'open' : 'closed'))
        return
      if (to.startsWith('open')) {
        this.taps = []
        this.#shown = 0
        this.#round = to.endsWith('1') ? 1 : 2
      }
      this.steppedTo = version + 1
      this.steppedAt = performance.now()
      await until('POST', `${this.code}/step`, this.cookie, { task: 'sort', to, version })
    }
  }

  async check(): Promise<void> {
    const round = this.#round
    // After the close nothing lands.
    const late = await until('PUT', `${this.code}/sort/${round}`, this.phones[0].cookie, { seq: 1_000_000, places: [...this.phones[0].sent.values()][0].places, done: false })
    if (late.status !== 409)
      fault(`an answer after the close: ${late.status}`)
    for (let at = 0; at < this.phones.length; at += 8)
      await Promise.all(this.phones.slice(at, at + 8).map(phone => phone.check(round)))
    const { people, tasks } = JSON.parse((await until('GET', `${this.code}/export.json`, this.cookie)).text) as { people: Record<string, ({ places: string, done: boolean } | null)[]>[], tasks: HostState['tasks'] }
    const rows = people.flatMap(person => person.sort?.[round - 1] ?? [])
    const { finished, ...table } = tableOf(task, recount(rows.map(({ places, done }) => ({ cells: cellsOf(task, { places }, TEST_SOURCE.of)!, done }))))
    const told = tasks.sort.rounds[round - 1]
    if (JSON.stringify(table) !== JSON.stringify(told.table) || finished !== told.finished)
      fault('the tally is not what a recount of the export finds')
    const kept = this.phones.filter(phone => phone.kept).length
    if (rows.length < kept)
      fault(`${rows.length} answers in the export, ${kept} were acknowledged`)
  }
}

const all = Array.from({ length: howMany }, () => new Class())
const everybody = () => all.flatMap(({ phones }) => phones)

async function follow(order: Order): Promise<void> {
  if (order === 'check')
    return await each(all, 4, one => one.check())
  if (order === 'end')
    process.exit(0)
  if ('join' in order) {
    await each(all, 4, one => one.make())
    await Promise.all(everybody().map(async (phone) => {
      await wait(random() * order.join)
      await phone.join()
    }))
    // And hear.
    while (everybody().some(({ stream }) => !stream?.isOpen))
      await wait(50)
  }
  else if ('step' in order) {
    await Promise.all(all.map(one => one.step(order.step)))
    const isDeaf = (phone: Phone) => phone.stream?.isOpen && phone.version < phone.of.steppedTo
    for (const end = performance.now() + 10_000; everybody().some(isDeaf) && performance.now() < end;)
      await wait(20)
    const deaf = everybody().filter(isDeaf).length
    if (deaf > 0)
      fault(`${deaf} phones did not hear of ${order.step}`)
  }
  else {
    await Promise.all(everybody().map(phone => phone.sort(order.sort, order.within)))
    // Until the table shows the last of them.
    await wait(1500)
  }
}

async function each<T>(list: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (next < list.length)
      await work(list[next++])
  }))
}

process.on('message', async (order: Order) => {
  figures = none()
  await follow(order).catch((error: unknown) => fault(String(error)))
  process.send!(figures)
})
process.on('disconnect', () => process.exit(0))
setInterval(() => {
  const phones = everybody()
  process.send!({ streams: phones.filter(({ stream }) => stream?.isOpen).length, unsent: phones.filter(({ wanted, kept, isRefused }) => !isRefused && (wanted?.seq ?? 0) > (kept?.seq ?? 0)).length } satisfies Now)
}, 200)
process.send!(figures)
