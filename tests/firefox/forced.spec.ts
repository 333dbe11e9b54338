import { expect, test } from 'playwright/test'
import { readerOf } from './support/reader'

/** Run with colours of the reader's browser in the place of the deck's (playwright.firefox.config.ts). */
test('a QR code stays dark on light', async ({ page }) => {
  await page.addInitScript(() => { window.deckPublicUrl = 'https://example.org/deck/' })
  const reader = readerOf(page)
  await reader.open('exit')
  await reader.click('[data-phone-code]')
  const code = await reader.part('.board-dialog .qr-code').evaluate(svg => [...svg.children].map(part => getComputedStyle(part).fill))
  expect(code).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
  await reader.picture('.board-dialog')
})
