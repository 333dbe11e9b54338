import type { Locator, Page } from 'playwright/test'
import type { Bin, Lang, Place, Placement, SetId } from './content'
import { expect } from 'playwright/test'
import { DIGIT, PREFIX, sets } from './content'

/** What a board shows, read from the page's stable names only. */
export interface BoardView {
  placed: string | null
  total: string | null
  check: string | null
  relationship: string | null
  settled: string | null
  coevolution: string | null
  zones: Record<string, string>
  cards: Record<string, string | null>
}

export const storageKey = (set: SetId): string => `${PREFIX}board/${set}`

/** One board on the page being shown (Slidev keeps other slides mounted beside it). */
export class Board {
  readonly page: Page
  readonly set: SetId
  readonly root: Locator
  readonly status: Locator
  readonly readingBox: Locator

  constructor(page: Page, set: SetId = 'core') {
    this.page = page
    this.set = set
    this.root = page.locator(`[data-sorter="${set}"]:visible`)
    this.status = this.root.locator('[data-status]')
    this.readingBox = this.root.locator('[data-reading-box]')
  }

  card = (id: string): Locator => this.root.locator(`[data-card="${id}"]`)
  grab = (id: string): Locator => this.card(id).locator('[data-grab]')
  bin = (place: Place): Locator => this.root.locator(`[data-bin="${place}"]`)
  action = (name: string): Locator => this.root.locator(`[data-action="${name}"]`)
  /** A button of the board, or an item of its menu, which is put in its place a moment after it opens. */
  async press(name: string, options: { force?: boolean } = {}): Promise<void> {
    if (await this.action(name).getAttribute('role') === 'menuitem') {
      const more = this.action('more')
      if (await more.getAttribute('aria-expanded') !== 'true')
        await more.click()
      await expect(more).toHaveAttribute('aria-expanded', 'true')
    }
    await this.action(name).click(options)
  }

  confirm = (name: string): Locator => this.root.locator(`[data-confirm="${name}"]`)
  get marks(): Locator { return this.root.locator('[data-mark]') }
  get ghost(): Locator { return this.page.locator('.ghost') }
  ghostOf = (id: string): Locator => this.page.locator(`[data-ghost="${id}"]`)

  async ready(): Promise<this> {
    await expect(this.root).toHaveAttribute('data-total', String(sets[this.set].cards.length))
    await expect(this.root.locator('[data-card]')).toHaveCount(sets[this.set].cards.length)
    return this
  }

  view(): Promise<BoardView> {
    return this.root.evaluate((root) => {
      const get = (name: string) => root.getAttribute(name)
      const zones = [...root.querySelectorAll('[data-bin][data-reading]')]
        .map(bin => [bin.getAttribute('data-bin'), `${bin.getAttribute('data-reading')} ${bin.getAttribute('data-others')}`])
      const cards = [...root.querySelectorAll('[data-card]')]
        .map((card): [string, string | null] => [card.getAttribute('data-card') ?? '', card.getAttribute('data-in')])
        .sort(([a], [b]) => a.localeCompare(b))
      return {
        placed: get('data-placed'),
        total: get('data-total'),
        check: get('data-check'),
        relationship: get('data-relationship'),
        settled: get('data-settled'),
        coevolution: get('data-coevolution'),
        zones: Object.fromEntries(zones),
        cards: Object.fromEntries(cards),
      }
    })
  }

  /** Where each placed card lies; the pool is left out. Also checks that a card lies in the bin it says. */
  placement(): Promise<Record<string, string>> {
    return this.root.evaluate(root => Object.fromEntries([...root.querySelectorAll('[data-card]')].flatMap((card) => {
      const place = card.getAttribute('data-in') ?? ''
      const bin = card.closest('[data-bin]')?.getAttribute('data-bin')
      return place === 'pool' && bin === 'pool' ? [] : [[card.getAttribute('data-card'), bin === place ? place : `${place} in ${bin}`]]
    })))
  }

  async shows(placement: Placement): Promise<void> {
    await expect.poll(() => this.placement()).toEqual(placement)
  }

