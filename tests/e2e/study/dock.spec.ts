import type { Page } from 'playwright/test'
import type { Bin, Lang, Placement, SetId } from '../support/content'
import { chromium } from 'playwright/test'
import { expect, test } from '../support/test'
import { findBrowser, launchOptions } from '../../../scripts/lib/browser.ts'
import { Board, goto, keep, record, watchFaults } from '../support/board'
import { BINS, card, homeOf, sets, wrongBin } from '../support/content'
import { FULL } from '../support/full'
import { axe, sideways } from '../support/page'

/** The panel at the foot of the student's page: the reason whole where it can be, the relationship in words, on phones. */
test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

const UPRIGHT = { width: 360, height: 740 }
const LYING = { width: 740, height: 360 }

async function openMarked(page: Page, set: SetId, placement: Placement, lang: Lang, round = 2): Promise<Board> {
  await keep(page, set, record(placement, { check: round, marked: Object.keys(placement), moved: false, checked: placement }))
  await goto(page, `study/${set === 'core' ? 'sort' : 'transfer'}`, lang)
  return new Board(page, set).ready()
}

interface Dock { cut: boolean, overflow: number, height: number, lines: number[], hidden: string[] }
/** How the dock shows a card: whether it is cut, and what of it lies out of the window; `lines` in sight of each language's reason. */
const dockOf = (board: Board): Promise<Dock> => board.root.locator('.panel').evaluate((panel) => {
  const grid = panel.querySelector('.panel-grid')!
  const box = grid.getBoundingClientRect()
  const seen = (element: Element) => {
    const at = element.getBoundingClientRect()
    return Math.min(at.bottom, box.bottom + 1, innerHeight) - Math.max(at.top, box.top - 1, 0)
  }
  const shown = (selector: string) => [...panel.querySelectorAll<HTMLElement>(selector)].filter(one => one.checkVisibility())
  const parts = ['.reading-box .head', '.reading-box .verdict', '.reading-box .reason', '.reading-box .sentence']
  return {
    cut: panel.classList.contains('cut'),
    overflow: grid.scrollHeight - grid.clientHeight,
    height: panel.getBoundingClientRect().height / innerHeight,
    lines: shown('.reading-box .reason > .bi > :is(.zh, .en)').map((one) => {
      // One line that is whole is as good as two.
      const whole = one.scrollHeight <= one.clientHeight + 2 && seen(one) >= one.getBoundingClientRect().height - 2
      return Math.max(whole ? 2 : 0, Math.round(seen(one) / Number.parseFloat(getComputedStyle(one).lineHeight)))
    }),
    hidden: parts.filter((part) => {
      const [one] = shown(part)
      return !one || seen(one) < one.getBoundingClientRect().height - 2
    }),
  }
})

async function choose(board: Board, id: string): Promise<void> {
  await board.grab(id).focus()
  await expect(board.readingBox).toHaveAttribute('data-shown', id)
  await expect(board.readingBox.locator('.verdict')).toBeVisible()
}

/** Each scored card of the set in the given bin, or where it is wrong. */
const misplaced = (set: SetId, bin?: Bin): Placement =>
  Object.fromEntries(sets[set].cards.map(id => [id, bin ?? wrongBin(id)]))
const wrongIn = (placement: Placement): string[] => Object.keys(placement).filter(id => placement[id] !== card(id).bin && !card(id).contested)

async function everyReason(page: Page, set: SetId, placement: Placement): Promise<void> {
  const faults = watchFaults(page)
  const board = await openMarked(page, set, placement, 'zh')
  for (const size of [UPRIGHT, LYING]) {
    await page.setViewportSize(size)
    for (const lang of ['zh', 'en', 'both'] as const) {
      await page.locator(`[data-set-lang="${lang}"]:visible`).first().tap()
      await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
      for (const id of wrongIn(placement)) {
        await choose(board, id)
        const where = `${id} in ${placement[id]}, ${lang}, ${size.width}×${size.height}`
        const whole = { cut: false, hidden: [] as string[], overflow: 0 }
        await expect.poll(async () => {
          const { cut, hidden, overflow } = await dockOf(board)
          return cut && size === LYING && lang === 'both' ? whole : { cut, hidden, overflow: Math.max(0, overflow - 1) }
        }, where).toEqual(whole)
        const { cut, lines, height } = await dockOf(board)
        if (cut)
          expect.soft(Math.min(...lines), where).toBeGreaterThanOrEqual(2)
        expect.soft(height, where).toBeLessThan(0.83)
      }
    }
  }
  expect(faults).toEqual([])
}

test('a card\'s sentence and the reason against its bin are whole on a phone, upright and lying', async ({ page }) => {
  await everyReason(page, 'core', misplaced('core'))
})
for (const set of ['core', 'twins'] as const) {
  for (const bin of BINS) {
    test(`and so is every other reason: ${set} in ${bin}`, FULL, async ({ page }) => {
      await everyReason(page, set, misplaced(set, bin))
    })
  }
}

