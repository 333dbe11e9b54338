import { PUBLIC } from '../support/server'
import { expect, test } from '../support/test'

/** Run with colours of the reader's browser in the place of the deck's (playwright.engines.config.ts). */
test('a QR code stays dark on light', async ({ reader }) => {
  await reader.open('exit', { query: PUBLIC })
  await reader.click('[data-phone-code]')
  const code = await reader.part('.board-dialog .qr-code').evaluate(svg => [...svg.children].map(part => getComputedStyle(part).fill))
  expect(code).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
})
