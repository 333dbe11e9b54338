import type { Page } from 'playwright/test'
import { readFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { parse } from 'yaml'
import { goto, openBoard, watchFaults } from './support/board'
import { axe } from './support/page'

interface Slide { id: string, section: string, minutes: { short?: number, long: number }, check?: object }
const slides = parse(readFileSync(new URL('../../content/slides.yaml', import.meta.url), 'utf8')) as Slide[]
const short = slides.filter(({ minutes }) => minutes.short !== undefined)
const lecture = (all: Slide[]) => all.filter(({ section }) => section !== 'appendix').length

const aliasOf = (page: Page): Promise<string> => page.evaluate(() => /^#\/(?:presenter\/)?([^?/]+)/.exec(location.hash)?.[1] ?? '')
const slideIs = (page: Page, alias: string) => expect.poll(() => aliasOf(page)).toBe(alias)
const shown = (page: Page) => page.locator('.slidev-page:visible .slidev-layout')
/** Slidev's, which has no name of its own. */
const overview = (page: Page) => page.locator('.z-modal.overflow-y-auto')
const scheme = (page: Page) => page.evaluate(() => localStorage.getItem('slidev-color-schema'))
const setKept = (page: Page, key: string, value: string) => page.addInitScript(([name, text]) => {
  if (location.origin !== 'null' && localStorage.getItem(name) === null)
    localStorage.setItem(name, text)
}, [key, value] as const)

test.describe('light and dark', () => {
  test.describe('on a system that prefers dark', () => {
    test.use({ colorScheme: 'dark' })

    test('light is what opens, and a choice is kept by its name', async ({ page }) => {
      await goto(page, 'marks')
      await expect(shown(page)).toHaveCount(1)
      await expect(page.locator('html')).not.toHaveClass(/dark/)
      await page.keyboard.press('d')
      await expect(page.locator('html')).toHaveClass(/dark/)
      await expect.poll(() => scheme(page)).toBe('dark')
      await page.reload()
      await expect(page.locator('html')).toHaveClass(/dark/)
    })
  })

  test('light chosen on a light system stays light when the system turns dark', async ({ page }) => {
    await goto(page, 'marks')
    await expect(shown(page)).toHaveCount(1)
    await page.keyboard.press('d')
    await page.keyboard.press('d')
    await expect.poll(() => scheme(page)).toBe('light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).not.toHaveClass(/dark/)
  })

  test('paper is light', async ({ page }) => {
    await setKept(page, 'slidev-color-schema', 'dark')
    await goto(page, 'marks')
    const ground = () => shown(page).evaluate(one => getComputedStyle(one).backgroundColor)
    expect(await ground()).toBe('rgb(33, 30, 26)')
    await page.emulateMedia({ media: 'print' })
    expect(await ground()).toBe('rgb(251, 249, 244)')
  })

  for (const alias of ['cover', 'marks', 'project-contract', 'sort', 'near-misses', 'references', 'how', 'numbers', 'sentences', 'two-sides', 'linkage']) {
    test(`#/${alias} in the dark: contrast`, async ({ page }) => {
      await setKept(page, 'slidev-color-schema', 'dark')
      await goto(page, alias, 'both')
      await expect(page.locator('html')).toHaveClass(/dark/)
      await expect(shown(page)).toHaveCount(1)
      expect(await axe(page, '.slidev-page .slidev-layout', ['color-contrast'])).toEqual([])
    })
  }
})

test.describe('keys', () => {
  test('a opens all answers of the slide, h hides them, whatever has the focus', async ({ page }) => {
    await goto(page, 'limits')
    const check = shown(page).locator('[data-check-level]')
    // A key before the slide is there has nothing to open.
    await expect(check).toHaveAttribute('data-check-level', '0')
    await page.keyboard.press('a')
    await expect(check).toHaveAttribute('data-check-level', '2')
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/limits?clicks=1')
    await shown(page).locator('[data-action="check-question"]').focus()
    await page.keyboard.press('h')
    await expect(check).toHaveAttribute('data-check-level', '0')
    await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('clicks=1')
    await page.keyboard.press('Control+a')
    await expect(check).toHaveAttribute('data-check-level', '0')
  })

  test('single letters are switched off and stay off; arrows, PageDown and a card\'s digits work', async ({ page }) => {
    await goto(page, 'how')
    const box = shown(page).getByRole('switch')
    await expect(box).toBeChecked()
    await box.click()
    await expect(box).not.toBeChecked()
    await page.reload()
    await expect(shown(page).getByRole('switch')).not.toBeChecked()
    for (const key of ['l', 'L', 'd', 'o', 'g', 'a', 'h', 'f', '`'])
      await page.keyboard.press(key)
    await page.keyboard.press('ArrowRight')
    await slideIs(page, 'class-table')
    await expect(page.locator('html')).toHaveAttribute('data-lang', 'zh')
    await expect(page.locator('html')).not.toHaveClass(/dark/)
    await expect(page.locator('#slidev-goto-dialog:focus-within')).toHaveCount(0)
    expect(await page.evaluate(() => document.fullscreenElement)).toBeNull()
    await page.keyboard.press('PageUp')
    await slideIs(page, 'how')

    const board = await openBoard(page)
    await board.grab('X7').focus()
    await page.keyboard.press('4')
    await board.shows({ X7: 'unstaged' })
    await page.keyboard.press('l')
    await expect(page.locator('html')).toHaveAttribute('data-lang', 'zh')

    await goto(page, 'how')
    await shown(page).getByRole('switch').click()
    await page.keyboard.press('l')
    await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
  })
})

/** Every slide that a key leads through, with the address's steps, until it leads no further. */
async function walk(page: Page, key: string): Promise<string[]> {
  const seen = [await aliasOf(page)]
  for (let still = 0; still < 2;) {
    const before = await page.evaluate(() => location.hash)
    await page.keyboard.press(key)
    const moved = await page.waitForFunction(was => location.hash !== was, before, { timeout: 700 }).then(() => true, () => false)
    still = moved ? 0 : still + 1
    const now = await aliasOf(page)
    if (now !== seen.at(-1))
      seen.push(now)
  }
  return seen
}

test.describe('a clicker alone', () => {
  test('PageDown leads through every slide in order to the last, PageUp back', async ({ page }) => {
    test.setTimeout(120_000)
    const faults = watchFaults(page)
    await goto(page, '1')
    await expect(shown(page)).toHaveCount(1)
    const order = slides.map(({ id }) => id)
    expect((await walk(page, 'PageDown')).map(alias => alias === '1' ? 'cover' : alias)).toEqual(order)
    expect((await walk(page, 'PageUp')).map(alias => alias === '1' ? 'cover' : alias)).toEqual(order.toReversed())
    expect(faults).toEqual([])
  })

  test('arrows turn the page from a button, on the board too, but not from a card', async ({ page }) => {
    const board = await openBoard(page)
    await board.action('undo').focus()
    await page.keyboard.press('ArrowRight')
    await slideIs(page, 'near-misses')
    await shown(page).locator('.pair-picker button').first().click()
    await page.keyboard.press('ArrowLeft')
    await slideIs(page, 'sort')
    await board.grab('X7').click()
    await page.keyboard.press('ArrowRight')
    await slideIs(page, 'sort')
    await page.keyboard.press('PageDown')
    await slideIs(page, 'near-misses')
  })

  test('it leaves the board in full screen, an open question, and the overview', async ({ page }) => {
    await page.setViewportSize({ width: 820, height: 600 })
    const board = await openBoard(page)
    await board.action('full').click()
    await expect(page.locator('.stage-sorter.full')).toBeVisible()
    await page.keyboard.press('PageDown')
    await slideIs(page, 'near-misses')
    await expect(page.locator('.stage-sorter.full')).toHaveCount(0)
    await expect(page.locator('#app')).not.toHaveAttribute('inert')
    await page.keyboard.press('PageUp')
    await slideIs(page, 'sort')

    await board.action('share').click()
    await expect(page.locator('[role="dialog"]:visible')).toHaveCount(1)
    await page.keyboard.press('PageDown')
    await slideIs(page, 'near-misses')
    await page.keyboard.press('PageUp')
    await slideIs(page, 'sort')
    await expect(page.locator('[role="dialog"]:visible')).toHaveCount(0)

    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('o')
    await expect(overview(page)).toBeVisible()
    await page.keyboard.press('PageDown')
    await slideIs(page, 'near-misses')
    await expect(overview(page)).toHaveCount(0)
  })

  test('the question about a new class is closed by it', async ({ page }) => {
    await goto(page, 'how')
    await shown(page).locator('[data-action="new-class"]').click()
    await page.keyboard.press('PageDown')
    await slideIs(page, 'class-table')
    await page.keyboard.press('PageUp')
    await slideIs(page, 'how')
    await expect(page.locator('[role="dialog"]:visible')).toHaveCount(0)
  })
})

test.describe('the lecturer\'s clock', () => {
  test('starts at the first move, stops, survives a reload, and tells each section; the projector has none', async ({ page }) => {
    const faults = watchFaults(page)
    await goto(page, 'presenter/cover', 'en')
    const clock = page.locator('.section-clock')
    await expect(clock.locator('[data-clock="section"]')).toHaveText(/^Opening\s+0:00\s+\/ 5:00$/, { useInnerText: true })
    await page.keyboard.press('PageDown')
    await slideIs(page, 'money')
    const used = clock.locator('[data-clock="total"] .used')
    // Past a second or two: a slow machine may never look while it shows a given one.
    await expect(used).not.toHaveText(/^0:0[01]$/)
    await clock.locator('[data-action="clock"]').click()
    const before = await used.textContent()
    await page.reload()
    await expect(used).toHaveText(before ?? '')
    await clock.locator('[data-action="clock-table"]').click()
    const rows = clock.locator('.clock-panel tbody tr')
    await expect(rows).toHaveCount(new Set(slides.map(({ section }) => section)).size)
    await expect(clock.locator('.clock-panel [aria-current="true"]')).toContainText('Opening', { useInnerText: true })
    await clock.locator('[data-action="clock-reset"]').click()
    await expect(used).toHaveText('0:00')
    await goto(page, 'money', 'en')
    await expect(shown(page)).toHaveCount(1)
    await expect(page.locator('.section-clock')).toHaveCount(0)
    expect(faults).toEqual([])
  })
})

test.describe('the 45-minute lecture', () => {
  test('is a deck of its own: fewer slides, numbered in themselves, in the overview too', async ({ page }) => {
    const faults = watchFaults(page)
    await page.goto('./45/?lang=zh#/cover')
    await expect(shown(page)).toHaveCount(1)
    await page.keyboard.press('PageDown')
    await slideIs(page, 'numbers')
    await expect(shown(page).locator('[aria-hidden].page-number')).toHaveText(`2 / ${lecture(short)}`)
    await page.keyboard.press('o')
    await expect(overview(page).locator('> .grid > div')).toHaveCount(short.length)
    expect(faults).toEqual([])
  })

  test('how to use says how long both are and leads there and back, with the same boards', async ({ page }) => {
    const board = await openBoard(page)
    await board.digits({ X7: 'unstaged' })
    await goto(page, 'how', 'en')
    await expect(shown(page).locator('[data-route="90"]')).toContainText(`90 minutes, ${lecture(slides)} slides`)
    await expect(shown(page).locator('.page-number')).toContainText('Appendix')
    await shown(page).locator('[data-route="45"] a').click()
    await expect(page).toHaveURL(/\/45\//)
    await page.goto('./45/?lang=en#/sort')
    await expect(page.locator('[data-sorter="core"]:visible [data-card="X7"]')).toHaveAttribute('data-in', 'unstaged')
    await page.goto('./45/?lang=en#/how')
    await expect(shown(page).locator('[data-route="45"]')).toContainText(`45 minutes, ${lecture(short)} slides`)
    await shown(page).locator('[data-route="90"] a').click()
    await expect(page).not.toHaveURL(/\/45\//)
  })
})
