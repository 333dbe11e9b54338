import type { Page } from 'playwright/test'
import { expect, test } from '../support/test'
import { goto, openBoard } from '../support/board'
import { slideIds } from '../support/content'
import { FULL, fullUnless } from '../support/full'
import { Fingers } from '../support/ways'

/** What a window of another shape than the slide shows around it, and what is printed of it. */
const shown = (page: Page) => page.locator('.slidev-page:visible .slidev-layout')
const hash = (page: Page) => page.evaluate(() => location.hash)

test.describe('beside the slide', () => {
  test.use({ hasTouch: true })

  for (const [width, height, points] of [
    [1920, 1200, [[1000, 1190], [1800, 6]]],
    [1024, 768, [[900, 40], [100, 700]]],
    [2560, 1080, [[60, 500], [2500, 500]]],
  ] as const) {
    test(`${width} × ${height}: a press turns no page, a swipe does`, fullUnless(width === 1024), async ({ page }) => {
      await page.setViewportSize({ width, height })
      await goto(page, 'marks')
      await expect(shown(page)).toHaveCount(1)
      for (const [x, y] of points) {
        await page.mouse.click(x, y)
        await page.touchscreen.tap(x, y)
      }
      expect(await hash(page)).toMatch(/^#\/marks/)
      const fingers = await Fingers.on(page)
      const [[x, y]] = points
      const by = x > width / 2 ? -300 : 300
      await fingers.down({ x, y })
      await fingers.move({ x: x + by, y })
      await fingers.up()
      await expect.poll(() => hash(page)).not.toMatch(/^#\/marks/)
    })
  }
})

// Where the slide's margin is narrowest, and where no strip is left beside it.
for (const viewport of [{ width: 1024, height: 768 }, { width: 1280, height: 720 }]) {
  test(`Slidev's bar lies over nothing of a slide at ${viewport.width} × ${viewport.height}`, FULL, async ({ page }) => {
    test.setTimeout(120_000)
    await page.setViewportSize(viewport)
    await goto(page, slideIds[0], 'both')
    const bar = page.locator('#slide-container > .absolute.bottom-0')
    await page.mouse.move(8, viewport.height - 30)
    await expect.poll(() => bar.evaluate(one => getComputedStyle(one).opacity)).toBe('1')
    const covered: string[] = []
    for (const id of slideIds) {
      await page.evaluate((id) => { location.hash = `#/${id}` }, id)
      await expect(page.locator(`.slidev-page:visible [data-slide="${id}"]`)).toBeVisible()
      covered.push(...await page.evaluate((id) => {
        const { right, top } = document.querySelector('#slide-container > .absolute.bottom-0')!.getBoundingClientRect()
        const frame = document.querySelector(`.slidev-page:not([style*="none"]) [data-slide="${id}"]`)!
        const lies = (box: DOMRect) => box.width > 1 && box.height > 1 && box.left < right - 1 && box.right > 0 && box.bottom > top
        const found: string[] = []
        // A board is the ground of its slide.
        for (const one of frame.querySelectorAll<HTMLElement>('*:not(.stage-sorter)')) {
          const { borderLeftWidth, borderLeftColor, backgroundColor } = getComputedStyle(one)
          const drawn = (parseFloat(borderLeftWidth) > 0 && !/, 0\)$/.test(borderLeftColor)) || !/, 0\)$/.test(backgroundColor)
          const range = document.createRange()
          range.selectNodeContents(one)
          const text = [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '')
          if (one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !one.closest('.sr-only') && (drawn ? lies(one.getBoundingClientRect()) : text && [...range.getClientRects()].some(lies)))
            found.push(`${id}: ${one.tagName.toLowerCase()}.${one.className}`)
        }
        return found
      }, id))
    }
    expect(covered).toEqual([])
  })
}

test.describe('printed by the browser', () => {
  /** Of A4 and Letter, upright and lying, within the margins that browsers leave: CSS px. */
  const PAPERS = [{ width: 698, height: 990 }, { width: 720, height: 960 }, { width: 1027, height: 698 }, { width: 960, height: 720 }]
  const CONTROLS = '.language-switch, .check-button, .read-link, .menu-button, .toolbar, .hand-controls'

  for (const alias of ['sort', 'money', 'presenter/sort', 'presenter/model']) {
    test(`#/${alias} is whole on one page, light, without controls, and as before afterwards`, fullUnless(alias === 'sort'), async ({ page }) => {
      if (alias === 'sort')
        await (await openBoard(page)).digits({ 'S1-01': 'project' })
      else
        await goto(page, alias)
      await page.keyboard.press('d')
      await expect(page.locator('html')).toHaveClass(/dark/)
      const size = () => page.locator('#slide-content').evaluate(slide => Math.round(slide.getBoundingClientRect().width))
      const screen = page.viewportSize()!
      const before = await size()
      for (const paper of PAPERS) {
        await page.setViewportSize(paper)
        await page.emulateMedia({ media: 'print' })
        const box = await page.locator('#slide-content').evaluate((slide) => {
          const { left, top, right, bottom } = slide.getBoundingClientRect()
          return { left, top, right, bottom, page: document.documentElement.scrollWidth, ground: getComputedStyle(slide).backgroundColor, height: document.body.getBoundingClientRect().height }
        })
        expect(box.left).toBeGreaterThanOrEqual(0)
        expect(box.top).toBeGreaterThanOrEqual(0)
        expect(box.right).toBeLessThanOrEqual(paper.width)
        expect(box.bottom).toBeLessThanOrEqual(paper.height)
        expect(box.page).toBeLessThanOrEqual(paper.width)
        expect(box.right - box.left, 'most of the page is used').toBeGreaterThan(paper.width * (alias.startsWith('presenter') ? 0.55 : 0.85))
        expect(box.ground).toBe('rgb(251, 249, 244)')
        if (!alias.startsWith('presenter'))
          expect(box.height).toBeLessThanOrEqual(paper.height)
        for (const control of await shown(page).first().locator(CONTROLS).all())
          await expect(control).toBeHidden()
      }
      if (alias.startsWith('presenter'))
        await expect(page.locator('.slidev-note').first()).toBeVisible()
      if (alias === 'sort')
        await expect(page.locator('[data-sorter="core"]:visible [data-card="S1-01"]')).toHaveAttribute('data-in', 'project')
      await page.emulateMedia({ media: 'screen' })
      await page.setViewportSize(screen)
      await expect.poll(size).toBe(before)
    })
  }

  test('a PDF of the slide has one page', FULL, async ({ page }) => {
    await goto(page, 'sort')
    await expect(shown(page)).toHaveCount(1)
    for (const options of [{ format: 'A4' }, { format: 'Letter', landscape: true }] as const) {
      const pdf = (await page.pdf(options)).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    }
  })
})
