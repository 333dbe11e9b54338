import type { Locator, Page } from 'playwright/test'
import { expect, test } from '../support/test'
import { goto, keep, openBoard, record, turnTo } from '../support/board'
import { homeOf } from '../support/content'
import { FULL } from '../support/full'
import { cut, sideways } from '../support/page'

/** What the reader has set in the system: high contrast, larger text, less motion. */

interface Look { border: string, outline: string, shadow: string, background: string, color: string }

/** The computed look of an element; a width of 0 is no line. */
const lookOf = (locator: Locator): Promise<Look> => locator.first().evaluate((element) => {
  const style = getComputedStyle(element)
  const line = (width: string, kind: string, colour: string) => kind === 'none' || Number.parseFloat(width) === 0 ? '' : `${width} ${kind} ${colour}`
  return {
    border: line(style.borderTopWidth, style.borderTopStyle, style.borderTopColor),
    outline: line(style.outlineWidth, style.outlineStyle, style.outlineColor),
    shadow: style.boxShadow,
    background: style.backgroundColor,
    color: style.color,
  }
})
/** What a system colour is here. */
const systemColour = (page: Page, name: string): Promise<string> => page.evaluate((name) => {
  const probe = document.body.appendChild(document.createElement('i'))
  probe.style.cssText = `color: ${name}; forced-color-adjust: none`
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}, name)
const paintOf = (locator: Locator, property: 'fill' | 'stroke'): Promise<string> =>
  locator.first().evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), property)

test('forced colours, light and dark: every state and line is there', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await keep(page, 'core', record({ ...homeOf('core'), X3: 'project' }))
  const board = await openBoard(page, 'sort', 'en')
  const inBoth = async (what: string, look: (canvas: string, ink: string) => Promise<void>) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await test.step(`${what}, ${colorScheme}`, async () => {
        await page.emulateMedia({ colorScheme })
        const [canvas, ink] = [await systemColour(page, 'Canvas'), await systemColour(page, 'CanvasText')]
        expect(canvas).not.toBe(ink)
        await look(canvas, ink)
      })
    }
  }

  const [still, focused] = [board.card('S1-01'), board.card('S1-03')]
  await board.grab('S1-03').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await expect(board.grab('S1-03')).toBeFocused()
  await inBoth('the board', async (canvas, ink) => {
    for (const place of ['pool', 'project', 'resource', 'development', 'unstaged'] as const)
      expect((await lookOf(board.bin(place))).border, place).toContain(ink)
    const [plain, ring] = [await lookOf(still), await lookOf(focused)]
    expect(plain.border).toContain(ink)
    expect(plain.outline).toBe('')
    expect(ring.outline).toMatch(/^[2-9]/)
    expect(ring.outline).not.toContain(canvas)
    await page.keyboard.press('Enter')
    expect((await lookOf(focused)).shadow, 'in hand, and not only focused').not.toBe(ring.shadow)
    await page.keyboard.press('ArrowRight')
    expect((await lookOf(board.bin('resource'))).outline).toMatch(/^3/)
    await page.keyboard.press('Escape')
    expect((await lookOf(board.action('undo'))).color, 'closed').not.toBe((await lookOf(board.action('reset'))).color)
  })

  // Marks come with the second check, which is open once a card has moved.
  await board.check(1)
  await board.digits({ X3: 'resource' })
  await board.check(2)
  await board.action('reset').click()
  await inBoth('marks, a dialog, the chosen language', async (canvas, ink) => {
    for (const id of ['S1-01', 'X3']) {
      const mark = board.grab(id).locator('.mark')
      expect((await lookOf(mark)).background).toBe(ink)
      expect(await paintOf(mark.locator('svg'), 'stroke')).toBe(canvas)
    }
    expect((await lookOf(board.card('X3'))).border).toContain('dashed')
    const language = (lang: string) => lookOf(page.locator(`[data-set-lang="${lang}"]:visible`))
    expect((await language('en')).shadow).not.toBe((await language('zh')).shadow)
    expect((await lookOf(board.root.getByRole('dialog'))).border).toContain(ink)
  })

  await turnTo(page, 'resource')
  const shown = page.locator('[data-slide="resource"]:visible')
  const diagram = shown.locator('[data-diagram][data-ready="true"]')
  await expect(diagram).toBeVisible({ timeout: 15_000 })
  await inBoth('the four marks of the abstract, a diagram', async (canvas, ink) => {
    const [stated, inferred, absent, outside] = await Promise.all(['S', 'I', 'N', 'outside'].map(mark => lookOf(shown.locator(`.mark-key .chip.${mark} > i`))))
    // What is stated is full: a line as wide as half the mark. What is absent is a line around nothing.
    for (const mark of [stated, absent])
      expect(mark.border).toMatch(/ solid /)
    expect([stated, absent].map(({ border }) => border.endsWith(ink))).toEqual([true, true])
    expect(Number.parseFloat(stated.border)).toBeGreaterThanOrEqual(3 * Number.parseFloat(absent.border))
    expect(absent.background).not.toBe(ink)
    expect(inferred.border).toContain('dashed')
    expect(outside.border).toContain(ink)
    const lines = await diagram.locator('svg :is(path, rect, polygon, line)').evaluateAll(all => all
      .map(one => getComputedStyle(one)).filter(style => style.stroke !== 'none' && style.opacity !== '0').map(style => style.stroke))
    expect(lines.length).toBeGreaterThan(5)
    expect(lines).not.toContain(canvas)
    expect((await lookOf(diagram.locator('.nodeLabel'))).color).toBe(ink)
  })

  await turnTo(page, 'numbers')
  const chart = page.locator('[data-slide="numbers"]:visible .counts-chart')
  await expect(chart).toBeVisible()
  await inBoth('the chart', async (canvas, ink) => {
    expect(await paintOf(chart.locator('.join'), 'stroke')).toBe(ink)
    expect(await paintOf(chart.locator('.point:not(.noted) circle'), 'fill')).toBe(ink)
    expect(await paintOf(chart.locator('.point.noted circle'), 'fill')).toBe(canvas)
  })
  await turnTo(page, 'two-sides')
  const ribbon = page.locator('[data-slide="two-sides"]:visible .two-sides')
  await expect(ribbon).toBeVisible()
  await inBoth('words on a drawn ground', async (canvas) => {
    expect(await ribbon.locator('.under > g rect').first().evaluate(rect => getComputedStyle(rect).fill)).toBe(canvas)
  })
})

