import type { Page } from 'playwright/test'
import type { Board } from '../support/board'
import type { Bin } from '../support/content'
import type { Point } from '../support/ways'
import { expect, test } from '../support/window'
import { Board as BoardOf, goto, openBoard } from '../support/board'
import { BINS, homeOf, nameOf, VIEWPORTS, wrongBin } from '../support/content'
import { FULL, fullUnless } from '../support/full'
import { boxOf, centreOf, clickSlipping, Fingers, liftByMouse, liftByTouch } from '../support/ways'

test.use({ hasTouch: true })

/** How far the card is drawn from where it was taken hold of, screen px. */
async function gap(board: Board, grip: Point, at: Point): Promise<number> {
  const ghost = await boxOf(board.ghost)
  return Math.hypot(ghost.x + grip.x - at.x, ghost.y + grip.y - at.y)
}

/** Drags a card over every bin by its left part; at each stop the point taken hold of is under the pointer. */
async function followsPointer(board: Board, id: string): Promise<void> {
  const { page } = board
  const card = await boxOf(board.card(id))
  const grip = { x: card.width * 0.3, y: card.height * 0.6 }
  await page.mouse.move(card.x + grip.x, card.y + grip.y)
  await page.mouse.down()
  await page.mouse.move(card.x + grip.x + 10, card.y + grip.y + 10, { steps: 2 })
  await expect(board.ghost).toBeVisible()
  const ghost = await boxOf(board.ghost)
  expect(Math.abs(ghost.width - card.width), 'the card keeps its width').toBeLessThanOrEqual(2)
  for (const bin of BINS) {
    const at = await centreOf(board.bin(bin))
    await page.mouse.move(at.x, at.y, { steps: 3 })
    await expect.poll(() => gap(board, grip, at), { message: `over ${bin}` }).toBeLessThanOrEqual(2)
  }
  const home = await centreOf(board.bin('resource'))
  await page.mouse.move(home.x, home.y)
  await page.mouse.up()
  await expect(board.card(id)).toHaveAttribute('data-in', 'resource')
  await expect(board.ghost).toHaveCount(0)
}

for (const viewport of VIEWPORTS) {
  test.describe(nameOf(viewport), () => {
    test.use({ viewport })

    test('the card follows the pointer within 2 px', fullUnless(viewport.width === 1024), async ({ page }) => {
      await followsPointer(await openBoard(page), 'X7')
    })

    test('the card follows the pointer within 2 px in the presenter view', fullUnless(viewport.width === 1280), async ({ page }) => {
      await goto(page, 'presenter/sort')
      await followsPointer(await new BoardOf(page).ready(), 'X7')
    })
  })
}

test.describe('full screen', () => {
  test.use({ viewport: { width: 820, height: 1180 } })

  test('the card follows the pointer within 2 px', FULL, async ({ page }) => {
    const board = await openBoard(page)
    await board.action('full').click()
    await expect(board.action('full-exit')).toBeVisible()
    await followsPointer(board, 'X7')
  })
})

test('the card follows a finger within 2 px', async ({ page }) => {
  const board = await openBoard(page)
  const fingers = await Fingers.on(page)
  const card = await boxOf(board.card('X7'))
  const from = await liftByTouch(board, 'X7', fingers)
  const grip = { x: from.x - card.x, y: from.y - card.y }
  for (const bin of BINS) {
    const at = await centreOf(board.bin(bin))
    await fingers.move(at)
    await expect.poll(() => gap(board, grip, at), { message: `over ${bin}` }).toBeLessThanOrEqual(2)
  }
  await fingers.up()
  await board.shows({ X7: 'unstaged' })
})

test('Escape while dragging puts the card back', async ({ page }) => {
  const board = await openBoard(page)
  await board.digits({ 'S1-01': 'project' })
  await liftByMouse(board, 'S1-01')
  const at = await centreOf(board.bin('development'))
  await page.mouse.move(at.x, at.y, { steps: 3 })
  await page.keyboard.press('Escape')
  await expect(board.ghost).toHaveCount(0)
  await page.mouse.up()
  await board.shows({ 'S1-01': 'project' })
  await expect(board.root.locator('[aria-pressed="true"]')).toHaveCount(0)
  // The board still works.
  await board.digits({ 'S1-01': 'resource' })
})

