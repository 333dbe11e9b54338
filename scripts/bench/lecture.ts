// Opening each slide by its address, and going through the lecture by clicker: no task over 100 ms once mermaid is there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { parse } from 'yaml'
import { root, say } from '../lib/run.ts'
import { serveDist } from '../lib/serve.ts'
import { SETTLE_MS } from './opening.ts'
import { row } from './table.ts'

const LIMIT_MS = 100

interface Counted { longTasks?: number[] }

export async function measureLecture(browser: Browser) {
  const slides: { id: string }[] = parse(readFileSync(join(root, 'content/slides.yaml'), 'utf8'))
  const server = await serveDist({ port: 4181, host: '127.0.0.1' })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await page.addInitScript(() => {
      const counted = window as unknown as Counted
      counted.longTasks = []
      new PerformanceObserver((list) => {
        counted.longTasks?.push(...list.getEntries().map(entry => entry.duration))
      }).observe({ type: 'longtask' })
    })
    /** Durations in ms of the tasks over 50 ms since the last call. */
    const longTasks = () => page.evaluate(() => {
      const counted = window as unknown as Counted
      return counted.longTasks?.splice(0) ?? []
    })

    await page.goto(server.url, { waitUntil: 'load' })
    await page.waitForTimeout(SETTLE_MS)
    const early = asked.filter(url => /mermaid/i.test(url)).length
    // Mermaid loads once, on the first slide that draws with it; that is not what turning pages costs.
    await page.goto(`${server.url}#/model`)
    await page.waitForSelector('[data-diagram="model"][data-ready]')
    await page.waitForTimeout(500)
    await longTasks()

    const byAddress: Map<string, number> = new Map()
    for (const { id } of slides) {
      await page.evaluate((hash) => { location.hash = hash }, `#/${id}`)
      await page.waitForTimeout(400)
      byAddress.set(id, Math.max(0, ...await longTasks()))
    }

    await page.evaluate(() => { location.hash = '#/1' })
    await page.waitForTimeout(500)
    await longTasks()
    const byClicker: Map<string, number> = new Map()
    const last = `#/${slides.at(-1)?.id}`
    let presses = 0
    for (; presses < 400; presses++) {
      const hash = await page.evaluate(() => location.hash)
      await page.keyboard.press('PageDown')
      await page.waitForTimeout(150)
      byClicker.set(hash, Math.max(byClicker.get(hash) ?? 0, ...await longTasks()))
      if (hash.startsWith(last) && await page.evaluate(() => location.hash) === hash)
        break
    }

    say(`\nThe lecture: ${slides.length} slides, ${presses} presses of the clicker (longest task, ms; under 50 counts as 0).`, '整堂课。')
    row('', 'longest', 'over 100 ms', '')
    for (const [name, found] of [['opened by address', byAddress], ['by clicker', byClicker]] as const) {
      const over = [...found].filter(([, ms]) => ms > LIMIT_MS)
      row(name, Math.max(...found.values()).toFixed(0), String(over.length), `target 0: ${over.length === 0 ? 'met' : `MISSED at ${over.map(([where, ms]) => `${where} ${ms.toFixed(0)}`).join(', ')}`}`)
    }
    row('mermaid files by the cover', String(early), '', `target 0: ${early === 0 ? 'met' : 'MISSED'}`)
  }
  finally {
    await context.close()
    await server.close()
  }
}
