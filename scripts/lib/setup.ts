// Makes sure that what the lock file names is installed. Only node: built-ins here.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmCommand } from '../launch.mjs'
import { runLogged } from './progress.ts'
import { root, run, say, stop } from './run.ts'
import { hashFiles, isFresh, writeStamp } from '../../build/stale.ts'

/**
 * True when node_modules holds what the lock file names. npm leaves out packages for other
 * systems, so an optional one may be missing; none may differ.
 * @param lock package-lock.json
 * @param installed node_modules/.package-lock.json
 */
export function isInstalled(lock: { packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }> }, installed: { packages?: Record<string, { version?: string }> }) {
  const wanted = lock.packages ?? {}
  const found = installed.packages ?? {}
  for (const [path, entry] of Object.entries(wanted)) {
    if (path !== '' && !found[path] && !entry.optional && !entry.devOptional)
      return false
  }
  return Object.entries(found).every(([path, entry]) => wanted[path]?.version === entry.version)
}

/** Whether nothing is to be installed: by the lock file's hash, or package by package where that is not the one kept. */
export function dependenciesAreCurrent(base: string) {
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
 * Installs what the lock file names, unless it is there. Stops, and says what to do, where npm fails.
 * @param options log: a file for what npm prints, in place of the screen
 */
export async function ensureDependencies({ log }: { log?: string } = {}) {
  if (dependenciesAreCurrent(root))
    return
  const { command, args: npm, shell } = npmCommand()
  const args = [...npm, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const failed: [string, string] = ['Installing failed (see above). Is this computer online? Then run the same command again.', '安装失败（原因见上）。请检查网络后重新运行同一命令。']
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