test('a drop outside the bins puts the card back', FULL, async ({ page }) => {
  const board = await openBoard(page)
  await board.digits({ 'S1-01': 'project' })
  await liftByMouse(board, 'S1-01')
  const at = await centreOf(board.readingBox)
  await page.mouse.move(at.x, at.y, { steps: 3 })
  await page.mouse.up()
  await expect(board.ghost).toHaveCount(0)
  await board.shows({ 'S1-01': 'project' })
  await liftByMouse(board, 'S3-02')
  await page.mouse.move(2, 2, { steps: 3 })
  await page.mouse.up()
  await expect(board.ghost).toHaveCount(0)
  await board.shows({ 'S1-01': 'project' })
})

/** Slides as on a panel, and the study page: where it scrolls a finger rests before it lifts a card. */
const PLACES = [{ alias: 'sort', hold: false }, { alias: 'study/sort', hold: true }] as const
/** On the right margin, beside what can be pressed. */
const MARGIN = { x: 1905, y: 560 }

test.describe('several hands', () => {
  test.use({ viewport: { width: 1920, height: 1080 } })

  for (const { alias, hold } of PLACES) {
    test(`#/${alias}: two cards are dragged at once, each by its own finger, and each drop is a step`, fullUnless(!hold), async ({ page }) => {
      const board = await openBoard(page, alias)
      const fingers = await Fingers.on(page)
      const cards = [{ id: 'S1-01', to: 'project', finger: 0 }, { id: 'S3-03', to: 'unstaged', finger: 1 }] as const
      const grips: Point[] = []
      for (const { id, finger } of cards) {
        const box = await boxOf(board.card(id))
        const from = await liftByTouch(board, id, fingers, hold, finger)
        grips.push({ x: from.x - box.x, y: from.y - box.y })
      }
      await expect(board.ghost).toHaveCount(2)
      for (const { to, finger } of cards)
        await fingers.move(await centreOf(board.bin(to)), finger)
      for (const [index, { id, to }] of cards.entries()) {
        const at = await centreOf(board.bin(to))
        const ghost = await boxOf(board.ghostOf(id))
        expect(Math.hypot(ghost.x + grips[index].x - at.x, ghost.y + grips[index].y - at.y), id).toBeLessThanOrEqual(2)
        await expect(board.bin(to)).toHaveClass(/over/)
      }
      await fingers.up(1)
      await board.shows({ 'S3-03': 'unstaged' })
      await expect(board.ghost).toHaveCount(1)
      await fingers.up(0)
      await board.shows({ 'S1-01': 'project', 'S3-03': 'unstaged' })
      await expect(board.ghost).toHaveCount(0)
      await board.action('undo').click()
      await board.shows({ 'S3-03': 'unstaged' })
      await board.action('undo').click()
      await board.shows({})
    })

    test(`#/${alias}: beside a resting palm a card is dragged, tapped, and put down by a tap; the page stays`, FULL, async ({ page }) => {
      const board = await openBoard(page, alias)
      const address = page.url()
      const fingers = await Fingers.on(page)
      await fingers.down(MARGIN, 7)
      await liftByTouch(board, 'S1-01', fingers, hold)
      await fingers.move(await centreOf(board.bin('project')))
      await fingers.move({ x: MARGIN.x - 3, y: MARGIN.y + 2 }, 7, 1)
      await fingers.up()
      await board.shows({ 'S1-01': 'project' })
      await fingers.tap(await centreOf(board.grab('S2-02')))
      await expect(board.grab('S2-02')).toHaveAttribute('aria-pressed', 'true')
      await fingers.tap(await centreOf(board.bin('resource').locator('.bin-title')))
      await board.shows({ 'S1-01': 'project', 'S2-02': 'resource' })
      await fingers.tap(await centreOf(board.action('undo')))
      await board.shows({ 'S1-01': 'project' })
      await fingers.up(7)
      expect(page.url()).toBe(address)
    })

    test(`#/${alias}: a palm that rests on a card does not hold it; what another carries is not to be had`, FULL, async ({ page }) => {
      const board = await openBoard(page, alias)
      const fingers = await Fingers.on(page)
      const box = await boxOf(board.grab('S1-01'))
      if (!hold)
        await fingers.down({ x: box.x + 6, y: box.y + 6 }, 7)
      await liftByTouch(board, 'S1-01', fingers, hold)
      await fingers.down({ x: box.x + 12, y: box.y + 8 }, 8)
      await fingers.move({ x: box.x + 60, y: box.y + 8 }, 8)
      await expect(board.ghost).toHaveCount(1)
      await fingers.up(8)
      await fingers.move(await centreOf(board.bin('project')))
      await fingers.up()
      await board.shows({ 'S1-01': 'project' })
      await expect(board.ghost).toHaveCount(0)
    })
  }

  test('a card that is moved by another way while it is dragged is dragged no more; another one is', FULL, async ({ page, context }) => {
    const board = await openBoard(page)
    const fingers = await Fingers.on(page)
    await liftByTouch(board, 'S1-01', fingers)
    await liftByTouch(board, 'S3-03', fingers, false, 1)
    await expect(board.ghost).toHaveCount(2)
    const other = await openBoard(await context.newPage())
    await other.digits({ 'S1-01': 'resource' })
    await board.shows({ 'S1-01': 'resource' })
    await expect(board.ghost).toHaveCount(1)
    await expect(board.ghostOf('S3-03')).toBeVisible()
    await fingers.move(await centreOf(board.bin('project')))
    await fingers.up(0)
    await board.shows({ 'S1-01': 'resource' })
    await fingers.move(await centreOf(board.bin('project')), 1)
    await fingers.up(1)
    await board.shows({ 'S1-01': 'resource', 'S3-03': 'project' })
  })

  test('two fingers still scroll the study page', FULL, async ({ page }) => {
    await page.setViewportSize({ width: 1366, height: 700 })
    const board = await openBoard(page, 'study/sort')
    const fingers = await Fingers.on(page)
    const at = await centreOf(board.grab('S1-01'))
    await fingers.down(at, 0)
    await fingers.down({ x: at.x + 300, y: at.y }, 1)
    await fingers.moveAll({ x: 0, y: -200 })
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
    await fingers.up(0)
    await fingers.up(1)
    await expect(board.ghost).toHaveCount(0)
    await board.shows({})
    await expect(board.root.locator('[aria-pressed="true"]')).toHaveCount(0)
  })
})

