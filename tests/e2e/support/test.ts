import type { CDPSession } from 'playwright/test'
import { test as base } from 'playwright/test'

export { expect } from 'playwright/test'

/**
 * Tests of a worker go on in one window (`reuseContext`, playwright.config.ts), whose program knows the deck's scripts already: a
 * page opens in a third of the time. Playwright takes away what a test has left there: stores, cookies, routes, scripts, clock,
 * size, further windows. What it leaves, this takes away: copies for offline, what the window itself remembers, what has been
 * asked of it over the browser's own protocol, what is pressed, and what it has been allowed (base/window.spec.ts asks for each).
 * Files that are about copies on the device, or open files, have windows of their own (playwright.config.ts).
 */
export const test = base.extend<object>({
  page: async ({ page, context, baseURL }, use) => {
    const session = await context.newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', { origin: new URL(baseURL ?? '').origin, storageTypes: 'all' })
    await session.send('Page.resetNavigationHistory')
    await page.evaluate(() => { window.name = '' })
    await page.mouse.up()
    // Beside the page: a new window has no pointer over it.
    await page.mouse.move(-1, -1)
    for (const key of ['Shift', 'Control', 'Alt', 'Meta'])
      await page.keyboard.up(key)
    await context.setOffline(false)
    await context.clearPermissions()

    // The tests' server lets files be kept: without a network there is what the deck itself keeps, and nothing else.
    const setOffline = context.setOffline.bind(context)
    context.setOffline = async (offline) => {
      if (offline)
        await session.send('Network.clearBrowserCache')
      await setOffline(offline)
    }
    const opened: CDPSession[] = [session]
    const open = context.newCDPSession.bind(context)
    context.newCDPSession = async (of) => {
      const one = await open(of)
      opened.push(one)
      return one
    }
    await use(page)
    // One that the test has ended, or whose page it has closed, is gone already.
    await Promise.all(opened.map(one => one.detach().catch(() => {})))
  },
})
