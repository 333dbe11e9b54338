import type { Page } from 'playwright/test'
import { readFileSync } from 'node:fs'
import { expect, test } from '../support/test'
import { parse } from 'yaml'
import { goto, openBoard, turnTo, watchFaults } from '../support/board'
import { FULL } from '../support/full'
import { axe } from '../support/page'

interface Slide { id: string, section: string, minutes: { short?: number, long: number }, check?: object }
const slides = parse(readFileSync(new URL('../../../content/slides.yaml', import.meta.url), 'utf8')) as Slide[]
const short = slides.filter(({ minutes }) => minutes.short !== undefined)
const lecture = (all: Slide[]) => all.filter(({ section }) => section !== 'appendix').length

const aliasOf = (page: Page): Promise<string> => page.evaluate(() => /^#\/(?:presenter\/)?([^?/]+)/.exec(location.hash)?.[1] ?? '')
const slideIs = (page: Page, alias: string) => expect.poll(() => aliasOf(page)).toBe(alias)
const shown = (page: Page) => page.locator('.slidev-page:visible .slidev-layout')
/** Slidev's, which has no name of its own. */
const overview = (page: Page) => page.locator('.z-modal.overflow-y-auto')
const scheme = (page: Page) => page.evaluate(() => localStorage.getItem('slidev-color-schema'))
const setStored = (page: Page, key: string, value: string) => page.addInitScript(([name, text]) => {
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

  test('light chosen on a light system stays light when the system turns dark', FULL, async ({ page }) => {
    await goto(page, 'marks')
    await expect(shown(page)).toHaveCount(1)
    await page.keyboard.press('d')
    await page.keyboard.press('d')
    await expect.poll(() => scheme(page)).toBe('light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect(page.locator('html')).not.toHaveClass(/dark/)
  })

  test('paper is light', FULL, async ({ page }) => {
    await setStored(page, 'slidev-color-schema', 'dark')
    await goto(page, 'marks')
    const ground = () => shown(page).evaluate(one => getComputedStyle(one).backgroundColor)
    expect(await ground()).toBe('rgb(33, 30, 26)')
    await page.emulateMedia({ media: 'print' })
    expect(await ground()).toBe('rgb(251, 249, 244)')
  })

  test('slides in the dark: contrast', FULL, async ({ page }) => {
    await setStored(page, 'slidev-color-schema', 'dark')
    await goto(page, 'cover', 'both')
    await expect(page.locator('html')).toHaveClass(/dark/)
    for (const alias of ['cover', 'marks', 'project-contract', 'sort', 'near-misses', 'references', 'how', 'numbers', 'sentences', 'two-sides', 'linkage']) {
      await turnTo(page, alias)
      await expect(page.locator(`.slidev-page:visible .slidev-layout[data-slide="${alias}"]`)).toHaveCount(1)
      expect.soft(await axe(page, '.slidev-page .slidev-layout', ['color-contrast']), alias).toEqual([])
    }
  })
})

test.describe('keys', () => {
  test('a opens all answers of the slide, h hides them, whatever has the focus', async ({ page }) => {
    await goto(page, 'limits')
    const check = shown(page).locator('[data-check-level]')
    // A key before the slide is there has nothing to open.
    await expect(check).toHaveAttribute('data-check-level', '0')
    await page.keyboard.press('a')
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/limits?clicks=1')
    // The check question would lie over what has just been uncovered.
    await expect(check).toHaveAttribute('data-check-level', '0')
    await page.keyboard.press('a')
    await expect(check).toHaveAttribute('data-check-level', '2')
    await page.keyboard.press('Escape')
    await expect(check).toHaveAttribute('data-check-level', '0')
    await page.keyboard.press('a')
    await expect(check).toHaveAttribute('data-check-level', '2')
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
  test('PageDown leads through every slide of the lecture in order and stops at its end, PageUp back', FULL, async ({ page }) => {
    test.setTimeout(120_000)
    const faults = watchFaults(page)
    await goto(page, '1')
    await expect(shown(page)).toHaveCount(1)
    const order = slides.filter(({ section }) => section !== 'appendix').map(({ id }) => id)
    expect((await walk(page, 'PageDown')).map(alias => alias === '1' ? 'cover' : alias)).toEqual(order)
    expect((await walk(page, 'PageUp')).map(alias => alias === '1' ? 'cover' : alias)).toEqual(order.toReversed())
    expect(faults).toEqual([])
  })

  test('no key that goes on leads past the end of the lecture; links lead to all of the appendix, and PageUp back', FULL, async ({ page }) => {
    const appendix = slides.filter(({ section }) => section === 'appendix').map(({ id }) => id)
    await goto(page, 'end')
    await expect(shown(page)).toHaveCount(1)
    for (const key of ['PageDown', 'ArrowRight', 'ArrowDown', 'Space', 'Shift+ArrowRight']) {
      await page.keyboard.press(key)
      // A turn that came late would be seen after the way back, too.
      await page.keyboard.press('PageUp')
      await slideIs(page, 'exit')
      await page.keyboard.press('PageDown')
      await slideIs(page, 'end')
    }
    for (const id of appendix) {
      await shown(page).locator(`a[href$="#/${id}"]`).click()
      await slideIs(page, id)
      await page.goBack()
      await slideIs(page, 'end')
    }
    await shown(page).locator(`a[href$="#/${appendix[0]}"]`).click()
    await slideIs(page, appendix[0])
    await page.keyboard.press('PageUp')
    await slideIs(page, 'end')
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

  test('it leaves the board in full screen, an open question, and the overview', FULL, async ({ page }) => {
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

    await board.press('share')
    await expect(page.locator('[role="dialog"]:visible')).toHaveCount(1)
    await page.keyboard.press('PageDown')
    await slideIs(page, 'near-misses')
    await page.keyboard.press('PageUp')
    await slideIs(page, 'sort')
    await expect(page.locator('[role="dialog"]:visible')).toHaveCount(0)

    await page.keyboard.press('o')
    await expect(overview(page)).toBeVisible()
    await page.keyboard.press('PageDown')
    await slideIs(page, 'near-misses')
    await expect(overview(page)).toHaveCount(0)
  })

  test('the question about a new class is closed by it', FULL, async ({ page }) => {
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
    await expect(clock.locator('[data-clock="section"]')).toHaveText(/^Opening\s+0:00\s+\/ 6:00$/, { useInnerText: true })
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

test.describe('the lecturer\'s desk', () => {
  test('shows every note whole at every size, with its check answer, in one language; what comes next is there, too', FULL, async ({ page }) => {
    test.setTimeout(180_000)
    const faults = watchFaults(page)
    await goto(page, 'presenter/cover', 'both')
    const note = page.locator('.slidev-note')
    await expect(note).toBeVisible()
    // All notes once; then each is put in the pane at each size, where the same code fits it.
    const notes = await page.evaluate(async (ids) => {
      const found: string[] = []
      for (const id of ids) {
        const before = document.querySelector('.slidev-note')
        // The first is there already.
        if (found.length > 0) {
          location.hash = `#/presenter/${id}`
          while (document.querySelector('.slidev-note') === before || document.querySelector('.slidev-note') === null)
            await new Promise(requestAnimationFrame)
        }
        found.push(document.querySelector('.slidev-note')!.innerHTML)
      }
      location.hash = '#/presenter/sort'
      return found
    }, slides.map(({ id }) => id))
    await expect.poll(() => note.innerHTML()).toBe(notes[slides.findIndex(({ id }) => id === 'sort')])
    expect(notes).toHaveLength(slides.length)
    const found: string[] = []
    for (const [width, height] of [[1024, 600], [1280, 720], [1366, 768], [1920, 1080]]) {
      await page.setViewportSize({ width, height })
      await expect(page.locator('.grid-section.next .slidev-slide-container')).toBeInViewport({ ratio: 1 })
      for (const lang of ['zh', 'en']) {
        await page.locator(`[data-note-language="${lang}"]`).click()
        found.push(...await page.evaluate(async ([notes, where]) => {
          const faults: string[] = []
          const note = document.querySelector<HTMLElement>('.slidev-note')!
          for (const [index, html] of notes.entries()) {
            note.innerHTML = html
            // The pane's observer runs before the next frame.
            await new Promise(requestAnimationFrame)
            const pane = note.getBoundingClientRect()
            const shown = [...note.children].filter(one => one.checkVisibility())
            const check = shown[0]?.querySelector('.check')?.getBoundingClientRect()
            if (note.scrollHeight > note.clientHeight || note.scrollWidth > note.clientWidth || pane.bottom > innerHeight || check && check.bottom > pane.bottom + 12)
              faults.push(`${where}: note ${index + 1} is cut`)
            if (shown.length !== 1 || !shown[0].matches(where.startsWith('zh') ? '.zh' : '.en'))
              faults.push(`${where}: note ${index + 1} is not in one language`)
            if (Number.parseFloat(getComputedStyle(shown[0]).fontSize) < 16)
              faults.push(`${where}: note ${index + 1} is small`)
          }
          return faults
        }, [notes, `${lang} ${width} × ${height}`] as const))
      }
    }
    expect(found).toEqual([])
    expect(faults).toEqual([])
  })

  test('speaks its own language, and the wall another; both are kept, and names are in the lecturer\'s', FULL, async ({ page, context }) => {
    const faults = watchFaults(page)
    await goto(page, 'money')
    const desk = await context.newPage()
    await desk.goto('./#/presenter/money')
    const html = (one: Page) => one.locator('html')
    await expect(desk.locator('.desk-head')).toBeVisible()
    await desk.locator('[data-wall-language="en"]').click()
    await expect(html(page)).toHaveAttribute('data-lang', 'en')
    await expect(html(desk)).toHaveAttribute('data-lang', 'zh')
    await desk.keyboard.press('l')
    await expect(html(desk)).toHaveAttribute('data-lang', 'en')
    await desk.keyboard.press('l')
    await expect(html(desk)).toHaveAttribute('data-lang', 'both')
    await expect(html(page)).toHaveAttribute('data-lang', 'en')
    await desk.locator('[data-note-language="en"]').click()
    await desk.reload()
    await expect(html(desk)).toHaveAttribute('data-lang', 'both')
    await expect(desk.locator('[data-note-language="en"]')).toHaveAttribute('aria-pressed', 'true')
    await expect(desk.locator('[data-wall-language="en"]')).toHaveAttribute('aria-pressed', 'true')
    await desk.locator('[data-set-lang="zh"]:visible').first().click()
    await expect(html(desk)).toHaveAttribute('data-lang', 'zh')
    await expect(html(page)).toHaveAttribute('data-lang', 'en')
    const names = await desk.locator('.slidev-presenter .slidev-icon-btn:visible').evaluateAll(all => all.map(one => one.getAttribute('title') ?? ''))
    expect(names.length).toBeGreaterThan(4)
    expect(names.filter(name => /[a-z]/i.test(name))).toEqual([])
    expect(await axe(desk, '.grid-section.note, .desk-next')).toEqual([])
    // The same window, turned into the wall's.
    await desk.goto('./#/money')
    await expect(html(desk)).toHaveAttribute('data-lang', 'en')
    expect(faults).toEqual([])
  })
})

test.describe('the 45-minute lecture', () => {
  test('is a deck of its own: fewer slides, numbered in themselves, in the overview too', FULL, async ({ page }) => {
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

  test('how to use says how long both are and leads there and back, with the same boards', FULL, async ({ page }) => {
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
