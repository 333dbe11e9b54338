import type { Page } from 'playwright/test'
import { readFileSync } from 'node:fs'
import { expect, test } from '../support/test'
import { parse } from 'yaml'
import { cmi5Platform } from '../support/lrs'
import { DIGIT, homeOf, sets } from '../support/content'
import { anotherDevice } from '../support/coursePlatform'

const home = homeOf('core')
const quiz = parse(readFileSync('content/quiz.yaml', 'utf8')) as { id: string, answer: string[] }[]
const REGISTRATION = '6a3f7a34-5f6e-4f0e-9f0a-0b6d2c1d0001'

let platform: Awaited<ReturnType<typeof cmi5Platform>>
test.beforeEach(async () => { platform = await cmi5Platform() })
test.afterEach(() => platform.close())

const link = (page: Page) => page.locator('[data-course]').first()

async function open(page: Page, registration = REGISTRATION): Promise<void> {
  await page.goto(platform.launch(registration))
  await page.locator('#first').waitFor({ state: 'detached' })
}
async function sort(page: Page): Promise<void> {
  await page.evaluate(() => { location.hash = '#/sort' })
  await expect(page.locator('[data-sorter="core"] [data-card]')).toHaveCount(sets.core.cards.length)
  for (const [id, bin] of Object.entries(home)) {
    await page.locator(`[data-sorter="core"] [data-card="${id}"] [data-grab]`).focus()
    await page.keyboard.press(DIGIT[bin])
    await expect(page.locator(`[data-card="${id}"]`).first()).toHaveAttribute('data-in', bin)
  }
  await page.locator('[data-sorter="core"] [data-action="check"]').click()
}

test('is spoken to by the rules: from initialized to terminated, the state in a document, gone on with elsewhere', async ({ page, context }) => {
  await open(page)
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
  await expect(page.locator('[data-course-gate="before"]')).toContainText('at each check of a sort')
  await page.locator('[data-action="course-begin"]').click()
  await sort(page)
  await expect.poll(() => platform.verbs(REGISTRATION)).toEqual(['initialized', 'answered', 'progressed'])
  const matched = platform.said.find(one => one.object.definition?.interactionType === 'matching')!
  expect(Object.keys(matched.object.definition!.name!).sort()).toEqual(['en', 'zh-CN'])
  expect(matched.result!.response).toContain('S1_01[.]project')
  await expect(link(page)).toHaveAttribute('data-course', 'latest')
  const document = JSON.parse(platform.documents.get(`${REGISTRATION} answers`)!) as { kind: string, entries: Record<string, unknown> }
  expect(document.kind).toBe('answers')
  expect(Object.keys(document.entries)).toContain('board/core')
  await page.goto('about:blank')
  await expect.poll(() => platform.verbs(REGISTRATION).at(-1)).toBe('terminated')
  expect(platform.refused).toEqual([])

  const other = await anotherDevice(context)
  await open(other)
  await expect(other.locator('[data-step="sort"]')).toHaveAttribute('data-state', 'done')
  expect(platform.refused).toEqual([])
  await other.context().close()
})

test('says completed once, whatever comes after', async ({ page, context }) => {
  platform.options.masteryScore = 0.5
  // Somebody who has done all of it but the two lines.
  platform.documents.set(`${REGISTRATION} answers`, JSON.stringify({
    app: 'coevolution-deck',
    kind: 'answers',
    version: 1,
    case: { id: 'g-district' },
    entries: {
      'board/core': { version: 1, placement: home, check: 1, marked: [], moved: false, checked: home, seen: false, first: home },
      ...Object.fromEntries(quiz.map(({ id, answer }) => [`quiz/${id}`, { chosen: answer, attempts: 1, answered: true, asked: false }])),
    },
    course: { n: 7, minutes: 1, notes: { told: true, slip: true, completed: false, passed: false, best: { checked: true, home: sets.core.cards, quiz: {} } }, settings: {} },
    sent: { completed: false, passed: false, progress: 25, exit: {} },
  }))
  const write = async (to: Page, words: string): Promise<void> => {
    await to.evaluate(() => { location.hash = '#/reflect' })
    for (const line of ['card', 'ask'])
      await to.locator(`[data-slip="${line}"]`).fill(words)
  }
  await open(page)
  await write(page, 'one')
  await expect.poll(() => platform.verbs(REGISTRATION)).toContain('completed')
  await page.goto('about:blank')
  await expect.poll(() => platform.verbs(REGISTRATION).at(-1)).toBe('terminated')
  const other = await anotherDevice(context)
  await open(other)
  await write(other, 'two')
  await other.evaluate(() => dispatchEvent(new Event('online')))
  await expect.poll(() => platform.said.filter(one => one.result?.response === 'two').length).toBe(2)
  await other.close({ runBeforeUnload: true })
  await expect.poll(() => platform.verbs(REGISTRATION).at(-1)).toBe('terminated')
  expect(platform.verbs(REGISTRATION).filter(verb => verb === 'completed')).toHaveLength(1)
  expect(platform.refused).toEqual([])
})

