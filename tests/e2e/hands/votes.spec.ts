import type { Page } from 'playwright/test'
import type { Lang } from '../support/content'
import type { Vote } from '../support/votes'
import { expect, test } from '../support/test'
import { goto, turnTo } from '../support/board'
import { BINS, PREFIX, sets } from '../support/content'
import { FULL } from '../support/full'
import { axe, cut, overlapping } from '../support/page'
import { optionsOf, votes } from '../support/votes'

// Shown votes never break a slide: every poll, quiz question, contested card and class's table, filled by the store.

/** Slide → what is voted on there, and in how many rounds. */
const SLIDES: Record<string, { polls: string[], rounds: 1 | 2 }> = {
  'money': { polls: ['money'], rounds: 1 },
  'project-quiz': { polls: ['Q2'], rounds: 2 },
  'resource-name': { polls: ['funds'], rounds: 1 },
  'resource-quiz': { polls: ['Q3'], rounds: 2 },
  'development-quiz': { polls: ['Q13'], rounds: 2 },
  'contested': { polls: ['S2-09', 'S3-08'], rounds: 1 },
  'exit': { polls: ['money'], rounds: 2 },
}
const TABLES = { core: sets.core.poolOrder, first: sets.first.poolOrder, five: sets.core.poolOrder.slice(0, 5) }

/** Puts into the store what another window would have written there. */
async function keep(page: Page, entries: Record<string, string | null>): Promise<void> {
  await page.evaluate(([all, prefix]) => {
    for (const [name, newValue] of Object.entries(all)) {
      const key = prefix + name
      const oldValue = localStorage.getItem(key)
      if (newValue === null)
        localStorage.removeItem(key)
      else
        localStorage.setItem(key, newValue)
      dispatchEvent(new StorageEvent('storage', { key, oldValue, newValue, storageArea: localStorage }))
    }
  }, [entries, PREFIX] as const)
}

async function whole(page: Page, slide: string, what: string): Promise<void> {
  const frame = page.locator(`.slidev-page:visible .slidev-layout[data-slide="${slide}"]`)
  await page.screenshot({ path: `test-results/votes/${what.replaceAll(' ', '-')}.png` })
  expect.soft(await overlapping(frame), `${what}: nothing lies over another`).toEqual([])
  expect.soft(await cut(frame), `${what}: nothing is cut`).toEqual([])
}

const SIZES = [{ width: 1024, height: 768 }, { width: 1366, height: 768 }, { width: 1920, height: 1080 }]
const LANGS: Lang[] = ['zh', 'en', 'both']
/** The canvas is scaled as a whole: each slide is looked at in every size, in one language each. */
const sizeFor = (index: number, lang: Lang) => SIZES[(index + LANGS.indexOf(lang)) % SIZES.length]

for (const lang of LANGS) {
  test(`votes of 0, 5, 60 and 300 in one round and in two, covered and shown, in ${lang}`, FULL, async ({ page }) => {
    test.setTimeout(240_000)
    await goto(page, 'money', lang)
    await keep(page, { 'class-size': '300' })
    for (const [slide, { polls: asked, rounds }] of Object.entries(SLIDES)) {
      await page.setViewportSize({ width: 1280, height: 720 })
      await turnTo(page, slide)
      const frame = page.locator(`.slidev-page:visible .slidev-layout[data-slide="${slide}"]`)
      await expect(frame).toBeVisible()
      const vote = async (one: Vote, size = '') => {
        await keep(page, Object.fromEntries(asked.map(poll => [`hands/${poll}`, votes(optionsOf(poll), one)])))
        const steppers = asked.reduce((sum, poll) => sum + optionsOf(poll).length, 0)
        await expect(frame.locator('[data-hand-stepper]')).toHaveCount(one.shown ? 0 : steppers)
        await expect(frame.locator('[data-hand-bar] [data-round]')).toHaveCount(one.shown ? steppers * one.round : 0)
        await whole(page, slide, `${slide} ${lang}${size} ${one.most} round ${one.round} ${one.shown ? 'shown' : 'covered'}`)
      }
      await page.evaluate(() => document.fonts.ready)
      // One record holds 0, 5 and 60 whatever its first count is: the least and the most of it are enough.
      for (let round = slide === 'exit' ? 2 : 1; round <= rounds; round++)
        await vote({ most: 300, shown: true, round: round as 1 | 2 })
      await vote({ most: 0, shown: true, round: rounds })
      await vote({ most: 300, shown: false, round: rounds })
      const found = await axe(page, '.slidev-page .slidev-layout')
      expect.soft(found, `${slide}, covered: axe`).toEqual([])
      const size = sizeFor(Object.keys(SLIDES).indexOf(slide), lang)
      await page.setViewportSize(size)
      for (const shown of [true, false])
        await vote({ most: 300, shown, round: rounds }, ` ${size.width}`)
    }
  })

  test(`the class's table, whole and begun, covered, shown and with answers, in ${lang}`, FULL, async ({ page }) => {
    test.setTimeout(180_000)
    await goto(page, 'class-table', lang)
    const table = page.locator('.class-table:visible')
    for (const [name, cards] of Object.entries(TABLES)) {
      const set = name === 'first' ? 'first' : 'core'
      for (const state of ['covered', 'shown', 'answers']) {
        await turnTo(page, `class-table?clicks=${state === 'answers' ? 1 : 0}`)
        const one = { most: 300, shown: state !== 'covered', round: 1 as const }
        await keep(page, { 'class-size': '40', 'class-table': `${set} near-misses`, ...Object.fromEntries(sets[set].poolOrder.map((id, index) =>
          [`hands/sort/${set}/${id}`, votes(BINS, { ...one, most: cards.includes(id) ? [0, 5, 60, 300][index % 4] : 0 }).replace(cards.includes(id) ? /$^/ : /"counts":\{[^}]*\}/g, '"counts":{}')])) })
        await expect(table).toHaveAttribute('data-answers', String(state === 'answers'))
        await expect(table).toHaveAttribute('data-set', set)
        await expect(table.locator('[data-row]')).toHaveCount(one.shown ? cards.length : sets[set].poolOrder.length)
        await page.evaluate(() => document.fonts.ready)
        for (const size of [{ width: 1280, height: 720 }, ...state === 'shown' ? [sizeFor(Object.keys(TABLES).indexOf(name), lang)] : []]) {
          await page.setViewportSize(size)
          await whole(page, 'class-table', `class-table ${name} ${lang} ${size.width} ${state}`)
        }
        expect.soft(await axe(page, '.slidev-page .slidev-layout'), `${name}, ${state}: axe`).toEqual([])
      }
    }
  })
}
