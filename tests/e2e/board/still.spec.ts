import type { Page } from 'playwright/test'
import type { Board } from '../support/board'
import { expect, test } from '../support/window'
import { openBoard } from '../support/board'
import { BINS, sets } from '../support/content'
import { FULL } from '../support/full'
import { boxOf, centreOf, Fingers, liftByMouse, liftByTouch } from '../support/ways'

const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY))
const bar = (page: Page, bin: string) => page.locator(`[data-bin-bar="${bin}"]`)
const [FIRST, SECOND, THIRD, FOURTH] = sets.core.poolOrder
const dock = (board: Board) => boxOf(board.root.locator('[data-panel]'))

/** Until the page has come to rest. */
async function atRest(page: Page): Promise<number> {
  let before = -1
  await expect.poll(async () => {
    const [was, now] = [before, await scrolled(page)]
    before = now
    return was === now
  }, { intervals: [100] }).toBe(true)
  return before
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('a card that is put down never moves the page, in whichever way; nor does the second tap of a double one', async ({ page }) => {
    const board = await openBoard(page, 'study/sort')
    const fingers = await Fingers.on(page)
    const cards = sets.core.poolOrder.values()
    const next = () => cards.next().value!
    await board.grab(FIRST).scrollIntoViewIfNeeded()
    /** What lies in the pool goes up by the row that has gone from it, at most. */
    const stays = async (id: string, to: string, take: () => Promise<unknown>, put: () => Promise<void>) => {
      await take()
      const before = await scrolled(page)
      await put()
      await expect(board.card(id)).toHaveAttribute('data-in', to)
      await expect(board.grab(id)).toBeFocused()
      expect(Math.abs(await atRest(page) - before), `${id} to ${to}`).toBeLessThan(70)
    }
    for (const bin of BINS) {
      const id = next()
      await stays(id, bin, () => liftByTouch(board, id, fingers, true), async () => {
        await fingers.move(await centreOf(bar(page, bin)))
        await expect(bar(page, bin)).toHaveClass(/over/)
        await fingers.up()
      })
    }
    for (const gap of [80, 150, 250, 400]) {
      const id = next()
      await stays(id, 'resource', () => board.grab(id).tap(), async () => {
        await expect(board.grab(id)).toHaveAttribute('aria-pressed', 'true')
        await fingers.doubleTap(await centreOf(bar(page, 'resource')), gap)
      })
    }
    const id = next()
    await stays(id, 'development', () => board.card(id).locator('[data-move-menu]').tap(), () => board.card(id).locator('[data-move-to="development"]').tap())
    // Empty-handed and once, the row still leads to the bin.
    await bar(page, 'unstaged').tap()
    await expect(board.bin('unstaged')).toBeInViewport()
  })

  test('a double tap on a bin takes up none of the cards in it, nor asks what they say', FULL, async ({ page }) => {
    const board = await openBoard(page, 'study/sort')
    const fingers = await Fingers.on(page)
    await board.digits({ [FIRST]: 'project', [SECOND]: 'project' })
    await board.grab(THIRD).tap()
    await board.bin('project').scrollIntoViewIfNeeded()
    await fingers.doubleTap(await centreOf(board.grab(SECOND)), 200)
    await expect(board.card(THIRD)).toHaveAttribute('data-in', 'project')
    await expect(board.root.locator('[aria-pressed="true"][data-grab]')).toHaveCount(0)
    // A tap that is none of the two takes up another one at once.
    await board.grab(FIRST).tap()
    await expect(board.grab(FIRST)).toHaveAttribute('aria-pressed', 'true')
  })

  test('a bin out of sight is reached by dragging: the page goes on in time, stops with the last bin, and comes back', async ({ page }) => {
    const board = await openBoard(page, 'study/sort')
    const fingers = await Fingers.on(page)
    const from = await liftByTouch(board, FIRST, fingers, true)
    // The panel tells of the card, and has its height.
    await expect(board.readingBox).toHaveAttribute('data-shown', FIRST)
    const before = await scrolled(page)
    const { y: edge } = await dock(board)
    await fingers.move({ x: from.x, y: edge - 60 })
    await expect.poll(() => scrolled(page), 'well before the last pixels').toBeGreaterThan(before)
    await fingers.move({ x: from.x, y: edge - 25 })
    await expect(board.bin('unstaged')).toHaveClass(/over/)
    await atRest(page)
    const last = await boxOf(board.bin('unstaged'))
    const { y: now } = await dock(board)
    expect(last.y + last.height, 'the last bin stands above the panel').toBeLessThanOrEqual(now)
    expect(last.y + last.height, 'and the page goes no further').toBeGreaterThan(now - 30)
    await fingers.up()
    await expect(board.card(FIRST)).toHaveAttribute('data-in', 'unstaged')
    const stands = await atRest(page)
    // And up again, to the pool and no further.
    await liftByTouch(board, FIRST, fingers, true)
    await fingers.move({ x: from.x, y: 20 })
    await expect(board.bin('pool')).toHaveClass(/over/)
    expect(await atRest(page)).toBeLessThan(stands)
    expect((await boxOf(board.bin('pool'))).y).toBeGreaterThanOrEqual(0)
    await fingers.up()
    await board.shows({})
  })

  test('no keys are told of: neither in words that are seen nor in those that are heard', async ({ page }) => {
    const board = await openBoard(page, 'study/sort', 'en')
    await expect(board.root.locator('.keys-line')).toHaveCount(0)
    await expect(board.root).not.toHaveAccessibleDescription(/Enter|arrow/i)
    await board.grab(FOURTH).tap()
    await expect(board.status).toContainText('picked up')
    await expect(board.status).not.toContainText(/Enter|arrow/i)
  })
})

