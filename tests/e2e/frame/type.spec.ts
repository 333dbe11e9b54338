import type { BrowserContext, Locator, Page } from 'playwright/test'
import type { Lang } from '../support/content'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright/test'
import { expect, test } from '../support/test'
import { findBrowser, launchOptions } from '../../../scripts/lib/browser.ts'
import { goto, turnTo } from '../support/board'
import { slideIds } from '../support/content'
import { FULL } from '../support/full'
import { cut, overlapping, sideways } from '../support/page'

/** Letters that the reader's browser or app sets larger than the deck does. */
const LANGS: Lang[] = ['zh', 'en', 'both']

/** A browser that lets no letter be smaller; it has the setting in a profile of its own. */
async function withLeastSize(px: number, folder: string, baseURL: string | undefined): Promise<BrowserContext> {
  mkdirSync(join(folder, 'Default'), { recursive: true })
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify({ webkit: { webprefs: { minimum_font_size: px } } }))
  return chromium.launchPersistentContext(folder, { ...launchOptions(findBrowser()), baseURL, locale: 'zh-CN', serviceWorkers: 'block', viewport: { width: 1280, height: 720 } })
}

/** Whether the way to the text is there and not under something else. */
const leadsToText = (slide: Locator): Promise<boolean> => slide.evaluate((frame) => {
  const link = [...frame.querySelectorAll('.cut-note a')].find(one => one.checkVisibility())
  if (!link)
    return false
  const { left, top, width, height } = link.getBoundingClientRect()
  return link.contains(document.elementFromPoint(left + width / 2, top + height / 2))
})

async function eachLanguage(slide: Locator, page: Page, look: (lang: Lang) => Promise<void>): Promise<void> {
  for (const lang of LANGS) {
    // Not by the switch in a slide: what lies over it would be told as that.
    await page.evaluate((lang) => { location.hash = `${location.hash.split('?')[0]}?lang=${lang}&clicks=99` }, lang)
    await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
    for (const diagram of await slide.locator('[data-diagram]').all())
      await expect(diagram).toHaveAttribute('data-ready', 'true')
    await page.evaluate(() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))))
    await look(lang)
  }
}

for (const px of [16, 20]) {
  test(`no letter under ${px} px: what a slide holds is there, or the way to it`, FULL, async ({ baseURL }, testInfo) => {
    test.setTimeout(300_000)
    const context = await withLeastSize(px, testInfo.outputPath('profile'), baseURL)
    const page = context.pages()[0] ?? await context.newPage()
    await goto(page, slideIds[0])
    for (const alias of slideIds) {
      await turnTo(page, alias)
      const slide = page.locator(`.slidev-page:visible .slidev-layout[data-slide="${alias}"]`)
      await expect(slide).toHaveCount(1)
      await eachLanguage(slide, page, async (lang) => {
        await page.screenshot({ path: `test-results/type/${px}-${alias}-${lang}.png` })
        if (await slide.getAttribute('data-cut') === 'true')
          expect.soft(await leadsToText(slide), `${alias} says that it is cut (${lang})`).toBe(true)
        else
          expect.soft([...await cut(slide), ...await overlapping(slide)], `${alias} (${lang})`).toEqual([])
      })
    }
    await context.close()
  })
}

test.describe('an app that sets a page\'s text larger (WeChat)', () => {
  test.use({ isMobile: true, hasTouch: true, viewport: { width: 844, height: 390 } })

  test('does not reach the slide, and is heeded where the page scrolls, with nothing cut', FULL, async ({ page }) => {
    await page.addInitScript(() => document.addEventListener('DOMContentLoaded', () => document.body.style.setProperty('-webkit-text-size-adjust', '150%')))
    await goto(page, 'references', 'both')
    const slide = page.locator('.slidev-layout[data-slide="references"]:visible')
    await expect(slide).toHaveCount(1)
    expect(await slide.evaluate(frame => getComputedStyle(frame.querySelector('li')!).getPropertyValue('-webkit-text-size-adjust'))).toBe('100%')
    expect([...await cut(slide), ...await overlapping(slide)]).toEqual([])
    await page.setViewportSize({ width: 390, height: 760 })
    for (const alias of ['study', 'study/sort', 'study/quiz', 'study/stages', 'read']) {
      await turnTo(page, alias)
      const root = page.locator(alias === 'read' ? '.read-page' : '.study-page')
      await expect(root).toBeVisible()
      await expect(page.locator('[data-state="waiting"]:visible')).toHaveCount(0, { timeout: 30_000 })
      expect(await root.evaluate(one => getComputedStyle(one.querySelector('p')!).getPropertyValue('-webkit-text-size-adjust')), alias).toBe('150%')
      expect.soft(await sideways(page), alias).toBe(0)
      expect.soft(await cut(root), alias).toEqual([])
    }
  })
})
