import type { Page } from 'playwright/test'
import type { Board } from '../support/board'
import { expect, test } from '../support/window'
import { goto, openBoard } from '../support/board'
import { homeOf } from '../support/content'
import { boxOf, centreOf, Fingers, liftByMouse } from '../support/ways'

test.use({ hasTouch: true })

const hash = (page: Page): Promise<string> => page.evaluate(() => location.hash)
/** The slide that is shown. */
const slideIs = (page: Page, alias: string) => expect.poll(() => hash(page)).toMatch(new RegExp(`^#/${alias}(\\?|$)`))

/** What the deck opens by key: overview, go-to dialog. All to stay shut. */
async function deckRests(page: Page): Promise<void> {
  expect(await hash(page)).toMatch(/^#\/sort(\?|$)/)
  await expect(page.locator('html')).not.toHaveClass(/dark/)
  await expect(page.locator('#slidev-goto-dialog:focus-within')).toHaveCount(0)
  expect(await page.evaluate(() => document.fullscreenElement)).toBeNull()
}

/** A key that the deck does answer, as a proof that the ones before it were not merely late. */
async function deckAnswers(board: Board): Promise<void> {
  await board.page.keyboard.press('PageDown')
  await slideIs(board.page, 'near-misses')
}

test('arrows, space and digits on a card stay on the board', async ({ page }) => {
  const board = await openBoard(page)
  for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Space', 'Enter', '1', '2', '3', '4', '0', '5']) {
    await test.step(key, async () => {
      await board.grab('X7').focus()
      await page.keyboard.press(key)
      await page.keyboard.press(key)
      await page.keyboard.press('Escape')
      await deckRests(page)
    })
  }
  await board.grab('X7').focus()
  await deckAnswers(board)
})

test('arrow keys outside the board do move the deck', async ({ page }) => {
  await openBoard(page)
  await page.keyboard.press('ArrowRight')
  await slideIs(page, 'near-misses')
  await page.keyboard.press('ArrowLeft')
  await slideIs(page, 'sort')
})

test('a key that puts a card down, held or repeated, does not reach the deck', async ({ page }) => {
  const board = await openBoard(page)
  await board.grab('X7').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.down('Space')
  await page.keyboard.down('Space')
  await page.keyboard.up('Space')
  await board.shows({ X7: 'project' })
  await deckRests(page)
  await page.keyboard.press('Control+z')
  await board.shows({})
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await deckRests(page)
})

test('keys in the menu and on toolbar buttons stay on the board', async ({ page }) => {
  const board = await openBoard(page)
  await board.card('X7').locator('[data-move-menu]').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(board.card('X7').locator('[data-move-to="project"]')).toBeVisible()
  for (const key of ['ArrowDown', 'ArrowUp', 'ArrowRight', '3'])
    await page.keyboard.press(key)
  await page.keyboard.press('Escape')
  await expect(board.card('X7').locator('[data-move-menu]')).toBeFocused()
  await board.action('undo').focus()
  await page.keyboard.press('Space')
  await deckRests(page)
  await board.shows({})
})

test('PageDown and PageUp turn the deck from a card, a toolbar button, and after a mouse drag', async ({ page }) => {
  const board = await openBoard(page)
  const backAndForth = async () => {
    await page.keyboard.press('PageDown')
    await slideIs(page, 'near-misses')
    await page.keyboard.press('PageUp')
    await slideIs(page, 'sort')
    await board.ready()
  }
  await board.grab('X7').focus()
  await backAndForth()
  await board.action('undo').focus()
  await backAndForth()
  await liftByMouse(board, 'X7')
  const at = await centreOf(board.bin('resource'))
  await page.mouse.move(at.x, at.y, { steps: 3 })
  await page.mouse.up()
  await board.shows({ X7: 'resource' })
  await backAndForth()
  await board.grab('X3').click()
  await expect(board.grab('X3')).toHaveAttribute('aria-pressed', 'true')
  await backAndForth()
})

for (const [name, to] of [['to the left', { x: -420, y: 0 }], ['to the right', { x: 420, y: 0 }], ['down', { x: 0, y: 260 }]] as const) {
  test(`a finger across the board ${name}, from a card or from a bin, does not swipe the deck`, async ({ page }) => {
    const board = await openBoard(page)
    const fingers = await Fingers.on(page)
    for (const start of [board.grab('X7'), board.bin('resource').locator('.bin-title'), board.readingBox]) {
      const from = await centreOf(start)
      await fingers.down(from)
      await fingers.move({ x: from.x + to.x, y: from.y + to.y }, 0, 6)
      await fingers.up()
      await expect(board.ghost).toHaveCount(0)
    }
    await deckRests(page)
    await deckAnswers(board)
  })
}

