// @ts-check
// npm run bench [-- --only opening,scale]: what opening the deck costs beside a plain Slidev deck, what the lecture costs, what a move
// costs, what the study page costs, what ten and a hundred times the cards cost, what the handouts cost beside Slidev's export.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { measureHandouts } from './lib/bench/handouts.mjs'
import { measureLecture } from './lib/bench/lecture.mjs'
import { measureMoves } from './lib/bench/moves.mjs'
import { measureOpening } from './lib/bench/opening.mjs'
import { buildPlain } from './lib/bench/plain.mjs'
import { measureScale } from './lib/bench/scale.mjs'
import { measureStudy } from './lib/bench/study.mjs'
import { ensureBrowser, launchOptions } from './lib/browser.mjs'
import { buildHash, stampFile } from './lib/inputs.mjs'
import { runNode, say, stop } from './lib/run.mjs'
import { ensureDependencies } from './lib/setup.mjs'
import { isFresh } from './lib/stale.mjs'

/** @type {Record<string, (browser: import('playwright').Browser) => Promise<void>>} */
const PARTS = {
  opening: measureOpening,
  lecture: measureLecture,
  moves: measureMoves,
  study: measureStudy,
  scale: measureScale,
  handouts: measureHandouts,
}
const asked = readOptions()

await ensureDependencies()
const browserPath = await ensureBrowser()

if (!isFresh(stampFile('dist'), buildHash())) {
  const code = await runNode(['scripts/build.mjs', '--route', '90'])
  if (code !== 0)
    process.exit(code)
}
if (asked.includes('opening'))
  await buildPlain()

const { chromium } = await import('playwright')
const browser = await chromium.launch(launchOptions(browserPath))
try {
  for (const part of asked)
    await PARTS[part](browser)
}
finally {
  await browser.close()
}
process.exit(0)

/** The parts to measure, in their order. */
function readOptions() {
  const names = Object.keys(PARTS)
  const usage = `npm run bench -- --only ${names.join(',')}`
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } })
    if (values.help) {
      say(`${usage}: all parts, or those that are named.`, '测量全部或所列项目。')
      process.exit(0)
    }
    const only = values.only?.split(',').map(name => name.trim()) ?? names
    const wrong = only.find(name => !names.includes(name))
    if (wrong === undefined)
      return names.filter(name => only.includes(name))
    stop(`There is nothing called "${wrong}" to measure: ${usage}`, `没有“${wrong}”这一项。`)
  }
  catch {
    stop(`This option is not known: ${usage}`, '不认识该选项。')
  }
}
