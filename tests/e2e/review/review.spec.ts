import type { Locator, Page } from 'playwright/test'
import type { Bin } from '../support/content'
import { readFileSync } from 'node:fs'
import { expect, test } from '../support/test'
import { parse } from 'yaml'
import { goto, keep, keepAll, record, storageKey, watchFaults } from '../support/board'
import { card, homeOf, PREFIX, wrongBin } from '../support/content'
import { FULL } from '../support/full'
import { axe, sideways, smallTargets } from '../support/page'

const TWINS = parse(readFileSync(new URL('../../../content/twins.yaml', import.meta.url), 'utf8')) as { id: string, twinOf: string }[]

interface Quiz { id: string, type: 'single' | 'multi' | 'order', options: { key: string }[], answer: string[] }
const questions = parse(readFileSync(new URL('../../../content/quiz.yaml', import.meta.url), 'utf8')) as Quiz[]
const NOON = new Date('2026-09-14T12:00:00+08:00').getTime()
const DAY = 86_400_000
const MEMORIES = `${PREFIX}review`

const review = (page: Page) => page.locator('[data-review]')
const head = (page: Page) => page.locator('[data-review-head]')
const action = (page: Page, name: string) => review(page).locator(`[data-action="${name}"]`)
type Press = (target: Locator) => Promise<void>

async function open(page: Page, lang: 'zh' | 'en' | 'both' = 'zh'): Promise<void> {
  await goto(page, 'study/review', lang)
  await expect(review(page)).toHaveAttribute('data-review', /./)
}
const memories = (page: Page): Promise<Record<string, { due: number, missed: boolean }>> =>
  page.evaluate(key => JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, { due: number, missed: boolean }>, MEMORIES)

