import type { APIResponse, Locator, Page, Route } from 'playwright/test'
import { expect, test } from '../support/test'
import { serveDist } from '../../../scripts/lib/serve.ts'
import { goto, turnTo, watchFaults } from '../support/board'
import { PREFIX } from '../support/content'
import { FULL, fullUnless } from '../support/full'
import { centreOf, Fingers } from '../support/ways'

test.use({ hasTouch: true, viewport: { width: 1280, height: 720 } })

/** One question on the slide being shown. */
class Question {
  readonly page: Page
  readonly root: Locator
  constructor(page: Page, id: string) {
    this.page = page
    this.root = page.locator(`[data-quiz="${id}"]:visible`)
  }

  option = (key: string): Locator => this.root.locator(`[data-option="${key}"] label`)
  input = (key: string): Locator => this.root.locator(`[data-option="${key}"] label input`)
  action = (name: string): Locator => this.root.locator(`[data-action="${name}"]`)
  card = (key: string): Locator => this.root.locator(`[data-card="${key}"]`)
  grab = (key: string): Locator => this.card(key).locator('[data-grab]')
  slot = (name: string): Locator => this.root.locator(`[data-bin="${name}"]`)

  async shows(mark: 'right' | 'partly' | 'wrong' | null): Promise<void> {
    await expect(this.root).toHaveAttribute('data-answered', String(mark !== null))
    if (mark)
      await expect(this.root).toHaveAttribute('data-mark', mark)
    else
      await expect(this.root).not.toHaveAttribute('data-mark')
  }

  async lies(order: string): Promise<void> {
    await expect.poll(() => this.root.locator('[data-card]:not(.ghost)').evaluateAll(cards => cards.map((card) => {
      const bin = card.closest('[data-bin]')?.getAttribute('data-bin')
      return `${card.getAttribute('data-card')}${bin === 'pool' ? 0 : bin}`
    }).sort().join(' '))).toBe(order)
  }
}

const slideOf = (page: Page) => page.evaluate(() => location.hash)

test.describe('a question with one answer', () => {
  test('by mouse: a wrong try keeps the answer to itself, the next one is right and kept', async ({ page }) => {
    const faults = watchFaults(page)
    await goto(page, 'project-quiz')
    const question = new Question(page, 'Q2')
    await question.shows(null)
    // Says why it does nothing, and so can be pressed.
    await question.action('check-answer').click({ force: true })
    await question.shows(null)
    await question.option('d').click()
    await question.action('check-answer').click()
    await question.shows('wrong')
    // The reason names the answer.
    await expect(question.root.locator('.why')).toHaveCount(0)
    await expect(question.root.locator('.answer')).toHaveCount(0)
    // Nor is there room for hints: they are for whoever is alone with the question.
    await expect(question.root.locator('[data-hint], [data-stands]')).toHaveCount(0)
    await expect(question.input('b')).toBeDisabled()
    await question.action('try-again').click()
    await question.shows(null)
    await question.option('b').click()
    await question.action('check-answer').click()
    await question.shows('right')
    await expect(question.root.locator('.why')).toBeVisible()
    await expect(question.root.locator('.answer')).toHaveAttribute('data-option', 'b')
    await page.reload()
    await question.shows('right')
    await expect(question.input('b')).toBeChecked()
    expect(faults).toEqual([])
  })

  test('by keys, without moving the deck; the answer on request', FULL, async ({ page }) => {
    await goto(page, 'project-quiz', 'en')
    const question = new Question(page, 'Q2')
    const before = await slideOf(page)
    await question.input('a').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(question.input('c')).toBeChecked()
    await question.action('check-answer').focus()
    await page.keyboard.press('Enter')
    await question.shows('wrong')
    await expect(question.action('try-again')).toBeFocused()
    await question.action('show-answer').focus()
    await page.keyboard.press('Space')
    await expect(question.root.locator('.answer')).toHaveAttribute('data-option', 'b')
    await expect(question.root.locator('.why')).toBeVisible()
    expect(await slideOf(page)).toBe(before)
  })

  test('the deck\'s click uncovers the answer for the class, whatever the device has chosen', async ({ page }) => {
    await goto(page, 'project-quiz')
    const question = new Question(page, 'Q2')
    await expect(question.root.locator('.answer')).toHaveCount(0)
    await page.keyboard.press('PageDown')
    await expect(question.root.locator('.answer')).toHaveAttribute('data-option', 'b')
    await expect(question.root.locator('.why')).toBeVisible()
    await question.shows(null)
    await page.keyboard.press('PageUp')
    await expect(question.root.locator('.answer')).toHaveCount(0)
  })
})

