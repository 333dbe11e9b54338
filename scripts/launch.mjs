// @ts-check
// node scripts/launch.mjs <command> [what it takes]: every command of package.json begins here, and goes on in a Node that is
// new enough. This one file is plain JavaScript with node: built-ins only, for an old Node (16, say) has to read it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = fileURLToPath(import.meta.url)
const root = dirname(dirname(here))

/** The oldest Node that runs TypeScript without being asked to, and that the packages take. */
export const OLDEST_NODE = '22.18'
/** Which one npm is asked for where this one is older. */
const BROUGHT = '24'
/** Where that one lies, so that npm has to be asked only once; taken away with the packages. */
const MEMORY = join(root, 'node_modules/.deck-node')

/** What can be started: our own scripts, then programs of packages by their own files, for the .bin links differ on Windows. */
export const COMMANDS = {
  'start': 'scripts/start.ts',
  'live': 'scripts/live.ts',
  'dev': 'scripts/dev.ts',
  'build': 'scripts/build.ts',
  'build-single': 'scripts/build-single.ts',
  'build-lms': 'scripts/build-lms.ts',
  'export': 'scripts/export.ts',
  'handouts': 'scripts/handouts.ts',
  'test': 'scripts/test.ts',
  'verify': 'scripts/verify.ts',
  'release': 'scripts/release.ts',
  'check-content': 'scripts/check-content.ts',
  'test-engines': 'scripts/test-engines.ts',
  'serve': 'scripts/serve.ts',
  'fonts': 'scripts/fonts.ts',
  'icons': 'scripts/icons.ts',
  'bench': 'scripts/bench.ts',
  'soak': 'scripts/soak.ts',
  'screenshots': 'scripts/screenshots.ts',
  'looks': 'scripts/looks.ts',
  'eslint': 'node_modules/eslint/bin/eslint.js',
  'vue-tsc': 'node_modules/vue-tsc/bin/vue-tsc.js',
  'vitest': 'node_modules/vitest/vitest.mjs',
  'playwright': 'node_modules/playwright/cli.js',
}

/**
 * @param {string} version as in process.versions.node
 */
export function isNodeNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  const [leastMajor, leastMinor] = OLDEST_NODE.split('.').map(Number)
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}

/**
 * What a Node says of itself, asked by `node -p process.version+process.execPath`; undefined where none has answered. npm may
 * print lines of its own above.
 * @param {string | null} printed
 * @returns {{ version: string, path: string } | undefined}
 */
export function readAnswer(printed) {
  const lines = (printed ?? '').trim().split(/\r?\n/)
  const [, version, path] = lines[lines.length - 1].match(/^v(\d+\.\d+\.\d+)(.+)$/) ?? []
  return version ? { version, path } : undefined
}

/**
 * Why the Node that npm gave can't be gone on in, and what to do; undefined: it can.
 * @param {string | undefined} version nothing where none has answered
 * @returns {[en: string, zh: string] | undefined}
 */
export function launchFault(version) {
  if (!version) {
    return [
      `npm could not bring a newer Node; is this computer online? Run the command again, or install Node ${BROUGHT} from https://nodejs.org.`,
      `npm 没能取来更新的 Node，请检查网络后重新运行，或从 https://nodejs.org 安装 Node ${BROUGHT}。`,
    ]
  }
  // Without its script the package has no program in it, and the Node that is installed answers.
  if (!isNodeNewEnough(version)) {
    return [
      `npm may not run scripts here (ignore-scripts), so it could not set up a newer Node: install Node ${BROUGHT} from https://nodejs.org and run the command again.`,
      `npm 在这里不能运行安装脚本（ignore-scripts），装不上更新的 Node：请从 https://nodejs.org 安装 Node ${BROUGHT}，再运行同一命令。`,
    ]
  }
  return undefined
}

/**
 * How to start npm: under `npm run` by npm's own script; else npm is a .cmd file on Windows and needs a shell.
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand() {
  const npm = process.env.npm_execpath
  return npm && basename(npm).startsWith('npm')
    ? { command: process.execPath, args: [npm], shell: false }
    : { command: 'npm', args: [], shell: process.platform === 'win32' }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {boolean} [shell]
 */
