import type { Page } from 'playwright/test'
import { expect, test } from '../support/test'
import { sets } from '../support/content'
import { watchFaults } from '../support/board'
import { fullUnless } from '../support/full'
import { encodeShare } from '#board/model/shareCode'

// How an address is read: src/deck/model/address.test.ts. Here: that the page goes by it.

const CODE = encodeShare({ ...sets.core as typeof sets.core & { number: number }, id: 'core' }, { 'S1-01': 'project', 'X3': 'resource' })
// A whole load or two of the page: the first test on a cold machine takes longer than what happens within a page.
const opened = (page: Page) => expect(page.locator('[data-card="X3"]').first()).toHaveAttribute('data-in', 'resource', { timeout: 30_000 })

for (const address of [`./?s=${CODE}`, `./#/study?s=${CODE}。`, `./?from=singlemessage#/study&s=${CODE}&shareTo=weixin`, `./%23/study?s=${CODE}`, `./x/%2523/study%3Fs%3D${CODE}`, `./?s=${CODE}#/read`, `./#/handout?s=${CODE}`, `./?s=${CODE}#/model`]) {
  test(`a whole code is opened: ${address.replace(CODE, 'CODE')}`, fullUnless(['./?s=', './x/'].some(kept => address.startsWith(kept) && !address.includes('#'))), async ({ page }) => {
    const faults = watchFaults(page)
    await page.goto(address)
    await opened(page)
    await expect(page).not.toHaveURL(new RegExp(CODE))
    expect(faults.filter(text => text.startsWith('page error'))).toEqual([])
  })
}

test('marks and capitals are forgiven; what means nothing is told with the nearest', async ({ page }) => {
  const faults = watchFaults(page)
  await page.goto('./?lang=both#/SORT')
  await expect(page).toHaveURL(/#\/sort$/)
  const go = (hash: string) => page.evaluate((hash) => { location.hash = hash }, hash)
  for (const [hash, place] of [['#/read。', 'read'], ['#/handout。', 'handout'], ['#/Model，', 'model']] as const) {
    await go(hash)
    await expect(page, hash).toHaveURL(new RegExp(`#/${place}(?:\\?|$)`))
  }
  for (const [hash, nearest] of [['#/999', ''], ['#/read/sort', '#/read?slide=sort'], ['#/presenter/nothing', ''], ['#/study/sort/x', '#/study/sort'], ['#/print', '#/handout'], ['#/export', '#/handout'], ['#/notes', '#/presenter/1'], ['#/modell', '#/model']] as const) {
    await go(hash)
    await expect(page.locator('[data-unknown]'), hash).toHaveAttribute('data-unknown', hash.slice(2))
    await expect(page.getByRole('alert').locator('.zh')).toBeVisible()
    await expect(page.getByRole('alert').locator('.en')).toBeVisible()
    if (nearest)
      await expect(page.locator('[data-action="nearest"]')).toHaveAttribute('href', nearest)
  }
  // A page of its own.
  await go('#/study&shareTo=weixin')
  await expect(page).toHaveURL(/\/study\/\?lang=both&shareTo=weixin#\/$/)
  await page.goBack()
  await page.locator('[data-action="nearest"]').click()
  await expect(page.locator('[data-slide="model"]').first()).toBeVisible()
  expect(faults.filter(text => text.startsWith('page error'))).toEqual([])
})

test('a page that the host does not have leads home in both languages', async ({ page }) => {
  await page.goto('./nothing/at/all')
  await expect(page.locator('html')).toHaveAttribute('data-home', 'found')
  await expect(page.getByRole('link')).toHaveAttribute('href', /^\/#\/nothing/)
})
