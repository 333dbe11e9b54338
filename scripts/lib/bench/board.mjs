// @ts-check
// A board of the study page with a generated case: how soon it is there, and what a move on it costs.
import { costsOf } from './costs.mjs'

/**
 * @typedef {object} BoardCosts
 * @property {number[]} opening ms of the main thread until the last card is in the page, one of each visit
 * @property {number[]} script ms, one of each move
 * @property {number[]} layout style and layout, ms
 * @property {number[]} total script, style and layout of one move together, ms
 * @property {number} moved key presses that moved a card
 */

/**
 * @param {import('playwright').Browser} browser
 * @param {string} url
 * @param {{ ids: string[], visits: number, moves: number }} asked ids: the cards of the set, half of which lie in bins when it opens
 * @returns {Promise<BoardCosts>}
 */
export async function measureBoard(browser, url, { ids, visits, moves }) {
  const bins = ['project', 'resource', 'development', 'unstaged']
  const placement = Object.fromEntries(ids.filter((_, i) => i % 2 === 0).map((id, i) => [id, bins[i % bins.length]]))
  /** @type {BoardCosts} */
  const costs = { opening: [], script: [], layout: [], total: [], moved: 0 }
  for (let visit = 0; visit < visits; visit++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
    try {
      await context.addInitScript(kept => localStorage.setItem('coevolution-deck/board/full', kept), JSON.stringify({ version: 1, placement }))
      const page = await context.newPage()
      const read = await costsOf(page, 'threadTicks')
      await page.goto(`${url}#/study/all`)
      await page.waitForFunction(count => document.querySelectorAll('[data-sorter="full"] [data-card]').length === count, ids.length, { timeout: 120_000 })
      costs.opening.push((await read()).task)
      if (visit === visits - 1)
        await measureMoves(page, read, ids, moves, costs)
    }
    finally {
      await context.close()
    }
  }
  return costs
}

/**
 * @param {import('playwright').Page} page
 * @param {Awaited<ReturnType<typeof costsOf>>} read
 * @param {string[]} ids
 * @param {number} moves
 * @param {BoardCosts} costs
 */
async function measureMoves(page, read, ids, moves, costs) {
  /** The costs once nothing has been going on for a while. */
  async function atRest() {
    let was = await read()
    for (;;) {
      await page.waitForTimeout(100)
      const now = await read()
      if (now.task - was.task < 3)
        return now
      was = now
    }
  }
  // Slidev mounts the slides three seconds after the start.
  await page.waitForTimeout(4000)
  for (let i = 0; i < moves; i++) {
    const card = page.locator(`[data-sorter="full"] [data-card="${ids[Math.floor(i * ids.length / moves)]}"]`)
    const from = String(await card.getAttribute('data-in'))
    await card.locator('[data-grab]').focus()
    const before = await atRest()
    await page.keyboard.press(from === 'resource' ? '1' : '2')
    const after = await atRest()
    const script = after.script - before.script
    const layout = after.layout - before.layout
    costs.script.push(script)
    costs.layout.push(layout)
    costs.total.push(script + layout)
    if (await card.getAttribute('data-in') !== from)
      costs.moved += 1
  }
}