function ask(command, args, shell = false) {
  // Neither blanks nor quotes: on Windows a shell would read them.
  const { stdout } = spawnSync(command, [...args, '-p', 'process.version+process.execPath'], { cwd: root, encoding: 'utf8', shell })
  return readAnswer(stdout)
}

/** The Node that npm brought last time, if it is still there and answers. */
function remembered() {
  const answer = existsSync(MEMORY) ? ask(readFileSync(MEMORY, 'utf8').trim(), []) : undefined
  return answer && isNodeNewEnough(answer.version) ? answer : undefined
}

/** From npm's cache where it is there, else over the network: npm's own patience with one that is down would be a minute. */
function broughtByNpm() {
  const { command, args, shell } = npmCommand()
  return ask(command, [...args, 'exec', '--yes', '--prefer-offline', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', `--package=node@${BROUGHT}`, '--', 'node'], shell)
}

/** @param {string} path */
function remember(path) {
  try {
    mkdirSync(dirname(MEMORY), { recursive: true })
    writeFileSync(MEMORY, `${path}\n`)
  }
  catch {
    // Where it can't be written npm is asked again the next time.
  }
}

/**
 * Starts this file again in another Node; ends as that ends.
 * @param {string} node path
 * @param {string[]} args
 */
function goOnIn(node, args) {
  // What is started by the name of `node` is the newer one, too.
  process.env.PATH = [dirname(node), process.env.PATH].join(delimiter)
  const child = spawn(node, [here, ...args], { stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal gives Ctrl+C to both by itself; twice would cut short how some programs end.
      if (signal !== 'SIGINT' || !process.stdin.isTTY)
        child.kill(signal)
    })
  }
  child.on('error', error => stop(`${error.message}:`, `${node} 无法运行。`))
  child.on('exit', (code, signal) => {
    if (!signal)
      process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/**
 * The command itself, in this process: its exit code, its signals and what it reads are then nobody else's.
 * @param {string} path
 * @param {string[]} args
 */
async function goOnHere(path, args) {
  // Our own scripts install what they need when they need it.
  if (path.startsWith('node_modules/')) {
    const { ensureDependencies } = await import('./lib/setup.ts')
    await ensureDependencies()
  }
  // Vite would warn of every import without an extension, because of a loader that is not in use yet.
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING ??= 'true'
  process.argv = [process.execPath, join(root, path), ...args]
  await import(pathToFileURL(join(root, path)).href)
}

/**
 * @param {string} en
 * @param {string} zh
 * @returns {never}
 */
function stop(en, zh) {
  console.error(`${en} ${zh}`)
  process.exit(1)
}

/** @param {string[]} args */
async function launch(args) {
  const [command, ...rest] = args
  const path = Object.entries(COMMANDS).find(([name]) => name === command)?.[1]
  if (!path)
    stop(`There is no command "${command ?? ''}": it is one of ${Object.keys(COMMANDS).join(', ')}.`, '没有这个命令，只能是上面几个。')
  if (isNodeNewEnough(process.versions.node))
    return await goOnHere(path, rest)

  // Not among what the command itself prints.
  console.error(`This is Node ${process.versions.node}, and ${OLDEST_NODE} is needed: going on in Node ${BROUGHT}, which npm brings. 当前 Node ${process.versions.node} 低于 ${OLDEST_NODE}，改用 npm 取来的 Node ${BROUGHT}。`)
  const known = remembered()
  const { version, path: node = '' } = known ?? broughtByNpm() ?? {}
  const fault = launchFault(version)
  if (fault)
    stop(...fault)
  if (!known)
    remember(node)
  goOnIn(node, args)
}

// Started, and not imported: as a real path, for the project may lie behind a link. Not awaited here: what is started imports
// this file in its turn, and would wait for it.
if (process.argv[1] && existsSync(process.argv[1]) && realpathSync(process.argv[1]) === here)
  launch(process.argv.slice(2))
