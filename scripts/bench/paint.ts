// When something is on the screen, on a processor four times slower: this deck's cover, the plain Slidev deck's, reveal.js's.
import type { Browser } from 'playwright'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from '../lib/run.ts'
import { serveDist } from '../lib/serve.ts'
import { SETTLE_MS } from './opening.ts'
import { PLAIN } from './plain.ts'
import { REVEAL } from './reveal.ts'
import { median, ratio, row } from './table.ts'

/** A page with one line of text: sooner than this the browser itself is not there. */
const LINE = '.bench/line'
const LINE_PAGE = '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>-</title><h1>政府与社会 Government and society</h1></html>'

const SLOWER = 4
const TIMES = 5
const FIRST_TARGET = 0.22

/**
 * In ms from the start: the first frame, which may be an empty ground; the first and the largest paint of something; what long
 * tasks took beyond 50 ms each until SETTLE_MS; the `load` event.
 */
interface Paint { frame: number, first: number, largest: number, blocked: number, started: number }

async function paintOnce(browser: Browser, url: string): Promise<Paint> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    await page.addInitScript(() => {
      const seen = { largest: 0, blocked: 0 }
      Object.assign(window, { seen })
      new PerformanceObserver(list => list.getEntries().forEach(({ startTime }) => { seen.largest = startTime })).observe({ type: 'largest-contentful-paint', buffered: true })
      new PerformanceObserver(list => list.getEntries().forEach(({ duration }) => { seen.blocked += Math.max(0, duration - 50) })).observe({ type: 'longtask', buffered: true })
    })
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.goto(url, { waitUntil: 'commit' })
    await page.waitForTimeout(SETTLE_MS)
    return await page.evaluate(() => {
      const { largest, blocked } = (window as unknown as { seen: { largest: number, blocked: number } }).seen
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
      const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? NaN
      return { frame: at('first-paint'), first: at('first-contentful-paint'), largest, blocked, started: navigation.loadEventEnd }
    })
  }
  finally {
    await context.close()
  }
}

export async function measurePaint(browser: Browser) {
  mkdirSync(join(root, LINE), { recursive: true })
  writeFileSync(join(root, LINE, 'index.html'), LINE_PAGE)
  const decks = [['dist', 4183], [`${PLAIN}/dist`, 4184], [`${REVEAL}/dist`, 4185], [LINE, 4186]]
  const runs: Paint[][] = [[], [], [], []]
  const servers = await Promise.all(decks.map(([outDir, port]) => serveDist({ outDir: String(outDir), port: Number(port), host: '127.0.0.1' })))
  try {
    // In turn: what else the machine does falls on all of them.
    for (let time = 0; time < TIMES; time++) {
      for (const [index, { url }] of servers.entries())
        runs[index].push(await paintOnce(browser, url))
    }
  }
  finally {
    await Promise.all(servers.map(server => server.close()))
  }
  const [ours, plain, reveal, line] = runs.map((paints): Paint => {
    const middle = (key: keyof Paint) => median(paints.map(paint => paint[key]))
    return { frame: middle('frame'), first: middle('first'), largest: middle('largest'), blocked: middle('blocked'), started: middle('started') }
  })
  say(`\nThe cover on the screen (ms; ${SLOWER} × slower processor, median of ${TIMES}).`, '封面何时显示。')
  row('', 'this deck', 'plain Slidev', 'reveal.js', 'to plain Slidev')
  const lines: [string, keyof Paint, number?][] = [
    ['first frame, even empty', 'frame'],
    ['first paint', 'first', FIRST_TARGET],
    ['largest paint', 'largest', 0.5],
    [`blocked within ${SETTLE_MS / 1000} s`, 'blocked', 0.6],
    ['load event', 'started'],
  ]
  for (const [name, key, target] of lines) {
    const [a, b] = [ours[key], plain[key]]
    const verdict = target === undefined ? '' : `, target ≤ ${target.toFixed(2)}×: ${a <= b * target ? 'met' : 'MISSED'}`
    row(name, a.toFixed(0), b.toFixed(0), reveal[key].toFixed(0), `${ratio(a, b)}${verdict}`)
  }
  if (ours.first > plain.first * FIRST_TARGET) {
    say(
      `What stands in the way of the first paint: a page with one line of text takes ${line.first.toFixed(0)} ms in this browser, ${ratio(line.first, plain.first)} of the plain deck's. The other ${(ours.first - line.first).toFixed(0)} ms are the cover's: its words in two languages, its fonts, and the language chosen on the device, which is read before anything is shown.`,
      `首次显示慢在哪里：只有一行字的网页在这个浏览器里也要 ${line.first.toFixed(0)} 毫秒；其余是封面的两种语言、字体，和先读出本机选定的语言。`,
    )
  }
}
