// node tests/live/kill.ts [--phones 60] [--kills 3] [--seed 22]: phones send their sorts while the server is killed and started again,
// in the middle of a batch, between a commit and its acknowledgement, in a closing, in an export, and at any time. Every answer that
// was acknowledged must be there afterwards, nothing may have landed after the close, and the tally must be what a recount finds. On
// loopback, in a folder of its own, and it ends by itself.
import type { HostState } from '#live/model/messages'
import type { Instant } from './dying.ts'
import type { Exported } from './proof.ts'
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
import { tasksOf } from '#live/model/tasks'
import { TEST_SOURCE } from '#live/model/testCase'
import { Phone, seeded } from './phone.ts'
import { prove, reportOf } from './proof.ts'

const { values } = parseArgs({ options: { phones: { type: 'string', default: '60' }, kills: { type: 'string', default: '3' }, seed: { type: 'string', default: '22' } } })
const phones = Number(values.phones)
const kills = Number(values.kills)
const random = seeded(Number(values.seed))
/** ms after which it has failed, whatever it waits for. */
const LONGEST = 90_000 + kills * 10_000
/** Kills of one opening of a round, in this order; `any`: from outside, at any time. Every other closing is killed after its commit. */
const PLAN = ['write', 'commit', 'close', 'any', 'export'] as const

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
  const child = spawn(process.execPath, [fileURLToPath(new URL('./server.ts', import.meta.url)), join(folder, 'data'), join(folder, 'dist'), key, String(port)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  server = child
  const said = await new Promise<string>((done, failed) => {
    child.stdout!.once('data', (bytes: Buffer) => done(bytes.toString()))
    child.once('exit', () => failed(new Error('The server did not start.')))
  })
  check(said.includes('set aside nothing'), `the data folder could not be read after a kill: ${said.trim()}`)
}

/** Once the server has been killed there, it is started again. @param at null: from outside, at any time */
async function killAt(at: Instant | null): Promise<void> {
  const child = server!
  const gone = new Promise(done => child.once('exit', done))
  if (at) {
    child.send({ at, nth: at === 'write' || at === 'commit' ? 1 + Math.floor(random() * 6) : 1 })
  }
  else {
    await wait(random() * 600)
    child.kill('SIGKILL')
  }
  await gone
  await start()
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

/** Phones sort, each in its own time and until it is said; the last says "finished". */
async function sortUntil(all: readonly Phone[], round: 1 | 2, isOver: () => boolean): Promise<void> {
  const paces = all.map(phone => ({ phone, pace: 50 + random() * 250 }))
  await Promise.all(paces.map(async ({ phone, pace }) => {
    while (!isOver()) {
      await wait(pace)
      await phone.send(round, anySort(), false)
    }
    await phone.send(round, anySort(), true)
  }))
}

const exportNow = async () => {
  for (;;) {
    const answer = await ask('GET', `${code}/export.json`).catch(() => null)
    if (answer?.ok)
      return await answer.json() as Exported
    await wait(50)
  }
}

/** One opening of a round, and its kills. */
async function openAndKill(all: readonly Phone[], round: 1 | 2, kinds: readonly (typeof PLAN[number])[], afterCommit: boolean): Promise<void> {
  all.forEach((phone) => { phone.closed = false })
  await step(`open-${round}`, rounds => rounds[round - 1].phase === 'open')
  let over = false
  const sorting = sortUntil(all, round, () => over)
  for (const kind of kinds) {
    if (kind !== 'close' && kind !== 'export')
      await killAt(kind === 'any' ? null : kind)
  }
  over = true
  await sorting
  check(all.every(phone => !phone.closed), 'an open round told a phone that it was closed')

  // Answers are under way when it is closed; some come in, some are late.
  const killing = kinds.includes('close') ? killAt(afterCommit ? 'closed' : 'close') : null
  const more = Promise.all(all.map(phone => phone.send(round, anySort(), true)))
  await step(`close-${round}`, rounds => rounds[round - 1].phase === 'closed')
  await killing
  await more

  // After the close nothing lands.
  const told = (await state()).tasks.sort.rounds[round - 1]
  await Promise.all(all.map(async (phone) => {
    phone.closed = false
    const kept = phone.kept[round - 1]
    await phone.send(round, anySort(), false)
    check(phone.kept[round - 1] === kept, 'an answer was taken after the close')
  }))
  const reading = kinds.includes('export') ? killAt('export') : null
  const exported = await exportNow()
  await reading
  check(JSON.stringify(exported.tasks.sort.rounds[round - 1].table) === JSON.stringify(told.table), 'the table changed after the close')
  const { lost, foreign, wrongCells, answers } = prove(task, TEST_SOURCE.of, round, exported, await Promise.all(all.map(reportOf)))
  check(lost === 0, `${lost} answers that were acknowledged are lost`)
  check(foreign === 0, `${foreign} answers are not what their phone had sent`)
  check(wrongCells === 0, `${wrongCells} cells are not what a recount finds`)
  check(answers === phones, `${answers} answers of ${phones}`)
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

  const plan = Array.from({ length: kills }, (_, n) => PLAN[n % PLAN.length])
  const openings = Math.max(1, Math.ceil(kills / PLAN.length))
  for (let n = 0; n < openings; n++)
    await openAndKill(all, n < openings / 2 ? 1 : 2, plan.slice(n * PLAN.length, (n + 1) * PLAN.length), n % 2 === 1)
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
