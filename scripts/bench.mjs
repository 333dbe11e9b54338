// @ts-check
// npm run bench: what opening the deck costs beside a plain Slidev deck, and what a move on the board costs.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { ensureBrowser, launchOptions } from './lib/browser.mjs'
import { buildHash, stampFile } from './lib/inputs.mjs'
import { cli, root, runNode, say, stop } from './lib/run.mjs'
import { serveDist } from './lib/serve.mjs'
import { ensureDependencies } from './lib/setup.mjs'
import { hashFiles, isFresh, writeStamp } from './lib/stale.mjs'

// Slidev loads the rest of the slides 3 s after the start; 6.5 s leaves it time to do so.
const SETTLE_MS = 6500
const MOVES = 60
const TARGET_SCRIPT_MS = 8

const PLAIN = '.bench/plain'
// Three slides and one diagram, everything else as Slidev has it. Without a theme no fonts are asked
// for; the default theme would take its own from outside, which is not counted here.
const PLAIN_SLIDES = `---
theme: ${existsSync(join(root, 'node_modules/@slidev/theme-default')) ? 'default' : 'none'}
title: Plain
---

# Plain deck

Three slides, Slidev's defaults

---

# A diagram

\`\`\`mermaid
graph LR
  A[Project] --> B[Resource] --> C[Development]
\`\`\`

---

# The end

- one
- two
- three
`

await ensureDependencies()
const browserPath = await ensureBrowser()

if (!isFresh(stampFile('dist'), buildHash())) {
  const code = await runNode(['scripts/build.mjs'])
  if (code !== 0)
    process.exit(code)
}
await buildPlain()

const { chromium } = await import('playwright')
const browser = await chromium.launch(launchOptions(browserPath))
try {
  await measureOpening()
  await measureMoves()
}
finally {
  await browser.close()
}
process.exit(0)

async function buildPlain() {
  mkdirSync(join(root, PLAIN), { recursive: true })
  writeFileSync(join(root, PLAIN, 'slides.md'), PLAIN_SLIDES)
  const hash = hashFiles(root, [`${PLAIN}/slides.md`, 'package-lock.json'])
  const stamp = join(root, PLAIN, '.stamp')
  if (isFresh(stamp, hash))
    return
  say('Building a plain Slidev deck to compare with…', '正在构建用于对比的普通 Slidev 课件……')
  if (await runNode([cli.slidev, 'build', `${PLAIN}/slides.md`, '--base', './', '--router-mode', 'hash', '--out', 'dist']) !== 0)
    stop('The plain deck does not build.', '对比课件构建失败。')
  writeStamp(stamp, hash)
}

/**
 * @typedef {{ js: number, font: number, files: number, outside: number }} Load
 * kB of JavaScript (gzip) and of fonts (woff2 as it is), number of files, requests to other hosts.
 */

/**
 * @param {string} outDir
 * @param {number} port
 * @returns {Promise<{ atLoad: Load, later: Load }>}
 */
async function opening(outDir, port) {
  const server = await serveDist({ outDir, port, host: '127.0.0.1' })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    const start = Date.now()
    let loadedAt = Infinity
    let outside = 0
    /** @type {Promise<{ at: number, kind: string | undefined, kb: number }>[]} */
    const answers = []
    page.on('load', () => {
      loadedAt = Date.now() - start
    })
    page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(server.url))
        outside += 1
    })
    page.on('requestfinished', (request) => {
      const at = Date.now() - start
      answers.push(request.response().then(async (response) => {
        const type = response?.headers()['content-type'] ?? ''
        const kind = type.includes('javascript') ? 'js' : /font|woff2/.test(type + request.url()) ? 'font' : undefined
        if (!kind || !response)
          return { at, kind: undefined, kb: 0 }
        const body = await response.body()
        return { at, kind, kb: (kind === 'js' ? gzipSync(body).length : body.length) / 1024 }
      }).catch(() => ({ at, kind: undefined, kb: 0 })))
    })
    await page.goto(server.url, { waitUntil: 'load' })
    await page.waitForTimeout(Math.max(0, SETTLE_MS - (Date.now() - start)))
    const all = await Promise.all(answers)
    /** @param {number} until @returns {Load} */
    const upTo = (until) => {
      const counted = all.filter(answer => answer.at <= until && answer.kind)
      const kb = (/** @type {string} */ kind) => counted.filter(answer => answer.kind === kind).reduce((sum, answer) => sum + answer.kb, 0)
      return { js: kb('js'), font: kb('font'), files: counted.length, outside }
    }
    return { atLoad: upTo(loadedAt), later: upTo(SETTLE_MS) }
  }
  finally {
    await context.close()
    await server.close()
  }
}