/** A sentence is judged; the store takes what is said of it, and its answer is lost. */
async function judgeUnanswered(page: Page): Promise<void> {
  await open(page)
  await page.locator('[data-action="course-begin"]').click()
  await expect(link(page)).toHaveAttribute('data-course', 'latest')
  platform.options.deaf = true
  await page.evaluate(() => { location.hash = '#/judge' })
  await page.locator('[data-judged-as="yes"]').first().click()
  await page.evaluate(() => dispatchEvent(new Event('online')))
}

test('what was not taken is said again under the same id, and what is there already is no fault', async ({ page }) => {
  await judgeUnanswered(page)
  await expect.poll(() => platform.said.filter(one => one.object.definition?.interactionType === 'true-false').length).toBe(1)
  await expect(link(page)).toHaveAttribute('data-course', 'later')
  platform.options.deaf = false
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(link(page)).toHaveAttribute('data-course', 'latest')
  expect(platform.said.filter(one => one.object.definition?.interactionType === 'true-false')).toHaveLength(1)
  expect(platform.refused).toEqual([])
})

test('left while the answer to a statement is lost it still says that it ends: what may be there is in no batch', async ({ page }) => {
  await judgeUnanswered(page)
  await expect.poll(() => platform.verbs(REGISTRATION)).toEqual(['initialized', 'answered'])
  await expect(link(page)).toHaveAttribute('data-course', 'later')
  await page.locator('[data-judged-as="no"]').last().click()
  await page.goto('about:blank')
  await expect.poll(() => platform.verbs(REGISTRATION)).toEqual(['initialized', 'answered', 'answered', 'terminated'])
  expect(platform.refused).toEqual([])
})

test('in review says nothing but that it began and ended', async ({ page }) => {
  platform.options.mode = 'Review'
  await open(page)
  await expect(page.locator('[data-notice="course-mode"]')).toHaveAttribute('data-mode', 'review')
  await sort(page)
  await expect.poll(() => platform.documents.size).toBe(1)
  await page.goto('about:blank')
  await expect.poll(() => platform.verbs(REGISTRATION)).toEqual(['initialized', 'terminated'])
  expect(platform.refused).toEqual([])
})

test('opened again with the same launch it says that this is over, and offers no way that ends here again', async ({ page }) => {
  await open(page)
  await page.locator('[data-action="course-begin"]').click()
  await page.reload()
  await expect(page.locator('[data-course-gate="ended"]')).toBeVisible()
  await expect(page.locator('[data-course-gate="ended"] button:not([data-set-lang])')).toHaveCount(0)
  expect(platform.refused).toEqual([])
})

test('leads back to the course, where the platform says where that is, and is handed in first', async ({ page }) => {
  platform.options.back = platform.elsewhere
  await open(page)
  await page.locator('[data-action="course-begin"]').click()
  await page.evaluate(() => { location.hash = '#/judge' })
  await page.locator('[data-judged-as="yes"]').first().click()
  const back = page.locator('[data-action="course-back"]')
  await expect(back).toHaveCSS('text-decoration-line', 'underline')
  expect((await back.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  await back.click()
  await expect(page).toHaveURL(platform.elsewhere)
  await expect.poll(() => platform.verbs(REGISTRATION)).toEqual(['initialized', 'answered', 'terminated'])
  expect(JSON.parse(platform.documents.get(`${REGISTRATION} answers`)!)).toHaveProperty('entries.true-false')
  expect(platform.refused).toEqual([])
})

test('leads to no address that is none of the web', async ({ page }) => {
  platform.options.back = 'javascript:document.title="no"'
  await open(page)
  await page.locator('[data-action="course-begin"]').click()
  await expect(link(page)).toHaveAttribute('data-course', 'latest')
  await expect(page.locator('[data-action="course-back"]')).toHaveCount(0)
})
