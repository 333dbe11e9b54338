// Small helpers that every script uses. Only node: built-ins, so that they work before `npm ci`.
import { spawn } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { COMMANDS } from '../launch.mjs'

/** The project folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Command line programs, started through Node: the .bin links differ on Windows. */
export const cli = {
  slidev: 'node_modules/@slidev/cli/bin/slidev.mjs',
  eslint: COMMANDS.eslint,
  vueTsc: COMMANDS['vue-tsc'],
  vitest: COMMANDS.vitest,
  playwright: COMMANDS.playwright,
}

/** What Slidev's exporter ends with where something was missing on a slide (exitAsSaid.ts); the file is written. */
export const LACKING = 3

/** One line in both languages. */
export function say(en: string, zh: string) {
  console.log(`${en} ${zh}`)
}

/** One line in both languages on stderr, then the end of the process. */
export function stop(en: string, zh: string): never {
  console.error(`${en} ${zh}`)
  process.exit(1)
}

export interface RunOptions {
  env?: Record<string, string | undefined>
  /** ms */
  timeout?: number
  shell?: boolean
}

/** Runs a program in the project folder, shows its output, and gives its exit code. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      timeout: options.timeout,
      shell: options.shell ?? false,
      env: { ...process.env, ...options.env },
    })
    // It ends with what started it, and first: what it writes is then taken away.
    const end = () => child.kill()
    process.prependOnceListener('exit', end)
    // By a signal, too, of which "exit" does not hear by itself: what goes on alone would write into the next build.
    const ended = () => process.exit(1)
    process.once('SIGTERM', ended)
    child.on('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.on('close', (code) => {
      process.off('exit', end)
      process.off('SIGTERM', ended)
      done(code ?? 1)
    })
  })
}

/** The same for a script, by the Node that runs this one. */
export function runNode(args: string[], options?: RunOptions) {
  return run(process.execPath, args, options)
}

/** True for the file that was started with `node …`, false where it is imported. */
export function isMain(moduleUrl: string) {
  return process.argv[1] !== undefined && moduleUrl === pathToFileURL(process.argv[1]).href
}

/** True where a browser window can be opened for the person who typed the command. */
export function hasDesktop({ argv = process.argv, env = process.env, platform = process.platform }: { argv?: string[], env?: Record<string, string | undefined>, platform?: string } = {}) {
  if (argv.includes('--no-open') || env.CI || env.SSH_CONNECTION || env.SSH_TTY)
    return false
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}
