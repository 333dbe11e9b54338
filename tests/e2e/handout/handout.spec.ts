import { expect, test } from '../support/test'
import { goto, watchFaults } from '../support/board'
import { lectureIds, slideIds } from '../support/content'
import { FULL, fullUnless } from '../support/full'
import { cut, overlapping } from '../support/page'

for (const lang of ['zh', 'en', 'both'] as const) {
  test(`the list of handouts leads to each as it is printed, in ${lang}`, fullUnless(lang === 'en'), async ({ page }) => {
    const faults = watchFaults(page)
    await goto(page, 'handout', lang)
    await expect(page.locator('[data-open-handout]')).toHaveCount(4)
    await page.locator('[data-open-handout="worksheet"]').click()
    const sheet = page.locator('[data-handout="worksheet"]')
    await expect(sheet).toHaveAttribute('data-state', 'ready', { timeout: 30_000 })
    await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
    await expect(page.locator('[data-action="print"]')).toBeEnabled()
    await expect(page.locator('.tick-grid [data-row]')).toHaveCount(8 + 15)
    await expect(page.locator('[data-cut]')).toHaveCount(15)
    expect(faults).toEqual([])
  })
}

for (const lang of ['zh', 'en', 'both'] as const) {
  for (const kind of ['slides', 'handout'] as const) {
    test(`nothing on a printed slide lies over another or is cut: ${kind} in ${lang}`, FULL, async ({ page }) => {
      // Every slide, with all diagrams: a handout may take as long as src/handout/pages.ts gives a slow machine.
      test.slow()
      await page.goto(`./?print#/handout/${kind}?lang=${lang}`)
      await expect(page.locator(`[data-handout="${kind}"]`)).toHaveAttribute('data-state', 'ready', { timeout: 120_000 })
      const slides = page.locator('[data-printed-slide]')
      await expect(slides).toHaveCount(kind === 'slides' ? slideIds.length : lectureIds.length)
      for (const slide of await slides.all()) {
        const id = await slide.getAttribute('data-printed-slide')
        expect.soft(await overlapping(slide), `${id}: nothing lies over another`).toEqual([])
        expect.soft(await cut(slide), `${id}: nothing is cut or leaves the canvas`).toEqual([])
      }
    })
  }
}

test('an address without "print" goes to the printed page; an unknown one says so and lists them', FULL, async ({ page }) => {
  await goto(page, 'handout/answers', 'zh')
  await expect(page.locator('[data-handout="answers"]')).toHaveAttribute('data-state', 'ready', { timeout: 30_000 })
  await expect(page.locator('[data-answer]')).toHaveCount(31)
  await goto(page, 'handout/poster', 'en')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.locator('[data-open-handout]')).toHaveCount(4)
})

test('parts are chosen, stand in the address, and nothing else is printed', async ({ page }) => {
  await page.goto('./?print#/handout/worksheet?lang=en&parts=quiz,poster')
  const sheet = page.locator('[data-handout="worksheet"]')
  await expect(sheet).toHaveAttribute('data-state', 'ready', { timeout: 30_000 })
  // A part that there is not is told, and the rest of the address counts.
  await expect(page.getByRole('alert')).toContainText('poster')
  await expect(page.locator('[data-quiz]').first()).toBeVisible()
  await expect(page.locator('[data-row], [data-cut], .slip-line')).toHaveCount(0)

  await page.locator('.part-choice summary').click()
  await page.locator('[data-part="exit"]').check()
  await expect(page).toHaveURL(/parts=exit,quiz/)
  await expect(sheet).toHaveAttribute('data-state', 'ready')
  await expect(page.locator('.slip-line').first()).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.locator('[data-part="exit"]').uncheck()
  await page.locator('[data-part="quiz"]').uncheck()
  await expect(page.locator('[data-action="print"]')).toBeDisabled()
  await page.locator('[data-action="all-parts"]').click()
  await expect(page).not.toHaveURL(/parts=/)
  await expect(page.locator('[data-cut]')).toHaveCount(15)
  await expect(page.locator('[data-action="print"]')).toBeEnabled()

  await page.keyboard.press('Escape')
  await expect(page.locator('.part-choice')).not.toHaveAttribute('open')
  await expect(page.locator('.part-choice summary')).toBeFocused()
})