/** Answers the item that is asked, and says which it was. */
async function answer(page: Page, right: boolean, press: Press): Promise<string> {
  const item = await head(page).getAttribute('data-item') ?? ''
  const [kind, id] = item.split('/')
  if (kind === 'card') {
    await press(review(page).locator(`[data-choose="${right ? card(id).bin : wrongBin(id)}"]`))
    await expect(review(page).locator('[data-review-card]')).toHaveAttribute('data-mark', right ? 'right' : 'wrong')
    return item
  }
  const { type, options, answer: keys } = questions.find(one => one.id === id)!
  const question = review(page).locator(`[data-quiz="${id}"]`)
  if (type === 'order') {
    for (const [index, key] of (right ? keys : [...keys].reverse()).entries()) {
      await press(question.locator(`[data-card="${key}"] [data-grab]`))
      await press(question.locator(`[data-bin="${index + 1}"]`))
      await expect(question.locator(`[data-bin="${index + 1}"] [data-card="${key}"]`)).toHaveCount(1)
    }
  }
  else {
    const wrong = options.filter(({ key }) => !keys.includes(key)).map(({ key }) => key)
    for (const key of right ? keys : wrong.slice(0, 1))
      await press(question.locator(`[data-option="${key}"] label`))
  }
  await press(question.locator('[data-action="check-answer"]'))
  await expect(question).toHaveAttribute('data-mark', right ? 'right' : type === 'order' ? /wrong|partly/ : 'wrong')
  // Asked once: the answer is told, whatever was chosen, and the focus goes on.
  await expect(question.locator('.answer').first()).toBeVisible()
  await expect(action(page, 'next-item')).toBeFocused()
  return item
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const tap: Press = target => target.tap()

  test('what is missed comes again in the sitting and first on the next day; the rest waits longer', async ({ page }) => {
    const faults = watchFaults(page)
    await page.clock.setFixedTime(NOON)
    await open(page)
    await expect(review(page)).toHaveAttribute('data-due', '0')
    await tap(action(page, 'begin-review'))
    const asked: string[] = []
    for (let n = 0; n < 8; n++) {
      // The second and the third are missed: a card, and a question.
      asked.push(await answer(page, n !== 1 && n !== 2, tap))
      await expect(review(page).locator('[data-back]')).toHaveAttribute('data-back', n === 1 || n === 2 ? '1' : /^\d+$/)
      await tap(action(page, 'next-item'))
    }
    expect(new Set(asked).size).toBe(8)
    const missed = [asked[1], asked[2]]
    for (const item of missed) {
      await expect(head(page)).toHaveAttribute('data-item', item)
      expect(await answer(page, true, tap)).toBe(item)
      await tap(action(page, 'next-item'))
    }
    await expect(review(page)).toHaveAttribute('data-review', 'done')
    await expect(review(page).locator('.missed li')).toHaveCount(2)
    const stored = await memories(page)
    expect(Object.keys(stored).sort()).toEqual([...asked].sort())
    for (const [item, { due, missed: told }] of Object.entries(stored)) {
      expect(told, item).toBe(missed.includes(item))
      expect(due - NOON > DAY, item).toBe(!told)
    }

    await page.clock.setFixedTime(NOON + DAY)
    await page.goto('about:blank')
    await open(page)
    await expect(review(page)).toHaveAttribute('data-due', '2')
    await tap(action(page, 'begin-review'))
    await expect(head(page)).toHaveAttribute('data-item', missed[0])
    await tap(action(page, 'stop-review'))
    await expect(review(page)).toHaveAttribute('data-review', 'start')
    expect(await memories(page)).toEqual(stored)
    expect(faults).toEqual([])
  })

  test('asking and told, both kinds are accessible, whole and large enough in three languages', FULL, async ({ page }) => {
    await open(page)
    for (const lang of ['zh', 'en', 'both'] as const) {
      await page.locator(`[data-set-lang="${lang}"]:visible`).first().click()
      await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
      await tap(action(page, 'begin-review'))
      const seen = new Set<string>()
      for (let n = 0; n < 4 && seen.size < 2; n++) {
        const kind = (await head(page).getAttribute('data-item') ?? '').split('/')[0]
        const look = async (told: string) => {
          if (seen.has(kind))
            return
          expect.soft(await axe(page, '#app'), `${kind} ${told}, ${lang}`).toEqual([])
          expect.soft(await sideways(page), `${kind} ${told}, ${lang}`).toBeLessThanOrEqual(0)
          expect.soft(await smallTargets(page, '.review', 24), `${kind} ${told}, ${lang}`).toEqual([])
        }
        await look('asked')
        await answer(page, false, tap)
        await look('told')
        seen.add(kind)
        await tap(action(page, 'next-item'))
      }
      expect([...seen].sort()).toEqual(['card', 'quiz'])
      await tap(action(page, 'stop-review'))
    }
  })
})

test('by keys alone; a card is answered once, the focus goes along', async ({ page }) => {
  const faults = watchFaults(page)
  await open(page, 'en')
  const press: Press = async (target) => {
    await target.focus()
    await page.keyboard.press('Enter')
  }
  await press(action(page, 'begin-review'))
  await expect(head(page)).toBeFocused()
  const item = await answer(page, false, press)
  const chosen = review(page).locator('[data-choose][aria-pressed="true"]')
  await expect(chosen).toBeFocused()
  // A second press, on the right bin, changes nothing.
  await press(review(page).locator(`[data-choose="${card(item.split('/')[1]).bin}"]`))
  await expect(review(page).locator('[data-review-card]')).toHaveAttribute('data-mark', 'wrong')
  expect((await memories(page))[item].missed).toBe(true)
  await press(action(page, 'next-item'))
  await expect(head(page)).toBeFocused()
  await expect(head(page)).not.toHaveAttribute('data-item', item)
  await press(action(page, 'stop-review'))
  await expect(action(page, 'begin-review')).toBeFocused()
  expect(faults).toEqual([])
})

