import type { Browser, Page } from 'playwright/test'
import type { Lang } from '../support/content'
import { expect, test } from '../support/test'
import { goto, turnTo } from '../support/board'
import { DIGIT, sets } from '../support/content'
import { FULL } from '../support/full'
import { falseFigures, textOf, translate } from '../support/translator'

/**
 * A page that the browser translates: two readers do the same, one of them on a page that is rewritten as it comes, and
 * read the same after every step; and every figure agrees with what a program reads.
 */
type Act = (page: Page) => Promise<unknown>

async function twoReaders(browser: Browser, baseURL: string | undefined, lang: Lang, alias: string) {
  const open = async (before: Act) => {
    const context = await browser.newContext({ baseURL, locale: 'zh-CN', serviceWorkers: 'block' })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await before(page)
    await goto(page, alias, lang)
    return page
  }
  const [plain, translated] = await Promise.all([open(async () => {}), open(translate)])
  const faults: string[] = []
  translated.on('pageerror', (error) => {
    // Slidev asks to keep the screen awake; a browser without one may refuse.
    if (!/wake lock/i.test(error.message))
      faults.push(error.message)
  })
  const both = async (what: string, act: Act): Promise<void> => test.step(what, async () => {
    await Promise.all([act(plain), act(translated)])
    await expect.poll(() => falseFigures(translated), what).toEqual([])
    await expect.poll(async () => await textOf(translated) === await textOf(plain) || textOf(translated), { message: what }).toBe(true)
    expect(await translated.locator('font font').count()).toBeGreaterThan(10)
    expect(faults, what).toEqual([])
  })
  return { plain, translated, both, close: () => Promise.all([plain.context().close(), translated.context().close()]) }
}

const click = (selector: string, times = 1): Act => async (page) => {
  for (let n = 0; n < times; n++)
    await page.locator(`${selector}:visible`).first().click()
}
const write = (selector: string, text: string): Act => page => page.locator(`${selector}:visible`).first().fill(text)
const put = (...moves: [string, keyof typeof DIGIT][]): Act => async (page) => {
  for (const [id, bin] of moves) {
    await page.locator(`[data-card="${id}"]:visible [data-grab]`).focus()
    await page.keyboard.press(DIGIT[bin])
    await expect(page.locator(`[data-card="${id}"]:visible`)).toHaveAttribute('data-in', bin)
  }
}
/** Whatever the review asks: a card, or a question. */
const answerItem: Act = async (page) => {
  if (await page.locator('[data-review-card]').count() > 0)
    return click('[data-choose="project"]')(page)
  const question = page.locator('[data-quiz]:visible')
  await question.locator('.option label').first().click()
  await question.locator('[data-action="check-answer"]').click()
}
const turn = (alias: string): Act => async (page) => {
  await turnTo(page, alias)
  const [kind, name] = alias.split('?')[0].split('/')
  const shown = kind === 'study' ? name ? `[data-part="${name}"][data-state="there"]` : '.path-steps' : `.slidev-layout[data-slide="${name ?? kind}"]:visible`
  await expect(page.locator(shown).first()).toBeVisible()
}
const hand = (stepper: string, times: number) => click(`[data-hand-stepper="${stepper}"] [data-hand="more"]`, times)

test('study pages, translated: every text and figure that changes stays true', FULL, async ({ browser, baseURL }) => {
  test.setTimeout(150_000)
  const { plain, both, close } = await twoReaders(browser, baseURL, 'both', 'study')
  await both('the path', async () => {})
  await both('first sort', turn('study/try'))
  await both('two cards', put([sets.first.cards[0], 'project'], [sets.first.cards[1], 'resource']))
  await both('the main sort', turn('study/sort'))
  await both('cards in bins', put(['S1-01', 'project'], ['S1-03', 'resource'], ['S2-04', 'resource'], ['X7', 'unstaged']))
  await both('one back', click('[data-action="undo"]'))
  await both('one elsewhere', put(['S1-03', 'development']))
  await both('answers', click('[data-action="answers"]'))
  await both('why', turn('study/debrief'))
  await both('the quiz', turn('study/quiz'))
  await both('an answer', async (page) => {
    await click('[data-quiz="Q7"] .option label')(page)
    await click('[data-quiz="Q7"] [data-action="check-answer"]')(page)
  })
  await both('true or false', turn('study/judge'))
  await both('judged', async (page) => {
    for (const n of [0, 1, 2])
      await page.locator('[data-judged-as="yes"]').nth(n).click()
  })
  await both('review', turn('study/review'))
  await both('a sitting', click('[data-action="begin-review"]'))
  for (const n of [1, 2]) {
    await both(`item ${n} answered`, answerItem)
    await both(`item ${n + 1}`, click('[data-action="next-item"]'))
  }
  await both('the sitting left', click('[data-action="stop-review"]'))
  await both('glossary', turn('study/glossary'))
  await both('searched', write('[type="search"]', 'co'))
  await both('claims', turn('study/claims'))
  await both('searched', write('[type="search"]', '政府'))
  await both('by mark', page => page.locator('[data-limit="mark"]').selectOption('N'))
  await both('taking stock', turn('study/reflect'))
  await both('written', async (page) => {
    for (const [n, field] of (await page.locator('textarea:visible').all()).entries())
      await field.fill(`own words ${n}`)
  })
  await both('all answers', turn('study/answers'))
  await plain.locator('details:has([data-answers-text]) summary').click()
  // Written once the browser has opened it, a moment after the tap.
  await expect(plain.locator('[data-answers-text]')).not.toHaveValue('')
  const answers = await plain.locator('[data-answers-text]').inputValue()
  const files = [1, 2, 3].map(n => ({ name: `${n}.json`, mimeType: 'application/json', buffer: Buffer.from(n === 3 ? '{}' : answers) }))
  await both('a class', turn('study/class'))
  await both('its files', async (page) => {
    await page.locator('[data-class-files]').setInputFiles(files)
    await expect(page.locator('[data-class-read]')).toHaveAttribute('data-faults', '1')
  })
  await both('the same again counts', click('[data-action="count-again"]'))
  await both('why not', click('.files-faults summary'))
  await both('their names', click('[data-action="show-names"]'))
  await both('not their names', click('[data-action="show-names"]'))
  await both('the path, with how far', turn('study'))
  await close()
})