async function measureOpening() {
  const ours = await opening('dist', 4181)
  const plain = await opening(`${PLAIN}/dist`, 4182)
  say(`\nOpening the cover (kB; JavaScript gzip, fonts as woff2).`, '打开封面。')
  row('', 'this deck', 'plain Slidev', 'ratio')
  for (const [when, key] of /** @type {const} */ ([['at load', 'atLoad'], [`within ${SETTLE_MS / 1000} s`, 'later']])) {
    const a = ours[key]
    const b = plain[key]
    row(`JavaScript ${when}`, a.js.toFixed(1), b.js.toFixed(1), ratio(a.js, b.js))
    row(`fonts ${when}`, a.font.toFixed(1), b.font.toFixed(1), ratio(a.font, b.font))
    row(`files ${when}`, String(a.files), String(b.files), ratio(a.files, b.files))
  }
  row('requests to outside', String(ours.later.outside), String(plain.later.outside), '')
  say('The plain deck has no theme here; with a theme its web fonts would come from outside, uncounted.', '对比课件未用主题；用主题时其网络字体来自外部，不计入。')
}

async function measureMoves() {
  const server = await serveDist({ port: 4181, host: '127.0.0.1' })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    await page.addInitScript(() => {
      const counted = /** @type {{ longTasks?: number }} */ (/** @type {unknown} */ (window))
      counted.longTasks = 0
      new PerformanceObserver((list) => {
        counted.longTasks = (counted.longTasks ?? 0) + list.getEntries().length
      }).observe({ type: 'longtask' })
    })
    await page.goto(`${server.url}#/study?set=full`)
    try {
      await page.waitForSelector('[data-sorter="full"] [data-card] [data-grab]', { timeout: 15_000 })
    }
    catch {
      say('\nMoves: the study page has no board [data-sorter="full"], nothing measured.', '自学页尚无该排序板，未测量。')
      return
    }
    const board = '[data-sorter="full"]'
    const ids = await page.locator(`${board} [data-card]`).evaluateAll(cards => cards.map(card => card.getAttribute('data-card')))
    await page.waitForTimeout(SETTLE_MS)
    const longTasks = () => page.evaluate(() => /** @type {{ longTasks?: number }} */ (/** @type {unknown} */ (window)).longTasks ?? 0)
    const longBefore = await longTasks()

    const session = await context.newCDPSession(page)
    await session.send('Performance.enable')
    const read = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      const value = (/** @type {string} */ name) => (metrics.find(metric => metric.name === name)?.value ?? 0) * 1000
      return { script: value('ScriptDuration'), layout: value('LayoutDuration') + value('RecalcStyleDuration'), task: value('TaskDuration') }
    }

    /** @type {{ script: number[], layout: number[], task: number[] }} */
    const costs = { script: [], layout: [], task: [] }
    let moved = 0
    for (let i = 0; i < MOVES; i++) {
      const card = `${board} [data-card="${ids[i % ids.length]}"]`
      // Another bin on every round, so that each key press is a move.
      const key = String((i % ids.length + Math.floor(i / ids.length)) % 4 + 1)
      await page.focus(`${card} [data-grab]`)
      // What focusing costs (the reading box) is not the move's.
      await page.waitForTimeout(60)
      const from = await page.getAttribute(card, 'data-in')
      const before = await read()
      await page.keyboard.press(key)
      // No waiting inside the page: that would run script there and be counted.
      await page.waitForTimeout(150)
      const after = await read()
      for (const name of /** @type {const} */ (['script', 'layout', 'task']))
        costs[name].push(after[name] - before[name])
      if (await page.getAttribute(card, 'data-in') !== from)
        moved += 1
    }
    const long = await longTasks() - longBefore

    say(`\nMoves on the study page: ${ids.length} cards, ${moved} of ${MOVES} key presses moved a card (ms a move).`, '自学页移动卡片。')
    row('', 'median', '95 %', '')
    row('script', at(costs.script, 0.5), at(costs.script, 0.95), `target < ${TARGET_SCRIPT_MS} ms: ${Number(at(costs.script, 0.5)) < TARGET_SCRIPT_MS ? 'met' : 'MISSED'}`)
    row('style and layout', at(costs.layout, 0.5), at(costs.layout, 0.95), '')
    row('whole task', at(costs.task, 0.5), at(costs.task, 0.95), '')
    row('long tasks > 50 ms', String(long), '', '')
  }
  finally {
    await context.close()
    await server.close()
  }
}

/**
 * @param {number[]} values
 * @param {number} share
 */
function at(values, share) {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)
}

/**
 * @param {number} a
 * @param {number} b
 */
function ratio(a, b) {
  return b > 0 ? `${(a / b).toFixed(2)}×` : '–'
}

/** @param {string[]} cells */
function row(...cells) {
  console.log(`  ${cells[0].padEnd(26)}${cells.slice(1, 3).map(cell => cell.padStart(14)).join('')}   ${cells[3]}`.trimEnd())
}
