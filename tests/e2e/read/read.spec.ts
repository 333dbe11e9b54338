import type { Page } from 'playwright/test'
import type { Lang } from '../support/content'
import { readFileSync } from 'node:fs'
import { expect, test } from '../support/test'
import { parse } from 'yaml'
import { FULL } from '../support/full'
import { axe, sideways } from '../support/page'
import { goto, watchFaults } from '../support/board'
import { slideIds } from '../support/content'

interface Slide { id: string, section: string, minutes: { short?: number }, title: { zh: string, en: string }, check?: object }
const slides = parse(readFileSync(new URL('../../../content/slides.yaml', import.meta.url), 'utf8')) as Slide[]
const LANGS: Lang[] = ['zh', 'en', 'both']

const slideOf = (page: Page, id: string) => page.locator(`[data-read-slide="${id}"]`)
const headingOf = (page: Page, id: string) => slideOf(page, id).locator('> h3')

/** Every slide has come, none of them failed. */
async function filled(page: Page): Promise<void> {
  const read = page.locator('.read-page')
  await expect(read).toHaveAttribute('data-filled', await read.getAttribute('data-total') ?? '', { timeout: 40_000 })
  await expect(page.locator('[data-read-slide]:not([data-state="there"])')).toHaveCount(0)
}
async function openRead(page: Page, lang: Lang = 'zh', slide = ''): Promise<void> {
  await goto(page, `read${slide && `?slide=${slide}`}`, lang)
  await filled(page)
}
/** Comes by every diagram: each is drawn when the reader is near. */
async function drawAll(page: Page): Promise<void> {
  for (const diagram of await page.locator('[data-diagram]').all()) {
    await diagram.scrollIntoViewIfNeeded()
    await expect(diagram).toHaveAttribute('data-ready', 'true')
  }
}
/** Everything that opens is open: what is hidden can't be measured. */
const openAll = (page: Page) => page.evaluate(() => {
  for (const one of document.querySelectorAll('details'))
    one.open = true
})

/** Everything is answered and opened that a reader answers and opens. */
async function answerAll(page: Page): Promise<void> {
  const choices = { 'input:is([type=radio], [type=checkbox]):enabled': '.quiz-question:not(.order), .hand-poll, .marks', '[data-bin-case="project"]': '.contested-card' }
  await page.evaluate(async (choices) => {
    for (const [choice, holder] of Object.entries(choices)) {
      for (const one of document.querySelectorAll(holder))
        one.querySelector<HTMLElement>(choice)?.click()
    }
    const breathe = () => new Promise(resolve => requestAnimationFrame(resolve))
    for (const action of ['check-answer', 'open-row', 'show', 'show', 'show']) {
      await breathe()
      for (const one of document.querySelectorAll<HTMLElement>(`[data-action="${action}"]:enabled`))
        one.click()
    }
    await breathe()
  }, choices)
  await expect(page.locator('[data-pair][data-shown="3"]')).toHaveCount(8)
  await expect(page.locator('[data-statement][data-open="true"]')).toHaveCount(6)
  await expect(page.locator('.quiz-question[data-answered="true"]')).toHaveCount(5)
  await expect(page.locator('[data-table="project-pairs"]')).toHaveAttribute('data-shown', '2')
}

// Opening it takes longer than looking: those that only look do so together.
test('has every slide of the lecture in order, as text, and fetches what is heavy last', async ({ page }) => {
  test.setTimeout(120_000)
  const faults = watchFaults(page)
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await openRead(page)
  await test.step('under their sections, without a gap in the headings', () => inOrder(page))
  await test.step('without what only a class needs; boards have a page of their own', () => withoutClass(page))
  await test.step('mermaid comes when a diagram is near', () => fetchedLate(page, asked))
  await test.step('whole what a class is told in steps; hidden what is to be thought about first', () => wholeAndHidden(page))
  expect(faults).toEqual([])
})

async function inOrder(page: Page): Promise<void> {
  expect(await page.locator('[data-read-slide]').evaluateAll(all => all.map(one => one.getAttribute('data-read-slide')))).toEqual(slideIds)
  for (const { id, section, title } of slides) {
    await expect(headingOf(page, id)).toContainText(title.zh)
    await expect(page.locator(`[data-section="${section}"] [data-read-slide="${id}"]`)).toHaveCount(1)
    await expect(slideOf(page, id).locator(`[data-slide="${id}"]`)).toHaveCount(1)
  }
  const levels = await page.locator('h1, h2, h3, h4, h5, h6').evaluateAll(all => all.filter(one => one.checkVisibility()).map(one => Number(one.tagName[1])))
  expect(levels[0]).toBe(1)
  expect(levels.filter(level => level === 1)).toHaveLength(1)
  expect(levels.filter((level, index) => index > 0 && level > levels[index - 1] + 1)).toEqual([])
  expect(await page.locator('header:not(main *), main, footer:not(main *)').evaluateAll(all => all.map(one => one.tagName))).toEqual(['HEADER', 'MAIN', 'FOOTER'])
  // An id that two slides share would send a label to the wrong one.
  expect(await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index))).toEqual([])
}