test('what was missed in the sort is asked first, and asking leaves the sort and the quiz as they are', FULL, async ({ page }) => {
  const wrong: [string, Bin] = ['S3-05', 'project']
  const sort = record({ ...homeOf('core'), [wrong[0]]: wrong[1] })
  await keep(page, 'core', sort)
  await open(page)
  await action(page, 'begin-review').click()
  await expect(head(page)).toHaveAttribute('data-item', `card/${wrong[0]}`)
  for (let n = 0; n < 4; n++) {
    await answer(page, true, target => target.click())
    await action(page, 'next-item').click()
  }
  const stored = await page.evaluate(() => ({ ...localStorage }) as Record<string, string>)
  expect(stored[storageKey('core')]).toBe(sort)
  expect(Object.keys(stored).filter(key => key.includes('/quiz/'))).toEqual([])
})

test('a damaged memory is left out, the rest is asked as it was', FULL, async ({ page }) => {
  const faults = watchFaults(page)
  const good = { stability: 2, difficulty: 5, last: NOON - 3 * DAY, due: NOON - DAY, missed: false }
  await page.addInitScript(([key, text]) => {
    if (location.origin !== 'null')
      localStorage.setItem(key, text)
  }, [MEMORIES, JSON.stringify({ 'card/S1-01': { ...good, stability: -1 }, 'card/nothing': good, 'quiz/Q2': 'x', 'quiz/Q3': good })])
  await page.clock.setFixedTime(NOON)
  await open(page)
  await expect(review(page)).toHaveAttribute('data-due', '1')
  await action(page, 'begin-review').click()
  await expect(head(page)).toHaveAttribute('data-item', 'quiz/Q3')
  expect(faults).toEqual([])
})

test.describe('in New York, on the eve of summer time', () => {
  test.use({ timezoneId: 'America/New_York' })

  test('what is missed at half past eleven comes tomorrow, and a tab left open says so at midnight by itself', FULL, async ({ page }) => {
    await page.clock.install({ time: new Date('2026-03-07T23:30:00-05:00') })
    await open(page)
    await action(page, 'begin-review').click()
    await answer(page, false, target => target.click())
    await expect(review(page).locator('[data-back]')).toHaveAttribute('data-back', '1')
    await action(page, 'stop-review').click()
    await expect(review(page)).toHaveAttribute('data-due', '0')
    // Neither hidden nor reloaded; the day has 23 hours.
    await page.clock.runFor('30:10')
    await expect(review(page)).toHaveAttribute('data-due', '1')
    await page.clock.setFixedTime(new Date('2026-03-08T23:59:00-04:00'))
    await page.reload()
    await expect(review(page)).toHaveAttribute('data-due', '1')
  })
})

