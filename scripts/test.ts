// npm test: every check, in the order of how soon it can fail. Stops at the first failure. Of sizes × languages × ways it takes
// some; `npm run test:full` takes all of them (tests/README.md). The last line printed is always `N passed, N failed`.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ensureBrowser } from './lib/browser.ts'
import { readOptions } from './lib/options.ts'
import { cli, root, runNode, say } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'
import { closingLine, playwrightTotals, sum, triedAgain, vitestTotals } from './lib/totals.ts'

const HELP = `npm test, npm run test:full

Every check and test. 全部检查和测试。

  --full    at every size, in every language; takes three times as long 各种尺寸、各种语言都测，要三倍时间
  --help    this 显示本说明`

const { full = false } = readOptions(HELP, [], ['full'])
/**
 * Of the handouts, in a short run: both languages hold the letters, and the longest lines, of each; slides lie on the lecture handout
 * as well.
 */
const handouts = full ? [] : ['--lang', 'both', '--only', 'handout,worksheet,answers']

const UNIT = 'test-results/unit.json'
const E2E = 'test-results/e2e.json'
const PDF = 'test-results/pdf.json'

// What stands in one step runs at the same time: much of it is of one thread, or waits, and two processors would wait with it.
const steps = [
  { en: 'lint, types, content', zh: '代码规范、类型、内容', commands: [[cli.eslint, '.', '--max-warnings', '0'], [cli.vueTsc, '--noEmit'], ['scripts/check-content.ts']] },
  { en: 'unit tests, a live class whose server, or PostgreSQL, is killed', zh: '单元测试，课堂服务或 PostgreSQL 被强行中止', commands: [[cli.vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT}`], ['tests/live/kill.ts'], ['tests/live/killPostgres.ts']] },
  { en: 'static build', zh: '静态构建', commands: [['scripts/build.ts']] },
  // The file of the 90-minute lecture only: the other would be the same but for its slides.
  // The packages for course platforms are started in platforms of the tests' own (tests/e2e/lms/).
  { en: 'handouts, the deck as one file, packages for course platforms', zh: '讲义，单个文件，课程平台的包', commands: [['scripts/handouts.ts', '--out', 'test-results/handouts', ...handouts], ['scripts/build-single.ts', '--route', '90'], ['scripts/build-lms.ts']] },
  { en: 'browser tests, tests that open the handouts', zh: '浏览器测试，打开讲义的测试', commands: [[cli.playwright, 'test'], [cli.vitest, 'run', '--config', 'vitest.pdf.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${PDF}`]] },
]

await ensureDependencies()
const browser = await ensureBrowser({ windowless: true })
// Numbers of an earlier run must not be counted.
for (const report of [UNIT, E2E, PDF])
  rmSync(join(root, report), { force: true })

let code = 0
for (const [index, { en, zh, commands }] of steps.entries()) {
  const number = `${index + 1}/${steps.length}`
  say(`\n[${number}] ${en}…`, `${zh}……`)
  code = Math.max(...await Promise.all(commands.map(args => runNode(args, { env: { DECK_BROWSER: browser, DECK_TESTS: full ? 'full' : 'short' } }))))
  if (code !== 0) {
    say(`[${number}] ${en} failed, see above.`, `${zh}未通过，原因见上。`)
    break
  }
}

const totals = sum(vitestTotals(join(root, UNIT)), vitestTotals(join(root, PDF)), playwrightTotals(join(root, E2E)))
// Lint, types, content and build are no tests, but a run that stops at one must not read as passed.
if (code !== 0 && totals.failed === 0)
  totals.failed = 1
for (const test of triedAgain(join(root, E2E)))
  say(`passed only at the second try, mend it: ${test}`, `第二次才通过，需要修：${test}`)
console.log(closingLine(totals))
process.exitCode = code
