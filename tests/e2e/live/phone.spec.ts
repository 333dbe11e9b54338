import type { Browser, BrowserContext, Page } from 'playwright/test'
import { expect, test } from '../support/test'
import { Board, storageKey } from '../support/board'
import { polls, PREFIX, quiz, sets } from '../support/content'
import { LiveClass } from '../support/liveClass'
import { axe, sideways, smallTargets } from '../support/page'

/** A phone in a live class, against the class's own server, on an address that is no localhost where this machine has one. */
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'zh-CN', serviceWorkers: 'block' } as const
const [A, B] = sets.core.poolOrder

const root = (page: Page) => page.locator('.live-page')
const line = (page: Page) => expect(root(page))
const phoneOf = async (browser: Browser, live: LiveClass): Promise<{ context: BrowserContext, page: Page }> => {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  await page.goto(`${live.origin}/${live.code}`)
  return { context, page }
}
async function join(page: Page): Promise<void> {
  await page.locator('[data-action="join"]').tap()
  await expect(root(page)).toHaveAttribute('data-live', 'in')
}
async function put(page: Page, card: string, bin: string): Promise<void> {
  await new Board(page, 'core').grab(card).tap()
  await page.locator(`[data-bin-bar="${bin}"]`).tap()
}

// A server is started, killed and started again, on a machine that may be busy.
test.describe.configure({ timeout: 120_000 })

let live: LiveClass
test.beforeEach(async () => { live = await new LiveClass().start() })
test.afterEach(async () => { await live.close() })

test('joins by the code, sorts, and loses nothing by a reload, a killed server or a moment without network', async ({ browser }) => {
  const { context, page } = await phoneOf(browser, live)
  const board = new Board(page, 'core')
  await expect(page).toHaveURL(new RegExp(`/study/\\?live=${live.code}#/$`))
  await expect(page.locator('[data-ask]')).toBeVisible()
  expect.soft(await axe(page, '#app')).toEqual([])
  expect.soft((await live.state()).joined, 'nobody is in before the press').toBe(0)
  await join(page)
  await expect(page.locator('[data-nothing]')).toBeVisible()

  await live.step('sort', 'open-1')
  await board.ready()
  expect.soft(await board.action('share').count() + await board.action('check').count()).toBe(0)
  await put(page, A, 'project')
  await line(page).toHaveAttribute('data-line', 'sent')
  expect((await live.state()).tasks.sort.rounds[0].table).toMatchObject({ answered: 1, rows: { [A]: [1, 0, 0, 0] } })

  await page.reload()
  await expect(board.card(A)).toHaveAttribute('data-in', 'project')

  await live.kill()
  await put(page, B, 'resource')
  await line(page).toHaveAttribute('data-line', 'waiting')
  await live.start()
  await expect(root(page)).toHaveAttribute('data-line', 'sent', { timeout: 30_000 })
  expect((await live.state()).tasks.sort.rounds[0].table).toMatchObject({ answered: 1, rows: { [A]: [1, 0, 0, 0], [B]: [0, 1, 0, 0] } })

  await context.setOffline(true)
  await put(page, B, 'development')
  await line(page).toHaveAttribute('data-line', 'waiting')
  await context.setOffline(false)
  await expect(root(page)).toHaveAttribute('data-line', 'sent', { timeout: 30_000 })

  // The browser forgets what the page has stored, and not its cookie: the server's copy is taken.
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await expect(board.card(B)).toHaveAttribute('data-in', 'development')
  await expect(board.card(A)).toHaveAttribute('data-in', 'project')

  // A second tab of the same phone.
  const tab = await context.newPage()
  await tab.goto(`${live.origin}/${live.code}`)
  const other = new Board(tab, 'core')
  await expect(other.card(A)).toHaveAttribute('data-in', 'project')
  await put(tab, A, 'unstaged')
  await line(tab).toHaveAttribute('data-line', 'sent')
  await expect(board.card(A)).toHaveAttribute('data-in', 'unstaged')
  expect((await live.state()).joined).toBe(1)

  // The device's own board was neither read nor written.
  expect(await page.evaluate(key => localStorage.getItem(key), storageKey('core'))).toBeNull()

  await page.bringToFront()
  await page.locator('[data-action="leave"]').tap()
  await page.locator('[data-confirm="leave"]').tap()
  await expect(root(page)).toHaveAttribute('data-live', 'left')
  expect((await live.state()).joined).toBe(0)
  expect(await page.evaluate(prefix => Object.keys(localStorage).filter(key => key.startsWith(`${prefix}phone-`)), PREFIX)).toEqual([])
  await context.close()
})