test.describe('on a phone, day by day', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  const tap: Press = target => target.tap()
  const later = async (page: Page, days: number) => {
    await page.clock.setFixedTime(NOON + days * DAY)
    await page.goto('about:blank')
  }

  test('what was missed in the sort yesterday is counted on the first page and asked first, as the way on', async ({ page }) => {
    const missed = { ...homeOf('core'), 'S1-03': 'resource', 'S3-05': 'project', 'S2-04': 'project' } as const
    await keep(page, 'core', record(missed, { check: 1, moved: false, checked: missed, first: missed }))
    await page.clock.setFixedTime(NOON)
    await goto(page, 'study/sort')
    await expect(page.locator('[data-part="sort"]')).toBeVisible()
    // A moment after the board.
    await expect.poll(() => page.evaluate(key => localStorage.getItem(key) ?? '', MEMORIES)).toContain('card/S1-03')
    await page.locator('[data-action="path"]').tap()
    // Not on the same day.
    await expect(page.locator('.due')).toHaveCount(0)
    await expect(page.locator('[data-action="go-on"]')).toHaveAttribute('href', /#\/try$/)
    await later(page, 1)
    await goto(page, 'study')
    await expect(page.locator('.path-tools .due')).toHaveText('今天 3 题，约 1 分钟', { useInnerText: true })
    expect(await axe(page, '#app')).toEqual([])
    await tap(page.locator('[data-action="go-on"]'))
    await expect(review(page)).toHaveAttribute('data-due', '3')
    await tap(action(page, 'begin-review'))
    const asked = [await answer(page, true, tap)]
    for (let n = 0; n < 2; n++) {
      await tap(action(page, 'next-item'))
      asked.push(await answer(page, true, tap))
    }
    expect(asked.sort()).toEqual(['card/S1-03', 'card/S2-04', 'card/S3-05'])
    await tap(action(page, 'stop-review'))
    await expect(review(page)).toHaveAttribute('data-due', '0')
  })

  test('an examination brings things forward, and "all of it once more" leaves the days as they are', async ({ page }) => {
    const good = { stability: 60, difficulty: 5, last: NOON - 4 * DAY, due: NOON + 56 * DAY, missed: false, inRow: 1 }
    await keepAll(page, { [MEMORIES]: JSON.stringify({ 'card/S1-01': good, 'quiz/Q2': good }) })
    await page.clock.setFixedTime(NOON)
    await open(page)
    await expect(review(page)).toHaveAttribute('data-due', '0')
    await expect(action(page, 'all-again')).toHaveCount(0)
    await review(page).locator('[data-exam]').fill('2026-09-17')
    await expect(review(page).locator('[data-exam-in]')).toHaveAttribute('data-exam-in', '3')
    // The two that were asked four days ago, and a third of what was never asked.
    await expect(review(page)).not.toHaveAttribute('data-due', '0')
    expect(await axe(page, '#app')).toEqual([])
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    const before = await memories(page)
    await tap(action(page, 'all-again'))
    await answer(page, false, tap)
    await tap(action(page, 'next-item'))
    await answer(page, true, tap)
    expect(await memories(page)).toEqual(before)
    await tap(action(page, 'stop-review'))
    await page.reload()
    await expect(review(page).locator('[data-exam]')).toHaveValue('2026-09-17')
    await review(page).locator('[data-exam]').fill('')
    await expect(review(page)).toHaveAttribute('data-due', '0')
  })

  test('a card that is known is asked by its story, and the answer counts for the card', async ({ page }) => {
    const known = { stability: 9, difficulty: 5, last: NOON - 9 * DAY, due: NOON - DAY, missed: false, inRow: 2 }
    await keepAll(page, { [MEMORIES]: JSON.stringify({ 'card/S1-03': known }) })
    await page.clock.setFixedTime(NOON)
    await open(page)
    await tap(action(page, 'begin-review'))
    const twin = TWINS.find(({ twinOf }) => twinOf === 'S1-03')!.id
    await expect(head(page)).toHaveAttribute('data-item', 'card/S1-03')
    await expect(review(page).locator('[data-review-card]')).toHaveAttribute('data-review-card', twin)
    await expect(review(page).locator('[data-story]')).toBeVisible()
    await expect(review(page).locator('.the-card .label')).toContainText('编写的练习')
    expect(await axe(page, '#app')).toEqual([])
    await answer(page, false, tap)
    const { 'card/S1-03': after, ...others } = await memories(page)
    expect(after.missed).toBe(true)
    expect(Object.keys(others)).toEqual([])
  })

  test('the round comes to an end: what is missed is asked three times, then told with its place', async ({ page }) => {
    const due = { stability: 2, difficulty: 5, last: NOON - 3 * DAY, due: NOON - DAY, missed: true }
    await keepAll(page, { [MEMORIES]: JSON.stringify({ 'card/S1-03': due }) })
    await page.clock.setFixedTime(NOON)
    await open(page)
    await tap(action(page, 'begin-review'))
    let asked = 0
    for (let n = 0; n < 12 && await review(page).getAttribute('data-review') === 'asking'; n++) {
      const item = await head(page).getAttribute('data-item')
      asked += Number(item === 'card/S1-03')
      await answer(page, item !== 'card/S1-03', tap)
      await tap(action(page, 'next-item'))
    }
    expect(asked).toBe(3)
    await expect(review(page)).toHaveAttribute('data-review', 'done')
    await expect(review(page).locator('.missed li')).toContainText('属于：服务项目')
  })
})