test.describe('a tap that slips', () => {
  test.use({ viewport: { width: 1920, height: 1080 } })

  for (const { alias } of PLACES) {
    for (const slip of [9, 14, 24]) {
      test(`#/${alias}: a finger by ${slip} px takes the card up, and puts it down`, FULL, async ({ page }) => {
        const board = await openBoard(page, alias)
        const fingers = await Fingers.on(page)
        await fingers.tap(await centreOf(board.grab('X7')), 0, { x: slip, y: 0 })
        await expect(board.grab('X7')).toHaveAttribute('aria-pressed', 'true')
        await fingers.tap(await centreOf(board.bin('resource').locator('.bin-title')))
        await board.shows({ X7: 'resource' })
        await fingers.tap(await centreOf(board.grab('X7')), 0, { x: -slip, y: 0 })
        await expect(board.grab('X7')).toHaveAttribute('aria-pressed', 'true')
        await expect(board.ghost).toHaveCount(0)
      })
    }

    test(`#/${alias}: a mouse by 5 px takes the card up; carried to another bin it is dragged, and a key after that is heard`, FULL, async ({ page }) => {
      const board = await openBoard(page, alias)
      await clickSlipping(page, await centreOf(board.grab('X7')), 5)
      await expect(board.grab('X7')).toHaveAttribute('aria-pressed', 'true')
      await page.keyboard.press('Escape')
      await liftByMouse(board, 'X7')
      const to = await centreOf(board.bin('project'))
      await page.mouse.move(to.x, to.y, { steps: 3 })
      await page.mouse.up()
      await board.shows({ X7: 'project' })
      await board.action('undo').focus()
      await page.keyboard.press('Enter')
      await board.shows({})
    })
  }
})

