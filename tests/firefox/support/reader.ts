import type { Locator, Page } from 'playwright/test'
import type { Lang } from '../../e2e/support/content'
import { expect } from 'playwright/test'

/**
 * What a reader does with the deck, in as few verbs as the tests need, so that the same tests can be run in another engine,
 * by another driver: only this file knows which. Parts of a page are named by CSS selectors; of several the first that is
 * seen is meant.
 */
export interface Reader {
  /** An address after the `#`, in a language; `build` is the folder of another lecture: `45/`. */
  open: (address: string, lang?: Lang, build?: string) => Promise<void>
  /** Back, to what the browser has kept of the page before. */
  back: () => Promise<void>
  press: (key: string, on?: string) => Promise<void>
  click: (part: string) => Promise<void>
  drag: (part: string, onto: string) => Promise<void>
  write: (field: string, text: string) => Promise<void>
  /** Gives a file to a field that takes files. */
  give: (field: string, name: string, bytes: Uint8Array) => Promise<void>
  /** An attribute of a part, or its text; waits until the part is there. */
  read: (part: string, attribute?: string) => Promise<string | null>
  /** The pixels of a part, or of the window, as PNG. */
  picture: (part?: string) => Promise<Buffer>
  /** A part to be measured in the page. */
  part: (part: string) => Pick<Locator, 'evaluate'>
  /** Runs in the page and gives back what can be written as JSON. */
  ask: <T, A>(question: (given: A) => T, given: A) => Promise<T>
}

export function readerOf(page: Page): Reader {
  const seen = (part: string): Locator => page.locator(part).filter({ visible: true }).first()
  return {
    async open(address, lang = 'zh', build = '') {
      await page.goto(`./${build}?lang=${lang}#/${address}`)
      await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
      await expect(page.locator('#app > *').first()).toBeAttached()
    },
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
    write: (field, text) => seen(field).fill(text),
    give: (field, name, bytes) => page.locator(field).setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(bytes) }),
    async read(part, attribute) {
      await expect(page.locator(part).first()).toBeAttached()
      return attribute ? page.locator(part).first().getAttribute(attribute) : page.locator(part).first().textContent()
    },
    picture: part => part ? seen(part).screenshot() : page.screenshot(),
    part: seen,
    ask: (question, given) => page.evaluate(question as (given: unknown) => never, given),
  }
}
