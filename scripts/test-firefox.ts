// npm run test:firefox: what browsers do differently, on the static build, in the Firefox of this computer. Firefox is
// driven by its own WebDriver BiDi, through Playwright: no driver and no further package.
// The last line printed is always `N passed, N failed`.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { firefoxIfAny } from './lib/browser.ts'
import { staleEditions } from '../build/inputs.ts'
import { readOptions } from './lib/options.ts'
import { cli, root, runNode, say } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'
import { closingLine, playwrightTotals } from './lib/totals.ts'

const HELP = `npm run test:firefox -- [options]

  --only "a name"    the tests whose names have this in them 只跑名称里有这几个字的测试
  --help             this 显示本说明`

const REPORT = 'test-results/firefox.json'

const { only } = readOptions(HELP, ['only'])
await ensureDependencies()
rmSync(join(root, REPORT), { force: true })
const firefox = await firefoxIfAny()
let code = firefox ? 0 : 1
// Both lectures: what lies in one tab's history is of the two.
if (firefox && staleEditions().length > 0) {
  say('Building the deck first…', '先构建课件……')
  code = await runNode(['scripts/build.ts'])
}
if (firefox && code === 0)
  code = await runNode([cli.playwright, 'test', '--config', 'playwright.firefox.config.ts', ...only ? ['-g', only] : []], { env: { DECK_FIREFOX: firefox } })

const totals = playwrightTotals(join(root, REPORT))
if (code !== 0 && totals.failed === 0)
  totals.failed = 1
console.log(closingLine(totals))
process.exitCode = code