test('follows the rounds: closed, shown, the sign, the second round, questions, the end', async ({ browser }) => {
  const { context, page } = await phoneOf(browser, live)
  const board = new Board(page, 'core')
  await join(page)
  await live.step('sort', 'open-1')
  await board.ready()
  for (const card of sets.core.poolOrder)
    await put(page, card, 'project')
  await expect(board.root).toHaveAttribute('data-placed', String(sets.core.poolOrder.length))
  await page.locator('[data-action="finished"]').tap()
  await expect.poll(async () => (await live.state()).tasks.sort.rounds[0].finished).toBe(1)
  await expect(board.root).not.toHaveAttribute('data-relationship')
  for (const lang of ['en', 'both', 'zh']) {
    await page.locator(`[data-set-lang="${lang}"]`).tap()
    await page.setViewportSize({ width: 320, height: 640 })
    expect.soft(await sideways(page), `${lang}: sorting`).toBe(0)
    expect.soft(await axe(page, '.live-head, .live-foot, .finished'), `${lang}: sorting`).toEqual([])
    await page.setViewportSize(PHONE.viewport)
  }

  await live.step('sort', 'close-1')
  await expect(root(page)).toHaveAttribute('data-phase', 'closed')
  await expect(root(page)).toHaveAttribute('data-line', 'closed')
  await expect(page.locator('[data-still]')).toBeVisible()
  await board.grab(A).tap()
  await page.locator('[data-bin-bar="resource"]').tap()
  await expect(board.card(A)).toHaveAttribute('data-in', 'project')

  await live.set({ pair: { task: 'sort', round: 1, row: A } })
  await expect(page.locator('[data-sign]')).toHaveAttribute('data-sign', /^[0-4]$/)
  expect.soft(await axe(page, '#app'), 'sign').toEqual([])
  await live.set({ pair: null })

  await live.step('sort', 'open-2')
  await expect(root(page)).toHaveAttribute('data-task', 'sort/2')
  await expect(board.root, 'it begins with the first').toHaveAttribute('data-placed', String(sets.core.poolOrder.length))
  await put(page, A, 'resource')
  await line(page).toHaveAttribute('data-line', 'sent')
  await live.step('sort', 'close-2')
  expect((await live.state()).tasks.sort.moves?.rows[A][0][1], 'moved once').toBe(1)
  await board.grab(A).tap()
  await expect(page.locator('[data-panel]')).toHaveAttribute('data-first', 'card')
  await live.step('sort', 'show-2')
  await expect(board.root).toHaveAttribute('data-relationship')
  // The card that was being read gives way to it.
  await expect(page.locator('[data-panel]')).toHaveAttribute('data-first', 'relationship')

  const [multi, order] = ['multi', 'order'].map(type => quiz.find(question => question.type === type)!)
  for (const task of [`poll-${polls[0].id}`, `quiz-${multi.id}`]) {
    await live.step(task, 'open-1')
    const question = page.locator(`[data-question="${task}"]`)
    await expect(question).toBeVisible()
    // What is chosen is marked without moving the others, on the narrowest phone too.
    await page.setViewportSize({ width: 320, height: 640 })
    const height = () => question.evaluate(element => element.getBoundingClientRect().height)
    const before = await height()
    await question.locator('[data-option] label').first().tap()
    await expect(question.locator('[data-option]').first()).toHaveClass(/chosen/)
    expect.soft(await height(), task).toBe(before)
    await page.setViewportSize(PHONE.viewport)
    await page.locator('[data-action="finished"]').tap()
    await expect.poll(async () => (await live.state()).tasks[task].rounds[0].finished, task).toBe(1)
    expect.soft(await axe(page, '#app'), task).toEqual([])
    expect.soft(await smallTargets(page, '.live-question', 44), task).toEqual([])
  }
  await live.step(`quiz-${order.id}`, 'open-1')
  for (const [index, { key }] of order.options.entries()) {
    await page.locator(`.order-question [data-card="${key}"] [data-grab]`).tap()
    await page.locator(`.order-question [data-bin="${index + 1}"]`).tap()
  }
  await page.locator('[data-action="finished"]').tap()
  await expect.poll(async () => (await live.state()).tasks[`quiz-${order.id}`].rounds[0].finished).toBe(1)
  await live.step('card-S2-09', 'open-1')
  await page.locator('[data-question="card-S2-09"] [data-option="resource"] label').tap()
  await line(page).toHaveAttribute('data-line', 'sent')

  // What one sorted oneself is asked about before it is replaced.
  await page.evaluate(key => localStorage.setItem(key, '{"version":1,"placement":{"X3":"project"}}'), storageKey('core'))
  await live.end()
  await expect(root(page)).toHaveAttribute('data-live', 'ended')
  await page.locator('[data-take="core"]').tap()
  await page.locator('[data-confirm="take"]').tap()
  await expect(page.locator('[data-taken="core"]')).toBeVisible()
  await page.locator('[data-action="ordinary"]').tap()
  await page.waitForURL(url => url.search === '')
  await page.goto(`${live.origin}/study/#/sort`)
  await expect(board.card(A)).toHaveAttribute('data-in', 'resource')
  await context.close()
})

test('says in words where there is no class, and offers the page as it always was, which asks nobody', async ({ page, browser }) => {
  const asked: string[] = []
  page.on('request', request => new URL(request.url()).pathname.startsWith('/live/') && asked.push(request.url()))
  await page.goto('./study/?live=K7M2QX#/')
  await expect(root(page)).toHaveAttribute('data-live', 'noServer')
  expect(asked).toHaveLength(1)
  await page.locator('[data-action="ordinary"]').click()
  await expect(page.locator('.path-steps')).toBeVisible()
  expect(asked).toHaveLength(1)
  // A server, and not such a class.
  const context = await browser.newContext(PHONE)
  const phone = await context.newPage()
  await phone.goto(`${live.origin}/AAAAAA`)
  await expect(root(phone)).toHaveAttribute('data-live', 'noClass')
  await context.close()
})