test.describe('the page scrolls under a card', () => {
  test.use({ viewport: { width: 1366, height: 700 } })

  for (const [by, scroll] of [
    ['the wheel', (page: Page) => page.mouse.wheel(0, 200)],
    ['a program', (page: Page) => page.evaluate(() => scrollBy(0, 200))],
    ['a key', (page: Page) => page.keyboard.press('PageDown')],
  ] as const) {
    test(`by ${by}: card, highlight and drop agree`, FULL, async ({ page }) => {
      const board = await openBoard(page, 'study/sort')
      const card = await boxOf(board.card('X7'))
      await liftByMouse(board, 'X7')
      const at = { x: 683, y: 350 }
      await page.mouse.move(at.x, at.y, { steps: 2 })
      const from = await centreOf(board.grab('X7'))
      const grip = { x: from.x - card.x, y: from.y - card.y }
      await scroll(page)
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
      await expect.poll(() => gap(board, grip, at)).toBeLessThanOrEqual(2)
      const under = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-bin], [data-bin-bar]')?.dataset.bin ?? null, at)
      await expect.poll(() => board.root.locator('[data-bin].over').evaluateAll(bins => bins.map(bin => bin.getAttribute('data-bin')))).toEqual(under ? [under] : [])
      await page.mouse.up()
      await board.shows(under && under !== 'pool' ? { X7: under as Bin } : {})
    })
  }
})

test('a touch that the system takes away leaves the card where it was', FULL, async ({ page }) => {
  const board = await openBoard(page)
  const fingers = await Fingers.on(page)
  await liftByTouch(board, 'S1-01', fingers)
  await fingers.move(await centreOf(board.bin('project')))
  await fingers.cancel()
  await expect(board.ghost).toHaveCount(0)
  await expect(board.root.locator('.lifted')).toHaveCount(0)
  await board.shows({})
  await liftByTouch(board, 'S1-01', fingers)
  await fingers.move(await centreOf(board.bin('project')))
  await fingers.up()
  await board.shows({ 'S1-01': 'project' })
})

test('no bin tells right from wrong while a card is dragged or aimed', async ({ page }) => {
  const board = await openBoard(page)
  const look = (place: Parameters<Board['bin']>[0]) => board.bin(place).evaluate((bin) => {
    const { outlineColor, outlineStyle, outlineWidth, boxShadow, filter } = getComputedStyle(bin)
    return { outlineColor, outlineStyle, outlineWidth, boxShadow, filter, classes: bin.className.replace(bin.dataset.bin ?? '', '').trim() }
  })
  const ghostLook = () => board.ghost.evaluate((ghost) => {
    const { backgroundColor, borderColor, outlineColor, opacity } = getComputedStyle(ghost)
    return { classes: ghost.className, backgroundColor, borderColor, outlineColor, opacity }
  })
  for (const id of ['S1-01', 'X7']) {
    const before = await board.view()
    const right = homeOf('core')[id]
    await liftByMouse(board, id)
    const seen: unknown[] = []
    for (const bin of [right, wrongBin(id)]) {
      const at = await centreOf(board.bin(bin))
      await page.mouse.move(at.x, at.y, { steps: 3 })
      await expect.poll(async () => (await look(bin)).outlineStyle, { message: `${bin} shows that it is the target` }).not.toBe('none')
      seen.push({ bin: await look(bin), ghost: await ghostLook() })
      await expect(page.locator('[data-mark]')).toHaveCount(0)
      expect(await board.view()).toEqual(before)
    }
    expect(seen[0]).toEqual(seen[1])
    await page.keyboard.press('Escape')
    await page.mouse.up()
  }
})
