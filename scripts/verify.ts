// npm run verify [-- --without-tests]: what a release needs. All tests, and what they leave out: whether the lock file and
// the change log agree with package.json, what npm knows against the packages, Slidev's exporter, and engines other than Chromium.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { npmCommand } from './launch.mjs'
import { readOptions } from './lib/options.ts'
import { auditCounts, changelogDate, lockFaults } from '../build/release.ts'
import { root, runNode, say } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'

const HELP = `npm run verify -- [options]

Whether a release can be made. 能不能发布。

  --without-tests    leaves out npm run test:full 不跑测试
  --help             this 显示本说明`

const options = readOptions(HELP, [], ['without-tests'])

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const manifest = JSON.parse(read('package.json'))
let ready = true

function refuse(en: string, zh: string) {
  ready = false
  say(en, zh)
}

// Before anything is installed: from a lock file that is out of step it could not be.
const faults = lockFaults(manifest, JSON.parse(read('package-lock.json')))
if (faults.length)
  refuse(`package-lock.json is out of step with package.json: ${faults.join(', ')}.`, '锁文件与 package.json 不一致。')
else
  say('The lock file is in step with package.json.', '锁文件与 package.json 一致。')

const date = changelogDate(read('CHANGELOG.md'), manifest.version)
if (date === undefined)
  refuse(`CHANGELOG.md has nothing of version ${manifest.version}.`, `CHANGELOG.md 没有 ${manifest.version} 版。`)
else
  say(`CHANGELOG.md: ${manifest.version}, ${date}${date === 'Unreleased' ? '; give it its date' : ''}.`, date === 'Unreleased' ? '发布前写上日期。' : '更新记录已写。')

reportAudit()
reportChanges()

if (ready) {
  await ensureDependencies()
  if (!options['without-tests'] && await runNode(['scripts/test.ts', '--full']) !== 0)
    refuse('The tests failed (see above).', '测试未通过，原因见上。')
}
// Not among the tests: it starts a server of its own and takes a minute.
if (ready) {
  say('\nSlidev’s exporter, two slides…', '导出器，两张幻灯片……')
  rmSync(join(root, 'test-results/export.pdf'), { force: true })
  if (await runNode(['scripts/export.ts', '--lang', 'en', '--range', '1,2', '--output', 'test-results/export']) !== 0 || !isWritten('test-results/export.pdf'))
    refuse('The exporter failed, or its pages are blank.', '导出失败，或者导出的是空白页。')
}

// Nor this: the tests run in Chromium.
if (ready) {
  say('\nFirefox and WebKit…', 'Firefox 和 WebKit……')
  if (await runNode(['scripts/test-engines.ts']) !== 0)
    refuse('The tests in Firefox and WebKit failed, or there is neither (see above).', 'Firefox、WebKit 里的测试未通过，或者两个都没有，见上。')
}

say(ready ? `Version ${manifest.version} is ready.` : `Version ${manifest.version} is not ready (see above).`, ready ? '可以发布。' : '还不能发布，原因见上。')
process.exit(ready ? 0 : 1)

/** Told, not refused: what is known against a package of others is weighed by a person. */
function reportAudit() {
  const { command, args, shell } = npmCommand()
  const { stdout } = spawnSync(command, [...args, 'audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8', shell, timeout: 60_000 })
  const counts = auditCounts(stdout ?? '')
  if (!counts)
    return say('npm audit could not ask the registry; nothing is known of the packages.', 'npm audit 未能查询，依赖情况未知。')
  const found = Object.entries(counts).map(([grade, count]) => `${count} ${grade}`).join(', ')
  say(`npm audit: ${found || 'nothing'} known against the packages.`, found ? '请看 npm audit --omit=dev。' : '未发现已知问题。')
}

/** Told only: somebody may want to know before they commit. */
function reportChanges() {
  const { status, stdout } = spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' })
  if (status === 0 && stdout.trim())
    say('There are changes that are not committed.', '有未提交的改动。')
}

/** Blank pages take a kilobyte; letters bring their fonts. */
function isWritten(pdf: string) {
  const path = join(root, pdf)
  return existsSync(path) && statSync(path).size > 20_000
}
