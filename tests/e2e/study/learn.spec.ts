import type { Locator, Page } from 'playwright/test'
import type { Lang } from '../support/content'
import { expect, test } from '../support/test'
import { Board, goto, watchFaults } from '../support/board'
import { homeOf } from '../support/content'
import { FULL } from '../support/full'
import { axe, sideways } from '../support/page'

/** What is told after an answer: on a phone, where most are alone with it. */
test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

async function openPart(page: Page, id: string, lang: Lang = 'zh'): Promise<void> {
  await goto(page, `study/${id}`, lang)
  await expect(page.locator('[data-part]')).toHaveAttribute('data-state', 'there')
}
const questionOf = (page: Page, id: string) => {
  const root = page.locator(`[data-quiz="${id}"]`)
  return {
    root,
    choose: (...keys: string[]) => keys.reduce((before, key) => before.then(() => root.locator(`[data-option="${key}"] label`).tap()), Promise.resolve()),
    press: (action: string) => root.locator(`[data-action="${action}"]`).tap(),
    hints: root.locator('[data-hint]'),
    why: root.locator('.why'),
    stands: (key: string) => root.locator(`:is([data-option], [data-card])${key ? `:is([data-option="${key}"], [data-card="${key}"])` : ''} [data-stands]`),
  }
}

test.describe('a question', () => {
  test('hints at what was chosen, gives a second try, and then its answer; at the end what to look at again', async ({ page }) => {
    const faults = watchFaults(page)
    await openPart(page, 'quiz')
    await expect(page.locator('[data-again]')).toHaveCount(0)
    const one = questionOf(page, 'Q2')
    await one.choose('d')
    await one.press('check-answer')
    await expect(one.root).toHaveAttribute('data-mark', 'wrong')
    await expect(one.hints).toHaveCount(1)
    await expect(one.hints).toHaveAttribute('data-hint', 'd')
    await expect(one.stands('d')).toHaveAttribute('data-stands', 'wrong')
    await expect(one.why).toHaveCount(0)
    await expect(one.root.locator('.answer')).toHaveCount(0)
    await one.press('try-again')
    await expect(one.hints).toHaveCount(0)
    await one.choose('a')
    await one.press('check-answer')
    await expect(one.why).toBeVisible()
    await expect(one.root.locator('.answer')).toHaveAttribute('data-option', 'b')
    await expect(one.hints).toHaveAttribute('data-hint', 'a')
    await expect(page.locator('[data-again]')).toHaveAttribute('data-again', '1')
    await expect(page.locator('[data-again-part="sort"]')).toBeVisible()
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    // Right at once: nothing to look at again.
    const other = questionOf(page, 'Q5')
    await other.choose('d')
    await other.press('check-answer')
    await expect(other.why).toBeVisible()
    await expect(page.locator('[data-again]')).toHaveAttribute('data-again', '1')
    await page.reload()
    await expect(one.why).toBeVisible()
    await page.locator('[data-again-part="sort"]').tap()
    await expect(page.locator('[data-part]')).toHaveAttribute('data-part', 'sort')
    expect(faults).toEqual([])
  })

  test('says which of several is right, and which of an order stands in its place, by word and sign', async ({ page }) => {
    await openPart(page, 'quiz', 'both')
    const several = questionOf(page, 'Q3')
    await several.choose('a', 'd')
    await several.press('check-answer')
    await expect(several.root).toHaveAttribute('data-mark', 'partly')
    await expect(several.stands('a')).toHaveAttribute('data-stands', 'right')
    await expect(several.stands('d')).toHaveAttribute('data-stands', 'wrong')
    await expect(several.stands('')).toHaveCount(2)
    for (const key of ['a', 'd'])
      await expect(several.stands(key)).toHaveText(/\p{Script=Han}/u)
    await several.press('try-again')
    await several.choose('d')
    await several.press('check-answer')
    // The second try: the answer.
    await expect(several.why).toBeVisible()
    const order = questionOf(page, 'Q1')
    for (const [key, slot] of [['b', '1'], ['a', '2'], ['c', '3']] as const) {
      await order.root.locator(`[data-card="${key}"] [data-grab]`).focus()
      await page.keyboard.press(slot)
    }
    await order.press('check-answer')
    await expect(order.root).toHaveAttribute('data-mark', 'partly')
    await expect(order.stands('')).toHaveCount(1)
    await expect(order.stands('b')).toContainText('位置对')
    await expect(order.hints).toHaveAttribute('data-hint', 'a')
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    expect.soft(await axe(page, '#app')).toEqual([])
  })
})

