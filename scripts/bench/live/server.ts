// The live class as it is started for a lecture, in a process of its own, and what that takes of memory.
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { root } from '../../lib/run.ts'

/** MB, of the whole process; NaN where the system does not say it in /proc. */
export interface Memory { now: number, peak: number }

export interface LiveServer {
  /** ms from the command until the class is open. */
  started: number
  key: string
  memory: () => Memory
  kill: () => Promise<void>
}

const running = new Set<ChildProcess>()
process.on('exit', () => running.forEach(child => child.kill('SIGKILL')))

/** `npm run live` without npm. @throws what it said, where it does not start */
export async function startServer(port: number, data: string): Promise<LiveServer> {
  const began = performance.now()
  const child = spawn(process.execPath, ['scripts/launch.mjs', 'live', '--port', String(port), '--data', data], { cwd: root, env: { ...process.env, DATABASE_URL: '' }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let said = ''
  const key = await new Promise<string>((done, failed) => {
    const hear = (bytes: Buffer) => {
      said += bytes.toString()
      const found = /\?live=([\w-]{22})/.exec(said)
      if (found)
        done(found[1])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => failed(new Error(said)))
  })
  return {
    started: performance.now() - began,
    key,
    memory: () => memoryOf(child.pid!),
    kill: async () => {
      running.delete(child)
      const gone = new Promise(done => child.once('exit', done))
      child.kill('SIGKILL')
      await gone
    },
  }
}

function memoryOf(pid: number): Memory {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024
    return { now: of('VmRSS'), peak: of('VmHWM') }
  }
  catch {
    return { now: Number.NaN, peak: Number.NaN }
  }
}
