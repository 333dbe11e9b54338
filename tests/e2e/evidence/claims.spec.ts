import type { Locator, Page } from 'playwright/test'
import { expect, test } from '../support/test'
import { goto, watchFaults } from '../support/board'
import { FULL } from '../support/full'

const found = (page: Page) => page.locator('[data-found]')
const limit = (page: Page, name: string) => page.locator(`[data-limit="${name}"]`)
const shown = (page: Page) => page.locator('[data-statement]')

async function open(page: Page, lang: 'zh' | 'en' | 'both' = 'zh'): Promise<number> {
  await goto(page, 'study/claims', lang)
  await expect(found(page)).toHaveAttribute('data-found', /^[1-9]\d+$/)
  return Number(await found(page).getAttribute('data-found'))
}
/** As many as it says, each once. */
async function count(page: Page): Promise<number> {
  const told = Number(await found(page).getAttribute('data-found'))
  await expect(shown(page)).toHaveCount(told)
  return told
}

test('stage, mark and sentence each leave less, together and in any order', async ({ page }) => {
  const faults = watchFaults(page)
  const all = await open(page)
  await limit(page, 'stage').selectOption('2')
  const ofStage = await count(page)
  await limit(page, 'mark').selectOption('S')
  const stated = await count(page)
  await limit(page, 'sentence').selectOption('E9')
  const ofSentence = await count(page)
  expect([all > ofStage, ofStage > stated, stated > ofSentence, ofSentence > 0]).toEqual([true, true, true, true])
  await expect(page.locator('[data-statement]:not([data-mark-kind="S"])')).toHaveCount(0)
  for (const text of await shown(page).allInnerTexts())
    expect(text).toContain('E9')
  await page.locator('[data-action="clear-limits"]').click()
  await expect(found(page)).toHaveAttribute('data-found', String(all))
  await expect(limit(page, 'search')).toBeFocused()
  // What is not told has no sentence, and marks divide the whole.
  const byMark: number[] = []
  for (const mark of ['S', 'I', 'N']) {
    await limit(page, 'mark').selectOption(mark)
    byMark.push(await count(page))
  }
  expect(byMark.every(n => n > 0)).toBe(true)
  expect(byMark.reduce((a, b) => a + b)).toBe(all)
  expect(faults).toEqual([])
})

test('is searched in either language, by sentence too; nothing found is told', FULL, async ({ page }) => {
  await open(page, 'en')
  const sizes: Record<string, number> = {}
  for (const word of ['资金', 'venues', 'E12', 'Ｅ12', 'venues 资金', '<b>', 'nothing-like-it']) {
    await limit(page, 'search').fill(word)
    await expect.poll(async () => [await found(page).getAttribute('data-found'), await shown(page).count()].join()).toMatch(/^(\d+),\1$/)
    sizes[word] = await count(page)
  }
  expect(sizes['资金']).toBeGreaterThan(0)
  expect(sizes.venues).toBeGreaterThan(0)
  expect(sizes['venues 资金']).toBeGreaterThan(0)
  expect(sizes.E12).toBeGreaterThan(0)
  expect(sizes['Ｅ12']).toBe(sizes.E12)
  expect([sizes['<b>'], sizes['nothing-like-it']]).toEqual([0, 0])
})

test('claims and glossary take pinyin, traditional and full-width letters, and marks around a word', async ({ page }) => {
  await open(page)
  const sizes = async (field: Locator, words: readonly string[]) => {
    const all: string[] = []
    for (const word of words) {
      await field.fill(word)
      await expect(field).toHaveValue(word)
      all.push(await found(page).getAttribute('data-found') ?? '')
    }
    return all
  }
  const one = await sizes(limit(page, 'search'), ['学习', '学习。', '“学习”', '學習', 'xuexi', 'xue2xi2', 'ｘｕｅｘｉ'])
  expect(one[0]).toMatch(/^[1-9]/)
  expect(new Set(one).size, one.join()).toBe(1)
  await goto(page, 'study/glossary')
  const field = page.locator('.glossary-list input')
  await expect(field).toBeVisible()
  expect(new Set(await sizes(field, ['策略', 'celve', 'celv', 'celüe', 'ce4lüe4', 'ce4lu:e4', 'ｃｅｌｕｅ', '“策略”。']))).toEqual(new Set(['1']))
  expect(new Set(await sizes(field, ['协同', '協同', 'xietong', 'ｘｉｅｔｏｎｇ', 'xt']))).toEqual(new Set(['3']))
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('what a statement rests on opens at its mark, inside the window, in any part', FULL, async ({ page }) => {
    for (const [part, mark] of [['claims', '[data-mark-kind="I"] .claim-button'], ['stages', '[data-stage] .claim-button']]) {
      await goto(page, `study/${part}`, 'both')
      const button = page.locator(mark).last()
      await button.tap()
      const panel = page.locator('.claim-panel:visible')
      await expect(panel).toHaveCount(1)
      const box = (await panel.boundingBox())!
      expect(box.x >= 0 && box.x + box.width <= 360 && box.y >= 0 && box.y + box.height <= 740, `${part}: ${JSON.stringify(box)}`).toBe(true)
      await page.keyboard.press('Escape')
      await expect(panel).toHaveCount(0)
      await expect(button).toBeFocused()
    }
  })
})
