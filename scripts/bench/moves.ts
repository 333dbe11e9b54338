// What a move on the board costs.
import type { Browser } from 'playwright'
import { say } from '../lib/run.ts'
import { serveDist } from '../lib/serve.ts'
import { costsOf } from './costs.ts'
import { SETTLE_MS } from './opening.ts'
import { at, row } from './table.ts'

const MOVES = 60
const TARGET_SCRIPT_MS = 8

export async function measureMoves(browser: Browser) {
  const server = await serveDist({ port: 4181, host: '127.0.0.1' })
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    await page.addInitScript(() => {
      const counted = window as unknown as { longTasks?: number }
      counted.longTasks = 0
      new PerformanceObserver((list) => {
        counted.longTasks = (counted.longTasks ?? 0) + list.getEntries().length
      }).observe({ type: 'longtask' })
    })
    await page.goto(`${server.url}study/#/all`)
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
    const longTasks = () => page.evaluate(() => (window as unknown as { longTasks?: number }).longTasks ?? 0)
    const longBefore = await longTasks()

    const read = await costsOf(page)

    const costs: { script: number[], layout: number[], task: number[] } = { script: [], layout: [], task: [] }
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
      for (const name of ['script', 'layout', 'task'] as const)
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
