// The deck as it was at an earlier commit, built once from that commit's own lock file.
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root, say, stop } from '../lib/run.ts'

/** Before the student's page had a build of its own. */
const COMMIT = 'bf370a1'
export const BEFORE = '.bench/before'

/** Stops where there is no such commit, as in a copy without its history. */
export async function buildBefore(): Promise<void> {
  const folder = join(root, BEFORE)
  if (existsSync(join(folder, 'dist/index.html')))
    return
  const { execFileSync } = await import('node:child_process')
  say(`Building the deck of commit ${COMMIT} to compare with; this takes some minutes, once…`, '正在构建用于对比的旧版课件，只需一次，要几分钟……')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    const archive = execFileSync('git', ['archive', '--format=tar', COMMIT], { cwd: root, maxBuffer: 1e9 })
    execFileSync('tar', ['-x', '-C', folder], { input: archive })
  }
  catch {
    stop(`The commit ${COMMIT} is not in this copy: take it with its history.`, '这份源码里没有那个旧版本：请连同版本历史一起取。')
  }
  const npm = process.env.npm_execpath
  const run = (args: string[]) => npm
    ? execFileSync(process.execPath, [npm, ...args], { cwd: folder, stdio: 'ignore' })
    : execFileSync('npm', args, { cwd: folder, stdio: 'ignore' })
  run(['ci', '--no-audit', '--no-fund'])
  run(['run', 'build', '--', '--route', '90'])
}
