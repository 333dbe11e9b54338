import type { Locator, Page } from 'playwright/test'
import type { Lang } from '../../e2e/support/content'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { test as base, expect } from 'playwright/test'

export const LANGS: readonly Lang[] = ['zh', 'en', 'both']
/** When all pictures are taken: a school day. */
const NOW = '2026-09-14T10:00:00+08:00'
/** What is higher is taken window by window: the browser would draw all of it anew for each picture, px. */
const TALLEST = 3000

/**
 * Runs in the page. The clock all but stands still: Vue drops what is done at a click where the clock has not gone on since
 * the button was made, so each look at it is a thousandth of a millisecond later than the one before.
 */
function stopClock(now: string): void {
  let looks = 0
  const start = Date.parse(now)
  Date.now = () => start + ++looks / 1000
  window.Date = new Proxy(Date, { construct: (Real, given: unknown[]) => given.length > 0 ? Reflect.construct(Real, given) as Date : new Real(Date.now()) })
}

/** At one moment of one day. */
export const test = base.extend({
  page: async ({ page }, use) => {
    await page.addInitScript(stopClock, NOW)
    await use(page)
  },
})

/** What is fetched late is there, and drawn: fonts, pictures, diagrams. */
async function drawn(page: Page): Promise<void> {
  await expect(page.locator('[data-diagram]:not([data-ready="true"]):visible')).toHaveCount(0)
  await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise(requestAnimationFrame)
    await frame()
    await frame()
    await document.fonts.ready
    await Promise.all([...document.images].map(image => image.decode().catch(() => {})))
    await frame()
  })
}

type Shot = NonNullable<Parameters<Page['screenshot']>[0]>

/** Once two pictures in a row are the same, for whatever comes late without saying so. */
async function still(page: Page, options: Shot = {}): Promise<Buffer> {
  await drawn(page)
  const take = () => page.screenshot({ animations: 'disabled', caret: 'hide', ...options })
  let last = await take()
  await expect.poll(async () => {
    const before = last
    last = await take()
    return last.equals(before)
  }, { message: 'The page does not come to rest', intervals: [0] }).toBe(true)
  return last
}

function write(name: string, picture: Buffer): void {
  const path = join(process.env.LOOKS_OUT ?? 'test-results/looks/pictures', `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, picture)
}

/**
 * What the window shows.
 * @param name with its folders: `slides/zh/marks`
 * @param unlike pictures of the same slide: one that is like any of them is left out
 * @returns those, and this one
 */
export async function picture(page: Page, name: string, unlike: readonly Buffer[] = []): Promise<Buffer[]> {
  const taken = await still(page)
  if (unlike.some(other => other.equals(taken)))
    return [...unlike]
  write(name, taken)
  return [...unlike, taken]
}

/** All of a page that scrolls, in one picture or in several. */
export async function wholePage(page: Page, name: string): Promise<void> {
  // Where the page scrolls, diagrams are drawn when the reader comes near.
  for (const diagram of await page.locator('[data-diagram]:visible').all()) {
    await diagram.evaluate(one => one.scrollIntoView())
    await expect(diagram).toHaveAttribute('data-ready', 'true')
  }
  await page.evaluate(() => scrollTo(0, 0))
  await drawn(page)
  const { height, windows } = await page.evaluate(() => {
    const height = document.documentElement.scrollHeight
    return { height, windows: Math.ceil(height / innerHeight) }
  })
  if (height <= TALLEST)
    return write(name, await still(page, { fullPage: true }))
  for (let n = 0; n < windows; n++) {
    await page.evaluate(n => scrollTo({ top: n * innerHeight, behavior: 'instant' }), n)
    write(`${name}-${n + 1}`, await still(page))
  }
}

/** Presses a button without bringing the mouse to it: nothing is hovered over in a picture. */
export const press = (button: Locator): Promise<void> => button.evaluate((one: HTMLElement) => one.click())

/** Turns to a slide and gives it. Coming from another slide, it is at that step as soon as it is there. */
export async function slideAt(page: Page, id: string, step: 'first' | 'last' = 'first'): Promise<Locator> {
  await page.evaluate((hash) => { location.hash = hash }, `#/${id}${step === 'last' ? '?clicks=99' : ''}`)
  const slide = page.locator(`.slidev-page:visible .slidev-layout[data-slide="${id}"]`)
  await expect(slide).toHaveCount(1)
  // While one slide gives way to the next both are there.
  await expect(page.locator('.slidev-page:visible .slidev-layout')).toHaveCount(1)
  return slide
}

/** What the device keeps, changed as another window would change it; null: no longer there. */
export const keepNow = (page: Page, entries: Record<string, string | null>): Promise<void> => page.evaluate((all) => {
  for (const [key, newValue] of Object.entries(all)) {
    const oldValue = localStorage.getItem(key)
    if (newValue === null)
      localStorage.removeItem(key)
    else
      localStorage.setItem(key, newValue)
    dispatchEvent(new StorageEvent('storage', { key, oldValue, newValue, storageArea: localStorage }))
  }
}, entries)

export { expect }