test('where there is no room for all of it, two lines of each language, and a sheet with the rest', async ({ page }) => {
  const board = await openMarked(page, 'core', misplaced('core'), 'both')
  await page.setViewportSize({ width: 620, height: 300 })
  const [id] = wrongIn(misplaced('core'))
  await choose(board, id)
  await expect(board.root.locator('.panel')).toHaveClass(/\bcut\b/)
  const { lines } = await dockOf(board)
  expect(lines).toHaveLength(2)
  expect(Math.min(...lines)).toBeGreaterThanOrEqual(2)
  await board.action('read-whole').press('Enter')
  const sheet = board.root.locator('[role="dialog"]')
  await expect(sheet.locator('.reason')).toBeVisible()
  await expect(sheet.locator('.sentence')).toContainText(card(id).text.zh.slice(0, 6))
  expect.soft(await axe(page, '[role="dialog"]')).toEqual([])
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await expect(board.action('read-whole')).toBeFocused()
})

test('in letters of twice the size the title and two lines of the reason in each language are in sight', async ({ baseURL }) => {
  const { args, ...options } = launchOptions(findBrowser({ windowless: true }))
  const browser = await chromium.launch({ ...options, args: [...args, '--blink-settings=defaultFontSize=32'] })
  const page = await browser.newPage({ baseURL, viewport: UPRIGHT, hasTouch: true, isMobile: true, serviceWorkers: 'block' })
  const placement = misplaced('core')
  const board = await openMarked(page, 'core', placement, 'zh')
  for (const size of [UPRIGHT, LYING]) {
    await page.setViewportSize(size)
    for (const lang of ['zh', 'en', 'both'] as const) {
      await page.locator(`[data-set-lang="${lang}"]:visible`).first().tap()
      for (const id of wrongIn(placement)) {
        await choose(board, id)
        const where = `${id}, ${lang}, ${size.width}×${size.height}`
        await expect.poll(async () => {
          const { hidden, lines } = await dockOf(board)
          return { head: hidden.includes('.reading-box .head'), lines: lines.length === (lang === 'both' ? 2 : 1) && Math.min(...lines) >= 2 }
        }, where).toEqual({ head: false, lines: true })
        await expect.poll(() => board.grab(id).evaluate(grab => grab.getBoundingClientRect().top < grab.closest('[data-sorter]')!.querySelector('.panel')!.getBoundingClientRect().top), where).toBe(true)
      }
      expect.soft(await sideways(page), lang).toBeLessThanOrEqual(0)
    }
  }
  await browser.close()
})

test('the relationship is said in words on a phone, in half of the window, and a zone\'s line opens its explanation there', async ({ page }) => {
  const faults = watchFaults(page)
  const placement = { ...homeOf('core'), 'S1-03': 'resource', 'S1-04': 'resource' } as Placement
  const board = await openMarked(page, 'core', placement, 'zh')
  const panel = board.root.locator('.panel')
  for (const size of [UPRIGHT, LYING]) {
    await page.setViewportSize(size)
    for (const lang of ['zh', 'en', 'both'] as const) {
      await page.locator(`[data-set-lang="${lang}"]:visible`).first().tap()
      await choose(board, 'S1-03')
      await board.action('fold').tap()
      await expect(panel).toHaveAttribute('data-first', 'relationship')
      await expect(board.readingBox).toBeHidden()
      const where = `${lang}, ${size.width}×${size.height}`
      const seen = await panel.evaluate((element) => {
        const [title, sentence] = [element.querySelector('.panel-title')!, element.querySelector('.panel-words > p')!]
        const box = element.querySelector('.panel-grid')!.getBoundingClientRect()
        return {
          height: element.getBoundingClientRect().height / innerHeight,
          title: title.getBoundingClientRect().bottom <= box.bottom,
          // Where the words of two languages are more than half a window holds, they scroll.
          lines: (Math.min(box.bottom, sentence.getBoundingClientRect().bottom) - sentence.getBoundingClientRect().top) / Number.parseFloat(getComputedStyle(sentence).lineHeight),
        }
      })
      expect.soft(seen.height, where).toBeLessThanOrEqual(0.505)
      expect.soft(seen.title, where).toBe(true)
      expect.soft(seen.lines, where).toBeGreaterThan(1.8)
      await board.bin('resource').locator('.zone-reading').tap()
      await expect(panel).toHaveAttribute('data-first', 'zone')
      await expect(panel.locator('.told')).toBeInViewport({ ratio: 0.9 })
      await board.bin('resource').locator('.zone-reading').tap()
      await expect(panel).toHaveAttribute('data-first', 'relationship')
      expect.soft(await sideways(page), where).toBeLessThanOrEqual(0)
    }
  }
  expect.soft(await axe(page, '.panel')).toEqual([])
  expect(faults).toEqual([])
})

test('a reason does not open over the card that was tapped for it', async ({ page }) => {
  const board = await openMarked(page, 'core', misplaced('core'), 'both')
  for (const id of wrongIn(misplaced('core')).slice(0, 4)) {
    await board.action('fold').or(board.grab(id)).first().tap()
    await board.grab(id).evaluate(grab => grab.scrollIntoView({ block: 'end' }))
    await board.grab(id).tap()
    await expect(board.readingBox).toHaveAttribute('data-shown', id)
    await expect.poll(() => board.grab(id).evaluate(grab => grab.getBoundingClientRect().bottom <= grab.closest('[data-sorter]')!.querySelector('.panel')!.getBoundingClientRect().top), id).toBe(true)
  }
})
