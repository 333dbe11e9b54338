// Long work, out of sight: what it prints goes to a log file, and one line says how far it is.
// Only node: built-ins here, so that it works before `npm ci`.
import { spawn } from 'node:child_process'
import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { root, say, stop } from './run.ts'

/** Lines of a failed command that are worth showing: faults of the content stand at its end. */
const LAST = 10

/** A step of a script begins. Heard by `runLogged`, if that started the script. */
export function step(en: string, zh: string) {
  process.send?.({ en, zh })
}

/** One line for a terminal: a bar of what is done, then the step under way. */
export const barLine = (done: number, total: number, text: string) => `[${'#'.repeat(done * 2)}${'-'.repeat((total - done) * 2)}] ${text}`

export interface Logged {
  /** Path, relative to the project's folder; what it holds is kept. */
  log: string
  /** How many steps there are in all. */
  total: number
  /** How many of them commands before this one have done. */
  done?: number
  /** The step that begins at once, where the command itself tells of none. */
  first?: [en: string, zh: string]
  failed: [en: string, zh: string]
  shell?: boolean
  env?: Record<string, string | undefined>
  screen?: NodeJS.WriteStream
}

/**
 * Runs a command with its output in `log`. A terminal gets a bar with seconds, anything else a line at the beginning of each
 * step. Where the command fails, its last lines are shown, with the log's name, and this process ends.
 */
export async function runLogged(command: string, args: string[], { log, total, done: before = 0, first, failed, shell = false, env, screen = process.stdout }: Logged) {
  const path = `${root}/${log}`
  appendFileSync(path, `\n$ ${[command, ...args].join(' ')}\n`)
  const from = readFileSync(path, 'utf8').length
  const file = openSync(path, 'a')
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', file, file, ...shell ? [] : ['ipc' as const]],
    shell,
    env: { NO_COLOR: '1', ...process.env, ...env },
  })
  // It ends with what started it.
  const end = () => child.kill()
  process.prependOnceListener('exit', end)

  let begun = before
  let text = ''
  let since = Date.now()
  const draw = () => screen.isTTY && screen.write(`\r\x1B[K${barLine(begun - 1, total, text)} ${Math.round((Date.now() - since) / 1000)} s`)
  function begin({ en, zh }: { en: string, zh: string }) {
    begun = Math.min(begun + 1, total)
    text = `${zh} ${en}`
    since = Date.now()
    if (screen.isTTY)
      draw()
    else
      screen.write(`[${begun}/${total}] ${text}\n`)
  }
  if (first)
    begin({ en: first[0], zh: first[1] })
  child.on('message', message => begin(message as { en: string, zh: string }))
  const tick = setInterval(() => text && draw(), 1000)

  const code: number = await new Promise((done) => {
    child.on('error', (error) => {
      appendFileSync(path, `${error.message}\n`)
      done(1)
    })
    child.on('close', code => done(code ?? 1))
  })
  clearInterval(tick)
  process.off('exit', end)
  closeSync(file)
  if (screen.isTTY)
    screen.write('\r\x1B[K')
  if (code !== 0) {
    const lines = readFileSync(path, 'utf8').slice(from).split('\n').filter(line => line.trim() !== '')
    console.error(lines.slice(-LAST).join('\n'))
    say(`All that was printed is in ${log}.`, '全部输出在这个文件里。')
    stop(...failed)
  }
}
