// @ts-check
// npm run bench -- [options]: what the deck costs, beside a plain Slidev deck and a reveal.js one where they can be compared.
import process from 'node:process'
import { parseArgs } from 'node:util'
import { measureHandouts } from './lib/bench/handouts.mjs'
import { measureLecture } from './lib/bench/lecture.mjs'
import { measureMoves } from './lib/bench/moves.mjs'
import { measureOpening } from './lib/bench/opening.mjs'
import { measurePaint } from './lib/bench/paint.mjs'
import { buildPlain } from './lib/bench/plain.mjs'
import { buildReveal } from './lib/bench/reveal.mjs'
import { measureScale } from './lib/bench/scale.mjs'
import { measureStudy } from './lib/bench/study.mjs'
import { ensureBrowser, launchOptions } from './lib/browser.mjs'
import { buildHash, stampFile } from './lib/inputs.mjs'
import { runNode, stop } from './lib/run.mjs'
import { ensureDependencies } from './lib/setup.mjs'
import { isFresh } from './lib/stale.mjs'

/** @typedef {(browser: import('playwright').Browser) => Promise<void>} Measure */

/** In this order. `needs`: what is built first, where it is not there yet. */
const PARTS = {
  paint: { measure: inBrowser(measurePaint), needs: [buildDeck, buildPlain, buildReveal], en: 'when the cover is on the screen', zh: '封面何时显示' },
  opening: { measure: inBrowser(measureOpening), needs: [buildDeck, buildPlain, buildReveal], en: 'what opening the cover fetches', zh: '打开封面要取多少' },
  lecture: { measure: inBrowser(measureLecture), needs: [buildDeck], en: 'slide after slide', zh: '逐页放映' },
  moves: { measure: inBrowser(measureMoves), needs: [buildDeck], en: 'a move on the board', zh: '移动一张卡片' },
  study: { measure: inBrowser(measureStudy), needs: [buildDeck], en: 'the study page', zh: '自学页' },
  scale: { measure: inBrowser(measureScale), needs: [], en: 'many times the cards, built in a folder of its own', zh: '卡片增多数倍，另建文件夹' },
  handouts: { measure: measureHandouts, needs: [buildDeck], en: 'the handouts, beside Slidev\'s export', zh: '讲义，与 Slidev 导出相比' },
}
const NAMES = /** @type {(keyof typeof PARTS)[]} */ (Object.keys(PARTS))

const HELP = `npm run bench -- [options]

  --only moves,scale  these parts only; all unless told 只测这些，默认全部
  --help              this 显示本说明

${NAMES.map(name => `  ${name.padEnd(18)}  ${PARTS[name].en} ${PARTS[name].zh}`).join('\n')}`

const options = read()
if (options.help) {
  console.log(HELP)
  process.exit(0)
}
const asked = partsOf(options.only)

// An end that what cleans up hears of.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => process.exit(1))

await ensureDependencies()
const browserPath = await ensureBrowser()

for (const build of new Set(asked.flatMap(name => PARTS[name].needs)))
  await build()
for (const name of asked)
  await PARTS[name].measure()
process.exit(0)

async function buildDeck() {
  if (isFresh(stampFile('dist'), buildHash()))
    return
  const code = await runNode(['scripts/build.mjs'])
  if (code !== 0)
    process.exit(code)
}

/**
 * In a browser of its own: none is open while the handouts are timed.
 * @param {Measure} measure
 */
function inBrowser(measure) {
  return async () => {
    const { chromium } = await import('playwright')
    const browser = await chromium.launch(launchOptions(browserPath))
    try {
      await measure(browser)
    }
    finally {
      await browser.close()
    }
  }
}

/** @param {string} [only] */
function partsOf(only) {
  const wanted = only?.split(',').map(name => name.trim()) ?? NAMES
  const wrong = wanted.find(name => !NAMES.some(known => known === name))
  return wrong === undefined
    ? NAMES.filter(name => wanted.includes(name))
    : stop(`There is no part "${wrong}": --only takes ${NAMES.join(', ')}.`, `没有“${wrong}”这一项，--only 只能是上面几个。`)
}

function read() {
  try {
    return parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } }).values
  }
  catch (error) {
    return stop(`${/** @type {Error} */ (error).message} --help lists the options.`, '选项有误，--help 可查。')
  }
}
