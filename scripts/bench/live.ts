// A live class under load: 300 phones, a restart, 10,000 connections, phones that misbehave, and a server that is killed.
import type { Browser } from 'playwright'
import type { PlacesTask } from '#live/model/tasks'
import type { ChildProcess } from 'node:child_process'
import type { LiveServer } from './live/server.ts'
import type { Report, Sorted, Told } from './live/told.ts'
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, release, tmpdir, type } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { tasksOf } from '#live/model/tasks'
import { contentFolder } from '../../build/content.ts'
import { readCase } from '../../server/caseSource.ts'
import { prove } from '../../tests/live/proof.ts'
import { runNode, say } from '../lib/run.ts'
import { Lecturer } from './live/lecturer.ts'
import { freePort } from '../../tests/live/freePort.ts'
import { startServer } from './live/server.ts'
import { now } from './live/told.ts'
import { at, row } from './table.ts'

const PHONES = 300
/** Processes of them. */
const GENERATORS = 2
const MOVES = 15
const SEED = 22
/** Instants at which the server is killed. */
const KILLS = 20
const SLOW = 0.02
const REPEATS = 0.05
const HOSTILE = 0.01

/** ms at which all finish, where they can. */
const TARGET = { start: 6000, join: 10_000, finish: 60_000, tap: 300, back: 10_000, memory: 500 }

const met = (isMet: boolean) => isMet ? 'met' : 'MISSED'
const ms = (values: number[], share: number) => String(Math.round(Number(at(values, share))))
const three = (values: number[]) => [ms(values, 0.5), ms(values, 0.95), ms(values, 0.99)]
const mb = (value: number) => Number.isNaN(value) ? '–' : String(Math.round(value))

/** The phones, in processes of their own. */
class Phones {
  readonly #children: ChildProcess[]
  #asked = 0
  constructor() {
    this.#children = Array.from({ length: GENERATORS }, () => fork(fileURLToPath(new URL('./live/generator.ts', import.meta.url)), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }))
    process.on('exit', () => this.#children.forEach(child => child.kill()))
  }

  /** All of them do it at the same time. @returns what each process says */
  tell<T>(told: (index: number) => Told): Promise<T[]> {
    return Promise.all(this.#children.map((child, index) => new Promise<T>((done, failed) => {
      const id = ++this.#asked
      const gone = () => failed(new Error('A process of phones has ended.'))
      const hear = (said: { id: number, answer: T }) => {
        if (said.id !== id)
          return
        child.off('message', hear).off('exit', gone)
        done(said.answer)
      }
      child.on('message', hear)
      child.once('exit', gone)
      child.send({ id, told: told(index) })
    })))
  }

  async all<T>(told: Told): Promise<T[]> {
    return (await this.tell<T[]>(() => told)).flat()
  }
}

/** kB that a phone's browser fetches by the code, until it can join. */
async function pageBytes(browser: Browser, base: string, code: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    let bytes = 0
    session.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength })
    await page.goto(`${base}/${code}`, { waitUntil: 'networkidle' })
    return bytes / 1024
  }
  finally {
    await context.close()
  }
}

/** ms from `since` until so many of them were back. */
const backAfter = (times: number[], since: number, share = 0.99) => times.map(time => Math.max(0, time - since)).sort((a, b) => a - b)[Math.ceil(times.length * share) - 1]

