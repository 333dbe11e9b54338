// What the study page adds to the deck, and how soon a tap is answered on a slow phone.
import { gzipSync } from 'node:zlib'
import type { Browser, Locator, Page } from 'playwright'
import { say } from '../lib/run.ts'
import { serveDist } from '../lib/serve.ts'
import { tap } from './board.ts'
import { at, row } from './table.ts'

const TARGET_KB = 60
const TARGET_MS = 100
const TAPS = 30
const SLOWER = 4

export async function measureStudy(browser: Browser) {
  const server = await serveDist({ port: 4181, host: '127.0.0.1' })
  try {
    say('\nThe study page: JavaScript fetched over that of the entry (kB gzip).', '自学页比入口多取的脚本。')
    row('', 'added', 'files', '')
    for (const part of ['study/#/', 'study/#/sort', 'study/#/debrief']) {
      const { kb, files } = await added(browser, server.url, part)
      // Parts bring the case with them (cards, claims, reasons): the target is the page's.
      row(part, kb.toFixed(1), String(files), part === 'study/#/' ? `target ≤ ${TARGET_KB}: ${kb <= TARGET_KB ? 'met' : 'MISSED'}` : '')
    }
    const taps = await tapToPaint(browser, server.url)
    say(`\nTap to next paint, 31 cards on a phone, processor ${SLOWER}× slower (ms, ${taps.length} interactions).`, '点按到下一次绘制。')
    row('', 'median', '95 %', '')
    row('taps', at(taps, 0.5), at(taps, 0.95), `target < ${TARGET_MS}: ${Number(at(taps, 0.5)) < TARGET_MS ? 'met' : 'MISSED'}`)
  }
  finally {
    await server.close()
  }
}

/** JavaScript that opening a part fetches besides what index.html names: the entry and what it imports. */
async function added(browser: Browser, url: string, part: string) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    const fetched: Map<string, Promise<number>> = new Map()
    page.on('response', (response) => {
      if ((response.headers()['content-type'] ?? '').includes('javascript'))
        fetched.set(response.url(), response.body().then(body => gzipSync(body).length / 1024, () => 0))
    })
    await page.goto(`${url}${part}`, { waitUntil: 'load' })
    await page.waitForSelector(part === 'study/#/' ? '[data-step]' : '[data-part][data-state="there"]')
    await page.waitForTimeout(1500)
    const html = await (await page.request.get(`${url}study/`)).text()
    // The first script of the page holds their addresses.
    const entry = [...html.matchAll(/["'`]([^"'`\s]+\.js)["'`]/g)].map(([, path]) => new URL(path, `${url}study/`).href)
    let kb = 0
    let files = 0
    for (const [address, size] of fetched) {
      if (entry.includes(address))
        continue
      kb += await size
      files += 1
    }
    return { kb, files }
  }
  finally {
    await context.close()
  }
}

/** Durations in ms from each tap to the next paint, by the browser's own event timing. */
async function tapToPaint(browser: Browser, url: string): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    await page.goto(`${url}study/#/all`)
    await page.waitForSelector('[data-sorter="full"] [data-card] [data-grab]')
    await page.waitForTimeout(1500)
    await page.evaluate(() => {
      const byInteraction: Record<number, number> = {}
      Object.assign(window, { byInteraction })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
          if (entry.interactionId)
            byInteraction[entry.interactionId] = Math.max(byInteraction[entry.interactionId] ?? 0, entry.duration)
        }
      }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    })
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    const bins = ['project', 'resource', 'development', 'unstaged']
    for (let move = 0; move < TAPS / 2; move++) {
      const card = page.locator('[data-bin="pool"] [data-grab]').first()
      await card.scrollIntoViewIfNeeded()
      await touch(page, card)
      await touch(page, page.locator(`[data-bin-bar="${bins[move % bins.length]}"]`))
    }
    await page.waitForTimeout(500)
    return await page.evaluate(() => Object.values((window as unknown as { byInteraction: Record<number, number> }).byInteraction))
  }
  finally {
    await context.close()
  }
}

/** A finger, and time for the paint. */
async function touch(page: Page, target: Locator) {
  await tap(page, target)
  await page.waitForTimeout(250)
}
