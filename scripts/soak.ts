// npm run soak -- [options]: random steps in two windows of the deck, compared with a model after each (tests/e2e/support/soak).
import process from 'node:process'
import { ensureBrowser } from './lib/browser.ts'
import { staleEditions } from '../build/inputs.ts'
import { readOptions } from './lib/options.ts'
import { cli, runNode, say, stop } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'

const HELP = `npm run soak -- [options]

  --seed 7        where chance begins; told at the start, another one each time unless told 随机种子，默认每次不同
  --steps 10000   how many steps; 1000 unless told 步数，默认 1000
  --from 4000     begins there: at a multiple of 500 the steps are those of the whole run 从第几步开始（500 的倍数）
  --help          this 显示本说明`

const options = readOptions(HELP, ['seed', 'steps', 'from'])
const seed = number('seed', options.seed ?? String(Date.now() % 1_000_000), 0)
const steps = number('steps', options.steps ?? '1000', 1)
const from = number('from', options.from ?? '0', 0)

await ensureDependencies()
const browser = await ensureBrowser({ windowless: true })
if (staleEditions().includes('90')) {
  say('Building the deck first…', '先构建课件……')
  if (await runNode(['scripts/build.ts']) !== 0)
    process.exit(1)
}
say(`Seed ${seed}, ${steps} steps from ${from}.`, `种子 ${seed}，从第 ${from} 步起共 ${steps} 步。`)
process.exit(await runNode([cli.playwright, 'test', 'tests/e2e/board/soak.spec.ts', '--workers', '1', '--reporter', 'list'], {
  env: { DECK_BROWSER: browser, SOAK_SEED: String(seed), SOAK_STEPS: String(steps), SOAK_FROM: String(from) },
}))

function number(name: string, text: string, least: number) {
  const value = Number(text)
  if (!/^\d{1,9}$/.test(text) || value < least)
    stop(`--${name} takes a whole number from ${least}, not "${text}".`, `--${name} 只能是不小于 ${least} 的整数。`)
  return value
}