async function withoutClass(page: Page): Promise<void> {
  await expect(page.locator('.read-page').locator('[data-sorter], .hand-keys, .hand-controls, .hand-bar, .countdown, .qr-code, [data-action="phone"], [data-action="new-class"], [data-action="class-table"], [data-action="read-as-text"]')).toHaveCount(0)
  await expect(page.locator('.read-page .language-switch')).toHaveCount(1)
  for (const [slide, part] of [['try', 'try'], ['sort', 'sort']]) {
    await expect(slideOf(page, slide).locator('[data-action="board"]')).toHaveAttribute('href', `#/study/${part}`)
    await expect(slideOf(page, slide).locator('.lead-lines')).toBeVisible()
  }
}

async function wholeAndHidden(page: Page): Promise<void> {
  await drawAll(page)
  await expect(page.locator('.read-page [data-part].covered')).toHaveCount(0)
  await expect(slideOf(page, 'abstracts').locator('tbody tr').last()).toBeVisible()
  await expect(slideOf(page, 'limits').locator('td.covered')).toHaveCount(0)
  await expect(slideOf(page, 'project-pairs').locator('td.told')).toHaveCount(0)
  await expect(page.locator('.read-page .quiz-question.told')).toHaveCount(0)
  await expect(slideOf(page, 'close-reading').locator('[data-open="true"]')).toHaveCount(0)
  await expect(page.locator('.read-page .near-miss .told')).toHaveCount(0)
  for (const { id, check } of slides) {
    // A quiz is its own question.
    if (!check || await slideOf(page, id).locator('.quiz-question').count())
      continue
    await expect(slideOf(page, id).locator('[data-check]:not([open])')).toHaveCount(1)
  }
}

test('is accessible before an answer and after it', FULL, async ({ page }) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 360, height: 740 })
  await openRead(page)
  await drawAll(page)
  await openAll(page)
  expect.soft(await axe(page, '#app'), 'before an answer').toEqual([])
  await answerAll(page)
  // In both languages all is there that is there in either.
  await page.locator('[data-set-lang="both"]:visible').first().click()
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'both')
  await drawAll(page)
  expect.soft(await axe(page, '#app'), 'after it').toEqual([])
})

test('can be read at any width in three languages, with wider spacing too, and every target is large enough', FULL, async ({ page }) => {
  test.setTimeout(120_000)
  await openRead(page)
  await answerAll(page)
  await drawAll(page)
  // Where there is more room than on the narrowest phone: in what needs the most of it.
  for (const [width, height] of Object.entries({ 320: 640, 360: 740, 844: 390, 1280: 720 })) {
    await page.setViewportSize({ width: Number(width), height })
    for (const lang of width === '320' ? LANGS : ['both'] as const) {
      await page.locator(`[data-set-lang="${lang}"]:visible`).first().click()
      await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
      await drawAll(page)
      await openAll(page)
      const told = `${width} px in ${lang}`
      const fits = async (how: string) => {
        expect.soft(await sideways(page), `no sideways scroll at ${told}${how}`).toBeLessThanOrEqual(0)
        expect.soft(await outside(page), `nothing outside the window at ${told}${how}`).toEqual([])
        expect.soft(await clipped(page), `nothing cut at ${told}${how}`).toEqual([])
      }
      await fits('')
      expect.soft(await smallTargets(page), `targets at ${told}`).toEqual([])
      // WCAG 1.4.12
      const style = await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }' })
      await fits(', wide spacing')
      await style.evaluate(one => (one as HTMLElement).remove())
    }
  }
})

/** Text that leaves the window, but for what scrolls by itself. */
const outside = (page: Page) => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.read-page *')]
  .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.sr-only, .wide-box, .skip, svg'))
  // Said, but not shown: the word on a short mark.
  .filter(one => getComputedStyle(one.closest('.bi') ?? one).clipPath === 'none')
  .flatMap((one) => {
    const { left, right, width } = one.getBoundingClientRect()
    return width > 1 && (left < -1 || right > document.documentElement.clientWidth + 1) ? [`${one.closest('[data-read-slide]')?.getAttribute('data-read-slide')} ${one.tagName}.${one.className} ${left.toFixed()}–${right.toFixed()}`] : []
  }))

