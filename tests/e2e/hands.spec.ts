import type { Locator, Page } from 'playwright/test'
import type { Lang, SetId } from './support/content'
import { expect, test } from 'playwright/test'
import { goto, turnTo } from './support/board'
import { BINS, card, sets } from './support/content'

/** A poll on the page being shown. */
const poll = (page: Page, id: string): Locator => page.locator(`[data-poll="${id}"]:visible`)
const keysOf = (within: Locator, stepper: string): Locator => within.locator(`[data-hand-stepper="${stepper}"]`)
const more = (within: Locator, stepper: string): Locator => keysOf(within, stepper).locator('[data-hand="more"]')
const less = (within: Locator, stepper: string): Locator => keysOf(within, stepper).locator('[data-hand="less"]')
const count = (within: Locator, stepper: string): Locator => keysOf(within, stepper).locator('.hand-count')
const action = (within: Locator, name: string): Locator => within.locator(`[data-action="${name}"]`)
const bars = (within: Locator, stepper: string): Locator => within.locator(`[data-hand-bar="${stepper}"] [data-round]`)
const total = (within: Locator): Locator => within.locator('[data-hands]')
const table = (page: Page): Locator => page.locator('.class-table:visible')
const keys = (page: Page): Promise<string[]> => page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('coevolution-deck/')).sort())

async function press(button: Locator, times: number): Promise<void> {
  for (let n = 0; n < times; n++)
    await button.click()
}

async function openPoll(page: Page, alias = 'money', id = 'money', lang: Lang = 'zh'): Promise<Locator> {
  await goto(page, alias, lang)
  await expect(poll(page, id)).toBeVisible()
  return poll(page, id)
}

async function openTable(page: Page, set: SetId, lang: Lang = 'zh'): Promise<Locator> {
  await goto(page, 'class-table', lang)
  await table(page).locator(`[data-table-set="${set}"]`).click()
  await expect(table(page)).toHaveAttribute('data-set', set)
  return table(page)
}

const rows = (within: Locator): Promise<(string | null)[]> =>
  within.locator('[data-row]').evaluateAll(all => all.map(row => row.getAttribute('data-row')))

test('hands stay covered until Show in the projector\'s window, and the presenter sees them', async ({ page, context }) => {
  await goto(page, 'presenter/money')
  const presenter = poll(page, 'money').first()
  await expect(presenter).toBeVisible()
  const projector = await openPoll(await context.newPage())
  await press(more(presenter, 'money/a'), 3)
  await press(more(presenter, 'money/b'), 1)
  await expect(count(presenter, 'money/a')).toHaveText('3')
  await expect(total(projector)).toHaveAttribute('data-hands', '4')
  await expect(count(projector, 'money/a')).not.toHaveAttribute('data-count')
  await expect(bars(projector, 'money/a')).toHaveCount(0)
  expect(await projector.innerText()).not.toContain('3')
  await action(presenter, 'show-hands').click()
  await expect(bars(projector, 'money/a')).toHaveAttribute('data-count', '3')
  await expect(count(projector, 'money/b')).toHaveAttribute('data-count', '1')
  await action(projector, 'show-hands').click()
  await expect(bars(projector, 'money/a')).toHaveCount(0)
  await expect(presenter).toHaveAttribute('data-shown', 'false')
})

test('a count never goes below nothing, survives a reload, is cleared and brought back', async ({ page }) => {
  const money = await openPoll(page)
  await press(less(money, 'money/d'), 2)
  await press(more(money, 'money/d'), 2)
  await press(less(money, 'money/d'), 1)
  await action(money, 'show-hands').click()
  await expect(count(money, 'money/d')).toHaveText('1')
  await page.reload()
  await expect(count(money, 'money/d')).toHaveText('1')
  await action(money, 'clear-hands').click()
  await expect(total(money)).toHaveAttribute('data-hands', '0')
  await expect(money).toHaveAttribute('data-shown', 'false')
  await action(money, 'clear-hands').click()
  await expect(count(money, 'money/d')).toHaveText('1')
})

test('a second round keeps the first: slide 2 shows its own and writes to it only', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('coevolution-deck/hands/money', JSON.stringify({
    version: 1, round: 1, rounds: [{ counts: { a: 7, b: 3 }, shown: true }, { counts: { b: 9 }, shown: true }],
  })))
  const money = await openPoll(page)
  // Slide 2 is about the first round, whatever came after.
  await expect(bars(money, 'money/b')).toHaveCount(1)
  await expect(bars(money, 'money/b')).toHaveAttribute('data-count', '3')
  await press(more(money, 'money/b'), 1)
  await expect.poll(() => page.evaluate(() => JSON.parse(localStorage.getItem('coevolution-deck/hands/money') ?? '{}'))).toMatchObject({
    rounds: [{ counts: { a: 7, b: 4 } }, { counts: { b: 9 } }],
  })
})

