import type { Browser, BrowserContext, Locator, Page, PlaywrightWorkerArgs } from 'playwright/test'
import type { FoundEngine } from '../../../scripts/lib/engines.ts'
import type { Driven, Device } from './driven'
import type { Reader, Touch } from './reader'
import { Buffer } from 'node:buffer'
import { expect } from 'playwright/test'
import { launchOptions } from '../../../scripts/lib/browser.ts'
import { addressOf, PATIENCE } from './reader'

/** What of Playwright's own is asked where it has no door: WebDriver BiDi's actions, by which Firefox takes a finger. */
interface Inside { _connection?: { toImpl?: (page: Page) => { delegate?: { _session?: { sessionId: string, send: (method: string, params: object) => Promise<unknown> } } } } }

/** An engine that Playwright drives: a build of its own, or Firefox as it is released. */
export async function byPlaywright(playwright: PlaywrightWorkerArgs['playwright'], { name, path, channel, prefs }: FoundEngine): Promise<Driven> {
  const browser: Browser = await playwright[name].launch({
    ...name === 'chromium' ? launchOptions(path) : { executablePath: path },
    channel,
    // Without it a released Firefox on a computer without a touch screen has pointer events of a finger, and no touch events.
    ...name === 'firefox' && { firefoxUserPrefs: { 'dom.w3c_touch_events.enabled': 1, ...prefs } },
  })
  return {
    version: browser.version(),
    async reader(device, baseURL) {
      const context = await browser.newContext({ baseURL, locale: 'zh-CN', ...contextOf(device, name) })
      context.setDefaultTimeout(PATIENCE)
      return { reader: readerOf(await context.newPage(), context, {
          touch: name === 'firefox' && channel ? 'moves' : 'taps',
          // Playwright's own builds of the two print for nobody.
          prints: name === 'chromium' || channel !== undefined,
        }), close: () => context.close() }
    },
    close: () => browser.close(),
  }
}

const contextOf = ({ width, height, phone }: Device, name: FoundEngine['name']) => ({
  viewport: { width, height },
  hasTouch: phone,
  isMobile: phone && name !== 'firefox',
})

function readerOf(page: Page, context: BrowserContext, can: { touch: Touch, prints: boolean }): Reader {
  const { touch, prints } = can
  const seen = (part: string): Locator => page.locator(part).filter({ visible: true }).first()
  const middle = async (part: string) => {
    await seen(part).scrollIntoViewIfNeeded()
    const { x, y, width, height } = (await seen(part).boundingBox())!
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
  }
  /** A finger by WebDriver BiDi. */
  const finger = async (steps: object[]): Promise<void> => {
    const session = (page as unknown as Inside)._connection?.toImpl?.(page).delegate?._session
    if (!session)
      throw new Error('Playwright gives no way to its WebDriver BiDi session any more.')
    await session.send('input.performActions', { context: session.sessionId, actions: [{ type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions: steps }] })
  }
  return {
    touch,
    async open(address, where = {}) {
      await page.goto(addressOf(address, where))
      await expect(page.locator('html')).toHaveAttribute('data-lang', where.lang ?? 'zh')
      await expect(page.locator('#app > *').first()).toBeAttached()
    },
    goTo: async url => void await page.goto(url),
    reload: async () => void await page.reload(),
    async back() {
      // Not the driver's own: that waits for a load that a kept page does not have.
      await page.evaluate(() => void setTimeout(() => history.back()))
    },
    async press(key, on) {
      if (on)
        await seen(on).focus()
      await page.keyboard.press(key)
    },
    click: part => seen(part).click(),
    drag: (part, onto) => seen(part).dragTo(seen(onto)),
    async tap(part) {
      if (touch === 'taps')
        return seen(part).tap()
      await seen(part).click({ trial: true })
      await finger([{ type: 'pointerMove', ...await middle(part) }, { type: 'pointerDown', button: 0 }, { type: 'pause', duration: 40 }, { type: 'pointerUp', button: 0 }])
    },
    async swipe(part, onto) {
      await seen(part).click({ trial: true })
      const [from, to] = [await middle(part), await middle(onto)]
      await finger([
        { type: 'pointerMove', ...from },
        { type: 'pointerDown', button: 0 },
        { type: 'pause', duration: 800 },
        ...[0.1, 0.5, 1].map(way => ({ type: 'pointerMove', x: Math.round(from.x + (to.x - from.x) * way), y: Math.round(from.y + (to.y - from.y) * way), duration: 80 })),
        { type: 'pointerUp', button: 0 },
      ])
    },
    write: (field, text) => seen(field).fill(text),
    give: (field, name, bytes) => page.locator(field).setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(bytes) }),
    async read(part, attribute) {
      await expect(page.locator(part).first()).toBeAttached({ timeout: PATIENCE })
      return attribute ? page.locator(part).first().getAttribute(attribute) : page.locator(part).first().textContent()
    },
    picture: part => part ? seen(part).screenshot() : page.screenshot(),
    print: async () => prints ? page.pdf({ preferCSSPageSize: true, printBackground: true }) : null,
    part: seen,
    ask: (question, given) => page.evaluate(question as (given: unknown) => never, given ?? null),
    another: async () => readerOf(await context.newPage(), context, can),
  }
}
