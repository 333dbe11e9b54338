// @ts-check
// npm test: every check, in the order of how soon it can fail. Stops at the first failure.
// The last line printed is always `N passed, N failed`.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ensureBrowser } from './lib/browser.mjs'
import { cli, root, runNode, say } from './lib/run.mjs'
import { ensureDependencies } from './lib/setup.mjs'
import { closingLine, playwrightTotals, sum, vitestTotals } from './lib/totals.mjs'

const UNIT = 'test-results/unit.json'
const E2E = 'test-results/e2e.json'
const PDF = 'test-results/pdf.json'

const steps = [
  { en: 'lint', zh: '代码规范', args: [cli.eslint, '.', '--max-warnings', '0'] },
  { en: 'type check', zh: '类型检查', args: [cli.vueTsc, '--noEmit'] },
  { en: 'content check', zh: '内容检查', args: ['scripts/check-content.mjs'] },
  { en: 'unit tests', zh: '单元测试', args: [cli.vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT}`] },
  { en: 'static build', zh: '静态构建', args: ['scripts/build.mjs'] },
  // Not both routes: the second would be the same but for its slides.
  { en: 'the deck as one file', zh: '单个文件', args: ['scripts/build-single.mjs', '--route', '90'] },
  { en: 'handouts', zh: '讲义', args: ['scripts/handouts.mjs', '--out', 'test-results/handouts'] },
  { en: 'tests that open the handouts', zh: '打开讲义的测试', args: [cli.vitest, 'run', '--config', 'vitest.pdf.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${PDF}`] },
  { en: 'browser tests', zh: '浏览器测试', args: [cli.playwright, 'test'] },
]

await ensureDependencies()
const browser = await ensureBrowser({ windowless: true })
// Numbers of an earlier run must not be counted.
for (const report of [UNIT, E2E, PDF])
  rmSync(join(root, report), { force: true })

let code = 0
for (const [index, { en, zh, args }] of steps.entries()) {
  const number = `${index + 1}/${steps.length}`
  say(`\n[${number}] ${en}…`, `${zh}……`)
  code = await runNode(args, { env: { DECK_BROWSER: browser } })
  if (code !== 0) {
    say(`[${number}] ${en} failed, see above.`, `${zh}未通过，原因见上。`)
    break
  }
}

const totals = sum(vitestTotals(join(root, UNIT)), vitestTotals(join(root, PDF)), playwrightTotals(join(root, E2E)))
// Lint, types, content and build are no tests, but a run that stops at one must not read as passed.
if (code !== 0 && totals.failed === 0)
  totals.failed = 1
console.log(closingLine(totals))
process.exitCode = code
