import type { Page } from 'playwright/test'
import type { Lang } from '../support/content'
import { expect, test } from '../support/test'
import { Board, goto, keep, openBoard, record, storageKey, watchFaults } from '../support/board'
import { DIGIT, homeOf, PREFIX, sets } from '../support/content'
import { FULL, fullUnless } from '../support/full'
import { centreOf, Fingers } from '../support/ways'
import { axe, cut, sideways, smallTargets } from '../support/page'

const LANGS: Lang[] = ['zh', 'en', 'both']
const STEPS = ['try', 'stages', 'sort', 'debrief', 'quiz', 'transfer', 'all', 'reflect'] as const
const TOOLS = ['review', 'judge', 'glossary', 'claims', 'answers', 'class'] as const
const PARTS = [...STEPS, ...TOOLS]
const SIZES = [
  { width: 360, height: 740, touch: true },
  { width: 390, height: 844, touch: true },
  { width: 844, height: 390, touch: true },
  { width: 768, height: 1024, touch: true },
  { width: 1280, height: 720, touch: false },
]
const SET_OF = { try: 'first', sort: 'core', transfer: 'twins', all: 'full' } as const

const part = (page: Page) => page.locator('[data-part]')
async function openPart(page: Page, id: string, lang: Lang = 'zh'): Promise<void> {
  await goto(page, `study/${id}`, lang)
  await expect(part(page)).toHaveAttribute('data-part', id)
  await expect(part(page)).toHaveAttribute('data-state', 'there')
}
/** By the page's own links, as a reader goes: nothing is loaded anew. */
async function toPart(page: Page, id: string): Promise<void> {
  await page.evaluate((hash) => { location.hash = hash }, `#/study/${id}`)
  await expect(part(page)).toHaveAttribute('data-part', id)
  await expect(part(page)).toHaveAttribute('data-state', 'there')
}

