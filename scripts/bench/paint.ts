// When something is on the screen, on a processor four times slower: this deck's cover, the plain Slidev deck's, reveal.js's.
import type { Browser } from 'playwright'
import { say } from '../lib/run.ts'
import { serveDist } from '../lib/serve.ts'
import { SETTLE_MS } from './opening.ts'
import { PLAIN } from './plain.ts'
import { REVEAL } from './reveal.ts'
import { median, ratio, row } from './table.ts'

const SLOWER = 4
const TIMES = 5

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
  const decks = [['dist', 4183], [`${PLAIN}/dist`, 4184], [`${REVEAL}/dist`, 4185]]
  const runs: Paint[][] = [[], [], []]
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
  const [ours, plain, reveal] = runs.map((paints): Paint => {
    const middle = (key: keyof Paint) => median(paints.map(paint => paint[key]))
    return { frame: middle('frame'), first: middle('first'), largest: middle('largest'), blocked: middle('blocked'), started: middle('started') }
  })
  say(`\nThe cover on the screen (ms; ${SLOWER} × slower processor, median of ${TIMES}).`, '封面何时显示。')
  row('', 'this deck', 'plain Slidev', 'reveal.js', 'to plain Slidev')
  const lines: [string, keyof Paint, number?][] = [
    ['first frame, even empty', 'frame'],
    ['first paint', 'first', 0.22],
    ['largest paint', 'largest', 0.5],
    [`blocked within ${SETTLE_MS / 1000} s`, 'blocked', 0.6],
    ['load event', 'started'],
  ]
  for (const [name, key, target] of lines) {
    const [a, b] = [ours[key], plain[key]]
    const verdict = target === undefined ? '' : `, target ≤ ${target.toFixed(2)}×: ${a <= b * target ? 'met' : 'MISSED'}`
    row(name, a.toFixed(0), b.toFixed(0), reveal[key].toFixed(0), `${ratio(a, b)}${verdict}`)
  }
}