test.describe('on a laptop', () => {
  test.use({ viewport: { width: 1366, height: 768 } })

  test('a drop by mouse does not move the page; by keys it follows the card, and the line that tells them is seen', async ({ page }) => {
    const board = await openBoard(page, 'study/sort', 'en')
    await expect(board.root.locator('.keys-line')).toBeVisible()
    await expect(board.root).toHaveAccessibleDescription(/Home goes to the next card/)
    for (const id of [FIRST, SECOND]) {
      await liftByMouse(board, id)
      const { y: edge } = await dock(board)
      const box = await boxOf(board.bin('resource'))
      await page.mouse.move(box.x + 40, Math.min(box.y + 30, edge - 8), { steps: 3 })
      await expect(board.bin('resource')).toHaveClass(/over/)
      const before = await scrolled(page)
      await page.mouse.up()
      await expect(board.card(id)).toHaveAttribute('data-in', 'resource')
      await expect(board.grab(id)).toBeFocused()
      expect(Math.abs(await atRest(page) - before), id).toBeLessThan(70)
    }
    await page.keyboard.press('4')
    await expect(board.card(SECOND)).toHaveAttribute('data-in', 'unstaged')
    await expect(board.grab(SECOND)).toBeFocused()
    await expect(board.grab(SECOND)).toBeInViewport()
    await page.keyboard.press('Home')
    await expect(board.grab(THIRD)).toBeFocused()
  })

  test('Tab goes from list to list, a card and its menu in each; arrows go from card to card', async ({ page }) => {
    const board = await openBoard(page, 'study/sort')
    await board.digits({ [FIRST]: 'project', [SECOND]: 'resource' })
    await board.grab(THIRD).focus()
    await page.keyboard.press('ArrowRight')
    await expect(board.grab(FOURTH)).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(board.card(FOURTH).locator('[data-move-menu]')).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(board.grab(FIRST)).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(board.grab(SECOND)).toBeFocused()
    await board.grab(FIRST).focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    await expect(board.grab(FOURTH)).toBeFocused()
  })
})

for (const { width, height } of [{ width: 360, height: 740 }, { width: 320, height: 640 }]) {
  test.describe(`${width} px`, () => {
    test.use({ viewport: { width, height }, hasTouch: true, isMobile: true })

    test('no name in the row of bins sticks out or is broken within a word, in three languages', async ({ page }) => {
      const board = await openBoard(page, 'study/sort')
      for (const lang of ['zh', 'en', 'both'] as const) {
        await page.locator(`[data-set-lang="${lang}"]:visible`).first().click()
        await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
        expect.soft(await board.root.locator('[data-bin-bar]').evaluateAll(buttons => buttons.flatMap((button) => {
          const frame = button.getBoundingClientRect()
          const found: string[] = []
          for (const name of button.querySelectorAll<HTMLElement>('.zh, .en')) {
            const text = name.firstChild!
            // A Chinese name of these is one word.
            for (const { 0: word, index } of name.checkVisibility() ? (text.textContent ?? '').matchAll(/\S+/g) : []) {
              const range = document.createRange()
              range.setStart(text, index)
              range.setEnd(text, index + word.length)
              const boxes = [...range.getClientRects()]
              if (boxes.length !== 1 || boxes[0].left < frame.left || boxes[0].right > frame.right)
                found.push(`${word}: ${boxes.length} lines, ${boxes.map(({ left, right }) => `${left - frame.left} to ${right - frame.right}`).join()}`)
            }
          }
          return found
        })), lang).toEqual([])
      }
    })
  })
}