for (const { width, height, touch } of SIZES) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height }, hasTouch: touch, isMobile: touch })

    test('no part scrolls sideways or has a small target, in three languages', FULL, async ({ page }) => {
      const faults = watchFaults(page)
      await goto(page, 'study')
      for (const id of ['', ...PARTS]) {
        await test.step(id || 'the path', async () => {
          if (id === '')
            await expect(page.locator('[data-step]')).toHaveCount(STEPS.length)
          else
            await toPart(page, id)
          await expect(page.locator('h1')).toHaveCount(1)
          for (const lang of LANGS) {
            await page.locator(`[data-set-lang="${lang}"]:visible`).first().click()
            await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
            expect.soft(await sideways(page), `${id}, ${lang}: sideways`).toBeLessThanOrEqual(0)
            expect.soft(await smallTargets(page, '.study-page', 24), `${id}, ${lang}: targets`).toEqual([])
            if (touch && id in SET_OF)
              expect.soft(await smallTargets(page, '.stage-sorter', 44), `${id}, ${lang}: the board's targets`).toEqual([])
          }
        })
      }
      expect(faults).toEqual([])
    })
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  // In both languages all is there that is there in either.
  test('every part is accessible', async ({ page }) => {
    await goto(page, 'study', 'both')
    await expect(page.locator('[data-step]')).toHaveCount(STEPS.length)
    expect.soft(await axe(page, '#app'), 'the path').toEqual([])
    for (const id of PARTS) {
      await toPart(page, id)
      // The panel stays in view over cards that can be scrolled out from under it: axe would call those too small.
      await page.addStyleTag({ content: '.stage-sorter .panel { position: static !important }' })
      expect.soft(await axe(page, '#app'), id).toEqual([])
    }
  })

  test('the whole path by taps alone', async ({ page }) => {
    const faults = watchFaults(page)
    await goto(page, 'study')
    await page.locator('[data-action="go-on"]').tap()
    await expect(part(page)).toHaveAttribute('data-part', 'try')
    const first = await new Board(page, 'first').ready()
    for (const [id, bin] of Object.entries(homeOf('first'))) {
      await first.grab(id).tap()
      await page.locator(`[data-bin-bar="${bin}"]`).tap()
      await expect(first.card(id)).toHaveAttribute('data-in', bin)
    }
    const next = async (id: string) => {
      await page.locator('[data-action="next-step"]').tap()
      await expect(part(page)).toHaveAttribute('data-part', id)
    }
    await next('stages')
    await expect(page.locator('[data-stage]')).toHaveCount(3)
    await next('sort')
    const board = await new Board(page).ready()
    const placement = { ...homeOf('core'), 'S1-03': 'resource' } as const
    for (const [id, bin] of Object.entries(placement)) {
      await board.grab(id).tap()
      await page.locator(`[data-bin-bar="${bin}"]`).tap()
      await expect(board.card(id)).toHaveAttribute('data-in', bin)
    }
    await expect(board.root).not.toHaveAttribute('data-relationship', /./)
    await board.action('check').tap()
    await expect(board.root).toHaveAttribute('data-relationship', 'institutional')
    // The relationship is told at once, how far the zones carry it with the second check.
    await expect(board.root).not.toHaveAttribute('data-settled', /./)
    await next('debrief')
    await page.locator('[data-action="open-debrief"]').tap()
    await expect(page.locator('[data-reason]')).toHaveCount(15)
    await expect(page.locator('[data-reason="S1-03"]')).toHaveAttribute('data-mark', 'wrong')
    await expect(page.locator('[data-reason][open]')).toHaveCount(1)
    await page.locator('.pair-card summary').first().tap()
    for (const step of ['1', '2', '3']) {
      await page.locator('[data-pair]:visible [data-action="show"]:enabled').tap()
      await expect(page.locator('[data-pair]:visible')).toHaveAttribute('data-shown', step)
    }
    await next('quiz')
    const question = page.locator('[data-quiz="Q2"]')
    await question.locator('[data-option] label').first().tap()
    await question.locator('[data-action="check-answer"]').tap()
    await expect(question).toHaveAttribute('data-answered', 'true')
    await next('transfer')
    await new Board(page, 'twins').ready()
    await next('all')
    await new Board(page, 'full').ready()
    await next('reflect')
    await page.locator('[data-slip]').first().fill('S2-04')
    await page.locator('[data-action="path"]').tap()
    await expect(page.locator('[data-step="try"]')).toHaveAttribute('data-state', 'done')
    await expect(page.locator('[data-step="sort"]')).toHaveAttribute('data-state', 'done')
    await expect(page.locator('[data-step="quiz"]')).toHaveAttribute('data-state', 'begun')
    await expect(page.locator('[data-step="transfer"]')).toHaveAttribute('data-state', 'new')
    await expect(page.locator('[data-step="reflect"]')).toHaveAttribute('data-state', 'begun')
    expect(faults).toEqual([])
  })

  test('the row of bins takes a card by tap and by drag; the page stands still, the focus stays with the card', FULL, async ({ page }) => {
    await openPart(page, 'all')
    const board = await new Board(page, 'full').ready()
    const id = sets.full.poolOrder[4]
    await board.grab(id).tap()
    const box = (await page.locator('[data-bin-bar="resource"]').boundingBox())!
    const pool = (await board.bin('pool').boundingBox())!
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
    await expect(board.card(id)).toHaveAttribute('data-in', 'resource')
    await expect(board.grab(id)).toBeFocused()
    expect(Math.abs((await board.bin('pool').boundingBox())!.y - pool.y)).toBeLessThan(60)
    // A card that is held and dragged is dropped there, too, and the page stands still meanwhile.
    const other = sets.full.poolOrder[5]
    const fingers = await Fingers.on(page)
    await fingers.down(await centreOf(board.grab(other)))
    await expect(board.ghost).toHaveCount(1)
    const at = await page.evaluate(() => scrollY)
    await fingers.move(await centreOf(page.locator('[data-bin-bar="development"]')))
    await expect(page.locator('[data-bin-bar="development"]')).toHaveClass(/over/)
    expect(await page.evaluate(() => scrollY)).toBe(at)
    await fingers.up()
    await expect(board.card(other)).toHaveAttribute('data-in', 'development')
    // Empty-handed, the row leads to the bin.
    await page.locator('[data-bin-bar="resource"]').tap()
    await expect(board.bin('resource')).toBeInViewport()
  })
})

