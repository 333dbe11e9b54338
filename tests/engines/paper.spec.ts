import { mkdirSync, writeFileSync } from 'node:fs'
import { cut, overlapping } from '../e2e/support/page'
import { open } from '../pdf/opened'
import { PAGES } from '../pdf/pages'
import { cannot, expect, poll, test } from './support/test'

const FOLDER = 'test-results/engines-paper'

/** Runs in the page: what is said for paper holds, and what is said for the screen does not. What an engine prints it lays out so. */
function asPrinted(): void {
  const turn = (rules: CSSRuleList): void => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule && /\b(?:print|screen)\b/.test(rule.media.mediaText))
        rule.media.mediaText = rule.media.mediaText.replace(/\bscreen\b/g, 'speech').replace(/\bprint\b/g, 'screen')
      if (rule instanceof CSSMediaRule || rule instanceof CSSSupportsRule)
        turn(rule.cssRules)
    }
  }
  for (const sheet of document.styleSheets)
    turn(sheet.cssRules)
}

for (const lang of ['zh', 'en', 'both'] as const) {
  test(`the worksheet on paper, in ${lang}: nothing is cut or lies over another, and it has the pages that it says`, async ({ reader, engine, show }) => {
    await reader.open('handout/worksheet', { lang, query: 'print' })
    await poll(() => reader.read('[data-handout="worksheet"]', 'data-state'), 'the sheet is whole', 60_000).toBe('ready')
    const pdf = await reader.print()
    await reader.ask(asPrinted)
    const sheet = '[data-handout="worksheet"] main'
    expect.soft([...await cut(reader.part(sheet)), ...await overlapping(reader.part(sheet))]).toEqual([])
    await show(`worksheet-${lang}`)
    if (!pdf)
      return cannot('a PDF')
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(`${FOLDER}/${engine.name}-${lang}.pdf`, pdf)
    const { pages } = await open(`${engine.name}-${lang}.pdf`, FOLDER)
    const [least, most] = PAGES.worksheet
    expect(pages.length).toBeGreaterThanOrEqual(least)
    expect(pages.length).toBeLessThanOrEqual(most)
    for (const [index, { runs }] of pages.entries())
      expect(runs.length, `what is written on page ${index + 1}`).toBeGreaterThan(0)
  })
}

test('the slide that is shown is printed whole, on one page, without what is pressed', async ({ reader, engine, show }) => {
  await reader.open('sort')
  await poll(() => reader.read('[data-sorter="core"]', 'data-total')).toBe('15')
  const pdf = await reader.print()
  await reader.ask(asPrinted)
  expect.soft(await cut(reader.part('.slidev-page .slidev-layout[data-slide="sort"]'))).toEqual([])
  expect.soft(await reader.ask(() => [...document.querySelectorAll('#slide-container .slidev-layout[data-slide="sort"] [data-set-lang]')].some(one => one.checkVisibility({ visibilityProperty: true })))).toBe(false)
  await show('slide-on-paper')
  if (!pdf)
    return cannot('a PDF')
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(`${FOLDER}/${engine.name}-slide.pdf`, pdf)
  expect((await open(`${engine.name}-slide.pdf`, FOLDER)).pages).toHaveLength(1)
})
