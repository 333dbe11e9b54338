import type { Frame, Page } from 'playwright/test'
import type { ScormKind } from '../support/coursePlatform'
import { expect, test } from '../support/test'
import { parse } from 'yaml'
import { readFileSync } from 'node:fs'
import { begin, link, openCourse, refusedBy, scormPlatform, turn } from '../support/coursePlatform'
import { cmi5Platform } from '../support/lrs'
import { DIGIT, homeOf, sets } from '../support/content'
import { FULL } from '../support/full'

/* Packages with a pass mark: `npm run build:lms -- --complete sort --pass 0.7`. */

const BUILT = { complete: ['sort'], pass: 0.7 }
interface Question { id: string, type: 'single' | 'multi' | 'order', answer: string[] }
const singles = (parse(readFileSync('content/quiz.yaml', 'utf8')) as Question[]).filter(({ type }) => type === 'single')
const home = homeOf('core')

/** All cards home: 15 of 28, which is 54 of 100. */
async function sort(page: Page, frame: Frame): Promise<void> {
  await turn(frame, 'sort')
  await expect(frame.locator('[data-sorter="core"] [data-card]')).toHaveCount(sets.core.cards.length)
  for (const [id, bin] of Object.entries(home)) {
    await frame.locator(`[data-sorter="core"] [data-card="${id}"] [data-grab]`).focus()
    await page.keyboard.press(DIGIT[bin])
    await expect(frame.locator(`[data-sorter="core"] [data-card="${id}"]`)).toHaveAttribute('data-in', bin)
  }
  await frame.locator('[data-sorter="core"] [data-action="check"]').click()
}
/** These questions, each right at once. */
async function answer(frame: Frame, from: number, to: number): Promise<void> {
  await turn(frame, 'quiz')
  for (const { id, answer: [key] } of singles.slice(from, to)) {
    const question = frame.locator(`[data-quiz="${id}"]`)
    await question.locator(`[data-option="${key}"] input`).check({ force: true })
    await question.locator('[data-action="check-answer"]').click()
  }
}

for (const kind of ['scorm12', 'scorm2004'] as const satisfies readonly ScormKind[]) {
  test(`${kind}: below the pass mark it stays open, from it on it is passed, and nobody fails`, kind === 'scorm2004' ? FULL : {}, async ({ page }) => {
    const platform = await scormPlatform(kind, BUILT)
    const status = kind === 'scorm12'
      ? { open: { 'cmi.core.lesson_status': 'incomplete' }, passed: { 'cmi.core.lesson_status': 'passed' } }
      : { open: { 'cmi.completion_status': 'completed', 'cmi.success_status': 'unknown' }, passed: { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed' } }
    const raw = kind === 'scorm12' ? 'cmi.core.score.raw' : 'cmi.score.raw'
    // As a platform that compares scores by itself has left it.
    platform.kept.set('p', kind === 'scorm12' ? { 'cmi.core.lesson_status': 'failed' } : { 'cmi.success_status': 'failed' })
    const frame = await openCourse(page, platform.address('p', { lang: 'en' }))
    await expect(frame.locator('[data-course-gate="before"]')).toContainText('You pass with a score of 70')
    await begin(frame)
    await sort(page, frame)
    await expect.poll(() => platform.kept.get('p')).toMatchObject({ ...status.open, [raw]: '54' })
    await expect(frame.locator('.course-line .waits')).toContainText('a score of 70 (now 54)')
    await answer(frame, 0, 4)
    await expect.poll(() => platform.kept.get('p')).toMatchObject({ ...status.open, [raw]: '68' })
    await answer(frame, 4, 5)
    await expect.poll(() => platform.kept.get('p')).toMatchObject({ ...status.passed, [raw]: '71' })
    await expect(link(frame)).toHaveAttribute('data-passed', 'true')
    await expect(frame.locator('.course-line')).toContainText('have passed')
    await expect(frame.locator('.course-line .waits')).toHaveCount(0)
    // Begun anew it stays passed, and so it does for who comes back.
    await turn(frame, 'sort')
    await frame.locator('[data-sorter="core"] [data-action="reset"]').click()
    await frame.locator('[data-confirm="reset"]').click()
    await expect(frame.locator('[data-sorter="core"] [data-bin="project"] [data-card]')).toHaveCount(0)
    const again = await openCourse(page, platform.address('p'))
    await expect(link(again)).toHaveAttribute('data-passed', 'true')
    expect(platform.kept.get('p')).toMatchObject(status.passed)
    expect(await refusedBy(page)).toEqual([])
    await platform.close()
  })
}

test('cmi5: says completed with the steps, passed with the score, each once, and never failed', async ({ page }) => {
  const platform = await cmi5Platform(BUILT)
  // It does not give the mark with the launch: the package has its own.
  const registration = '6a3f7a34-5f6e-4f0e-9f0a-0b6d2c1d0007'
  await page.goto(platform.launch(registration))
  await page.locator('#first').waitFor({ state: 'detached' })
  const frame = page.mainFrame()
  await begin(frame)
  await sort(page, frame)
  await expect.poll(() => platform.verbs(registration)).toContain('completed')
  await answer(frame, 0, 4)
  await expect.poll(() => platform.verbs(registration).filter(verb => verb === 'answered').length).toBe(5)
  expect(platform.verbs(registration)).not.toContain('passed')
  await answer(frame, 4, 5)
  await expect.poll(() => platform.verbs(registration)).toContain('passed')
  await page.goto('about:blank')
  await expect.poll(() => platform.verbs(registration).at(-1)).toBe('terminated')
  const passed = platform.said.filter(one => one.verb.id.endsWith('/passed'))
  expect(passed.map(({ result }) => [result?.success, result?.score?.scaled])).toEqual([[true, 0.71]])
  expect(platform.verbs(registration).filter(verb => verb === 'completed' || verb === 'failed')).toEqual(['completed'])
  expect(platform.refused).toEqual([])
  await platform.close()
})
