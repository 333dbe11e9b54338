// npm run bench -- [options]: what the deck costs, beside a plain Slidev deck and a reveal.js one where they can be compared.
import process from 'node:process'
import type { Browser } from 'playwright'
import { buildBefore } from './bench/before.ts'
import { FACULTY_OPTIONS, measureFaculty } from './bench/faculty.ts'
import { measureHandouts } from './bench/handouts.ts'
import { measureLecture } from './bench/lecture.ts'
import { measureLive } from './bench/live.ts'
import { measureMoves } from './bench/moves.ts'
import { measureOpening } from './bench/opening.ts'
import { measurePaint } from './bench/paint.ts'
import { fetchPlayer } from './bench/player.ts'
import { buildPlain } from './bench/plain.ts'
import { buildReveal } from './bench/reveal.ts'
import { measureScale } from './bench/scale.ts'
import { measureSlow } from './bench/slow.ts'
import { measureStudy } from './bench/study.ts'
import { ensureBrowser, launchOptions } from './lib/browser.ts'
import { buildHash, stampFile } from '../build/inputs.ts'
import { readOptions } from './lib/options.ts'
import { runNode, stop } from './lib/run.ts'
import { ensureDependencies } from './lib/setup.ts'
import { isFresh } from '../build/stale.ts'

type Measure = (browser: Browser) => Promise<void>

/** In this order. `needs`: what is built first, where it is not there yet. */
const PARTS = {
  paint: { measure: inBrowser(measurePaint), needs: [buildDeck, buildPlain, buildReveal], en: 'when the cover is on the screen', zh: '封面何时显示' },
  opening: { measure: inBrowser(measureOpening), needs: [buildDeck, buildPlain, buildReveal], en: 'what opening the cover fetches', zh: '打开封面要取多少' },
  lecture: { measure: inBrowser(measureLecture), needs: [buildDeck], en: 'slide after slide', zh: '逐页放映' },
  moves: { measure: inBrowser(measureMoves), needs: [buildDeck], en: 'a move on the board', zh: '移动一张卡片' },
  study: { measure: inBrowser(measureStudy), needs: [buildDeck], en: 'the study page', zh: '自学页' },
  slow: { measure: inBrowser(measureSlow), needs: [buildDeck, buildBefore, fetchPlayer], en: 'the student\'s page on slow lines, beside an earlier build and the H5P player', zh: '自学页在慢网上，与旧版和 H5P 播放器相比' },
  live: { measure: inBrowser(measureLive), needs: [buildDeck], en: 'a live class of 300 phones', zh: '300 部手机的课堂' },
  scale: { measure: inBrowser(measureScale), needs: [], en: 'many times the cards, built in a folder of its own', zh: '卡片增多数倍，另建文件夹' },
  faculty: { measure: () => measureFaculty(options), needs: [], en: 'many live classes on a PostgreSQL server; --phones 10000, --processes 4, --ramp and --within in seconds', zh: 'PostgreSQL 上的许多课堂' },
  handouts: { measure: measureHandouts, needs: [buildDeck], en: 'the handouts, beside Slidev\'s export', zh: '讲义，与 Slidev 导出相比' },
}
const NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[]

const HELP = `npm run bench -- [options]

  --only moves,scale  these parts only; all unless told 只测这些，默认全部
  --help              this 显示本说明

${NAMES.map(name => `  ${name.padEnd(18)}  ${PARTS[name].en} ${PARTS[name].zh}`).join('\n')}`

const options = readOptions(HELP, ['only', ...FACULTY_OPTIONS])
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
  const code = await runNode(['scripts/build.ts'])
  if (code !== 0)
    process.exit(code)
}

/** In a browser of its own: none is open while the handouts are timed. */
function inBrowser(measure: Measure) {
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

function partsOf(only?: string) {
  const wanted = only?.split(',').map(name => name.trim()) ?? NAMES
  const wrong = wanted.find(name => !NAMES.some(known => known === name))
  return wrong === undefined
    ? NAMES.filter(name => wanted.includes(name))
    : stop(`There is no part "${wrong}": --only takes ${NAMES.join(', ')}.`, `没有“${wrong}”这一项，--only 只能是上面几个。`)
}
