// @ts-check
// npm run bench: what opening the deck costs beside a plain Slidev deck, what the lecture costs, what a move costs, what the study
// page costs, what the handouts cost beside Slidev's export.
import process from 'node:process'
import { measureHandouts } from './lib/bench/handouts.mjs'
import { measureLecture } from './lib/bench/lecture.mjs'
import { measureMoves } from './lib/bench/moves.mjs'
import { measureOpening } from './lib/bench/opening.mjs'
import { measurePaint } from './lib/bench/paint.mjs'
import { buildPlain } from './lib/bench/plain.mjs'
import { buildReveal } from './lib/bench/reveal.mjs'
import { measureStudy } from './lib/bench/study.mjs'
import { ensureBrowser, launchOptions } from './lib/browser.mjs'
import { buildHash, stampFile } from './lib/inputs.mjs'
import { runNode } from './lib/run.mjs'
import { ensureDependencies } from './lib/setup.mjs'
import { isFresh } from './lib/stale.mjs'

await ensureDependencies()
const browserPath = await ensureBrowser()

if (!isFresh(stampFile('dist'), buildHash())) {
  const code = await runNode(['scripts/build.mjs'])
  if (code !== 0)
    process.exit(code)
}
await buildPlain()
await buildReveal()

const { chromium } = await import('playwright')
const browser = await chromium.launch(launchOptions(browserPath))
try {
  await measurePaint(browser)
  await measureOpening(browser)
  await measureLecture(browser)
  await measureMoves(browser)
  await measureStudy(browser)
}
finally {
  await browser.close()
}
await measureHandouts()
process.exit(0)
