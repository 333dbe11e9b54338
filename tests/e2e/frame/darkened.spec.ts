import type { Page } from 'playwright/test'
import { pathToFileURL } from 'node:url'
import { expect, test } from '../support/test'
import { goto, turnTo } from '../support/board'
import { FULL, fullUnless } from '../support/full'

/** Browsers and extensions that darken light pages by themselves: the deck stays as it is, and codes can be read. */
async function darkens(page: Page): Promise<() => Promise<boolean>> {
  // A page that is darkened is so at every look; a part that comes in or an edge drawn anew by a few pixels is not, so `false` is polled for.
  // Where the reader's system is dark: elsewhere no page could say anything against it, and no browser does it.
  await page.emulateMedia({ colorScheme: 'dark' })
  const session = await page.context().newCDPSession(page)
  const picture = () => page.screenshot({ animations: 'disabled', caret: 'hide' })
  return async () => {
    await session.send('Emulation.setAutoDarkModeOverride', { enabled: false })
    const before = await picture()
    await session.send('Emulation.setAutoDarkModeOverride', { enabled: true })
    const after = await picture()
    await session.send('Emulation.setAutoDarkModeOverride', { enabled: false })
    return !before.equals(after)
  }
}

test('darkened from outside, a page of another kind is, and the deck is not', FULL, async ({ page }) => {
  await page.addInitScript(() => { window.deckPublicUrl = 'https://example.org/deck/' })
  const isDarkened = await darkens(page)
  await page.setContent('<p>Black on white')
  expect(await isDarkened(), 'what this test relies on').toBe(true)

  await goto(page, 'exit')
  await expect(page.locator('.exit-slip:visible')).toBeVisible()
  await expect.poll(isDarkened, { message: 'a slide' }).toBe(false)
  await page.locator('[data-phone-code]:visible').click()
  await expect(page.locator('.board-dialog .qr-code:visible path')).toBeVisible()
  await expect.poll(isDarkened, { message: 'the code for phones' }).toBe(false)
  await page.keyboard.press('Escape')
  for (const alias of ['sort', 'model', 'study', 'study/sort', 'read']) {
    await turnTo(page, alias)
    await expect(page.locator({ sort: '[data-sorter="core"]:visible', model: '[data-diagram][data-ready="true"]:visible', read: '.read-page' }[alias] ?? '.study-page').first()).toBeVisible()
    await page.evaluate(() => document.fonts.ready)
    await expect.poll(isDarkened, { message: alias }).toBe(false)
  }
})

test('nor is the cover before the deck is there, nor the deck as one file', FULL, async ({ page }) => {
  const isDarkened = await darkens(page)
  await page.route('**/assets/**', route => route.abort())
  await page.goto('./')
  await expect(page.locator('#first-cover')).toBeVisible()
  // It is told soon that the deck can't be had; two pictures are alike after that, and not around it.
  await expect(page.locator('.first-cover-failed')).toBeVisible()
  await expect.poll(isDarkened).toBe(false)
  await page.goto(pathToFileURL('dist/single/co-evolution-deck.html').href)
  await expect(page.locator('.slidev-page:visible .cover')).toBeVisible()
  await expect(page.locator('#first-cover')).toHaveCount(0)
  await expect.poll(isDarkened).toBe(false)
  expect(await page.locator('meta[name="darkreader-lock"]').count()).toBe(1)
})

for (const [name, forcedColors, scheme] of [['the dark theme', 'none', 'dark'], ['forced colours', 'active', 'light']] as const) {
  test(`a code for phones is dark on light in ${name}`, fullUnless(scheme === 'dark'), async ({ page }) => {
    await page.emulateMedia({ forcedColors, colorScheme: 'dark' })
    await page.addInitScript((scheme) => {
      window.deckPublicUrl = 'https://example.org/deck/'
      localStorage.setItem('slidev-color-schema', scheme)
    }, scheme)
    await goto(page, 'exit')
    await page.locator('[data-phone-code]:visible').click()
    const code = page.locator('.board-dialog .qr-code:visible')
    await expect(code.locator('path')).toBeVisible()
    expect(await code.evaluate(svg => [...svg.children].map(part => getComputedStyle(part).fill))).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
    await page.screenshot({ path: `test-results/code-${scheme}-${forcedColors}.png` })
  })
}
