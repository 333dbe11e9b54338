import type { BrowserContext, CDPSession, Page } from 'playwright/test'
import { test as base } from './test'

export { expect } from 'playwright/test'

interface Window { key: string, context: BrowserContext, page: Page }

/** Of a device, all that a page could find again; not the files that are kept of it. */
const DEVICE = 'local_storage,indexeddb,cookies,cache_storage,service_workers'

/**
 * For tests of the board, of which there are many, each short: those of a worker go on in one window, whose program knows the
 * deck's scripts already, so that a page opens in half the time. Between them it is emptied of all that a test of the board leaves
 * (base/window.spec.ts asks for each); one that fails is followed by a new browser. Playwright's own `reuseContext` would also
 * empty it of the deck's files, and gain nothing. Not for tests that install a clock.
 */
export const test = base.extend<object, { kept: { window: Window | null } }>({
  kept: [async ({}, use) => {
    const kept: { window: Window | null } = { window: null }
    await use(kept)
    await kept.window?.context.close()
  }, { scope: 'worker' }],

  context: async ({ browser, kept, viewport, hasTouch, isMobile, locale, baseURL, serviceWorkers }, use) => {
    const key = JSON.stringify([viewport, hasTouch, isMobile, locale, baseURL, serviceWorkers])
    if (kept.window && (kept.window.key !== key || kept.window.page.isClosed())) {
      await kept.window.context.close()
      kept.window = null
    }
    if (!kept.window) {
      const context = await browser.newContext()
      kept.window = { key, context, page: await context.newPage() }
    }
    const { context, page } = kept.window
    const scripts: { dispose: () => Promise<void> }[] = []
    const sessions: CDPSession[] = []
    const { addInitScript } = page
    const { newCDPSession } = context
    page.addInitScript = async (...script: Parameters<typeof addInitScript>) => {
      const added = await addInitScript.apply(page, script)
      scripts.push(added)
      return added
    }
    context.newCDPSession = async (of) => {
      const opened = await newCDPSession.call(context, of)
      sessions.push(opened)
      return opened
    }

    await use(context)

    Object.assign(page, { addInitScript })
    Object.assign(context, { newCDPSession })
    for (const other of context.pages()) {
      if (other !== page)
        await other.close()
    }
    if (page.isClosed())
      return
    page.removeAllListeners()
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    for (const script of scripts)
      await script.dispose()
    await Promise.all(sessions.map(one => one.detach().catch(() => {})))
    await context.setOffline(false)
    await page.goto('about:blank')
    await page.evaluate(() => { window.name = '' })
    await page.mouse.up()
    await page.mouse.move(-1, -1)
    for (const pressed of ['Shift', 'Control', 'Alt', 'Meta'])
      await page.keyboard.up(pressed)
    await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null })
    if (viewport)
      await page.setViewportSize(viewport)
    const session = await context.newCDPSession(page)
    await session.send('Storage.clearDataForOrigin', { origin: new URL(baseURL ?? '').origin, storageTypes: DEVICE })
    await session.send('Page.resetNavigationHistory')
    await session.detach()
    await context.clearPermissions()
  },

  page: async ({ kept, context }, use) => {
    await use(kept.window?.page ?? await context.newPage())
  },
})
