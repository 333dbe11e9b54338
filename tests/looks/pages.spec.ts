import { goto } from '../e2e/support/board'
import { expect, LANGS, picture, press, slideAt, test, wholePage } from './support/look'

for (const lang of LANGS) {
  test.describe('text', () => {
    // In few pictures.
    test.use({ viewport: { width: 1280, height: 2400 } })

    test(`the lecture as text, in ${lang}`, async ({ page }) => {
      await goto(page, 'read', lang)
      const read = page.locator('.read-page')
      await expect(read).toHaveAttribute('data-filled', await read.getAttribute('data-total') ?? '', { timeout: 40_000 })
      await wholePage(page, `pages/${lang}/read`)
    })
  })

  test(`addresses that lead nowhere, and the list of handouts, in ${lang}`, async ({ page }) => {
    await goto(page, 'sorrt', lang)
    await expect(page.locator('[data-unknown]')).toBeVisible()
    await wholePage(page, `pages/${lang}/unknown`)
    await page.goto('./nowhere/index.html')
    await expect(page.locator('h1:visible')).toHaveCount(1)
    await wholePage(page, `pages/${lang}/404`)
    await goto(page, 'handout', lang)
    await expect(page.locator('[data-open-handout]')).toHaveCount(4)
    await wholePage(page, `pages/${lang}/handouts`)
    await goto(page, 'study/nowhere', lang)
    await expect(page.getByRole('alert').first()).toBeVisible()
    await wholePage(page, `pages/${lang}/no-part`)
  })

  test(`the lecturer's window, in ${lang}`, async ({ page }) => {
    await goto(page, 'presenter/linkage', lang)
    for (const id of ['linkage', 'sort']) {
      await page.evaluate((hash) => { location.hash = hash }, `#/presenter/${id}`)
      await expect(page.locator(`.slidev-layout[data-slide="${id}"]:visible`).first()).toBeVisible()
      await picture(page, `pages/${lang}/presenter-${id}`)
    }
    await press(page.locator('[data-action="clock-table"]'))
    await expect(page.locator('.clock-panel')).toBeVisible()
    await picture(page, `pages/${lang}/presenter-clock`)
  })
}

test('slides in a window that is narrow, low or upright', async ({ page }) => {
  for (const [width, height] of [[390, 844], [844, 390], [820, 1180], [1024, 600]]) {
    await page.setViewportSize({ width, height })
    await goto(page, 'cover', 'both')
    for (const id of ['cover', 'marks', 'sort']) {
      await slideAt(page, id)
      await picture(page, `pages/sizes/${width}-${id}`)
    }
    const full = page.locator('[data-action="full"]:visible')
    if (await full.count()) {
      await press(full)
      await expect(page.locator('.stage-sorter.full')).toBeVisible()
      await picture(page, `pages/sizes/${width}-full-board`)
    }
  }
})
