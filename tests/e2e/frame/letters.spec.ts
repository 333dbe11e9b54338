import type { Browser, Locator, Page } from 'playwright/test'
import type { Lang } from '../support/content'
import { createHash } from 'node:crypto'
import { chromium } from 'playwright/test'
import { expect, test } from '../support/test'
import { findBrowser, launchOptions } from '../../../scripts/lib/browser.ts'
import { goto, turnTo } from '../support/board'
import { slideIds } from '../support/content'
import { FULL, SHORT } from '../support/full'
import { cut, sideways, smallLetters } from '../support/page'

/** The size of letters that a reader has set in the browser: pages that scroll follow it, slides and paper do not. */
const BEGIN = 16
const LANGS: Lang[] = ['zh', 'en', 'both']
const PARTS = ['try', 'stages', 'sort', 'debrief', 'quiz', 'transfer', 'all', 'reflect', 'review', 'judge', 'glossary', 'claims', 'answers', 'class']

/** A browser with this setting, px. */
function withLetters(px: number): Promise<Browser> {
  const { args, ...options } = launchOptions(findBrowser({ windowless: true }))
  return chromium.launch({ ...options, args: [...args, `--blink-settings=defaultFontSize=${px}`] })
}

/** Everything is there, and what opens is open. */
async function openRead(page: Page, lang: Lang): Promise<void> {
  await goto(page, 'read', lang)
  const read = page.locator('.read-page')
  await expect(read).toHaveAttribute('data-filled', await read.getAttribute('data-total') ?? '', { timeout: 40_000 })
  for (const diagram of await page.locator('[data-diagram]').all()) {
    await diagram.scrollIntoViewIfNeeded()
    await expect(diagram).toHaveAttribute('data-ready', 'true')
  }
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true }))
}

for (const px of [12, 24]) {
  test(`the study page and the lecture as text follow letters of ${px} px, and reflow at 320 px`, px === 12 ? FULL : {}, async ({ baseURL }) => {
    test.setTimeout(240_000)
    const browser = await withLetters(px)
    const page = await browser.newPage({ baseURL, locale: 'zh-CN', viewport: { width: 320, height: 640 }, serviceWorkers: 'block' })
    const look = async (root: string, where: string) => {
      expect.soft(await sideways(page), `${where}: sideways`).toBeLessThanOrEqual(0)
      expect.soft(await cut(page.locator(root)), `${where}: cut`).toEqual([])
    }
    await goto(page, 'study')
    for (const [index, id] of ['', ...PARTS].entries()) {
      if (id !== '') {
        await page.evaluate((hash) => { location.hash = hash }, `#/study/${id}`)
        await expect(page.locator('[data-part]')).toHaveAttribute('data-part', id)
        await expect(page.locator('[data-part]')).toHaveAttribute('data-state', 'there')
      }
      // In both languages all is there that is there in either; the lines of one break elsewhere.
      for (const lang of SHORT ? [LANGS[index % 2], 'both'] as const : LANGS) {
        await page.locator(`[data-set-lang="${lang}"]:visible`).first().click()
        await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
        await look('.study-page', `study-${id}-${lang}`)
        expect.soft(await smallLetters(page, '.study-page', 14 * px / BEGIN), `${id}, ${lang}: letters`).toEqual([])
      }
    }
    expect(await page.locator('.study-page').evaluate(one => getComputedStyle(one).fontSize)).toBe(`${px}px`)
    await openRead(page, 'both')
    for (const lang of LANGS) {
      await page.locator(`[data-set-lang="${lang}"]:visible`).first().click()
      await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
      await look('.read-page', `read-${lang}`)
    }
    expect(await page.locator('.read-page').evaluate(one => getComputedStyle(one).fontSize)).toBe(`${17 * px / BEGIN}px`)
    await browser.close()
  })
}

/** Pictures of what is not to change, by name: slides in both languages, the lecturer's window, a sheet for paper. */
async function pictures(px: number, baseURL: string | undefined, slides: readonly string[]): Promise<Map<string, string>> {
  const browser = await withLetters(px)
  const page = await browser.newPage({ baseURL, locale: 'zh-CN', viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
  const taken = new Map<string, string>()
  const take = async (name: string, of: Page | Locator = page) => {
    await page.evaluate(() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))))
    taken.set(name, createHash('sha256').update(await of.screenshot({ animations: 'disabled' })).digest('hex'))
  }
  await goto(page, slides[0], 'both')
  for (const id of slides) {
    await turnTo(page, id)
    const slide = page.locator(`.slidev-page:visible .slidev-layout[data-slide="${id}"]`)
    await expect(slide).toHaveCount(1)
    for (const diagram of await slide.locator('[data-diagram]').all())
      await expect(diagram).toHaveAttribute('data-ready', 'true')
    await take(id, slide)
  }
  await goto(page, 'presenter/sort', 'zh')
  await expect(page.locator('.slidev-presenter [data-sorter]:visible').first()).toBeVisible()
  await take('notes', page.locator('.grid-section.note').first())
  await page.goto('?print#/handout/worksheet?lang=zh')
  await expect(page.locator('[data-handout]')).toHaveAttribute('data-state', 'ready', { timeout: 30_000 })
  await take('worksheet', page.locator('main'))
  await browser.close()
  return taken
}

/** A board, a table, a task. */
const SOME = ['sort', 'marks', 'project-pairs']
for (const [slides, how] of [[SOME, {}], [slideIds, FULL]] as const) {
  test(`${slides === SOME ? 'some' : 'all'} slides, the lecturer's notes and a sheet for paper are the same to a pixel whatever letters the reader has`, how, async ({ baseURL }) => {
    test.setTimeout(400_000)
    const usual = await pictures(BEGIN, baseURL, slides)
    expect(usual.size).toBe(slides.length + 2)
    for (const px of SHORT ? [24] : [12, 24]) {
      const now = await pictures(px, baseURL, slides)
      expect([...usual].filter(([name, picture]) => now.get(name) !== picture).map(([name]) => name), `${px} px`).toEqual([])
    }
  })
}
