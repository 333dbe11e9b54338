// node tests/live/killPostgres.ts [--phones 24] [--processes 2] [--kills 2] [--seed 23]: phones send their sorts to any of several processes
// before one PostgreSQL server, while now a process and now the server is killed and started again, and once hangs. Every answer that was acknowledged
// must be there afterwards, nothing may have landed after the close, and the tally must be what a recount finds. On loopback, and it ends by itself.
import type { HostState } from '#live/model/messages'
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
import { freePort } from './freePort.ts'
import { testPostgres, WITHOUT } from './postgres.ts'

const { values } = parseArgs({ options: { phones: { type: 'string', default: '24' }, processes: { type: 'string', default: '2' }, kills: { type: 'string', default: '2' }, seed: { type: 'string', default: '23' } } })
const [phones, kills] = [Number(values.phones), Number(values.kills)]
const random = seeded(Number(values.seed))
/** ms after which it has failed, whatever it waits for. */
const LONGEST = 100_000 + 15_000 * kills
/** Moves of a phone in the round: as long as is killed. */
const MOVES = 15 * kills
const KEY = 'testKeyOfTheKillTest00'

const folder = mkdtempSync(join(tmpdir(), 'live-kill-'))
const task = tasksOf(TEST_SOURCE).get('sort')!
const faults: string[] = []
/** Kills of PostgreSQL while answers came. */
let during = 0
/** ms for which it hangs once: longer than a statement may take. */
const HANG = 6000
let hung = false
const check = (right: boolean, fault: string) => {
  if (!right)
    faults.push(fault)
}

interface One { port: number, child: ChildProcess | null }
let servers: One[] = []
const anyOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
/** Any of them, another one for each request: nothing sticks to a process. */
const anyBase = () => `http://127.0.0.1:${anyOf(servers).port}`

async function start(one: One, database: string): Promise<void> {
  // It does not start while PostgreSQL is away: as by a supervisor, again and again.
  for (let tries = 1; ; tries++) {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./server.ts', import.meta.url)), database, join(folder, 'dist'), KEY, String(one.port), 'http://127.0.0.1'], { stdio: ['ignore', 'pipe', process.env.SHOW ? 'inherit' : 'ignore'] })
    one.child = child
    const isThere = await new Promise<boolean>((done) => {
      child.stdout!.once('data', () => done(true))
      child.once('exit', () => done(false))
    })
    if (isThere)
      return
    check(tries < 3, 'a process did not start')
    await wait(200)
  }
}

async function killOne(one: One): Promise<void> {
  const gone = new Promise(done => one.child!.once('exit', done))
  one.child!.kill('SIGKILL')
  await gone
}

let host = ''
let code = ''
const ask = (method: string, path: string, body?: object) => fetch(`${anyBase()}/live/${path}`, { method, headers: { 'cookie': host, 'content-type': 'application/json' }, body: body && JSON.stringify(body), signal: AbortSignal.timeout(10_000) })

/** Again and again, over whatever is killed meanwhile. */
async function until<T>(get: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const got = await get().catch(() => null)
    if (got)
      return got
    await wait(50)
  }
}
const askUntil = (path: string) => until(async () => {
  const answer = await ask('GET', path)
  return answer.ok && await answer.json() as unknown
})
const state = () => askUntil(`${code}/state?as=host`) as Promise<HostState>

async function step(to: string, isReached: (rounds: HostState['tasks'][string]['rounds']) => boolean): Promise<void> {
  await until(async () => {
    const { version, tasks } = await state()
    if (tasks.sort && isReached(tasks.sort.rounds))
      return true
    await ask('POST', `${code}/step`, { task: 'sort', to, version })
    return false
  })
}

const anySort = () => encodeShare(TEST_SOURCE.sets.core, Object.fromEntries(task.rows.filter(() => random() < 0.8).map(id => [id, anyOf(BIN_IDS)])), TEST_SOURCE.of)

async function sortAll(all: readonly Phone[]): Promise<void> {
  const plans = all.map(phone => ({ phone, moves: Array.from({ length: MOVES }, () => ({ after: 50 + random() * 250, places: anySort() })) }))
  await Promise.all(plans.map(async ({ phone, moves }) => {
    for (const [at, { after, places }] of moves.entries()) {
      await wait(after)
      await phone.send(1, places, at === moves.length - 1)
    }
  }))
}

