// node tests/live/kill.ts [--phones 60] [--kills 3] [--seed 22]: phones send their sorts while the server is killed and started again.
// Every answer that was acknowledged must be there afterwards, nothing may have landed after the close, and the tally must be what a
// recount finds. On loopback, in a folder of its own, and it ends by itself.
import type { HostState } from '#live/model/messages'
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { setTimeout as wait } from 'node:timers/promises'
import { encodeShare } from '#board/model/shareCode'
import { BIN_IDS } from '#case/model/model'
import { recount, tableOf } from '#live/model/tables'
import { cellsOf, tasksOf } from '#live/model/tasks'
import { TEST_SOURCE } from '#live/model/testCase'
import { Phone, seeded } from './phone.ts'

const { values } = parseArgs({ options: { phones: { type: 'string', default: '60' }, kills: { type: 'string', default: '3' }, seed: { type: 'string', default: '22' } } })
const phones = Number(values.phones)
const kills = Number(values.kills)
const random = seeded(Number(values.seed))
/** ms after which it has failed, whatever it waits for. */
const LONGEST = 120_000
/** Moves of a phone in a round. */
const MOVES = 8

const folder = mkdtempSync(join(tmpdir(), 'live-kill-'))
const key = 'testKeyOfTheKillTest00'
let server: ChildProcess | undefined
let port = 0

const task = tasksOf(TEST_SOURCE).get('sort')!
const faults: string[] = []
const check = (right: boolean, fault: string) => {
  if (!right)
    faults.push(fault)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise(done => probe.once('listening', done))
  const { port: free } = probe.address() as AddressInfo
  await new Promise(done => probe.close(done))
  return free
}

async function start(): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./server.ts', import.meta.url)), join(folder, 'data'), join(folder, 'dist'), key, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] })
  server = child
  const said = await new Promise<string>((done, failed) => {
    child.stdout!.once('data', (bytes: Buffer) => done(bytes.toString()))
    child.once('exit', () => failed(new Error('The server did not start.')))
  })
  check(said.includes('set aside nothing'), `the data folder could not be read after a kill: ${said.trim()}`)
}

async function kill(): Promise<void> {
  const child = server!
  const gone = new Promise(done => child.once('exit', done))
  child.kill('SIGKILL')
  await gone
}

let host = ''
let code = ''
const ask = (method: string, path: string, body?: object) => fetch(`http://127.0.0.1:${port}/live/${path}`, { method, headers: { 'cookie': host, 'content-type': 'application/json' }, body: body && JSON.stringify(body), signal: AbortSignal.timeout(10_000) })
const state = async () => await (await ask('GET', `${code}/state?as=host`)).json() as HostState

/** A step, again and again over a server that is killed meanwhile, until it is made. */
async function step(to: string, reached: (round: HostState['tasks'][string]['rounds']) => boolean): Promise<void> {
  for (;;) {
    try {
      const { version, tasks } = await state()
      if (tasks.sort && reached(tasks.sort.rounds))
        return
      await ask('POST', `${code}/step`, { task: 'sort', to, version })
    }
    catch {
      await wait(50)
    }
  }
}

const anySort = () => encodeShare(TEST_SOURCE.sets.core, Object.fromEntries(task.rows.filter(() => random() < 0.8).map(id => [id, BIN_IDS[Math.floor(random() * BIN_IDS.length)]])), TEST_SOURCE.of)

/** All phones sort, each in its own time; the last says "finished". */
async function sortAll(all: readonly Phone[], round: 1 | 2): Promise<void> {
  const plans = all.map(phone => ({ phone, moves: Array.from({ length: MOVES }, () => ({ after: 50 + random() * 250, places: anySort() })) }))
  await Promise.all(plans.map(async ({ phone, moves }) => {
    for (const [at, { after, places }] of moves.entries()) {
      await wait(after)
      await phone.send(round, places, at === moves.length - 1)
    }
  }))
}