test.describe('text at 200 %', () => {
  // What a browser does that enlarges text alone: Chromium has it on a touch screen.
  test.use({ viewport: { width: 1280, height: 720 }, isMobile: true, hasTouch: true })

  test('on pages that scroll nothing is cut or pushed out; with zoom, too', FULL, async ({ page }) => {
    await goto(page, 'study', 'en')
    await expect(page.locator('[data-step]').first()).toBeVisible()
    const size = () => page.locator('h1').evaluate(heading => Number.parseFloat(getComputedStyle(heading).fontSize))
    const before = await size()
    const enlarge = () => page.addStyleTag({ content: '* { text-size-adjust: 200% !important }' })
    const style = await enlarge()
    expect(await size()).toBe(2 * before)
    const whole = async (what: string) => {
      expect.soft(await sideways(page), `${what}: sideways`).toBeLessThanOrEqual(0)
      expect.soft(await cut(page.locator('#app')), `${what}: cut`).toEqual([])
    }
    const look = async (what: string) => {
      for (const at of ['study', 'study/sort', 'study/quiz', 'study/judge', 'study/claims', 'study/answers']) {
        await turnTo(page, at)
        if (at.includes('/'))
          await expect(page.locator(`[data-part="${at.slice(6)}"][data-state="there"]`)).toBeVisible()
        await whole(`${what}, ${at}`)
      }
    }
    await look('text alone')
    // A window of 1280 × 720 at a zoom of 200 %.
    await style.evaluate(element => (element as HTMLElement).remove())
    await page.setViewportSize({ width: 640, height: 360 })
    expect(await size()).toBe(before)
    await look('zoom')
    // Little is left of the window: what stays in view must not lie over what has the focus.
    await turnTo(page, 'study/sort')
    await expect(page.locator('[data-part="sort"][data-state="there"] [data-grab]').first()).toBeVisible()
    for (let n = 0; n < 50; n++) {
      await page.keyboard.press('Tab')
      const hidden = await page.evaluate(() => {
        const element = document.activeElement!
        const { x, y, width, height } = element.getBoundingClientRect()
        const top = document.elementFromPoint(x + width / 2, y + height / 2)
        return element === document.body || element.contains(top) ? null : `${element.className} ${element.textContent?.trim()}`
      })
      expect(hidden).toBeNull()
    }
    const words = await page.locator('.bin-bar button').evaluateAll(all => all.map((button) => {
      const range = document.createRange()
      range.selectNodeContents(button)
      return Math.max(0, Math.round(range.getBoundingClientRect().width - button.clientWidth))
    }))
    expect(words).toEqual([0, 0, 0, 0])

    // The handouts are of the deck, another page.
    await goto(page, 'handout', 'en')
    await expect(page.locator('main h1').first()).toBeVisible()
    await whole('zoom, handout')
    await page.setViewportSize({ width: 1280, height: 720 })
    await enlarge()
    await whole('text alone, handout')
  })
})