test('the whole path by keyboard alone', FULL, async ({ page }) => {
  const faults = watchFaults(page)
  await page.setViewportSize({ width: 1280, height: 720 })
  await goto(page, 'study')
  await expect(page.locator('[data-step]')).toHaveCount(STEPS.length)
  /** Tab until it has the focus: whatever is on the way must let go. */
  const tabTo = async (selector: string, limit = 150) => {
    const target = page.locator(`${selector}:visible`).first()
    await expect(target).toBeVisible()
    for (let n = 0; n < limit; n++) {
      if (await target.evaluate(element => element === document.activeElement))
        return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${selector}`)
  }
  const next = async (id: string) => {
    await tabTo('[data-action="next-step"]')
    await page.keyboard.press('Enter')
    await expect(part(page)).toHaveAttribute('data-part', id)
    await expect(page.locator('h1')).toBeFocused()
  }
  await tabTo('[data-action="go-on"]')
  await page.keyboard.press('Enter')
  await expect(part(page)).toHaveAttribute('data-part', 'try')
  await expect(page.locator('h1')).toBeFocused()
  await tabTo('[data-card="X3"] [data-grab], [data-card] [data-grab]')
  const focused = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset.card ?? '')
  const id = await focused()
  await page.keyboard.press(DIGIT.project)
  await expect(page.locator(`[data-card="${id}"]`)).toHaveAttribute('data-in', 'project')
  await expect(page.locator(`[data-card="${id}"] [data-grab]`)).toBeFocused()
  for (const step of STEPS.slice(1, 4))
    await next(step)
  await tabTo('[data-action="open-debrief"]')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-reason]')).toHaveCount(15)
  await expect(page.locator('main :focus')).toHaveCount(1)
  await next('quiz')
  await tabTo('[data-quiz="Q2"] input')
  await page.keyboard.press('Space')
  await tabTo('[data-quiz="Q2"] [data-action="check-answer"]')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-quiz="Q2"]')).toHaveAttribute('data-answered', 'true')
  await expect(page.locator('[data-quiz="Q2"] :focus')).toHaveCount(1)
  for (const step of STEPS.slice(5))
    await next(step)
  expect(faults).toEqual([])
})

test('at 400 % and with wider spacing nothing of a board is lost', FULL, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  for (const lang of ['en', 'both'] as const) {
    const board = await openBoard(page, 'study/sort', lang)
    // WCAG 1.4.12
    await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }' })
    expect.soft(await sideways(page), lang).toBeLessThanOrEqual(0)
    expect.soft(await cut(board.root), lang).toEqual([])
  }
})

test('the skip link leads over the head of the page', FULL, async ({ page }) => {
  await openPart(page, 'stages')
  await page.keyboard.press('Tab')
  await expect(page.locator('.skip')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('h1')).toBeFocused()
})

test('one goes on at the first step that is not done, whatever was opened last', async ({ page }) => {
  const goOn = page.locator('[data-action="go-on"]')
  await goto(page, 'study')
  await expect(goOn).toHaveAttribute('href', /#\/try$/)
  await keep(page, 'first', record(homeOf('first')))
  await page.goto('about:blank')
  await openPart(page, 'glossary')
  await page.locator('[data-action="path"]').click()
  await expect(page.locator('[data-step="try"]')).toHaveAttribute('data-state', 'done')
  await expect(goOn).toHaveAttribute('href', /#\/stages$/)
  // The lecturer's tool is not a student's.
  await expect(page.locator('.path-tools a[href$="/class"]')).toHaveCount(0)
})

test.describe('at 360 px', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('three stages: the case in a minute, one table that fits, and done only at its end', async ({ page }) => {
    await page.clock.install()
    await openPart(page, 'stages')
    await expect(page.locator('[data-minute-part]')).toHaveCount(5)
    await expect(page.locator('[data-minute-part="who"]')).toContainText('G区管委会')
    await expect(page.locator('[data-minute-part="untold"] [data-mark-kind]')).toHaveAttribute('data-mark-kind', 'N')
    const table = page.locator('[data-stage-table]')
    await expect(table.locator('tbody')).toHaveCount(5)
    for (const lang of LANGS) {
      await page.locator(`[data-set-lang="${lang}"]:visible`).first().click()
      await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
      expect.soft(await sideways(page), lang).toBeLessThanOrEqual(0)
      expect.soft(await cut(table), lang).toEqual([])
    }
    await expect(table.locator('[data-asked="test"]')).toContainText('往来的是服务、知识，还是环境？')
    const state = async (then: string) => {
      await page.evaluate(() => { location.hash = '#/study' })
      await expect(page.locator('[data-step="stages"]')).toHaveAttribute('data-state', then)
      await toPart(page, 'stages')
    }
    await page.clock.runFor(60_000)
    await state('begun')
    await page.locator('[data-part-end]').scrollIntoViewIfNeeded()
    await page.clock.runFor(6000)
    // That the end is in sight is told with the next frame: whoever leaves sooner has not read it.
    await expect.poll(() => page.evaluate(key => localStorage.getItem(key), `${PREFIX}study`)).toMatch(/"read":\[[^\]]*"stages"/)
    await state('done')
  })

  test('fifteen of fifteen have an ending of their own, the debrief counts with a sort only', async ({ page }) => {
    await keep(page, 'core', record(homeOf('core')))
    await page.clock.install()
    await openPart(page, 'sort')
    const board = await new Board(page).ready()
    await board.action('check').tap()
    await expect(board.root.locator('[data-ended]')).toContainText('15 张全部放对了')
    expect(await axe(page, '.pool')).toEqual([])
    await toPart(page, 'debrief')
    await page.locator('[data-part-end]').scrollIntoViewIfNeeded()
    await page.clock.runFor(6000)
    await expect.poll(() => page.evaluate(key => localStorage.getItem(key), `${PREFIX}study`)).toMatch(/"read":\[[^\]]*"debrief"/)
    await page.locator('[data-action="path"]').tap()
    await expect(page.locator('[data-step="debrief"]')).toHaveAttribute('data-state', 'done')
  })

  test('all cards begin with the fifteen that were sorted, which one step takes back for good', async ({ page }) => {
    const wrong = { ...homeOf('core'), 'S1-03': 'resource' } as const
    await keep(page, 'core', record(wrong, { check: 1, moved: false, checked: wrong }))
    await openPart(page, 'all')
    const board = await new Board(page, 'full').ready()
    await board.shows(wrong)
    await expect(page.locator('[data-taken-over]')).toContainText('15')
    expect(await axe(page, '[data-taken-over]')).toEqual([])
    await board.press('undo')
    await board.shows({})
    await page.reload()
    await board.ready()
    await board.shows({})
    await expect(page.locator('[data-taken-over]')).toHaveCount(0)
    // No keys on a phone, whichever way it is held.
    for (const size of [{ width: 740, height: 360 }, { width: 360, height: 740 }]) {
      await page.setViewportSize(size)
      await expect(board.readingBox.locator('.by-keys')).toBeHidden()
      await expect(board.readingBox.locator('.by-touch')).toBeVisible()
    }
  })
})

test('wrapping up is two lines to write', async ({ page }) => {
  await openPart(page, 'reflect')
  await expect(page.locator('[data-slip]')).toHaveCount(2)
  await expect(page.locator('[data-why], .first-last')).toHaveCount(0)
})

for (const [address, id] of [['study?set=first', 'try'], ['study?set=full', 'all'], ['study?set=twins', 'transfer'], ['study?set=core', 'sort'], ['study?part=exit', 'reflect'], ['study?s=nonsense', 'sort']] as const) {
  test(`#/${address} leads to the part "${id}"`, fullUnless(id === 'all'), async ({ page }) => {
    await goto(page, address)
    await expect(part(page)).toHaveAttribute('data-part', id)
  })
}

test('a part that is not there is told, above the path', async ({ page }) => {
  const faults = watchFaults(page)
  await goto(page, 'study/nothing-like-it')
  await expect(page.getByRole('alert')).toContainText('nothing-like-it')
  await expect(page.locator('[data-step]')).toHaveCount(STEPS.length)
  expect(faults).toEqual([])
})

test('a part that cannot be fetched says so, and the others work', async ({ page }) => {
  await page.route(/QuizPart/, route => route.abort())
  await goto(page, 'study/quiz')
  await expect(part(page)).toHaveAttribute('data-state', 'unfetched')
  await expect(page.getByRole('alert')).toBeVisible()
  await toPart(page, 'stages')
  await expect(page.locator('[data-stage]')).toHaveCount(3)
  await page.evaluate(() => { location.hash = '#/study/quiz' })
  await expect(part(page)).toHaveAttribute('data-part', 'quiz')
  await expect(part(page)).toHaveAttribute('data-state', 'unfetched')
  await page.unroute(/QuizPart/)
  await page.locator('[data-action="again"]').click()
  await expect(part(page)).toHaveAttribute('data-state', 'there')
})

test('"why here?" is written before answers open and shown again beside the reason', async ({ page }) => {
  await openPart(page, 'sort')
  const board = await new Board(page).ready()
  const line = page.locator('[data-why]').first()
  await expect(line).toHaveCount(0)
  await board.digits(homeOf('core'))
  await page.locator('[data-why-here] > summary').click()
  // What is typed there is no key of the board's, and taking it back is none either.
  await line.locator('textarea').fill('<b>both sides</b>1')
  await line.locator('textarea').press('Backspace')
  await line.locator('textarea').press('Control+z')
  await line.locator('textarea').fill('<b>both sides</b>')
  await expect(board.root).toHaveAttribute('data-placed', '15')
  await board.check(3)
  await expect(line.locator('textarea')).toHaveCount(0)
  await expect(line.locator('.yours')).toContainText('<b>both sides</b>')
  await toPart(page, 'debrief')
  await expect(page.locator('[data-why]').first().locator('.yours')).toContainText('<b>both sides</b>')
})

test('sentences are judged, told, judged again and kept', FULL, async ({ page }) => {
  await openPart(page, 'judge')
  const wrong = page.locator('[data-judge="M3"]')
  await wrong.locator('[data-judged-as="yes"]').click()
  await expect(wrong).toHaveAttribute('data-mark', 'wrong')
  await wrong.locator('[data-judged-as="no"]').click()
  await expect(wrong).toHaveAttribute('data-mark', 'right')
  await page.locator('[data-judge="M2"] [data-judged-as="yes"]').click()
  await expect(page.locator('[data-judged]')).toHaveAttribute('data-judged', '2')
  await page.reload()
  await expect(page.locator('[data-judge][data-mark="right"]')).toHaveCount(2)
  await expect(page.locator('[data-judge]:not([data-mark])')).toHaveCount(10)
})

test('a sort goes from the phone to the laptop by its link', FULL, async ({ browser }) => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const laptop = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const placement = { ...homeOf('core'), X3: 'project' } as const
  const mine = await phone.newPage()
  await keep(mine, 'core', record(placement))
  const board = await openBoard(mine, 'study/sort')
  await board.press('share')
  const link = await board.root.locator('[data-share-link]').inputValue()
  const other = await laptop.newPage()
  await other.goto(link)
  await (await new Board(other).ready()).shows(placement)
  await expect(part(other)).toHaveAttribute('data-part', 'sort')
  await Promise.all([phone.close(), laptop.close()])
})

