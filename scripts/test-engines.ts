// npm run test:engines: what engines other than Chromium make of the static build: Firefox and WebKit, in Playwright's own builds
// or as the system has them. The last lines printed say which ran, with their versions, what could not be asked of them, and
// `N passed, N failed`.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { staleEditions } from '../build/inputs.ts'
import { ensureEngine, ENGINES, sayHowToGet } from './lib/engines.ts'
import type { EngineName, FoundEngine } from './lib/engines.ts'
import { readOptions } from './lib/options.ts'
import { cli, root, runNode, say, stop } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'
import { closingLine, engineTotals, playwrightTotals } from './lib/totals.ts'

const HELP = `npm run test:engines -- [options]

  --engine firefox   one of ${ENGINES.join(', ')}; firefox and webkit unless told 只用这一个浏览器内核
  --only "a name"    the tests whose names have this in them 只跑名称里有这几个字的测试
  --pictures         keeps what they saw, in test-results/engines-pictures 保存所见画面
  --help             this 显示本说明`

const REPORT = 'test-results/engines.json'

/** What the tests say that they could not ask, in Chinese. */
const CANNOT: Record<string, string> = { 'touch': '触屏', 'a PDF': 'PDF', 'pages kept for Back': '后退时保留的页面' }

const { only, engine, pictures } = readOptions(HELP, ['only', 'engine'], ['pictures'])
if (engine && !ENGINES.some(name => name === engine))
  stop(`There is no engine "${engine}": it is one of ${ENGINES.join(', ')}.`, '没有这个内核，只能是上面几个。')
await ensureDependencies()
rmSync(join(root, REPORT), { force: true })

const wanted = engine ? [engine as EngineName] : ['firefox', 'webkit'] as const
const found: FoundEngine[] = []
const lacking: EngineName[] = []
for (const name of wanted) {
  const there = await ensureEngine(name)
  if (there)
    found.push(there)
  else
    lacking.push(name)
}
let code = 0
// Both lectures: what lies in one tab's history is of the two.
if (found.length > 0 && staleEditions().length > 0) {
  say('Building the deck first…', '先构建课件……')
  code = await runNode(['scripts/build.ts'])
}
if (found.length > 0 && code === 0)
  code = await runNode([cli.playwright, 'test', '--config', 'playwright.engines.config.ts', ...only ? ['-g', only] : []], { env: { DECK_ENGINES: JSON.stringify(found), DECK_PICTURES: pictures ? '1' : undefined } })

const totals = playwrightTotals(join(root, REPORT))
if (code !== 0 && totals.failed === 0)
  totals.failed = 1
const ran = engineTotals(join(root, REPORT))
if (ran.length > 0) {
  const en = ran.map(({ name, version, passed, failed, cannot }) => `${name} ${version}: ${passed} passed, ${failed} failed${cannot.length ? `; could not be asked of it: ${cannot.join(', ')}` : ''}`)
  const zh = ran.map(({ name, passed, failed, cannot }) => `${name} 里通过 ${passed}、未通过 ${failed}${cannot.length ? `，试不了${cannot.map(one => CANNOT[one] ?? one).join('、')}` : ''}`)
  say(`Ran in ${en.join('. In ')}.`, `在 ${zh.join('；')}。`)
}
lacking.forEach(sayHowToGet)
// What is not there has not passed: nobody's machine is asked for more than one engine, but that of the workflow.
if (found.length === 0 || process.env.CI)
  totals.failed += lacking.length
console.log(closingLine(totals))
process.exitCode = totals.failed > 0 ? 1 : 0