/** Boxes that cut their own text. A box that scrolls can be reached with keys. */
const clipped = (page: Page) => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.read-page *')]
  .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.sr-only, .skip, svg, .diagram-picture') && one.clientWidth > 1)
  .flatMap((one) => {
    const style = getComputedStyle(one)
    const cut = one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1
    if (!cut || style.overflow === 'visible' || style.display === 'inline' || style.clipPath !== 'none')
      return []
    return /auto|scroll/.test(style.overflowX) && (one.tabIndex === 0 || one.tagName === 'TEXTAREA') ? [] : [`${one.closest('[data-read-slide]')?.getAttribute('data-read-slide')} ${one.tagName}.${one.className}`]
  }))

/** Under 24 px; links in a running text, and boxes whose label is the target, are exempt. */
const smallTargets = (page: Page) => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.read-page :is(a[href], button, summary, input, textarea, [role=button])')]
  .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.sr-only, .skip') && !one.matches('.term-button'))
  .flatMap((one) => {
    const { width, height } = (one.closest('label') ?? one).getBoundingClientRect()
    return width < 24 || height < 24 ? [`${one.closest('[data-read-slide]')?.getAttribute('data-read-slide')} ${one.tagName}.${one.className} «${one.textContent?.trim().slice(0, 20)}» ${width.toFixed(1)}×${height.toFixed(1)}`] : []
  }))

test('a slide leads to itself as text: the heading has the focus and stays in view while the rest comes', FULL, async ({ page }) => {
  await goto(page, 'development')
  const link = page.locator('.slidev-page:visible [data-action="read-as-text"]')
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/read\?slide=development$/)
  await expect(headingOf(page, 'development')).toBeFocused()
  await filled(page)
  await expect(headingOf(page, 'development')).toBeFocused()
  await expect(headingOf(page, 'development')).toBeInViewport()
  // And back to where one came from.
  await page.locator('.read-head a').first().click()
  await expect(page).toHaveURL(/#\/development$/)
})

test('the way to the text is not in the lecturer\'s window', FULL, async ({ page }) => {
  await goto(page, 'presenter/numbers')
  await expect(page.locator('[data-slide="numbers"]').first()).toBeVisible()
  await expect(page.locator('[data-action="read-as-text"]')).toHaveCount(0)
})

async function fetchedLate(page: Page, asked: string[]): Promise<void> {
  expect(asked.filter(url => /mermaid/i.test(url))).toEqual([])
  await slideOf(page, 'model').scrollIntoViewIfNeeded()
  await expect(page.locator('[data-diagram="model"]')).toHaveAttribute('data-ready', 'true')
  expect(asked.filter(url => /mermaid/i.test(url))).not.toEqual([])
  await slideOf(page, 'model').locator('.in-words summary').click()
  await expect(slideOf(page, 'model').locator('.in-words p')).toBeVisible()
}

/** What stands first in the window: the slide, and its text. */
const firstInView = (page: Page) => page.evaluate(() => {
  const lines = [...document.querySelectorAll('[data-read-slide] :is(h3, h4, p, li, dt, dd)')]
  const line = lines.find(one => one.checkVisibility() && one.getBoundingClientRect().bottom > 8)
  return `${line?.closest('[data-read-slide]')?.getAttribute('data-read-slide')}: ${line?.textContent?.trim().slice(0, 40)}`
})

test('the place is kept over a reload, and over going to the study page and back, whatever comes late; a link leads elsewhere', async ({ page }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 360, height: 740 })
  await openRead(page)
  await page.mouse.move(180, 300)
  await slideOf(page, 'layers').evaluate(slide => scrollBy(0, slide.getBoundingClientRect().top + 260))
  const place = await firstInView(page)
  expect(place).toMatch(/^layers: ./)
  await expect.poll(() => page.evaluate(() => Object.entries(sessionStorage).find(([key]) => key.endsWith('reading-place'))?.[1] ?? '')).toContain('layers')
  await page.reload()
  await filled(page)
  await expect.poll(() => firstInView(page)).toBe(place)

  await page.locator('.read-head a[href$="study"]').evaluate(link => (link as HTMLElement).click())
  await page.waitForURL(/\/study\//)
  await page.locator('[data-action="read"]').click()
  await filled(page)
  await expect.poll(() => firstInView(page)).toBe(place)

  await page.goBack()
  await page.waitForURL(/\/study\//)
  await page.goBack()
  await filled(page)
  await expect.poll(() => firstInView(page)).toBe(place)

  await goto(page, 'read?slide=exit')
  await filled(page)
  await expect(headingOf(page, 'exit')).toBeInViewport()
})

