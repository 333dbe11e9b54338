// A PostgreSQL server for tests: the one of DATABASE_URL (a database of its own in it), else an installed one, started on loopback in a
// temporary folder and ended with the tests. Nothing is installed on anybody's computer, but where it is a throw-away one: Debian, root, CI.
import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './freePort.ts'

export interface TestPostgres {
  /** Of an empty database. */
  url: string
  /** Of its owner's own server, for other roles and databases. */
  port: number
  /** Where the server is ours: ends it from one instant to the next, and starts it again. */
  kill?: () => Promise<void>
  start?: () => Promise<void>
  /** Of our own. */
  pid?: () => number
  /** Where a system can: stops it and its sessions as they stand, as a machine does whose disk hangs; no connection breaks. Then it goes on. */
  hang?: () => void
  goOn?: () => void
  stop: () => Promise<void>
}

/** Whether programs may be installed without asking: on a Debian that is there for this run alone. */
export const mayInstall = (): boolean => process.platform === 'linux' && process.getuid?.() === 0 && process.env.CI === 'true' && existsSync('/etc/debian_version')

/** Folders in which servers lie that are in no PATH. */
function postgresFolders(): string[] {
  const versions = (base: string, under: string) => existsSync(base)
    ? readdirSync(base).sort((a, b) => Number.parseInt(b) - Number.parseInt(a)).map(name => join(base, name, under))
    : []
  return [...versions('/usr/lib/postgresql', 'bin'), ...(process.env.PATH ?? '').split(':'), ...versions('/opt/homebrew/opt', 'bin').filter(path => path.includes('postgresql')), ...versions('C:/Program Files/PostgreSQL', 'bin')]
}

const programOf = (name: string, folders: readonly string[]): string | undefined =>
  folders.flatMap(folder => [join(folder, name), join(folder, `${name}.exe`)]).find(path => existsSync(path))

export function nginxProgram(): string | undefined {
  const find = () => programOf('nginx', [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'])
  return find() ?? (install() ? find() : undefined)
}

let tried = false
function install(): boolean {
  if (tried || !mayInstall())
    return false
  tried = true
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { env })
  return spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql', 'nginx', 'openssl'], { env }).status === 0
}

/** A server never runs as root: as root it is the account that the package has made for it. */
function account(): { uid?: number, gid?: number } {
  if (process.getuid?.() !== 0)
    return {}
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u') || undefined, gid: id('-g') || undefined }
}

export interface PostgresOptions {
  /** It is killed: one that is not ours will not do. */
  own?: boolean
  /** Settings of the server, `name=value`; quick ones unless told. */
  settings?: readonly string[]
}

/** @returns null: there is none here, and none may be installed */
export async function testPostgres({ own = false, settings = ['fsync=off', 'full_page_writes=off', 'shared_buffers=32MB'] }: PostgresOptions = {}): Promise<TestPostgres | null> {
  if (process.env.DATABASE_URL && !own)
    return await databaseIn(process.env.DATABASE_URL)
  const find = () => ({ initdb: programOf('initdb', postgresFolders()), postgres: programOf('postgres', postgresFolders()) })
  let found = find()
  if (!found.initdb && install())
    found = find()
  const { initdb, postgres } = found
  if (!initdb || !postgres) {
    if (mayInstall())
      throw new Error('PostgreSQL could not be installed.')
    return null
  }
  const as = account()
  const folder = mkdtempSync(join(tmpdir(), 'live-postgres-'))
  if (as.uid !== undefined && as.gid !== undefined)
    chownSync(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  const made = spawnSync(initdb, ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...as, cwd: folder, encoding: 'utf8' })
  if (made.status !== 0)
    throw new Error(`initdb: ${made.stderr}`)
  const port = await freePort()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  let server: ChildProcess | null = null

  async function start(): Promise<void> {
    const options = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'logging_collector=off', ...settings].flatMap(one => ['-c', one])
    for (const end = Date.now() + 20_000; Date.now() < end; await wait(50)) {
      if (!server || server.exitCode !== null || server.signalCode !== null)
        // After a kill, what it had started goes on for an instant, and it does not start meanwhile.
        server = spawn(postgres!, ['-D', data, ...options], { ...as, cwd: folder, stdio: 'ignore' })
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
      client.on('error', () => {})
      const isThere = await client.connect().then(() => true, () => false)
      await client.end().catch(() => {})
      if (isThere)
        return
    }
    throw new Error('PostgreSQL did not start.')
  }
  /** Those that were stopped. */
  let hung: number[] = []
  function hang(): void {
    const { pid } = server!
    // The one that takes connections first, so that no session is younger than this list.
    process.kill(pid!, 'SIGSTOP')
    hung = [pid!]
    for (const line of spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean)) {
      hung.push(Number(line))
      process.kill(Number(line), 'SIGSTOP')
    }
  }
  function goOn(): void {
    for (const pid of hung.splice(0)) {
      try {
        process.kill(pid, 'SIGCONT')
      }
      catch {
        // It has ended meanwhile.
      }
    }
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    goOn()
    const last = server
    if (!last || last.exitCode !== null || last.signalCode !== null)
      return
    const gone = new Promise(done => last.once('exit', done))
    last.kill(signal)
    await gone
  }
  const clean = () => {
    goOn()
    server?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  process.once('exit', clean)
  await start()
  return {
    url,
    port,
    start,
    pid: () => server!.pid!,
    kill: () => end('SIGKILL'),
    ...process.platform !== 'win32' && spawnSync('pgrep', ['-V']).error === undefined && { hang, goOn },
    async stop() {
      await end('SIGINT')
      process.off('exit', clean)
      clean()
    },
  }
}

/** In somebody's server, a database of our own, which goes again. */
async function databaseIn(given: string): Promise<TestPostgres> {
  const name = `live_test_${Math.random().toString(36).slice(2, 12)}`
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: given, connectionTimeoutMillis: 5000 })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await ask(`create database ${name}`)
  const url = new URL(given)
  url.pathname = `/${name}`
  return { url: url.href, port: Number(url.port || 5432), stop: () => ask(`drop database ${name} with (force)`) }
}

/** What `npm test` says where a server of its own is wanting. */
export const WITHOUT = 'PostgreSQL: not tested here, for there is none (DATABASE_URL, or an installed one). 未测 PostgreSQL：本机没有安装。'
