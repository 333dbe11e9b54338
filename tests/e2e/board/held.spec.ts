import { expect, test } from '../support/window'
import { goto, keep, openBoard, record, turnTo } from '../support/board'
import { homeOf } from '../support/content'
import { FULL } from '../support/full'

// What was lost, hidden or stuck once, and is held here.

const HOME = homeOf('core')

for (const lang of ['zh', 'en', 'both'] as const) {
  test(`the reading is told in words at every step of a sort (${lang})`, FULL, async ({ page }) => {
    const board = await openBoard(page, 'sort', lang)
    for (const [id, bin] of Object.entries(HOME)) {
      await board.digits({ [id]: bin })
      await expect(board.root.locator('.panel-words p')).toBeVisible()
    }
    await expect(board.root).toHaveAttribute('data-coevolution', 'true')
  })
}

test('all claims of the widest reading lie on the slide, or scroll', FULL, async ({ page }) => {
  await keep(page, 'core', record(HOME))
  const board = await openBoard(page)
  await board.root.locator('.panel-words .claim-button').first().click()
  const panel = board.root.locator('.claim-panel:visible')
  const [outer, inner] = [await page.locator('.slidev-layout:visible').boundingBox(), await panel.boundingBox()]
  expect(inner!.y).toBeGreaterThanOrEqual(outer!.y)
  expect(inner!.y + inner!.height).toBeLessThanOrEqual(outer!.y + outer!.height)
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
})

test('the question of "new class" can be read whole', FULL, async ({ page }) => {
  await goto(page, 'how', 'both')
  await page.locator('[data-action="new-class"]:visible').click()
  const sheet = page.locator('.sheet:visible')
  await expect(sheet.locator('[data-confirm="new-class"]')).toBeInViewport({ ratio: 0.99 })
  expect(await sheet.evaluate(one => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(1)
})

test('leaving full screen by the address leaves a page that works', FULL, async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1180 })
  const board = await openBoard(page)
  await board.action('full').click()
  await expect(page.locator('#app')).toHaveAttribute('inert')
  await page.evaluate(() => { location.hash = '#/study' })
  await expect(page.locator('.study-page')).toBeVisible()
  await expect(page.locator('#app')).not.toHaveAttribute('inert')
})

test('a press that ends outside the board is no drag', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  await goto(page, 'study/sort')
  const card = page.locator('[data-card="X7"] [data-grab]')
  const box = (await card.boundingBox())!
  await page.mouse.move(box.x + 20, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(4, 4)
  await page.mouse.up()
  await page.mouse.move(box.x + 20, box.y + 30)
  await page.mouse.move(box.x + 60, box.y + 60)
  await expect(page.locator('.ghost')).toHaveCount(0)
  await expect(page.locator('[data-sorter="core"]')).toHaveAttribute('data-placed', '0')
})

test('a link that was opened stays opened: a reload shows its set and asks nothing', async ({ page, context }) => {
  const board = await openBoard(page, 'study?set=full', 'zh', 'full')
  await board.digits({ 'S1-01': 'project' })
  await board.press('share')
  const link = await page.locator('[data-share-link]').inputValue()
  const other = await context.browser()!.newContext()
  const guest = await other.newPage()
  await guest.goto(link)
  await expect(guest.locator('[data-sorter="full"]')).toHaveAttribute('data-placed', '1')
  await guest.reload()
  await expect(guest.locator('[data-sorter="full"]')).toHaveAttribute('data-placed', '1')
  expect(guest.url()).not.toContain('s=')
  await other.close()
})

test('a language that was chosen is not undone by the next slide', FULL, async ({ page }) => {
  await page.goto('#/sort?lang=en')
  await page.locator('[data-set-lang="zh"]:visible').click()
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'zh')
  await page.keyboard.press('PageDown')
  await expect.poll(() => page.url()).toContain('near-misses')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'zh')
})

test('somebody else\'s complete sort does not become the learner\'s first', async ({ page }) => {
  await keep(page, 'core', record(HOME, { first: {} }))
  const board = await openBoard(page)
  await board.digits({ 'X7': 'resource' })
  await turnTo(page, 'first-last')
  await expect(page.locator('.first-last:visible')).toHaveAttribute('data-changes', '0')
})