test('what is wider than a phone says so, and scrolls by keys; a task for two has a word for one', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await openRead(page)
  const box = slideOf(page, 'abstracts').locator('.wide-box')
  await expect(slideOf(page, 'abstracts').locator('.wide-sign')).toBeVisible()
  await expect(box).toHaveAttribute('role', 'region')
  await expect(box).toHaveAttribute('aria-label', /./)
  await box.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => box.evaluate(one => one.scrollLeft)).toBeGreaterThan(0)
  // Nothing else is cut at the side.
  expect(await page.locator('.read-page').evaluate(root => [...root.querySelectorAll('*')].filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1
    && getComputedStyle(one).overflowX !== 'visible' && getComputedStyle(one).clipPath === 'none' && !one.matches('.wide-box[tabindex="0"]')).map(one => one.className))).toEqual([])
  for (const slide of ['project-pairs', 'resource-signs'])
    await expect(slideOf(page, slide).locator('[data-alone]')).toBeVisible()
})

test('contents, skip link and an address that names no slide', FULL, async ({ page }) => {
  await goto(page, 'read?slide=nothing', 'en')
  await expect(page.getByRole('alert')).toContainText('nothing')
  await page.keyboard.press('Tab')
  await expect(page.locator('.skip')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('h1')).toBeFocused()
  await page.locator('[data-to-slide="exit"]').click()
  await expect(headingOf(page, 'exit')).toBeFocused()
  await filled(page)
  await expect(headingOf(page, 'exit')).toBeInViewport()
  await page.locator('[data-section="closing"] .read-back a').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.read-contents summary')).toBeFocused()
  // The same once more: the address does not change, the reader moves all the same.
  await page.locator('[data-to-slide="exit"]').click()
  await expect(headingOf(page, 'exit')).toBeFocused()
})

test('the reader answers: a question, close reading, a near miss; the focus goes with them', FULL, async ({ page }) => {
  const faults = watchFaults(page)
  await openRead(page, 'en')
  const quiz = page.locator('[data-quiz="Q2"]')
  await quiz.locator('[data-option="b"] label').click()
  await quiz.locator('[data-action="check-answer"]').focus()
  await page.keyboard.press('Enter')
  await expect(quiz).toHaveAttribute('data-mark', 'right')
  await expect(quiz.locator('[data-action="try-again"]')).toBeFocused()
  await expect(quiz.locator('.why')).toBeVisible()

  const row = page.locator('[data-statement]').first()
  const open = row.locator('[data-action="open-row"]')
  await open.click({ force: true })
  await expect(row).toHaveAttribute('data-open', 'false')
  await row.locator('[data-mark-choice="I"]').click()
  await open.focus()
  await page.keyboard.press('Enter')
  await expect(row).toHaveAttribute('data-open', 'true')
  await expect(row.locator('.why')).toBeFocused()
  await expect(page.locator('[data-statement][data-open="true"]')).toHaveCount(1)

  const pairs = page.locator('[data-pair]')
  await expect(pairs).toHaveCount(8)
  for (const shown of ['1', '2', '3']) {
    await pairs.nth(1).locator('[data-action="show"]:enabled').focus()
    await page.keyboard.press('Enter')
    await expect(pairs.nth(1)).toHaveAttribute('data-shown', shown)
  }
  await expect(pairs.nth(0)).toHaveAttribute('data-shown', '0')
  await expect(pairs.nth(1).locator('.steps')).toBeFocused()

  // A mark's panel is inside the window at any place, and Escape gives the focus back.
  await page.setViewportSize({ width: 320, height: 640 })
  await drawAll(page)
  for (const mark of [slideOf(page, 'numbers').locator('.claim-button').first(), slideOf(page, 'neighbours').locator('tbody .claim-button').last(), page.locator('[data-diagram="performance"] .claim-button').last()]) {
    await mark.focus()
    await page.keyboard.press('Enter')
    const panel = page.locator('.claim-panel:visible')
    await expect(panel).toHaveCount(1)
    const box = await panel.boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 320 && box.y >= 0 && box.y + box.height <= 640).toBe(true)
    await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
    await expect(mark).toBeFocused()
  }
  expect(faults).toEqual([])
})

test('the short lecture has the short lecture\'s slides', FULL, async ({ page }) => {
  await page.goto('./45/?lang=zh#/read')
  await filled(page)
  const short = slides.filter(({ minutes }) => minutes.short !== undefined).map(({ id }) => id)
  expect(short.length).toBeLessThan(slideIds.length)
  expect(await page.locator('[data-read-slide]').evaluateAll(all => all.map(one => one.getAttribute('data-read-slide')))).toEqual(short)
  await page.goto('./45/?lang=zh#/read?slide=money')
  await expect(page.getByRole('alert')).toContainText('money')
})
