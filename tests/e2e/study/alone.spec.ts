import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '../support/test'
import { isFirst } from '../../../src/offline/model/offlineCopy'
import { Board, goto, keep, openBoard, record, storageKey } from '../support/board'
import { homeOf, sets } from '../support/content'

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('the way on is in sight when the last card of the first sort is placed', async ({ page }) => {
    const board = await openBoard(page, 'study/try', 'zh', 'first')
    for (const id of sets.first.cards) {
      await board.grab(id).tap()
      await board.root.locator('[data-bin-bar="project"]').tap()
      await expect(board.card(id)).toHaveAttribute('data-in', 'project')
    }
    await expect(page.locator('[data-action="next-in-sight"]')).toBeInViewport({ ratio: 1 })
  })

  test('a source is quoted in the language that is read', async ({ page }) => {
    await goto(page, 'study/stages')
    for (const [lang, shown] of [['zh', ['zh']], ['en', ['en']], ['both', ['zh', 'en']]] as const) {
      await page.locator(`[data-set-lang="${lang}"]:visible`).first().tap()
      const mark = page.locator('[data-stage] .claim-button').first()
      await mark.tap()
      const claim = page.locator('.claim-panel:visible .claim').first()
      await expect(claim).toBeVisible()
      expect(await claim.locator('> span:visible').evaluateAll(all => all.map(one => one.className))).toEqual(shown)
      await page.keyboard.press('Escape')
    }
  })
})

test('the reading\'s heading holds no button, and a question that was checked no longer says what to do first', async ({ page }) => {
  await keep(page, 'core', record(homeOf('core'), { check: 3 }))
  const board = await openBoard(page, 'study/sort')
  await expect(board.root.locator('.panel-title :is(h2, h3)')).toBeVisible()
  await expect(board.root.locator('.panel-title .claim-button')).toBeVisible()
  await expect(page.locator(':is(h1, h2, h3, h4) button')).toHaveCount(0)

  await page.evaluate(() => { location.hash = '#/quiz' })
  const question = page.locator('[data-quiz="Q2"]')
  await expect(question.locator('.acts > .sr-only')).toHaveCount(1)
  await question.locator('[data-option="b"] label').click()
  await question.locator('[data-action="check-answer"]').click()
  await expect(question).toHaveAttribute('data-answered', 'true')
  await expect(question.locator('.acts > .sr-only')).toHaveCount(0)
})

test('where work is kept, the page says what clears it; a device without answers is not asked about any', async ({ page, browser }) => {
  await keep(page, 'core', record({ [sets.core.cards[0]]: 'project' }))
  await goto(page, 'study/answers')
  await expect(page.locator('[data-keeps-week]')).toBeVisible()
  await page.locator('details:has([data-answers-text]) summary').click()
  await expect(page.locator('[data-answers-text]')).toHaveValue(/board/)
  const text = await page.locator('[data-answers-text]').inputValue()
  const other = await browser.newPage({ serviceWorkers: 'block' })
  await other.goto(page.url())
  await other.locator('details:has([data-answers-paste]) summary').click()
  await other.locator('[data-answers-paste]').fill(text)
  await other.locator('[data-action="take-pasted"]').click()
  await expect(other.locator('[data-answers-told] p')).toHaveCount(1)
  await expect(other.locator('[data-confirm="replace-answers"]')).toHaveCount(0)
  expect(await other.evaluate(key => localStorage.getItem(key), storageKey('core'))).not.toBeNull()
  await other.close()
})

test('a full store: the slide says that its sort does not come along to the study page', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }
  })
  const board = new Board(page, 'core')
  await goto(page, 'sort')
  await board.ready()
  await board.digits({ [sets.core.cards[0]]: 'project' })
  await expect(board.root.locator('.notice')).toContainText('自学页')
})

test('what is kept first is all that a student\'s part imports, and little enough to be kept at once', () => {
  const folder = 'dist/study/assets'
  test.skip(!existsSync(folder), 'not built')
  const names = readdirSync(folder)
  const first = names.filter(name => isFirst(`study/assets/${name}`))
  const lacking = first.filter(name => name.endsWith('.js')).flatMap(name =>
    [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)].map(([, imported]) => imported).filter(imported => !first.includes(imported)).map(imported => `${name}: ${imported}`))
  expect(lacking).toEqual([])
  expect(first.reduce((sum, name) => sum + readFileSync(`${folder}/${name}`).length, 0)).toBeLessThanOrEqual(600 * 1024)
})
