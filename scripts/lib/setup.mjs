// @ts-check
// Makes sure that what the lock file names is installed. Only node: built-ins here.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { runLogged } from './progress.mjs'
import { root, run, say, stop } from './run.mjs'
import { hashFiles, isFresh, writeStamp } from './stale.mjs'

const MINIMUM_NODE = [20, 20]

/**
 * @param {string} version as in process.versions.node
 */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])
}

/**
 * True when node_modules holds what the lock file names. npm leaves out packages for other
 * systems, so an optional one may be missing; none may differ.
 * @param {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }> }} lock package-lock.json
 * @param {{ packages?: Record<string, { version?: string }> }} installed node_modules/.package-lock.json
 */
export function isInstalled(lock, installed) {
  const wanted = lock.packages ?? {}
  const found = installed.packages ?? {}
  for (const [path, entry] of Object.entries(wanted)) {
    if (path !== '' && !found[path] && !entry.optional && !entry.devOptional)
      return false
  }
  return Object.entries(found).every(([path, entry]) => wanted[path]?.version === entry.version)
}

/**
 * Whether nothing is to be installed: by the lock file's hash, or package by package where that is not the one kept.
 * @param {string} base
 */
export function dependenciesAreCurrent(base) {
  const lockFile = join(base, 'package-lock.json')
  const installedFile = join(base, 'node_modules/.package-lock.json')
  const stamp = join(base, 'node_modules/.deck-lock-hash')
  if (!existsSync(installedFile))
    return false
  const hash = hashFiles(base, ['package-lock.json'])
  if (isFresh(stamp, hash))
    return true
  // Somebody may have run `npm ci` by hand: then there is no stamp yet, or an old one.
  const current = isInstalled(JSON.parse(readFileSync(lockFile, 'utf8')), JSON.parse(readFileSync(installedFile, 'utf8')))
  if (current)
    writeStamp(stamp, hash)
  return current
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
 * Installs what the lock file names, unless it is there. Stops, and says what to do, where Node is too old or npm fails.
 * @param {{ log?: string }} [options] log: a file for what npm prints, in place of the screen
 */
export async function ensureDependencies({ log } = {}) {
  if (!isNodeNewEnough(process.versions.node)) {
    stop(
      `Node ${MINIMUM_NODE.join('.')} or newer is needed, this is ${process.versions.node}: https://nodejs.org`,
      `需要 Node ${MINIMUM_NODE.join('.')} 或更新版本，当前为 ${process.versions.node}。`,
    )
  }
  if (dependenciesAreCurrent(root))
    return
  const { command, args: npm, shell } = npmCommand()
  const args = [...npm, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  /** @type {[string, string]} */
  const failed = ['Installing failed (see above). Is this computer online? Then run the same command again.', '安装失败（原因见上）。请检查网络后重新运行同一命令。']
  if (log) {
    await runLogged(command, args, { log, shell, total: 1, first: ['Installing, once…', '安装依赖，只此一次……'], failed })
  }
  else {
    say('Installing dependencies from the lock file…', '正在按锁文件安装依赖……')
    if (await run(command, args, { shell }) !== 0)
      stop(...failed)
  }
  writeStamp(join(root, 'node_modules/.deck-lock-hash'), hashFiles(root, ['package-lock.json']))
}