/** Whether all of it is to be seen in the box that scrolls, once scrolled to. */
async function reached(text: Locator): Promise<boolean> {
  await text.scrollIntoViewIfNeeded()
  return text.evaluate((element) => {
    const box = element.closest('.panel-grid')!.getBoundingClientRect()
    const at = element.getBoundingClientRect()
    return Math.min(at.bottom, box.bottom) - Math.max(at.top, box.top) > Math.min(at.height, box.height) - 2
  })
}

test.describe('a marked card keeps its sentence', () => {
  for (const [id, set, card, wrong] of [['sort', 'core', 'S1-03', 'resource'], ['transfer', 'twins', 'T10', 'project']] as const) {
    test(`${id}: title, sentence, mark, reason`, async ({ page }) => {
      await openPart(page, id)
      const board = await new Board(page, set).ready()
      await board.digits({ ...homeOf(set), [card]: wrong })
      await board.check(1)
      const other = Object.keys(homeOf(set)).find(one => one !== card)!
      // A card must move before the next check.
      await board.digits({ [other]: homeOf(set)[other] === 'project' ? 'resource' : 'project' })
      await board.check(2)
      for (const lang of ['zh', 'en', 'both'] as const) {
        await page.locator(`[data-set-lang="${lang}"]:visible`).first().tap()
        await board.grab(other).focus()
        await board.grab(card).focus()
        await expect(board.readingBox).toHaveAttribute('data-shown', card)
        await expect(board.readingBox.locator('.verdict.wrong')).toBeVisible()
        const [sentence, reason] = [board.readingBox.locator('.sentence'), board.readingBox.locator('.reason')]
        await expect(sentence).not.toBeEmpty()
        await expect(reason).not.toBeEmpty()
        // Read from the title on, whatever was scrolled to before.
        expect.soft(await board.readingBox.locator('.head').evaluate(head => head.getBoundingClientRect().top >= head.closest('.panel-grid')!.getBoundingClientRect().top - 1), lang).toBe(true)
        expect.soft(await reached(sentence), `${lang}: sentence`).toBe(true)
        expect.soft(await reached(reason), `${lang}: reason`).toBe(true)
      }
    })
  }

  test('and so does a contested one, whichever bin is opened', FULL, async ({ page }) => {
    await openPart(page, 'debrief')
    await page.locator('[data-action="open-debrief"]').tap()
    const card = page.locator('[data-contested="S2-09"]')
    const text = (await card.locator('.text').textContent())!
    await card.locator('[data-bin-case="project"]').tap()
    await expect(card.locator('.told-text')).toBeVisible()
    await expect(card.locator('.text')).toHaveText(text)
  })
})

test('what is told after a judgement is not the sentence again', FULL, async ({ page }) => {
  await openPart(page, 'judge', 'en')
  for (const row of await page.locator('[data-judge]').all()) {
    const sentence = await row.locator('.sentence').innerText()
    await row.locator('[data-judged-as="yes"]').tap()
    await expect(row.locator('.told .verdict')).toBeVisible()
    expect(await row.locator('.told').innerText()).not.toContain(sentence)
  }
  expect(await page.locator('[data-judge][data-mark="right"]').count()).toBe(6)
})