export async function measureLive(browser: Browser): Promise<void> {
  const source = readCase(contentFolder())
  const task = tasksOf(source).get('sort') as PlacesTask
  const folder = mkdtempSync(join(tmpdir(), 'live-bench-'))
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const phones = new Phones()
  let server: LiveServer | undefined
  const began = now()
  try {
    console.log(`\n${cpus().length} × ${cpus()[0]?.model.trim()}, ${type()} ${release()}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`)
    say(`The live class, ${PHONES} phones in ${GENERATORS} processes, one server with its embedded store (ms, MB, kB).`, '课堂互动。')
    server = await startServer(port, join(folder, 'data'))
    row('first start', `${Math.round(server.started)} ms`, `target ≤ ${TARGET.start}: ${met(server.started <= TARGET.start)}`)
    await wait(2000)
    row('memory at the start', mb(server.memory().now), '')
    const lecturer = new Lecturer(base)
    await lecturer.make(server.key)
    const page = await pageBytes(browser, base, lecturer.code)
    lecturer.listen()

    // A: joining, and fifteen drafts each.
    const each = PHONES / GENERATORS
    await phones.tell(index => ({ do: 'begin', base, code: lecturer.code, from: index * each, phones: each, seed: SEED + index }))
    const joining = now()
    const joins = await phones.all<number>({ do: 'join', ms: 6000 })
    const joined = now() - joining
    row('', 'p50', 'p95', 'p99', '')
    row('A: one phone joins', ...three(joins), `all ${PHONES} after ${(joined / 1000).toFixed(1)} s, target ≤ ${TARGET.join / 1000} s: ${met(joined <= TARGET.join)}`)
    const bytesJoined = (await phones.all<Report>({ do: 'report' })).map(({ bytes }) => bytes / 1024)
    row('memory with all of them', mb(server.memory().now), '')
    await lecturer.step('open-1')
    const sorting = now()
    const sorted = await phones.tell<Sorted>(() => ({ do: 'sort', round: 1, moves: MOVES, ms: 50_000 }))
    const finished = now() - sorting
    await wait(500)
    const bytesSorted = (await phones.all<Report>({ do: 'report' })).map(({ bytes }, index) => bytes / 1024 - bytesJoined[index])
    const taps = lecturer.delays(sorted.flatMap(one => one.taps), 1)
    const acks = sorted.flatMap(one => one.acks)
    row('A: to the lecturer', ...three(taps), `${taps.length} of ${sorted.reduce((sum, { sent }) => sum + sent, 0)} answers, target p95 < ${TARGET.tap}: ${met(Number(ms(taps, 0.95)) < TARGET.tap)}`)
    row('A: acknowledged', ...three(acks), `all finished after ${(finished / 1000).toFixed(1)} s, target ≤ ${TARGET.finish / 1000} s: ${met(finished <= TARGET.finish)}`)
    const peak = server.memory().peak
    row('memory, peak so far', mb(peak), `target ≤ ${TARGET.memory}: ${met(!(peak > TARGET.memory))}`)

    // C: killed and started again; then a network that goes and comes back for all in the same second.
    const killed = now()
    await server.kill()
    const restarted = await startServer(port, join(folder, 'data'))
    server = restarted
    const there = now()
    const back = await phones.all<number>({ do: 'back' })
    const afterKill = backAfter(back, killed)
    row('C: back after kill -9', `${Math.round(restarted.started)} ms`, `99 % back ${(backAfter(back, there) / 1000).toFixed(1)} s after the server, ${(afterKill / 1000).toFixed(1)} s after the kill, target < ${TARGET.back / 1000} s: ${met(afterKill < TARGET.back)}`)
    const cut = now()
    const again = await phones.all<number>({ do: 'cut', back: 0 })
    row('C: all in one second', `${Math.round(backAfter(again, cut))} ms`, `99 % back, target < ${TARGET.back / 1000} s: ${met(backAfter(again, cut) < TARGET.back)}`)
    await lecturer.step('close-1')
    const isLateRefused = (await phones.tell<boolean>(() => ({ do: 'late', round: 1 }))).every(Boolean)

    // D: ten thousand streams that are opened and dropped; what the first thousand take is what such a server needs.
    await phones.tell(() => ({ do: 'churn', times: Math.ceil(1000 / PHONES) }))
    const before = server.memory().now
    const times = Math.ceil(10_000 / PHONES)
    const churning = now()
    await phones.tell(() => ({ do: 'churn', times }))
    const churned = now() - churning
    const afterChurn = server.memory().now
    let rested = afterChurn
    for (let n = 0; n < 20 && rested > before * 1.1; n++) {
      await wait(1000)
      rested = server.memory().now
    }
    row(`D: ${times * PHONES} streams`, mb(before), mb(afterChurn), mb(rested), `MB before, at the end, later; in ${(churned / 1000).toFixed(1)} s; target ≤ 1.1×: ${met(rested <= before * 1.1)}`)

    // E: the second round, with phones that do not behave.
    await lecturer.step('open-2')
    await phones.all({ do: 'slow', part: SLOW })
    const bad = Math.ceil(PHONES * HOSTILE / GENERATORS)
    const [second, hostile] = await Promise.all([
      phones.tell<Sorted>(() => ({ do: 'sort', round: 2, moves: MOVES, ms: 20_000, repeats: REPEATS, without: bad })),
      phones.tell<number>(() => ({ do: 'hostile', phones: bad, ms: 18_000 })),
    ])
    await wait(500)
    row('E: to the lecturer', ...three(lecturer.delays(second.flatMap(one => one.taps), 2)), `2 % read nothing, 5 % send all again, ${bad * GENERATORS} phones hostile: ${hostile.reduce((a, b) => a + b)} of their requests taken`)
    row('E: acknowledged', ...three(second.flatMap(one => one.acks)), '')
    await lecturer.step('close-2')

    const reports = await phones.all<Report>({ do: 'report' })
    const exported = await lecturer.export()
    const proofs = ([1, 2] as const).map(round => prove(task, source.of, round, exported, reports))
    const sum = (name: 'lost' | 'foreign' | 'wrongCells') => proofs.reduce((total, proof) => total + proof[name], 0)
    row('lost, foreign, wrong cells', String(sum('lost')), String(sum('foreign')), String(sum('wrongCells')), `of ${proofs.map(({ answers }) => answers).join(' and ')} sorts; after the close ${isLateRefused ? 'nothing was taken' : 'SOMETHING WAS TAKEN'}`)
    row('bytes a phone (kB)', page.toFixed(0), at(bytesJoined, 0.5), at(bytesSorted, 0.5), `the page by the code; joining; a round of ${MOVES} answers`)
    row('memory, peak', mb(server.memory().peak), `after ${Math.round((now() - began) / 1000)} s`)
  }
  finally {
    await phones.tell(() => ({ do: 'end' })).catch(() => {})
    await server?.kill()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  say(`Killed at ${KILLS} instants:`, '在这些时刻强行中止：')
  await runNode(['tests/live/kill.ts', '--phones', '60', '--kills', String(KILLS), '--seed', String(SEED)])
}