/** Kills at instants of a round, given as parts of its length, and starts again. */
async function killAt(instants: readonly number[], length: number): Promise<void> {
  for (const instant of instants) {
    await wait(instant * length)
    await kill()
    await start()
  }
}

async function run(): Promise<void> {
  port = await freePort()
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist/index.html'), '<!doctype html>')
  await start()
  const made = await ask('POST', 'classes', { key })
  host = made.headers.get('set-cookie')!.split(';')[0]
  code = (await made.json() as HostState).class.code
  const all = Array.from({ length: phones }, () => new Phone(() => `http://127.0.0.1:${port}`, code))
  await Promise.all(all.map(phone => phone.join()))

  // The first kills fall in the sorting, the last into the close.
  const inSort = kills - 1
  await step('open-1', rounds => rounds[0].phase === 'open')
  const length = MOVES * 200
  const sorting = sortAll(all, 1)
  await killAt(Array.from({ length: inSort }, () => 0.1 + random() * 0.6), length)
  await sorting
  const more = Promise.all(all.map(phone => phone.send(1, anySort(), true)))
  const closing = step('close-1', rounds => rounds[0].phase === 'closed')
  await wait(random() * 60)
  await kill()
  await start()
  await closing
  await more

  // After the close nothing lands, and who was told "kept" is told so again.
  const told = await state()
  await Promise.all(all.map(async (phone) => {
    phone.closed = false
    const kept = phone.kept[0]
    await phone.send(1, anySort(), false)
    check(phone.kept[0] === kept, 'an answer was taken after the close')
  }))

  const exported = await (await ask('GET', `${code}/export.json`)).json() as { people: Record<string, [{ places: string, done: boolean } | null, unknown]>[], tasks: HostState['tasks'] }
  const rows = exported.people.flatMap(person => person.sort?.[0] ?? [])
  check(JSON.stringify(exported.tasks.sort.rounds[0].table) === JSON.stringify(told.tasks.sort.rounds[0].table), 'the table changed after the close')
  const { finished, ...table } = tableOf(task, recount(rows.map(({ places, done }) => ({ cells: cellsOf(task, { places }, TEST_SOURCE.of)!, done }))))
  check(JSON.stringify(table) === JSON.stringify(exported.tasks.sort.rounds[0].table) && finished === exported.tasks.sort.rounds[0].finished, 'the tally is not what a recount finds')
  check(rows.length === phones, `${rows.length} answers of ${phones}`)

  const left = rows.map(({ places, done }) => `${places} ${done}`)
  for (const phone of all) {
    const own = (await phone.state())?.own[0]
    const kept = phone.kept[0]!
    check(own !== undefined && own !== null && own.seq >= kept.seq, `lost: ${kept.seq} was acknowledged, ${own?.seq ?? 'none'} is there`)
    // What was sent and not acknowledged may be there, and nothing else.
    const sent = phone.sent.get(`1/${own?.seq}`)
    check(own?.places === sent?.places && left.includes(`${own?.places} ${own?.done}`), 'an answer is not what its phone had sent')
  }
}

const started = Date.now()
const tooLong = setTimeout(() => {
  console.error(`It took more than ${LONGEST / 1000} s. 用时过长。`)
  server?.kill('SIGKILL')
  process.exit(1)
}, LONGEST)
try {
  await run()
}
catch (error) {
  faults.push((error as Error).message)
}
clearTimeout(tooLong)
server?.kill('SIGKILL')
rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
const seconds = Math.round((Date.now() - started) / 1000)
for (const fault of [...new Set(faults)])
  console.error(`  ${fault}`)
console.log(faults.length === 0
  ? `${phones} phones, ${kills} kills, ${seconds} s: nothing that was acknowledged is lost. 没有丢失已确认的答案。`
  : `${phones} phones, ${kills} kills, seed ${values.seed}: ${faults.length} faults. 有 ${faults.length} 处错误。`)
process.exitCode = faults.length === 0 ? 0 : 1
