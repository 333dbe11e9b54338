import type { Board } from './support/board'
import type { Point } from './support/ways'
import { expect, test } from 'playwright/test'
import { Board as BoardOf, goto, openBoard } from './support/board'
import { BINS, homeOf, nameOf, VIEWPORTS, wrongBin } from './support/content'
import { boxOf, centreOf, Fingers, liftByMouse, liftByTouch } from './support/ways'

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

    test('the card follows the pointer within 2 px', async ({ page }) => {
      await followsPointer(await openBoard(page), 'X7')
    })

    test('the card follows the pointer within 2 px in the presenter view', async ({ page }) => {
      await goto(page, 'presenter/sort')
      await followsPointer(await new BoardOf(page).ready(), 'X7')
    })
  })
}

test.describe('full screen', () => {
  test.use({ viewport: { width: 820, height: 1180 } })

  test('the card follows the pointer within 2 px', async ({ page }) => {
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

test('a drop outside the bins puts the card back', async ({ page }) => {
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

test('a second finger does not disturb the first', async ({ page }) => {
  const board = await openBoard(page)
  const fingers = await Fingers.on(page)
  const card = await boxOf(board.card('S1-01'))
  const from = await liftByTouch(board, 'S1-01', fingers)
  const grip = { x: from.x - card.x, y: from.y - card.y }
  const halfway = await centreOf(board.bin('resource'))
  await fingers.move(halfway)
  await fingers.down(await centreOf(board.grab('S3-03')), 1)
  await fingers.move(await centreOf(board.bin('unstaged')), 1)
  await expect(board.ghost).toHaveCount(1)
  expect(await gap(board, grip, halfway)).toBeLessThanOrEqual(2)
  await fingers.up(1)
  await board.shows({})
  await fingers.move(await centreOf(board.bin('project')))
  await fingers.up()
  await board.shows({ 'S1-01': 'project' })
  await expect(board.ghost).toHaveCount(0)
})

test('a touch that the system takes away leaves the card where it was', async ({ page }) => {
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