test('stored counts that cannot be read do no harm', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('coevolution-deck/hands/money', '{"version":1,"rounds":'))
  const money = await openPoll(page)
  await expect(total(money)).toHaveAttribute('data-hands', '0')
  await press(more(money, 'money/a'), 1)
  await expect(total(money)).toHaveAttribute('data-hands', '1')
})

test('a full store: counting goes on in memory, stepper and bar agree', async ({ page }) => {
  await page.addInitScript(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } })
  const money = await openPoll(page)
  await press(more(money, 'money/a'), 2)
  await action(money, 'show-hands').click()
  await expect(bars(money, 'money/a')).toHaveAttribute('data-count', '2')
  await expect(count(money, 'money/a')).toHaveText('2')
  await turnTo(page, 'numbers')
  await turnTo(page, 'money')
  await expect(count(money, 'money/a')).toHaveText('2')
})

test('one\'s own answer is kept on the device, and a second tap takes it back', async ({ page }) => {
  const money = await openPoll(page)
  const chosen = money.locator('input:checked')
  await money.locator('[data-option="b"] label').click()
  await expect(chosen).toHaveValue('b')
  await money.locator('[data-option="c"] label').click()
  await page.reload()
  await expect(chosen).toHaveValue('c')
  await money.locator('[data-option="c"] label').click()
  await expect(chosen).toHaveCount(0)
})