test('a swipe outside the board does turn the deck, and the tap after it is heard', async ({ page }) => {
  await goto(page, 'marks')
  await expect(page.locator('h1:visible')).toBeVisible()
  const fingers = await Fingers.on(page)
  await fingers.down({ x: 900, y: 40 })
  await fingers.move({ x: 400, y: 40 }, 0, 6)
  await fingers.up()
  await slideIs(page, 'try')
  const more = page.locator('[data-sorter="first"]:visible [data-action="more"]')
  await fingers.tap(await centreOf(more))
  await expect(more).toHaveAttribute('aria-expanded', 'true')
})

test('a long press on a card raises no menu of the deck or the browser', async ({ page }) => {
  const board = await openBoard(page)
  const prevented = await board.grab('X7').evaluate((grab) => {
    const reached: string[] = []
    window.addEventListener('contextmenu', () => reached.push('window'), { once: true })
    const event = new PointerEvent('contextmenu', { bubbles: true, cancelable: true, pointerType: 'touch' })
    grab.dispatchEvent(event)
    return { prevented: event.defaultPrevented, reached }
  })
  expect(prevented).toEqual({ prevented: true, reached: [] })
})

test('switching the language keeps placement, marks, focus and an open reason', async ({ page }) => {
  const board = await openBoard(page)
  await board.digits({ ...homeOf('core'), 'S1-01': 'resource' })
  await board.check(1)
  await board.digits({ 'S1-01': 'development' })
  await board.check(2)
  await board.grab('S1-01').focus()
  const before = await board.view()
  const marks = await board.root.locator('[data-mark="wrong"]').count()
  for (const lang of ['en', 'both', 'zh']) {
    await page.keyboard.press('l')
    await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
    await expect(page.locator('html')).toHaveAttribute('lang', lang === 'en' ? /^en/ : /^zh/)
    expect(await board.view()).toEqual(before)
    await expect(board.root.locator('[data-mark="wrong"]')).toHaveCount(marks)
    await expect(board.grab('S1-01')).toBeFocused()
    await expect(board.readingBox).toHaveAttribute('data-shown', 'S1-01')
  }
})

test('switching the language keeps a card in hand', async ({ page }) => {
  const board = await openBoard(page)
  await board.grab('X7').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('l')
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
  await expect(board.grab('X7')).toHaveAttribute('aria-pressed', 'true')
  await page.locator('[data-set-lang="both"]:visible').click()
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'both')
  await expect(board.grab('X7')).toHaveAttribute('aria-pressed', 'true')
  await board.bin('resource').locator('.bin-title').click()
  await board.shows({ X7: 'resource' })
})

test('switching the language does not end a drag', async ({ page }) => {
  const board = await openBoard(page)
  await liftByMouse(board, 'X7')
  await page.keyboard.press('l')
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
  await expect(board.ghost).toBeVisible()
  const at = await centreOf(board.bin('resource'))
  await page.mouse.move(at.x, at.y, { steps: 3 })
  await page.mouse.up()
  await board.shows({ X7: 'resource' })
})

test('the language is kept between visits', async ({ page }) => {
  await page.goto('./#/sort')
  await page.locator('[data-set-lang="en"]:visible').click()
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
  await expect(page.locator('[data-set-lang="en"]:visible')).toHaveAttribute('aria-pressed', 'true')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
  await page.goto('about:blank')
  await page.goto('./#/cover')
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
})

for (const address of ['./?lang=en#/sort', './#/sort?lang=en', './#/study?lang=en']) {
  test(`the language is read from ${address}, and a choice outlives it`, async ({ page }) => {
    await page.goto(address)
    await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
    await expect(page.locator('html')).toHaveAttribute('lang', /^en/)
    await page.locator('[data-set-lang="both"]:visible').click()
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-lang', 'both')
  })
}

test('every part in a language says so', async ({ page }) => {
  const board = await openBoard(page, 'sort', 'both')
  await board.grab('X7').focus()
  const box = await boxOf(board.readingBox)
  expect(box.height).toBeGreaterThan(0)
  for (const lang of ['zh', 'en'])
    await expect(board.readingBox.locator(`[lang^="${lang}"]:visible`).first()).toBeVisible()
})
