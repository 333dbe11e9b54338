// @ts-check
// Long work, out of sight: what it prints goes to a log file, and one line says how far it is.
// Only node: built-ins here, so that it works before `npm ci`.
import { spawn } from 'node:child_process'
import { appendFileSync, closeSync, openSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { root, say, stop } from './run.mjs'

/** Lines of a failed command that are worth showing: faults of the content stand at its end. */
const LAST = 10

/**
 * A step of a script begins. Heard by `runLogged`, if that started the script.
 * @param {string} en
 * @param {string} zh
 */
export function step(en, zh) {
  process.send?.({ en, zh })
}

/**
 * One line for a terminal: a bar of what is done, then the step under way.
 * @param {number} done
 * @param {number} total
 * @param {string} text
 */
export const barLine = (done, total, text) => `[${'#'.repeat(done * 2)}${'-'.repeat((total - done) * 2)}] ${text}`

/**
 * Runs a command with its output in `log`. A terminal gets a bar with seconds, anything else a line at the beginning of each
 * step. Where the command fails, its last lines are shown, with the log's name, and this process ends.
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {string} options.log path, relative to the project's folder; what it holds is kept
 * @param {number} options.total how many steps there are in all
 * @param {number} [options.done] how many of them commands before this one have done
 * @param {[en: string, zh: string]} [options.first] the step that begins at once, where the command itself tells of none
 * @param {[en: string, zh: string]} options.failed
 * @param {boolean} [options.shell]
 * @param {Record<string, string | undefined>} [options.env]
 * @param {NodeJS.WriteStream} [options.screen]
 */
export async function runLogged(command, args, { log, total, done: before = 0, first, failed, shell = false, env, screen = process.stdout }) {
  const path = `${root}/${log}`
  appendFileSync(path, `\n$ ${[command, ...args].join(' ')}\n`)
  const from = readFileSync(path, 'utf8').length
  const file = openSync(path, 'a')
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', file, file, ...shell ? [] : [/** @type {const} */ ('ipc')]],
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
  /** @param {{ en: string, zh: string }} told */
  function begin({ en, zh }) {
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
  child.on('message', message => begin(/** @type {{ en: string, zh: string }} */ (message)))
  const tick = setInterval(() => text && draw(), 1000)

  /** @type {number} */
  const code = await new Promise((done) => {
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