test('by keyboard only: count, choose and show, and the deck stays', async ({ page }) => {
  const money = await openPoll(page)
  await money.locator('input').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(money.locator('input:checked')).toHaveValue('b')
  await more(money, 'money/a').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Space')
  await expect(total(money)).toHaveAttribute('data-hands', '2')
  await action(money, 'show-hands').focus()
  await page.keyboard.press('Space')
  await expect(count(money, 'money/a')).toHaveText('2')
  await expect(page).toHaveURL(/#\/money/)
  await page.keyboard.press('PageDown')
  await expect(page).not.toHaveURL(/#\/money/)
})

test('the class\'s table: pool order, covered; then the most divided first, rows without hands last', async ({ page }) => {
  const first = await openTable(page, 'first')
  expect(await rows(first)).toEqual(sets.first.poolOrder)
  const cell = (id: string, bin: string) => more(first, `sort/first/${id}/${bin}`)
  for (const bin of BINS)
    await press(cell('X6', bin), 1)
  await press(cell('S1-03', 'project'), 3)
  await press(cell('S3-02', 'project'), 2)
  await press(cell('S3-02', 'resource'), 2)
  await expect(total(first)).toHaveAttribute('data-hands', '11')
  await expect(first.locator('[data-division]')).toHaveCount(0)
  await expect(first.locator('[data-count]')).toHaveCount(0)
  await action(first, 'show-hands').click()
  const led = ['X6', 'S3-02', 'S1-03']
  await expect.poll(() => rows(first)).toEqual([...led, ...sets.first.poolOrder.filter(id => !led.includes(id))])
  await expect(first.locator('[data-row="X6"] [data-division]')).toHaveAttribute('data-division', '1.00')
  await expect(first.locator('[data-row="S1-03"] [data-division]')).toHaveAttribute('data-division', '0.00')
  // A row stays under the finger while counts are mended.
  await press(cell('S1-03', 'resource'), 3)
  expect((await rows(first)).slice(0, 3)).toEqual(led)
  await page.reload()
  await expect(table(page)).toHaveAttribute('data-set', 'first')
  await expect(first.locator('[data-row="S1-03"] .most')).toHaveCount(2)
})

test('the table of the main sort has a row for each card, and is cleared and brought back whole', async ({ page }) => {
  const core = await openTable(page, 'core', 'en')
  expect(await rows(core)).toEqual(sets.core.poolOrder)
  await expect(core.locator('[data-hand="more"]')).toHaveCount(sets.core.poolOrder.length * BINS.length)
  await expect(keysOf(core, 'sort/core/S1-01/project').getByRole('button', { name: `+ ${card('S1-01').title.en}: Service project` })).toBeVisible()
  await press(more(core, 'sort/core/S1-01/project'), 2)
  await press(more(core, 'sort/core/X7/unstaged'), 1)
  await action(core, 'clear-hands').click()
  await expect(total(core)).toHaveAttribute('data-hands', '0')
  await action(core, 'clear-hands').click()
  await expect(total(core)).toHaveAttribute('data-hands', '3')
})

test('from the near misses to the table and back', async ({ page }) => {
  await goto(page, 'near-misses')
  await action(page.locator('.near-misses:visible'), 'class-table').click()
  await expect(table(page)).toHaveAttribute('data-set', 'core')
  await action(table(page), 'back').click()
  await expect(page.locator('.near-misses:visible')).toBeVisible()
  await goto(page, 'presenter/near-misses')
  // Only the hash has changed: until the router has followed, the player's slide is still there.
  await page.reload()
  await action(page.locator('.near-misses:visible').first(), 'class-table').click()
  await expect(page).toHaveURL(/#\/presenter\/class-table/)
})

test('the pair that most hands name comes first; another pair starts covered, in both windows', async ({ page, context }) => {
  await goto(page, 'near-misses')
  const pair = page.locator('[data-pair]:visible')
  await expect(pair).toHaveAttribute('data-pair', 'S1-04/S3-01')
  const hardest = poll(page, 'hardest')
  await press(more(hardest, 'hardest/X6'), 2)
  await press(more(hardest, 'hardest/S2-04'), 1)
  await expect(pair).toHaveAttribute('data-pair', 'S1-04/S3-01')
  await action(hardest, 'show-hands').click()
  await expect(pair).toHaveAttribute('data-pair', 'S2-05/X6')
  const picks = page.locator('[data-pick]:visible')
  expect(await picks.evaluateAll(all => all.map(one => one.getAttribute('data-pick')).slice(0, 3))).toEqual(['3', '2', '0'])

  const other = await context.newPage()
  await goto(other, 'near-misses')
  await expect(other.locator('[data-pair]:visible')).toHaveAttribute('data-pair', 'S2-05/X6')
  for (const step of ['1', '2', '3']) {
    await action(pair, 'show').and(page.locator(':enabled')).click()
    await expect(pair).toHaveAttribute('data-shown', step)
  }
  await picks.nth(1).click()
  for (const window of [page, other]) {
    await expect(window.locator('[data-pair]:visible')).toHaveAttribute('data-pair', 'S2-04/S3-02')
    await expect(window.locator('[data-pair]:visible')).toHaveAttribute('data-shown', '0')
  }
})

test('"new class" clears hands, answers and what was turned to, in every window; the language stays', async ({ page, context }) => {
  const money = await openPoll(page)
  await press(more(money, 'money/a'), 2)
  await action(money, 'show-hands').click()
  await money.locator('[data-option="a"] label').click()
  await page.locator('[data-set-lang="en"]:visible').click()
  await page.evaluate(() => localStorage.setItem('coevolution-deck/anything/else', 'x'))
  const other = await context.newPage()
  const projector = await openPoll(other, 'money', 'money', 'en')
  await expect(count(projector, 'money/a')).toHaveText('2')
  await turnTo(page, 'how')
  await page.locator('[data-action="new-class"]:visible').click()
  await page.locator('[data-confirm="new-class"]:visible').click()
  await expect.poll(() => keys(page)).toEqual(['coevolution-deck/class-begun', 'coevolution-deck/language'])
  await expect(total(projector)).toHaveAttribute('data-hands', '0')
  await expect(projector.locator('input:checked')).toHaveCount(0)
  await turnTo(page, 'money')
  await expect(total(money)).toHaveAttribute('data-hands', '0')
  await expect(money.locator('input:checked')).toHaveCount(0)
})

for (const alias of ['money', 'class-table', 'near-misses']) {
  for (const lang of ['zh', 'en', 'both'] as const) {
    test(`#/${alias} in ${lang}: all of it stands above the foot of the slide`, async ({ page }) => {
      await goto(page, alias, lang)
      const slide = page.locator(`[data-slide="${alias}"]:visible`)
      await expect(slide).toBeVisible()
      await page.evaluate(() => document.fonts.ready)
      await action(slide, 'show-hands').click()
      const lowest = await slide.evaluate((root) => {
        const scale = root.getBoundingClientRect().height / (root as HTMLElement).offsetHeight
        const all = [...root.querySelectorAll(':is(.hand-poll, .class-table, .near-misses)')].filter(one => one.checkVisibility())
        return Math.max(...all.map(one => (one.getBoundingClientRect().bottom - root.getBoundingClientRect().top) / scale))
      })
      expect(lowest).toBeLessThanOrEqual(508)
    })
  }
}