test('a question with several answers by touch: partly, then right', FULL, async ({ page }) => {
  await goto(page, 'resource-quiz')
  const question = new Question(page, 'Q3')
  await question.option('a').tap()
  await question.option('b').tap()
  await question.action('check-answer').tap()
  await question.shows('partly')
  await expect(question.root.locator('.why')).toHaveCount(0)
  await question.action('try-again').tap()
  await question.option('b').tap()
  await question.option('c').tap()
  await question.action('check-answer').tap()
  await question.shows('right')
  await expect(question.root.locator('.answer')).toHaveCount(2)
})

test('what can\'t be read in the store counts as nothing', async ({ page }) => {
  await page.addInitScript(key => localStorage.setItem(key, '{"chosen":["z"],"answered":true'), `${PREFIX}quiz/Q2`)
  await goto(page, 'project-quiz')
  await new Question(page, 'Q2').shows(null)
})

test.describe('an order', () => {
  /** Each way puts one card into a place. */
  const WAYS: Record<string, (question: Question, key: string, to: string) => Promise<void>> = {
    drag: async ({ page, grab, slot }, key, to) => {
      const from = await centreOf(grab(key))
      const at = await centreOf(slot(to))
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(from.x + 8, from.y + 8, { steps: 2 })
      await expect(page.locator('.ghost')).toBeVisible()
      await page.mouse.move(at.x, at.y, { steps: 4 })
      await page.mouse.up()
    },
    finger: async ({ page, grab, slot }, key, to) => {
      const fingers = await Fingers.on(page)
      const from = await centreOf(grab(key))
      await fingers.down(from)
      await fingers.move({ x: from.x + 14, y: from.y + 10 })
      await expect(page.locator('.ghost')).toBeVisible()
      await fingers.move(await centreOf(slot(to)))
      await fingers.up()
    },
    taps: async ({ page, grab, slot }, key, to) => {
      await grab(key).tap()
      await expect(grab(key)).toHaveAttribute('aria-pressed', 'true')
      const at = await centreOf(slot(to))
      await page.touchscreen.tap(at.x, at.y)
    },
    keys: async ({ page, grab }, key, to) => {
      await grab(key).focus()
      await page.keyboard.press('Enter')
      // From the pool one step on leads to the first place.
      for (let step = 0; step < Number(to); step++)
        await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Space')
      await expect(grab(key)).toBeFocused()
    },
    digits: async ({ page, grab }, key, to) => {
      await grab(key).focus()
      await page.keyboard.press(to)
    },
    menu: async ({ card }, key, to) => {
      await card(key).locator('[data-move-menu]').click()
      await card(key).locator(`[data-move-to="${to}"]`).click()
    },
  }

  for (const [way, put] of Object.entries(WAYS)) {
    test(`by ${way}: wrong, mended, right, and the deck stays`, fullUnless(way === Object.keys(WAYS)[0]), async ({ page }) => {
      await goto(page, 'exit-quiz')
      const before = await slideOf(page)
      const question = new Question(page, 'Q1')
      await question.lies('a0 b0 c0')
      await put(question, 'a', '1')
      await put(question, 'b', '2')
      await put(question, 'c', '3')
      await question.lies('a1 b2 c3')
      await page.reload()
      await question.lies('a1 b2 c3')
      await question.action('check-answer').click()
      // Nothing stands in its place.
      await question.shows('wrong')
      await expect(question.card('a').locator('[data-move-menu]')).toHaveCount(0)
      await question.action('try-again').click()
      // Onto a card that lies there: the two change places.
      await question.grab('a').focus()
      await page.keyboard.press('3')
      await question.lies('a3 b2 c1')
      await question.grab('c').focus()
      await page.keyboard.press('2')
      await question.lies('a3 b1 c2')
      await expect(question.root.locator('[data-status]')).toContainText('第 2 格')
      await question.action('check-answer').click()
      await question.shows('right')
      expect(await slideOf(page)).toBe(before)
    })
  }

  test('Escape puts a card back, and 0 takes it out', FULL, async ({ page }) => {
    await goto(page, 'exit-quiz', 'en')
    const question = new Question(page, 'Q1')
    await question.grab('b').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Escape')
    await question.lies('a0 b0 c0')
    await page.keyboard.press('2')
    await question.lies('a0 b2 c0')
    await page.keyboard.press('0')
    await question.lies('a0 b0 c0')
  })

  test('one click uncovers all three answers of the exit quiz', FULL, async ({ page }) => {
    await goto(page, 'exit-quiz')
    await page.keyboard.press('PageDown')
    for (const id of ['Q1', 'Q7', 'Q8'])
      await expect(page.locator(`[data-quiz="${id}"]:visible .answer`).first()).toBeVisible()
  })
})

