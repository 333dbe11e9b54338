import type { Page } from 'playwright/test'
import type { Lang } from '../support/content'
import { expect, test } from '../support/test'
import { goto, turnTo } from '../support/board'
import { FULL } from '../support/full'

/** Where lines break: no name or heading ends in a line of one character. */
const NAMES = '.bin-bar .bi, .stage-bin .bin-title, .review-bins .bi, h1, h2, h3, h4, th, legend'

/** What ends in a single character though it has more than four. */
const orphans = (page: Page, within: string, parts: string): Promise<string[]> => page.evaluate(([within, parts]) => {
  const found: string[] = []
  for (const one of document.querySelectorAll<HTMLElement>(within.split(',').map(root => parts.split(',').map(part => `${root} ${part}`).join(',')).join(','))) {
    const lines = new Map<number, string>()
    /** The line that each language ends in, if it has more than one. */
    const ends = new Map<Element, { first: number, last: number }>()
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode as globalThis.Text
      const text = node.parentElement!.closest('.zh, .en') ?? one
      if (!node.parentElement!.checkVisibility() || node.parentElement!.closest('.sr-only, svg, .claim-ref, .n') || (text.textContent ?? '').trim().length <= 4)
        continue
      for (let at = 0; at < node.length; at++) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const box = range.getBoundingClientRect()
        if (!node.data[at].trim() || box.height === 0)
          continue
        const line = [...lines.keys()].find(bottom => Math.abs(bottom - box.bottom) < box.height / 2) ?? box.bottom
        lines.set(line, (lines.get(line) ?? '') + node.data[at])
        ends.set(text, { first: ends.get(text)?.first ?? line, last: line })
      }
    }
    // A mark of punctuation takes the character before it along.
    for (const { first, last } of ends.values()) {
      if (first !== last && lines.get(last)!.replace(/\p{P}/gu, '').length <= 1)
        found.push([...lines.values()].join('|'))
    }
  }
  return found
}, [within, parts] as const)

async function inLanguages(page: Page, what: string, look: (lang: Lang) => Promise<string[]>): Promise<void> {
  for (const lang of ['zh', 'en', 'both'] as const) {
    await page.locator(`[data-set-lang="${lang}"]:visible`).first().click()
    await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
    await page.evaluate(() => document.fonts.ready)
    expect.soft(await look(lang), `${what} (${lang})`).toEqual([])
  }
}

for (const width of [360, 390]) {
  test(`names and headings at ${width} px: no last line of one character, and no name out of its bin`, FULL, async ({ page }) => {
    await page.setViewportSize({ width, height: 760 })
    await goto(page, 'study')
    for (const part of ['try', 'sort', 'transfer', 'all', 'stages', 'debrief', 'review']) {
      await turnTo(page, `study/${part}`)
      await expect(page.locator(`[data-part="${part}"][data-state="there"]`)).toBeVisible()
      if (part === 'review')
        await page.locator('[data-action="begin-review"]').click()
      await inLanguages(page, part, async () => [
        ...await orphans(page, '.study-page', NAMES),
        ...await page.locator('.bin-bar:visible button').evaluateAll(bins => bins
          .filter(bin => [bin, ...bin.querySelectorAll('*')].some(one => one.getBoundingClientRect().right > bin.getBoundingClientRect().right + 0.5))
          .map(bin => `out of its bin: ${bin.textContent}`)),
      ])
    }
    await turnTo(page, 'read')
    await expect(page.locator('.read-page')).toHaveAttribute('data-filled', /\d\d/)
    await inLanguages(page, 'read', () => orphans(page, '.read-page', NAMES))
  })
}

test('slides: no heading, card or question ends in a line of one character', FULL, async ({ page }) => {
  await goto(page, 'near-misses')
  for (const alias of ['near-misses', 'discussion-cards', 'discussion', 'contested', 'sort', 'class-table', 'money', 'glossary']) {
    await turnTo(page, alias)
    await expect(page.locator(`.slidev-layout[data-slide="${alias}"]:visible`)).toHaveCount(1)
    // When it is there: before, nobody knows how many steps it has, and the address is put right after it.
    await page.evaluate((hash) => { location.hash = hash }, `#/${alias}?clicks=99`)
    await inLanguages(page, alias, () => orphans(page, `.slidev-layout[data-slide="${alias}"]`, `${NAMES}, .big-card .text, .told, .asked, .told-text, .face .text`))
  }
})