test.describe('reduced motion', () => {
  /** Keeps what begins to move and takes longer than a moment. */
  const watch = (page: Page) => page.evaluate(() => {
    const moved: string[] = []
    Object.assign(window, { moved })
    const long = (times: string) => times.split(',').some(time => Number.parseFloat(time) * (time.includes('ms') ? 1 : 1000) > 1)
    for (const type of ['transitionrun', 'animationstart'] as const) {
      document.addEventListener(type, ({ target }) => {
        const { transitionDuration, animationDuration } = getComputedStyle(target as Element)
        if (long(type === 'transitionrun' ? transitionDuration : animationDuration))
          moved.push(`${type}: ${(target as Element).className}`)
      }, { capture: true })
    }
  })
  const moved = async (page: Page) => {
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    return page.evaluate(() => (window as unknown as { moved: string[] }).moved.splice(0))
  }
  /** Places that something drawn step by step goes through in the next frames. */
  const steps = (page: Page) => page.evaluate(async () => {
    const places = new Set<string>()
    for (let frame = 0; frame < 12; frame++) {
      await new Promise(requestAnimationFrame)
      places.add([...document.querySelectorAll('[data-sorter] .relationship-picture circle')].filter(one => one.checkVisibility()).map(one => one.getAttribute('cx')).join())
    }
    return places.size
  })

  test('what is measured is measured alike: a diagram, and a board that fits its cards', async ({ page }) => {
    const seen: unknown[] = []
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      await page.emulateMedia({ reducedMotion })
      await goto(page, 'missing-link')
      await page.reload()
      const diagram = page.locator('[data-diagram="missing-link"][data-ready="true"]:visible svg').first()
      await expect(diagram).toBeVisible()
      const board = await openBoard(page)
      await page.evaluate(() => document.fonts.ready)
      const look = async () => ({
        cards: await board.root.locator('[data-card]').evaluateAll(all => all.map(one => Math.round(one.getBoundingClientRect().height))),
        panel: await board.root.locator('.panel').evaluate(panel => Math.round(panel.scrollHeight - panel.clientHeight)),
      })
      await turnTo(page, 'missing-link')
      await expect(diagram).toBeVisible()
      const box = await diagram.getAttribute('viewBox')
      await turnTo(page, 'sort')
      await board.ready()
      if (seen.length === 0)
        seen.push({ box, ...await look() })
      else
        await expect.poll(async () => ({ box, ...await look() })).toEqual(seen[0])
    }
  })

  test('nothing moves by itself: a card, marks, a menu, a slide, hands, what is uncovered', FULL, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await keep(page, 'core', record({ 'S1-01': 'project', 'S2-02': 'resource', 'S2-04': 'resource' }))
    const board = await openBoard(page, 'sort', 'en')
    await watch(page)
    const still = async (what: string, act: () => Promise<void>) => {
      await act()
      expect(await moved(page), what).toEqual([])
    }
    await board.grab('S1-03').focus()
    await still('a card in hand', () => page.keyboard.press('Enter'))
    await still('an aim', () => page.keyboard.press('ArrowRight'))
    await still('a card put down', () => page.keyboard.press('Enter'))
    await expect(board.root).toHaveAttribute('data-relationship', 'interdependent')
    await page.keyboard.press('Control+z')
    await expect(board.root).toHaveAttribute('data-relationship', 'none')
    await page.keyboard.press('1')
    expect(await steps(page), 'the picture of the relationship').toBe(1)
    await still('a menu', () => board.card('X7').locator('[data-move-menu]').click())
    await page.keyboard.press('Escape')
    await still('answers', () => board.action('answers').click())
    await still('a slide', () => page.keyboard.press('PageDown'))
    await turnTo(page, 'project-pairs')
    await expect(page.locator('[data-slide="project-pairs"]:visible .reveal-table')).toBeVisible()
    await still('what is uncovered', () => page.keyboard.press('a'))
    await turnTo(page, 'money')
    const poll = page.locator('[data-slide="money"]:visible')
    const more = poll.locator('[data-hand-stepper] button').nth(1)
    await more.click()
    await poll.locator('[data-hand-stepper] button').nth(3).click()
    await poll.locator('[data-action="show-hands"]').click()
    await still('hands', () => poll.locator('[data-confirm="show-hands"]').click())
    // The same moves where the reader has not asked for less: the bars grow.
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await poll.locator('[data-action="show-hands"]').click()
    await poll.locator('[data-action="show-hands"]').click()
    await poll.locator('[data-confirm="show-hands"]').click()
    await expect.poll(() => moved(page)).not.toEqual([])
  })
})
