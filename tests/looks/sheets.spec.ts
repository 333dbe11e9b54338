import { goto } from '../e2e/support/board'
import { slideIds } from '../e2e/support/content'
import { expect, picture, press, slideAt, test } from './support/look'

// Source notes, terms and check questions, the first of each kind on every slide; in both languages they are the largest.

/** By the button that opens it. */
const KINDS = { note: '.claim-button', term: '.term-button', question: '.check-button' }

test('what opens over a slide', async ({ page }) => {
  await goto(page, slideIds[0], 'both')
  for (const id of slideIds) {
    const slide = await slideAt(page, id, 'last')
    for (const [kind, selector] of Object.entries(KINDS)) {
      const button = slide.locator(`${selector}:visible`).first()
      if (await button.count() === 0)
        continue
      await press(button)
      await expect(page.locator(`[id="${await button.getAttribute('aria-controls')}"]`)).toBeVisible()
      await picture(page, `sheets/${id}-${kind}`)
      await press(button)
      await expect(button).toHaveAttribute('aria-expanded', 'false')
    }
  }
})

test('the marks with their sources', async ({ page }) => {
  await goto(page, slideIds[0], 'both')
  for (const id of ['marks', 'numbers', 'linkage', 'two-sides', 'project-contract', 'resource-learning']) {
    await slideAt(page, id, 'last')
    if (await page.locator('html:not([data-sources])').count())
      await page.keyboard.press('s')
    await expect(page.locator('html')).toHaveAttribute('data-sources', /.*/)
    await picture(page, `sheets/${id}-sources`)
  }
})
