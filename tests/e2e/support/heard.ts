import type { CDPSession, Page } from 'playwright/test'

/** What a screen reader is given of the element that has the focus, and whether an eye can find it. */
export interface Heard {
  role: string
  name: string
  description: string
  /** `pressed`, `expanded`, `disabled`, `checked` … as the browser tells them. */
  states: Record<string, unknown>
  /** The card that it belongs to. */
  card: string | null
  /** Shown with an outline, inside the window and with nothing over it (WCAG 2.4.7, 2.4.11). */
  seen: boolean
}

interface AXValue { value?: unknown }
interface AXNode { ignored: boolean, role?: AXValue, name?: AXValue, description?: AXValue, properties?: { name: string, value: AXValue }[] }

/** Reads the browser's accessibility tree, and keeps what a live region says. */
export class Listener {
  private readonly page: Page
  private readonly session: CDPSession

  private constructor(page: Page, session: CDPSession) {
    this.page = page
    this.session = session
  }

  static async on(page: Page): Promise<Listener> {
    const session = await page.context().newCDPSession(page)
    await session.send('Accessibility.enable')
    return new Listener(page, session)
  }

  /** Whether an eye finds the focus now; null when nothing has it. */
  private seen(): Promise<boolean | null> {
    return this.page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body)
        return null
      // A card's frame shows the focus of its button.
      const framed = element.matches('[data-grab]') ? element.closest('[data-card]')! : element
      const { outlineStyle, outlineWidth } = getComputedStyle(framed)
      const box = element.getBoundingClientRect()
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && element.contains(top)
    })
  }

  /** Throws when nothing has the focus. */
  async focused(): Promise<Heard> {
    let seen = await this.seen()
    // What takes the focus is scrolled to when the page has been laid out: an eye waits for that, and so does this, for a second.
    for (let tries = 0; seen === false && tries < 20; tries++) {
      await this.page.evaluate(() => new Promise(done => setTimeout(done, 50)))
      seen = await this.seen()
    }
    if (seen === null)
      throw new Error('Nothing has the focus.')
    const { result } = await this.session.send('Runtime.evaluate', { expression: 'document.activeElement' })
    const { nodes } = await this.session.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false }) as { nodes: AXNode[] }
    const [node] = nodes
    return {
      role: node.ignored ? '' : String(node.role?.value ?? ''),
      name: String(node.name?.value ?? ''),
      description: String(node.description?.value ?? ''),
      states: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
      card: await this.page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset.card ?? null),
      seen,
    }
  }

  /** Keeps each text that the live region gets from here on. */
  async follow(selector: string): Promise<void> {
    await this.page.evaluate((selector) => {
      const region = [...document.querySelectorAll<HTMLElement>(selector)].find(one => one.checkVisibility())!
      const said: string[] = []
      Object.assign(window, { said })
      new MutationObserver(() => said.push(region.innerText.trim())).observe(region, { subtree: true, childList: true, characterData: true })
    }, selector)
  }

  /** What was said since it was last asked; waits for the first of it. */
  async said(): Promise<string[]> {
    await this.page.waitForFunction(() => (window as unknown as { said: string[] }).said.length > 0)
    return this.page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0))
  }
}
