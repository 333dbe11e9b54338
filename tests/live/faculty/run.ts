// node tests/live/faculty/run.ts [--phones 1000] [--processes 4] [--ramp 20] [--within 30] [--drafts 3] [--seed 23], or `npm run bench -- --only faculty`.
// A faculty's server: many classes at once, several processes, a PostgreSQL server (docs/rooms/live.md). Generator, servers and PostgreSQL share
// this computer's processors, so that its figures are a lower bound. It ends by itself.
import type { ChildProcess } from 'node:child_process'
import type { Done, Now, Order, PhonesOptions } from './phones.ts'
import { fork, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { seeded } from '../phone.ts'
import { freePort } from '../freePort.ts'
import { testPostgres, WITHOUT } from '../postgres.ts'
import { say, stop } from '../../../scripts/lib/run.ts'
import { memoryOf, meter, watchPostgres } from './watch.ts'
import { at, row } from '../../../scripts/bench/table.ts'

const { values } = parseArgs({ options: Object.fromEntries(Object.entries({ phones: '1000', processes: '4', ramp: '20', within: '30', drafts: '3', seed: '23' }).map(([name, value]) => [name, { type: 'string' as const, default: value }])) })
const [phones, processes, drafts, seed] = [values.phones, values.processes, values.drafts, values.seed].map(Number)
/** ms of joining, and within which all finish a round. */
const [ramp, within] = [Number(values.ramp) * 1000, Number(values.within) * 1000]
if (![phones, processes, ramp, within].every(n => n > 0) || !(drafts >= 0) || !Number.isFinite(seed))
  stop('--phones, --processes, --ramp, --within, --drafts and --seed take numbers.', '这些选项后面要写数。')
/** In a class, at most. */
const OF = 250
const KEY = 'benchKeyOfTheFaculty00'
/** Generators: one processor each. */
const GENERATORS = 2
/** ms after which it ends, whatever it waits for. */
const LONGEST = 10 * 60_000

interface Server { port: number, child: ChildProcess | null, seconds: number, mb: number }

async function measure(): Promise<void> {
  const random = seeded(seed)
  const postgres = await testPostgres({ own: true, settings: ['shared_buffers=256MB', 'max_wal_size=2GB'] })
  if (!postgres?.kill) {
    console.log(WITHOUT)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'live-faculty-'))
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist/index.html'), '')
  const servers: Server[] = []
  const generators: { child: ChildProcess, now: Now }[] = []
  const clean = () => {
    servers.forEach(({ child }) => child?.kill('SIGKILL'))
    generators.forEach(({ child }) => child.kill('SIGKILL'))
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', clean)
  const tooLong = setTimeout(() => stop(`It took more than ${LONGEST / 60_000} minutes.`, '用时过长。'), LONGEST)

  async function start(server: Server): Promise<void> {
    for (;;) {
      const child = server.child = spawn(process.execPath, [fileURLToPath(new URL('../server.ts', import.meta.url)), postgres!.url, join(folder, 'dist'), KEY, String(server.port), 'http://127.0.0.1'], { stdio: ['ignore', 'pipe', 'ignore'] })
      const isThere = await new Promise<boolean>((done) => {
        child.stdout!.once('data', () => done(true))
        child.once('exit', () => done(false))
      })
      if (isThere)
        return
      await wait(300)
    }
  }

  for (let n = 0; n < processes; n++)
    servers.push({ port: await freePort(), child: null, seconds: 0, mb: 0 })
  await Promise.all(servers.map(start))
  const memory = () => Math.max(...servers.map(({ child }) => child?.pid ? memoryOf(child.pid) : 0))
  const atStart = memory()

  const classes = Math.ceil(phones / OF)
  const inClass = Math.ceil(phones / classes)
  say(`\n${classes * inClass} phones in ${classes} classes of ${inClass}, ${processes} processes, ${GENERATORS} of phones; ${cpus().length} processors (${cpus()[0].model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}; seed ${seed}, ${drafts} drafts each.`,
    '发生器、服务进程和 PostgreSQL 同在这台电脑上。')

  async function everyGenerator(make: (n: number) => PhonesOptions): Promise<void> {
    await Promise.all(Array.from({ length: Math.min(GENERATORS, classes) }, (_, n) => new Promise<void>((done) => {
      const child = fork(fileURLToPath(new URL('./phones.ts', import.meta.url)), [JSON.stringify(make(n))])
      generators.push({ child, now: { streams: 0, unsent: 0 } })
      child.once('message', () => done())
    })))
    for (const generator of generators) {
      generator.child.on('message', (told: Now | Done) => {
        if ('streams' in told)
          generator.now = told
      })
    }
  }
  const share = (n: number) => Math.floor((classes + n) / Math.min(GENERATORS, classes))
  await everyGenerator(n => ({ ports: servers.map(({ port }) => port), key: KEY, classes: share(n), phones: inClass, drafts, seed: seed + n }))

  /** All generators do it, and tell what they have measured. */
  async function order(what: Order): Promise<Done> {
    const all = await Promise.all(generators.map(({ child }) => new Promise<Done>((done) => {
      const hear = (told: Now | Done) => {
        if (!('done' in told))
          return
        child.off('message', hear)
        done(told)
      }
      child.on('message', hear)
      child.send(what)
    })))
    const faults = [...new Set(all.flatMap(one => one.faults))]
    faults.forEach(fault => console.error(`  ${fault}`))
    allFaults += faults.length
    return {
      done: true,
      acknowledged: all.flatMap(one => one.acknowledged),
      seen: all.flatMap(one => one.seen),
      told: all.flatMap(one => one.told),
      joined: all.flatMap(one => one.joined),
      faults,
    }
  }
  let allFaults = 0
  const now = (): Now => generators.reduce((sum, one) => ({ streams: sum.streams + one.now.streams, unsent: sum.unsent + one.now.unsent }), { streams: 0, unsent: 0 })
  const figure = (name: string, values: number[], more = '') => row(name, values.length ? Number(at(values, 0.5)).toFixed(0) : '–', values.length ? Number(at(values, 0.95)).toFixed(0) : '–', values.length ? Number(at(values, 0.99)).toFixed(0) : '–', more)

  /** What processes and PostgreSQL use meanwhile. */
  async function used<T>(what: string, run: () => Promise<T>): Promise<T> {
    const meters = { processes: servers.map(server => meter(() => server.child!.pid!)), postgres: meter(postgres!.pid!), phones: generators.map(({ child }) => meter(() => child.pid!)) }
    const watch = watchPostgres(postgres!.url)
    const started = performance.now()
    const result = await run()
    const seconds = (performance.now() - started) / 1000
    const { calls, commits, deadlocks, waiting, mostWaiting } = await watch.stop()
    const read = (one: ReturnType<typeof meter>) => {
      const usage = one.stop()
      return `${(usage.seconds / seconds * 100).toFixed(0)} %, ${usage.mb.toFixed(0)} MB`
    }
    row(`${what}: ${seconds.toFixed(0)} s`, `processes ${meters.processes.map(read).join(' · ')}; PostgreSQL ${read(meters.postgres)}; phones ${meters.phones.map(read).join(' · ')}`)
    row('', `calls ${calls.toFixed(0)}/s, commits ${commits.toFixed(0)}/s, waiting for a lock ${waiting.toFixed(2)} on average and ${mostWaiting} at most, deadlocks ${deadlocks.toFixed(2)}/s`)
    return result
  }

  /** ms until 99 % have what they had before. */
  async function back(isBack: () => boolean): Promise<number> {
    const from = performance.now()
    while (!isBack())
      await wait(100)
    return performance.now() - from
  }
  async function killInTheRound(): Promise<void> {
    const all = classes * inClass
    await wait(within * (0.15 + random() * 0.2))
    const victim = servers[Math.floor(random() * servers.length)]
    const gone = new Promise(done => victim.child!.once('exit', done))
    victim.child!.kill('SIGKILL')
    await gone
    await wait(400)
    const streams = now().streams
    const [seconds] = [await back(() => now().streams >= all * 0.99)]
    row('one process killed', `${all - streams} streams lost, 99 % of all are back after ${((seconds + 400) / 1000).toFixed(1)} s, by the others`)
    await start(victim)
    await wait(within * (0.1 + random() * 0.1))
    const { unsent } = now()
    await postgres!.kill!()
    const started = performance.now()
    await wait(300)
    await postgres!.start!()
    const up = performance.now() - started
    await wait(300)
    const after = await back(() => now().unsent <= Math.max(unsent, all * 0.01))
    row('PostgreSQL killed', `up after ${(up / 1000).toFixed(1)} s; all but 1 % of phones have sent what they held ${(after / 1000 + 0.3).toFixed(1)} s later`)
  }

  row('ms', 'p50', 'p95', 'p99', '')
  const joining = await used('joining', () => order({ join: ramp }))
  figure('joining', joining.joined)
  for (const round of [1, 2] as const) {
    await used(`round ${round}`, async () => {
      const opened = await order({ step: `open-${round}` })
      figure('a step to the phones', opened.told, `${opened.told.length} heard it`)
      const [sorted] = await Promise.all([order({ sort: round, within }), round === 2 ? killInTheRound() : undefined])
      figure('tap to acknowledgement', sorted.acknowledged, `${sorted.acknowledged.length} answers`)
      figure('tap to the table', sorted.seen, `${sorted.seen.length} of ${classes * inClass} followed`)
      await order({ step: `close-${round}` })
    })
    await order('check')
  }
  row('memory of a process', `${atStart.toFixed(0)} MB at the start, ${memory().toFixed(0)} MB with ${Math.round(classes * inClass / processes)} phones`)
  say(`  Faults: ${allFaults}. Acknowledged answers that are not there, tallies unlike a recount, answers after the close: ${allFaults === 0 ? 'none' : 'see above'}.`, '丢失、错格、结束后还收下的答案数见上。')
  clearTimeout(tooLong)
  clean()
  await postgres.stop()
  if (allFaults > 0)
    process.exitCode = 1
}

await measure()
process.exit()
