import { test as base } from 'playwright/test'

export { expect } from 'playwright/test'

/**
 * Tests of a worker go on in one window (`reuseContext`, playwright.config.ts), whose program knows the deck's scripts already: a
 * page opens in a third of the time. Playwright takes away what a test has left there: stores, cookies, routes, scripts, clock,
 * size, further windows. What it leaves, this takes away: copies for offline, what the window itself remembers, and what it has
 * been allowed (base/window.spec.ts asks for each). A file that is about copies on the device, or opens files, has windows of its
 * own: `test.use({ reuseContext: false })`.
 */
export const test = base.extend<object>({
  page: async ({ page, context, baseURL }, use) => {
    const session = await context.newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', { origin: new URL(baseURL ?? '').origin, storageTypes: 'all' })
    await session.send('Page.resetNavigationHistory')
    await session.detach()
    await page.evaluate(() => { window.name = '' })
    await context.setOffline(false)
    await context.clearPermissions()
    await use(page)
  },
})