test('forty bad links, stores and files: each is told, none loses a card', FULL, async ({ page }) => {
  test.setTimeout(90_000)
  const faults = watchFaults(page)
  const MINE = { 'S1-01': 'unstaged', 'X7': 'project' } as const
  await keep(page, 'core', record(MINE))
  const board = await openBoard(page, 'study/sort')
  const alert = page.locator('.stage-sorter [role="alert"]')
  const links = ['A', 'AAAA', 'zzzzzzzzzzzzzzzzzzzzzzzz', 'A'.repeat(500), '%00', '../../etc', '<svg onload=alert(1)>', '服务项目', '{"S1-01":"project"}', '1e9', 'null', 'undefined', '-_-_-_-_', '0x41']
  for (const link of links) {
    await page.evaluate((hash) => { location.hash = hash }, `#/study?s=${encodeURIComponent(link)}`)
    await expect(alert, link).not.toBeEmpty()
    await board.shows(MINE)
    await page.evaluate(() => { location.hash = '#/study/sort' })
    await expect(part(page)).toHaveAttribute('data-part', 'sort')
  }
  const ours = { app: 'coevolution-deck', set: 'core', version: 1 }
  const files = ['', 'null', '[]', '42', '"x"', '{', '{}', '<html></html>', JSON.stringify({ ...ours, version: 99 }), JSON.stringify({ ...ours, app: 'other', placement: {} }), JSON.stringify({ ...ours, set: 'nothing', placement: {} }), JSON.stringify({ ...ours, placement: [] }), JSON.stringify({ ...ours, placement: {}, check: 9 }), 'x'.repeat(250_000)]
  for (const [index, text] of files.entries()) {
    await board.root.locator('input[type="file"]').setInputFiles({ name: 'sort.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await expect(alert, `file ${index}`).not.toBeEmpty()
    await board.shows(MINE)
    await alert.locator('button').click()
    await expect(alert).toHaveCount(0)
  }
  const stores = ['', 'null', '[]', '42', '{', '{}', '<html></html>', '{"version":0}', '{"version":"1"}', '{"version":1}', '{"version":1,"placement":null}', '{"version":1,"placement":{},"check":-1}']
  for (const text of stores) {
    await page.evaluate(([key, value]) => localStorage.setItem(key, value), [storageKey('core'), text] as const)
    await page.reload()
    await board.ready()
    await expect(alert, `store ${text}`).not.toBeEmpty()
    await board.shows({})
    const aside = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes('/aside/')).map(([, value]) => String(value)))
    expect(aside, `store ${text} is set aside`).toContain(text)
  }
  expect(links.length + files.length + stores.length).toBe(40)
  expect(faults).toEqual([])
})