test('close reading: own marks are kept, and the clicker opens the key row by row', async ({ page }) => {
  await goto(page, 'close-reading')
  const row = (id: string) => page.locator(`[data-statement="${id}"]:visible`)
  await row('R1').locator('[data-mark-choice="S"]').click()
  await row('R2').locator('[data-mark-choice="N"]').tap()
  await row('R3').locator('input[value="S"]').focus()
  await page.keyboard.press('ArrowRight')
  await expect(row('R3')).toHaveAttribute('data-own', 'I')
  await page.reload()
  await expect(row('R1')).toHaveAttribute('data-own', 'S')
  await expect(row('R2')).toHaveAttribute('data-own', 'N')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  await expect(row('R2')).toHaveAttribute('data-open', 'true')
  await expect(row('R3')).toHaveAttribute('data-open', 'false')
  await expect(row('R2').locator('.key')).toHaveAttribute('data-mark-choice', 'I')
  await expect(row('R3').locator('.key')).toHaveCount(0)
  await page.keyboard.press('PageUp')
  await expect(row('R2')).toHaveAttribute('data-open', 'false')
})

test('a term opens its entry by tap and by keys; Escape closes it and gives the focus back', FULL, async ({ page }) => {
  await goto(page, 'model')
  const term = page.locator('.slidev-page:visible .term:visible').first()
  const button = term.locator('[role=button]')
  const before = await slideOf(page)
  await button.tap()
  await expect(term.locator('.term-panel')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(term.locator('.term-panel')).toBeHidden()
  await expect(button).toBeFocused()
  await page.keyboard.press('Space')
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Enter')
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  expect(await slideOf(page)).toBe(before)
})

test('a misconception is told only after its mistake; a level filters the discussion cards', FULL, async ({ page }) => {
  await goto(page, 'misconceptions')
  await page.locator('[data-misconception="M2"]:visible').click()
  const panel = page.locator('[data-shown="M2"]:visible')
  await expect(panel.locator('.correction')).toHaveCount(0)
  await panel.locator('[data-action="correction"]').click()
  await expect(panel.locator('.correction')).toBeVisible()
  await turnTo(page, 'discussion-cards')
  await page.locator('[data-level="Analyse"]:visible').click()
  await expect(page.locator('[data-discussion]:visible')).toHaveCount(3)
})

test('the glossary is searched in Chinese, pinyin and English, and scrolls by keys', FULL, async ({ page }) => {
  await goto(page, 'glossary')
  const field = page.locator('.glossary-list:visible input')
  const found = page.locator('.glossary-list:visible [data-found]')
  for (const [asked, number] of [['协同', 3], ['xietong', 3], ['legitimacy', 1], ['nothing', 0], ['', 35]] as const) {
    await field.fill(asked)
    await expect(found).toHaveAttribute('data-found', String(number))
  }
  const before = await slideOf(page)
  const entries = page.locator('.entries:visible')
  await entries.focus()
  await page.keyboard.press('End')
  await expect.poll(() => entries.evaluate(list => list.scrollTop)).toBeGreaterThan(100)
  expect(await slideOf(page)).toBe(before)
})

test.describe('the exit slip', () => {
  test('is kept, shared with the study page, deleted and found again, and cleared for a new class', async ({ page }) => {
    const faults = watchFaults(page)
    await goto(page, 'exit')
    const line = (id: string) => page.locator(`[data-slip="${id}"]:visible`)
    const action = (name: string) => page.locator(`[data-exit-slip]:visible [data-action="${name}"]`)
    await line('card').fill('S2-04')
    await line('ask').pressSequentially('when? l o 1')
    await expect(page.locator('html')).toHaveAttribute('data-lang', 'zh')
    await page.reload()
    await expect(line('ask')).toHaveValue('when? l o 1')
    await action('remove-slip').click()
    await expect(line('card')).toHaveValue('')
    await action('restore-slip').click()
    await expect(line('card')).toHaveValue('S2-04')
    await page.goto('./?lang=zh#/study?part=exit')
    await page.waitForURL(/\/study\//)
    await expect(line('card')).toHaveValue('S2-04')
    await goto(page, 'how')
    await page.locator('[data-action="new-class"]:visible').click()
    await page.locator('[data-confirm="new-class"]:visible').click()
    await goto(page, 'exit')
    await expect(line('card')).toHaveValue('')
    expect(faults).toEqual([])
  })

  test('without a public address its button points to paper; Escape closes', FULL, async ({ page }) => {
    await goto(page, 'exit', 'en')
    await page.locator('[data-action="phone"]:visible').click()
    await expect(page.locator('.board-dialog:visible')).toContainText('worksheet')
    await page.keyboard.press('Escape')
    await expect(page.locator('.board-dialog')).toHaveCount(0)
    await expect(page.locator('[data-action="phone"]:visible')).toBeFocused()
  })

  test('where phones reach the deck, slides, links and paper say where, and nothing promises a copy that plain http does not allow', FULL, async ({ page }) => {
    const origin = 'http://192.168.7.20:4173'
    // As `npm start -- --lan` serves it, seen from the lecturer's computer and, by way of the same server, from a phone.
    const server = await serveDist({ port: 0, host: '127.0.0.1', origin: () => origin })
    try {
      // Once more where the server has just closed a connection that rested.
      const atServer = (url: string) => ({ url: url.replace(`${origin}/`, server.url), maxRetries: 3 })
      const fetched = (route: Route, left = 5): Promise<APIResponse> =>
        route.fetch(atServer(route.request().url())).catch(fault => left > 0 ? fetched(route, left - 1) : Promise.reject(fault))
      await page.route(`${origin}/**`, async route => route.fulfill({ response: await fetched(route) }))
      const faults = watchFaults(page)
      for (const base of [server.url, `${origin}/`]) {
        for (const [slide, part] of [['exit', 'reflect'], ['sort', 'sort']]) {
          await page.goto(`${base}?lang=en#/${slide}`)
          await expect(page.locator('[data-phone-code]:visible')).toContainText(`192.168.7.20:4173/study/#/${part}`, { timeout: 20_000 })
          await expect(page.locator('[data-phone-code]:visible .qr-code path')).toBeAttached()
        }
        await page.goto(`${base}?print#/handout/worksheet?lang=en`)
        await expect(page.locator('[data-code="core"] a')).toHaveAttribute('href', `${origin}/study/#/sort`)
      }
      await page.goto(`${origin}/#/study/answers`)
      await expect(page.locator('[data-offline]')).toContainText('https://')
      await expect(page.locator('[data-action="keep-offline"]')).toHaveCount(0)
      // A page that is left gives up what it was still fetching.
      expect(faults.filter(fault => !fault.endsWith('net::ERR_ABORTED'))).toEqual([])
    }
    finally {
      // The page still fetches what it will need later, which a server that closes hangs up on.
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await server.close()
    }
  })
})
