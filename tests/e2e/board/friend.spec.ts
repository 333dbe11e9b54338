import type { Page } from 'playwright/test'
import type { Placement } from '../support/content'
import { expect, test } from '../support/window'
import { encodeShare } from '../../../src/board/model/shareCode'
import { Board, goto, keep, openBoard, record, stored, turnTo } from '../support/board'
import { CASE_ID, homeOf, only, sets } from '../support/content'
import { FULL } from '../support/full'
import { axe, cut, sideways, smallTargets } from '../support/page'

const THEIRS: Placement = { ...homeOf('core'), 'S1-01': 'resource' }
const MINE: Placement = { ...only(homeOf('core'), ['S1-03', 'X3']), 'S1-01': 'project', 'X7': 'resource' }
const CODE = encodeShare({ id: 'core', number: 1, cards: sets.core.cards }, THEIRS)
const bar = (board: Board) => board.root.locator('[data-shared-sort]')
const open = async (page: Page, address = `study/?s=${CODE}&case=${CASE_ID}#/`): Promise<Board> => {
  await page.goto('about:blank')
  await page.goto(`./${address}`)
  return new Board(page).ready()
}

test.describe('on a phone where nothing was sorted yet', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('a friend\'s sort is shown as a friend\'s, counts for nothing, and is one\'s own by a press', async ({ page }) => {
    const board = await open(page)
    await board.shows(THEIRS)
    await expect(bar(board)).toBeInViewport()
    for (const lang of ['zh', 'en', 'both'] as const) {
      await page.locator(`[data-set-lang="${lang}"]:visible`).first().click()
      await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
      await expect(bar(board)).toBeVisible()
      expect.soft(await sideways(page), lang).toBeLessThanOrEqual(0)
      const rows = await board.root.locator('.toolbar > button:visible, .toolbar > :not(button) > button:visible').evaluateAll(all => new Set(all.map(one => Math.round(one.getBoundingClientRect().top))).size)
      expect.soft(rows, `${lang}: buttons in one row`).toBe(1)
      expect.soft(await cut(bar(board)), lang).toEqual([])
      expect.soft(await smallTargets(page, '[data-shared-sort]', 44), lang).toEqual([])
      expect.soft(await axe(page, '[data-shared-sort]'), lang).toEqual([])
    }
    await test.step('where both languages push it down, it is scrolled to, above what lies at the foot', async () => {
      await open(page, `study/?lang=both&s=${CODE}&case=${CASE_ID}#/`)
      const take = bar(board).locator('[data-action="take-over"]')
      await expect.poll(() => take.evaluate((button) => {
        const { x, y, width, height } = button.getBoundingClientRect()
        return button.contains(document.elementFromPoint(x + width / 2, y + height / 2))
      })).toBe(true)
    })
    await test.step('nothing moves, and why is said and seen', async () => {
      const said = await board.status.innerText()
      await board.grab('S1-01').focus()
      await page.keyboard.press('1')
      await expect.poll(() => board.status.innerText()).not.toBe(said)
      await expect(bar(board)).toHaveClass(/stressed/)
      await board.shows(THEIRS)
      await expect(board.action('check')).toHaveAttribute('aria-disabled', 'true')
      await board.action('check').click({ force: true })
      await expect(board.root).toHaveAttribute('data-check', '0')
      // What could only say no is not there, nor what asks about one's own cards.
      await expect(page.locator('[data-why-here]')).toHaveCount(0)
      await expect(board.action('reset')).toHaveCount(0)
      await expect(board.action('undo')).toHaveCount(0)
    })
    await test.step('it is nothing that was done here', async () => {
      expect(await stored(page, 'core')).toBeNull()
      await turnTo(page, 'study')
      await expect(page.locator('[data-step="sort"]')).toHaveAttribute('data-state', 'new')
      await turnTo(page, 'study/answers')
      await expect(page.locator('[data-part="answers"]')).toHaveAttribute('data-state', 'there')
      await expect(page.locator('[data-answers="board/core"]')).toHaveCount(0)
    })
    await test.step('a reload keeps it; put away it is gone', async () => {
      await turnTo(page, 'study/sort')
      await page.reload()
      await board.ready()
      await board.shows(THEIRS)
      await board.action('own-sort').tap()
      await board.shows({})
      await expect(bar(board)).toHaveCount(0)
      await expect(board.root.locator('[data-grab]:focus')).toHaveCount(1)
    })
    await test.step('taken over it is one\'s own, and still to be checked', async () => {
      await open(page)
      await board.action('take-over').tap()
      await expect(bar(board)).toHaveCount(0)
      await board.shows(THEIRS)
      expect(await board.stored()).toEqual(THEIRS)
      await turnTo(page, 'study')
      await expect(page.locator('[data-step="sort"]')).toHaveAttribute('data-state', 'begun')
    })
  })

  test('a link opens whatever text is stuck to it', FULL, async ({ page }) => {
    test.setTimeout(120_000)
    for (const stuck of ['……。快来看', '.', '）看看我的放法', ', my sort', '%E3%80%82%E5%BF%AB']) {
      for (const address of [`study/?s=${CODE}&case=${CASE_ID}#/${stuck}`, `study/?s=${CODE}&case=${CASE_ID}${stuck}`, `study/?s=${CODE}${stuck}`, `?s=${CODE}${stuck}`, `#/study?s=${CODE}${stuck}`]) {
        await test.step(address.replace(CODE, 'CODE'), async () => {
          const board = await open(page, address)
          await board.shows(THEIRS)
          await expect(board.root.locator('[role="alert"]')).toHaveCount(0)
          await board.action('own-sort').click()
          await board.shows({})
        })
      }
    }
  })
})

test('beside one\'s own sort: each card that lies elsewhere says where; one\'s own checks and marks stay', async ({ page }) => {
  await keep(page, 'core', record(MINE, { first: MINE }))
  const board = await open(page)
  await board.shows(THEIRS)
  for (const [id, bin] of Object.entries(MINE)) {
    await expect(board.card(id)).toHaveAttribute('data-own', bin)
    await expect(board.card(id).locator('.own')).toHaveCount(THEIRS[id] === bin ? 0 : 1)
  }
  await expect(board.card('S2-02')).not.toHaveAttribute('data-own', /./)
  await expect(board.marks).toHaveCount(0)
  expect(await axe(page, '.stage-sorter')).toEqual([])
  await board.action('answers').click()
  await expect(bar(board)).toHaveCount(0)
  await expect(board.root).toHaveAttribute('data-check', '3')
  await board.action('answers').click()
  await board.shows(THEIRS)
  expect(await board.stored()).toEqual(MINE)
  // A window beside it shows the same.
  const other = await openBoard(await page.context().newPage(), 'sort')
  await other.shows(THEIRS)
  await other.action('own-sort').click()
  await other.shows(MINE)
  await board.shows(MINE)
})

for (const lang of ['zh', 'en', 'both'] as const) {
  test(`on a slide the line about it has its room, in ${lang}`, FULL, async ({ page }) => {
    await keep(page, 'core', record(MINE))
    await goto(page, `sort?s=${CODE}`, lang)
    const board = await new Board(page).ready()
    await board.shows(THEIRS)
    await expect(bar(board)).toBeVisible()
    expect(await cut(board.root)).toEqual([])
    // All fifteen cards are to be seen, with what is said of one's own: no list scrolls.
    await expect.poll(() => board.root.locator('[data-bin] > .cards').evaluateAll(all => all.filter(one => one.scrollHeight > one.clientHeight + 1).length)).toBe(0)
  })
}
