// The board of the study page: how soon it is there, and what a move on it costs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright'
import { root } from '../lib/run.ts'
import type { Costs } from './costs.ts'
import { costsOf } from './costs.ts'

const BINS = ['project', 'resource', 'development', 'unstaged']
const BOARD = '[data-sorter="full"]'

/** By key at a desk, by finger on a phone: another layout each, and other ways through the code. */
const WAYS = {
  key: { viewport: { width: 1280, height: 720 } },
  tap: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
}

/** The grown case is kept under the name of the one that it grew from. */
const KEY = `coevolution-deck:${readFileSync(join(root, 'content/deck.yaml'), 'utf8').match(/^id: (\S+)/m)?.[1]}/board/full`

type Way = keyof typeof WAYS
/** `opening`: ms of the main thread until the last card is in the page. */
interface BoardCosts { opening: number, moves: Costs[] }

/**
 * Opens a board of which every other card is placed, and moves cards from all over it.
 * @param asked ids: the cards of the set
 */
export async function measureBoard(browser: Browser, url: string, { ids, way, moves }: { ids: string[], way: Way, moves: number }): Promise<BoardCosts> {
  const placement = Object.fromEntries(ids.filter((_, i) => i % 2 === 0).map((id, i) => [id, BINS[i % BINS.length]]))
  const context = await browser.newContext({ ...WAYS[way], serviceWorkers: 'block' })
  try {
    await context.addInitScript(([key, text]) => localStorage.setItem(key, text), [KEY, JSON.stringify({ version: 1, placement })] as const)
    const page = await context.newPage()
    const read = await costsOf(page, 'threadTicks')
    await page.goto(`${url}study/#/all`)
    await page.waitForFunction(([board, count]) => document.querySelectorAll(`${board} [data-card]`).length === count, [BOARD, ids.length] as const, { timeout: 60_000 })
    const opening = (await read()).task
    const move = { key: moveByKey, tap: moveByTap }[way]
    const costs: Costs[] = []
    for (let i = 0; i < moves; i++) {
      const card = page.locator(`${BOARD} [data-card="${ids[Math.floor(i * ids.length / moves)]}"]`)
      const to = await card.getAttribute('data-in') === 'resource' ? 'project' : 'resource'
      costs.push(await move(page, read, card, to))
      if (await card.getAttribute('data-in') !== to)
        throw new Error(`By ${way} a card was not moved to ${to}.`)
    }
    return { opening, moves: costs }
  }
  finally {
    await context.close()
  }
}

/** Costs of the last press and of all that follows it. */
async function moveByKey(page: Page, read: () => Promise<Costs>, card: Locator, to: string): Promise<Costs> {
  // What focusing costs (the reading box) is not the move's.
  await card.locator('[data-grab]').focus()
  return await costOf(page, read, () => page.keyboard.press(String(BINS.indexOf(to) + 1)))
}

/** Likewise of the last tap. */
async function moveByTap(page: Page, read: () => Promise<Costs>, card: Locator, to: string): Promise<Costs> {
  const grab = card.locator('[data-grab]')
  await grab.evaluate(element => element.scrollIntoView({ block: 'center' }))
  await atRest(page, read)
  await tap(page, grab)
  return await costOf(page, read, () => tap(page, page.locator(`${BOARD} [data-bin-bar="${to}"]`)))
}

/** By place: `locator.tap()` checks what lies under it by listeners of its own, whose hit tests would count as the page's. */
export async function tap(page: Page, target: Locator) {
  const box = await target.boundingBox()
  if (!box)
    throw new Error('Nothing there to tap.')
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
}

async function costOf(page: Page, read: () => Promise<Costs>, act: () => Promise<void>): Promise<Costs> {
  const before = await atRest(page, read)
  await act()
  const after = await atRest(page, read)
  return { script: after.script - before.script, layout: after.layout - before.layout, task: after.task - before.task }
}

/** The costs once nothing has been going on for a while. */
async function atRest(page: Page, read: () => Promise<Costs>) {
  for (let was = await read(); ;) {
    await page.waitForTimeout(100)
    const now = await read()
    if (now.task - was.task < 3)
      return now
    was = now
  }
}
