import type { Board, BoardView } from '../support/board'
import type { Way } from '../support/ways'
import { expect, test } from '../support/window'
import { openBoard } from '../support/board'
import { homeOf, nameOf, only, sets, VIEWPORTS } from '../support/content'
import { byDigit, mover, WAYS } from '../support/ways'

test.use({ hasTouch: true })

const HOME = homeOf('core')
const ALL = sets.core.poolOrder
/** Two stages formed and one card outside them. */
const FIVE = ['S1-01', 'S1-03', 'S2-02', 'S2-04', 'X3']

/** The state that every way must end in: the one that the design's table names for these cards. */
function stateFor(ids: readonly string[]): BoardView {
  const all = ids.length === ALL.length
  return {
    placed: String(ids.length),
    total: String(ALL.length),
    check: '0',
    relationship: all ? 'institutional' : 'interdependent',
    settled: 'true',
    coevolution: String(all),
    zones: { project: 'contractual 0', resource: 'interdependent 0', development: all ? 'institutional 0' : 'empty 0' },
    cards: Object.fromEntries([...ALL].sort((a, b) => a.localeCompare(b)).map(id => [id, ids.includes(id) ? HOME[id] : 'pool'])),
  }
}

/** Five cards by one way from an empty board, and back to the pool by digits for the next way. */
async function sortFive(board: Board, way: Way, hold = false): Promise<void> {
  await board.digits(Object.fromEntries(Object.keys(await board.placement()).map(id => [id, 'pool'])))
  await board.shows({})
  const move = await mover(board, way, hold)
  for (const id of FIVE)
    await move(id, HOME[id])
  await expect.poll(() => board.view()).toEqual(stateFor(FIVE))
  expect(await board.stored()).toEqual(only(HOME, FIVE))
}

for (const viewport of VIEWPORTS) {
  test.describe(nameOf(viewport), () => {
    test.use({ viewport })

    // A language changes where cards lie: both at the size that projectors have most, elsewhere in turn.
    for (const lang of viewport.width === 1280 ? ['zh', 'en'] as const : viewport.width > 1280 ? ['zh'] as const : ['en'] as const) {
      if (viewport.width === 1280) {
        for (const way of WAYS) {
          test(`all cards by ${way} in ${lang} end in the same state`, async ({ page }) => {
            const board = await openBoard(page, 'sort', lang)
            const move = await mover(board, way)
            for (const id of ALL)
              await move(id, HOME[id])
            await expect.poll(() => board.view()).toEqual(stateFor(ALL))
            expect(await board.stored()).toEqual(HOME)
          })
        }
        continue
      }
      test(`five cards by each way in ${lang} end in the same state`, async ({ page }) => {
        test.setTimeout(60_000)
        const board = await openBoard(page, 'sort', lang)
        for (const way of WAYS)
          await test.step(way, () => sortFive(board, way))
      })
    }
  })
}

test.describe('full screen where the slide is small', () => {
  test.use({ viewport: { width: 820, height: 1180 } })

  test('five cards by each way in full screen, the same state as on the slide', async ({ page }) => {
    test.setTimeout(60_000)
    const board = await openBoard(page, 'sort', 'en')
    await board.action('full').click()
    await expect(board.action('full-exit')).toBeVisible()
    for (const button of await board.root.locator('[data-grab], [data-move-menu]').all()) {
      const box = await button.boundingBox()
      expect(box?.height, 'targets of 44 px').toBeGreaterThanOrEqual(44)
    }
    for (const way of WAYS)
      await test.step(way, () => sortFive(board, way, true))
    const full = await board.view()
    await board.action('full-exit').click()
    await expect(board.action('full')).toBeVisible()
    await expect.poll(() => board.view()).toEqual(full)
  })
})

test('full screen is not offered where the slide is large enough', async ({ page }) => {
  const board = await openBoard(page)
  await expect(board.action('full')).toHaveCount(0)
})

test('all ways mixed, with the language switched midway, end in the same state', async ({ page }) => {
  const board = await openBoard(page, 'sort', 'zh')
  for (const [index, id] of ALL.entries()) {
    const way = index % (WAYS.length + 1)
    if (index === 7) {
      await page.locator('[data-set-lang="en"]:visible').click()
      await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
    }
    if (way === WAYS.length)
      await byDigit(board, id, HOME[id])
    else
      await (await mover(board, WAYS[way]))(id, HOME[id])
  }
  await expect.poll(() => board.view()).toEqual(stateFor(ALL))
  expect(await board.stored()).toEqual(HOME)
})

test('a tap anywhere in a bin puts the card down: on its head, on a card, on its reading line', async ({ page }) => {
  const board = await openBoard(page)
  await board.digits({ 'S1-01': 'project', 'S1-03': 'project' })
  await board.grab('S2-02').tap()
  await board.bin('project').locator('.bin-title').tap()
  await expect(board.card('S2-02')).toHaveAttribute('data-in', 'project')
  await board.grab('X3').tap()
  await board.grab('S1-01').tap()
  await expect(board.card('X3')).toHaveAttribute('data-in', 'project')
  await expect(board.card('S1-01')).toHaveAttribute('data-in', 'project')
  await board.grab('S2-04').tap()
  const line = board.bin('project').getByRole('button').last()
  await line.tap()
  await expect(board.card('S2-04')).toHaveAttribute('data-in', 'project')
})

test('Space takes up and puts down, Escape puts back, a digit places at once, 0 returns to the pool', async ({ page }) => {
  const board = await openBoard(page)
  await board.grab('S2-02').focus()
  await page.keyboard.press('Space')
  await expect(board.grab('S2-02')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await board.shows({ 'S2-02': 'resource' })
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Escape')
  await expect(board.grab('S2-02')).toHaveAttribute('aria-pressed', 'false')
  await board.shows({ 'S2-02': 'resource' })
  await page.keyboard.press('4')
  await board.shows({ 'S2-02': 'unstaged' })
  await page.keyboard.press('0')
  await board.shows({})
  await page.keyboard.press('Control+z')
  await board.shows({ 'S2-02': 'unstaged' })
  await page.keyboard.press('Control+Shift+z')
  await board.shows({})
})
