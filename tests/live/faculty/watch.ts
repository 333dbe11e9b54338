// What processes use, and what PostgreSQL is busy with, looked at while a bench runs. Linux; elsewhere it says nothing.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import process from 'node:process'
import pg from 'pg'

/** Of the kernel's clock, a second. */
const TICKS = process.platform === 'linux' ? Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : 100

/** Seconds of processors, and the most memory at a time. */
export interface Usage { seconds: number, mb: number }

function readUsage(pid: number): Usage | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
    // Shared pages are counted in parts, so that those of PostgreSQL can be added up.
    const kb = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    return { seconds: (Number(stat[11]) + Number(stat[12])) / TICKS, mb: kb / 1024 }
  }
  catch {
    return null
  }
}

function childrenOf(pid: number): number[] {
  const isChild = new RegExp(`\\) \\w ${pid} `)
  const statOf = (one: number) => {
    try {
      return readFileSync(`/proc/${one}/stat`, 'utf8')
    }
    catch {
      // It has ended since the list was made; the others are there.
      return ''
    }
  }
  return process.platform === 'linux' ? readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(Number).filter(one => isChild.test(statOf(one))) : []
}

/** MB of a process and of what it has started. */
export const memoryOf = (pid: number): number => [pid, ...childrenOf(pid)].reduce((sum, one) => sum + (readUsage(one)?.mb ?? 0), 0)

/** What a process and all that it has started use from now on, though it be killed and started again under another number. */
export function meter(pidNow: () => number): { stop: () => Usage } {
  const first = new Map<number, number>()
  const last = new Map<number, number>()
  let mb = 0
  const look = (isFirst: boolean) => {
    const all = [pidNow(), ...childrenOf(pidNow())]
    let sum = 0
    for (const pid of all) {
      const usage = readUsage(pid)
      if (!usage)
        continue
      if (!first.has(pid))
        first.set(pid, isFirst ? usage.seconds : 0)
      last.set(pid, usage.seconds)
      sum += usage.mb
    }
    mb = Math.max(mb, sum)
  }
  look(true)
  const timer = setInterval(look, 1000, false)
  return {
    stop() {
      clearInterval(timer)
      look(false)
      return { seconds: [...last].reduce((sum, [pid, seconds]) => sum + seconds - first.get(pid)!, 0), mb }
    },
  }
}

export interface Busy {
  /** Wakes, commits and deadlocks a second; sessions that wait for a lock, on average and at most. */
  calls: number
  commits: number
  deadlocks: number
  waiting: number
  mostWaiting: number
}

/** Looks into PostgreSQL ten times a second, over a connection of its own, until it is stopped; what it misses while that is away, it misses. */
export function watchPostgres(url: string): { stop: () => Promise<Busy> } {
  let client: pg.Client | null = null
  let [calls, looks, waiting, mostWaiting, commits, deadlocks] = [0, 0, 0, 0, 0, 0]
  let last: { commits: number, deadlocks: number } | null = null
  const started = performance.now()
  let isLooking = false
  async function look(): Promise<void> {
    if (!client) {
      last = null
      const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000, query_timeout: 3000 })
      next.on('error', () => {})
      next.on('end', () => { client = null })
      next.on('notification', () => { calls++ })
      await next.connect()
      await next.query('listen live_class')
      client = next
    }
    const { rows: [row] } = await client.query<{ waiting: number, commits: number, deadlocks: number }>(
      `select (select count(*)::int from pg_stat_activity where wait_event_type = 'Lock') as waiting, xact_commit::int as commits, deadlocks::int from pg_stat_database where datname = current_database()`)
    looks++
    waiting += row.waiting
    mostWaiting = Math.max(mostWaiting, row.waiting)
    // Its figures begin anew after a kill.
    if (last && row.commits >= last.commits) {
      commits += row.commits - last.commits
      deadlocks += row.deadlocks - last.deadlocks
    }
    last = row
  }
  const timer = setInterval(async () => {
    if (isLooking)
      return
    isLooking = true
    await look().catch(() => {})
    isLooking = false
  }, 100)
  return {
    async stop() {
      clearInterval(timer)
      await client?.end().catch(() => {})
      const seconds = (performance.now() - started) / 1000
      return { calls: calls / seconds, commits: commits / seconds, deadlocks: deadlocks / seconds, waiting: looks ? waiting / looks : 0, mostWaiting }
    },
  }
}