test('slides, translated: hands, boards, quiz, clocks and what is uncovered stay true', FULL, async ({ browser, baseURL }) => {
  test.setTimeout(150_000)
  const { translated, both, close } = await twoReaders(browser, baseURL, 'both', 'money')
  await both('a poll', turn('money'))
  await both('hands', async (page) => {
    await hand('money/a', 2)(page)
    await hand('money/b', 1)(page)
  })
  await both('asked once more', click('[data-action="show-hands"]'))
  await both('shown', click('[data-confirm="show-hands"]'))
  await both('covered', click('[data-action="show-hands"]'))
  await both('one more, shown again', async (page) => {
    await hand('money/a', 1)(page)
    await click('[data-action="show-hands"]')(page)
    await click('[data-confirm="show-hands"]')(page)
  })
  await both('cleared', click('[data-action="clear-hands"]'))
  await both('the class\'s table', turn('class-table'))
  await both('hands', async (page) => {
    await click('[data-table-set="core"]')(page)
    await hand('sort/core/S2-04/project', 2)(page)
    await hand('sort/core/S2-04/resource', 2)(page)
  })
  await both('shown', click('[data-action="show-hands"]'))
  await both('one more, shown again', async (page) => {
    await click('[data-action="show-hands"]')(page)
    await hand('sort/core/S2-04/resource', 1)(page)
    await click('[data-action="show-hands"]')(page)
  })
  await both('near misses, in the class\'s order', turn('near-misses'))
  await both('another pair', click('[data-pick]:nth-child(3)'))
  await both('its steps', async (page) => {
    await click('.near-miss [data-action="show"]:enabled')(page)
    await click('.near-miss [data-action="show"]:enabled')(page)
  })
  await both('a quiz with hands', turn('project-quiz'))
  await both('hands', async (page) => {
    await page.locator('[data-hand="more"]:visible').nth(1).click()
    await click('[data-action="show-hands"]')(page)
    await click('[data-confirm="show-hands"]')(page)
  })
  await both('put again', click('[data-action="turn-round"]'))
  await both('uncovered', turn('project-quiz?clicks=1'))
  await both('three questions', turn('exit-quiz'))
  await both('questions for discussion', turn('discussion-cards'))
  await both('another level', click('[data-level]:nth-child(2)'))
  await both('mistakes', turn('misconceptions'))
  await both('one', click('[data-misconception]'))
  await both('mended', click('[data-action="correction"]'))
  await both('another', async page => page.locator('[data-misconception]:visible').nth(3).click())
  await both('close reading', turn('close-reading'))
  await both('its key', turn('close-reading?clicks=2'))
  await both('the board', turn('sort'))
  await both('cards in bins', put(['S1-01', 'project'], ['S1-03', 'project'], ['S2-04', 'resource'], ['S3-02', 'resource']))
  await both('another reading', put(['S2-04', 'project'], ['S3-02', 'development']))
  await both('answers', click('[data-action="answers"]'))
  await both('signs', turn('resource-signs'))
  await both('pinned', async (page) => {
    await write('.sign-card textarea', 'a shared table')(page)
    await click('.pin-button')(page)
  })
  await both('the clock in the presenter\'s window', turn('presenter/discussion'))
  await both('another section', turn('presenter/sort'))
  await both('hands in the presenter\'s window', turn('presenter/money'))
  await both('seen there', async (page) => {
    await page.locator('[data-hand-stepper="money/c"] [data-hand="more"]:visible').first().click()
  })

  // What runs: the figure that is shown is another one after a while.
  const runs = async (figure: string) => {
    const before = await translated.locator(figure).textContent()
    await expect(translated.locator(figure)).not.toHaveText(before ?? '')
  }
  await runs('[data-clock="section"] .used')
  await turn('discussion')(translated)
  await click('[data-action="start"]')(translated)
  await runs('[role="timer"]:visible')
  await close()
})