/** A window that listens to one process and hears what is done by another. */
async function listen(port: number): Promise<{ versions: number[], stop: () => void }> {
  const control = new AbortController()
  const response = await fetch(`http://127.0.0.1:${port}/live/${code}/stream?as=host`, { headers: { cookie: host }, signal: control.signal })
  const versions: number[] = []
  void (async () => {
    let text = ''
    for await (const bytes of response.body!) {
      text += Buffer.from(bytes as Uint8Array).toString()
      const parts = text.split('\n\n')
      text = parts.pop()!
      for (const part of parts) {
        const data = /^data: (\{.*"version":.*)$/m.exec(part)
        if (data)
          versions.push((JSON.parse(data[1]) as HostState).version)
      }
    }
  })().catch(() => {})
  return { versions, stop: () => control.abort() }
}

async function run(postgres: NonNullable<Awaited<ReturnType<typeof testPostgres>>>): Promise<void> {
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist/index.html'), '<!doctype html>')
  for (let n = 0; n < Number(values.processes); n++)
    servers.push({ port: await freePort(), child: null })
  await Promise.all(servers.map(one => start(one, postgres.url)))
  const made = await ask('POST', 'classes', { key: KEY })
  host = made.headers.get('set-cookie')!.split(';')[0]
  code = (await made.json() as HostState).class.code
  const all = Array.from({ length: phones }, () => new Phone(anyBase, code))
  await Promise.all(all.map(phone => phone.join()))
  const window = await listen(servers[0].port)
  await step('open-1', rounds => rounds[0].phase === 'open')
  const { version } = await state()
  await until(async () => window.versions.includes(version))
  window.stop()

  let isSorting = true
  const sorting = sortAll(all).then(() => { isSorting = false })
  for (let kill = 0; kill < kills; kill++) {
    await wait(150 + random() * 500)
    // One of the processes, the others go on; then PostgreSQL, and all wait.
    const one = anyOf(servers)
    await killOne(one)
    await start(one, postgres.url)
    await wait(random() * 400)
    await postgres.kill!()
    during += isSorting ? 1 : 0
    const away = await fetch(`${anyBase()}/live/${code}/state?as=host`, { headers: { cookie: host } }).catch(() => null)
    check(away === null || [200, 503].includes(away.status), `told ${away?.status} while PostgreSQL is away`)
    await postgres.start!()
    if (kill === 0 && postgres.hang) {
      // It answers nobody, and no connection breaks.
      await wait(random() * 300)
      hung = isSorting
      postgres.hang()
      await wait(HANG)
      postgres.goOn!()
    }
  }
  await sorting

  const more = Promise.all(all.map(phone => phone.send(1, anySort(), true)))
  const closing = step('close-1', rounds => rounds[0].phase === 'closed')
  await wait(random() * 60)
  await postgres.kill!()
  await postgres.start!()
  await closing
  await more

  const told = await state()
  await Promise.all(all.map(async (phone) => {
    phone.closed = false
    const kept = phone.kept[0]
    await phone.send(1, anySort(), false)
    check(phone.kept[0] === kept, 'an answer was taken after the close')
  }))
  const exported = await askUntil(`${code}/export.json`) as { people: Record<string, [{ places: string, done: boolean } | null, unknown]>[], tasks: HostState['tasks'] }
  const rows = exported.people.flatMap(person => person.sort?.[0] ?? [])
  check(JSON.stringify(exported.tasks.sort.rounds[0].table) === JSON.stringify(told.tasks.sort.rounds[0].table), 'the table changed after the close')
  const { finished, ...table } = tableOf(task, recount(rows.map(({ places, done }) => ({ cells: cellsOf(task, { places }, TEST_SOURCE.of)!, done }))))
  check(JSON.stringify(table) === JSON.stringify(exported.tasks.sort.rounds[0].table) && finished === exported.tasks.sort.rounds[0].finished, 'the tally is not what a recount finds')
  check(rows.length === phones, `${rows.length} answers of ${phones}`)
  for (const phone of all) {
    const own = (await until(() => phone.state())).own[0]
    const kept = phone.kept[0]!
    check(own !== null && own.seq >= kept.seq, `lost: ${kept.seq} was acknowledged, ${own?.seq ?? 'none'} is there`)
    check(own?.places === phone.sent.get(`1/${own?.seq}`)?.places, 'an answer is not what its phone had sent')
  }

  // What the processes have made of it is one class for all of them.
  const tables = await Promise.all(servers.map(async ({ port }) => {
    const answer = await fetch(`http://127.0.0.1:${port}/live/${code}/state?as=host`, { headers: { cookie: host } })
    return JSON.stringify((await answer.json() as HostState).tasks)
  }))
  check(new Set(tables).size === 1, 'two processes tell different tables')
}

const started = Date.now()
const postgres = await testPostgres({ own: true })
if (!postgres?.kill) {
  console.log(WITHOUT)
  process.exit(0)
}
const end = () => {
  for (const { child } of servers)
    child?.kill('SIGKILL')
}
const tooLong = setTimeout(() => {
  console.error(`It took more than ${LONGEST / 1000} s. 用时过长。`)
  end()
  process.exit(1)
}, LONGEST)
try {
  await run(postgres)
}
catch (error) {
  faults.push(error instanceof Error ? error.stack ?? error.message : String(error))
}
clearTimeout(tooLong)
end()
await postgres.stop()
servers = []
rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
const seconds = Math.round((Date.now() - started) / 1000)
for (const fault of [...new Set(faults)])
  console.error(`  ${fault}`)
console.log(faults.length === 0
  ? `PostgreSQL, ${values.processes} processes, ${phones} phones, ${kills} kills of each (${during} while answers came) and one at the close${hung ? `, and ${HANG / 1000} s in which it hung` : ''}, ${seconds} s: nothing that was acknowledged is lost. 没有丢失已确认的答案。`
  : `PostgreSQL, ${values.processes} processes, ${phones} phones, ${kills} kills of each, seed ${values.seed}: ${faults.length} faults. 有 ${faults.length} 处错误。`)
process.exit(faults.length === 0 ? 0 : 1)