  /** By digit: the quick way to a state that another test is about. */
  async digits(placement: Record<string, Place>): Promise<void> {
    for (const [id, place] of Object.entries(placement)) {
      await this.grab(id).focus()
      await this.page.keyboard.press(DIGIT[place])
      await expect(this.card(id)).toHaveAttribute('data-in', place)
    }
  }

  async check(expected: 0 | 1 | 2 | 3): Promise<void> {
    await this.action('check').click()
    await expect(this.root).toHaveAttribute('data-check', String(expected))
  }

  /** The placement in local storage. */
  stored(): Promise<unknown> {
    return stored(this.page, this.set).then(record => record?.placement ?? {})
  }
}

export interface StoredBoard { version: number, placement: Record<string, Bin> }

export async function stored(page: Page, set: SetId): Promise<StoredBoard | null> {
  const text = await page.evaluate(key => localStorage.getItem(key), storageKey(set))
  return text === null ? null : JSON.parse(text) as StoredBoard
}

/** A slide or page by its alias. `lang` is put before the `#`. */
export async function goto(page: Page, alias: string, lang: Lang = 'zh'): Promise<void> {
  await page.goto(`./?lang=${lang}#/${alias}`)
  await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
  // Before the address is followed a key would mean the first slide.
  await expect(page.locator('#app > *').first()).toBeAttached()
}

export async function openBoard(page: Page, alias = 'sort', lang: Lang = 'zh', set: SetId = 'core'): Promise<Board> {
  await goto(page, alias, lang)
  return new Board(page, set).ready()
}

/** Another slide of the page that is open, without loading it again. */
export async function turnTo(page: Page, alias: string): Promise<void> {
  const isStudy = (url: string | URL) => /^http/.test(String(url)) && /\/study\/$/.test(new URL(url).pathname)
  // The student's page is one of its own, where the deck is not one file: from there one comes back by the deck's address.
  if (isStudy(page.url()) && !alias.startsWith('study')) {
    await page.goto(`./#/${alias}`)
    await expect(page.locator('#app > *').first()).toBeAttached()
    return
  }
  const leaves = /^http/.test(page.url()) && alias.startsWith('study') && !isStudy(page.url())
  await page.evaluate((hash) => { location.hash = hash }, `#/${alias}`)
  if (leaves)
    await page.waitForURL(isStudy)
  else
    await expect.poll(() => page.evaluate(() => location.hash)).toContain(alias)
}

/** What this device would keep, by its keys, before the page loads. */
export async function keepAll(page: Page, entries: Record<string, string>): Promise<void> {
  await page.addInitScript((all) => {
    // Once, so that a reload finds what the deck has made of it; about:blank has no storage.
    for (const [key, value] of location.origin === 'null' ? [] : Object.entries(all)) {
      if (sessionStorage.getItem(`test-kept/${key}`))
        continue
      sessionStorage.setItem(`test-kept/${key}`, 'yes')
      localStorage.setItem(key, value)
    }
  }, entries)
}

/** The board of a set as it would be kept on this device, before the page loads. */
export const keep = (page: Page, set: SetId, text: string): Promise<void> => keepAll(page, { [storageKey(set)]: text })

export const record = (placement: Placement, more: object = {}): string =>
  JSON.stringify({ version: 1, placement, check: 0, marked: [], moved: true, first: null, ...more })

/** What went wrong in the page: to be empty at the end. */
export function watchFaults(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => {
    // Slidev asks to keep the screen awake; a browser without one may refuse.
    if (!/wake lock/i.test(error.message))
      faults.push(`page error: ${error.message}`)
  })
  page.on('console', (message) => {
    // Playwright warns of what the configuration asks it for.
    if (['error', 'warning'].includes(message.type()) && !message.text().includes('blocked by Playwright'))
      faults.push(`${message.type()}: ${message.text()}`)
  })
  page.on('requestfailed', request => faults.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`))
  page.on('response', (response) => {
    if (response.status() >= 400)
      faults.push(`${response.status()}: ${response.url()}`)
  })
  return faults
}
