import type { Page } from 'playwright/test'
import { expect, test } from '../support/window'
import { Board, goto, keep, openBoard, record, storageKey, stored, turnTo, watchFaults } from '../support/board'
import { homeOf, LANGUAGE_KEY } from '../support/content'

const HOME = homeOf('core')
const TWO = { 'S1-01': 'project', 'X3': 'resource' } as const

const keys = (page: Page): Promise<Record<string, string>> => page.evaluate(() => ({ ...localStorage }))

test('the board is as it was left: placement, marks and check number', async ({ page }) => {
  await keep(page, 'core', record({ ...HOME, X3: 'project' }))
  const board = await openBoard(page)
  await board.check(1)
  await board.digits({ X3: 'resource' })
  await board.check(2)
  const before = await board.view()
  const marks = await board.marks.count()
  await page.reload()
  await board.ready()
  expect(await board.view()).toEqual(before)
  await expect(board.marks).toHaveCount(marks)
})

test('the slide and the study page share one board', async ({ page }) => {
  const board = await openBoard(page)
  await board.digits(TWO)
  await goto(page, 'study/sort')
  await board.ready()
  await board.shows(TWO)
  await board.digits({ X3: 'pool' })
  await turnTo(page, 'sort')
  await board.ready()
  await board.shows({ 'S1-01': 'project' })
})

test('each set has its own board', async ({ page }) => {
  const board = await openBoard(page)
  await board.digits({ 'S1-03': 'unstaged' })
  await turnTo(page, 'try')
  const first = await new Board(page, 'first').ready()
  await first.shows({})
})

test('presenter and projector show the same board; a change from the other window clears undo', async ({ page, context }) => {
  await goto(page, 'presenter/sort')
  const presenter = await new Board(page).ready()
  const other = await context.newPage()
  const projector = await openBoard(other)
  await presenter.digits({ 'S1-01': 'project' })
  await projector.shows({ 'S1-01': 'project' })
  await expect(presenter.action('undo')).not.toHaveAttribute('aria-disabled', 'true')
  await projector.digits({ X3: 'resource' })
  await presenter.shows(TWO)
  await expect(presenter.action('undo')).toHaveAttribute('aria-disabled', 'true')
  await expect(projector.action('undo')).not.toHaveAttribute('aria-disabled', 'true')
  await projector.action('answers').click()
  await expect(presenter.root).toHaveAttribute('data-check', '3')
  await expect(presenter.card('X3')).toHaveAttribute('data-own', 'resource')
  await expect(presenter.card('X3')).toHaveAttribute('data-mark', 'right')
  await presenter.action('reset').click()
  await presenter.confirm('reset').click()
  await projector.shows({})
  await expect(projector.root).toHaveAttribute('data-check', '0')
})

test('the presenter\'s preview of the next slide shows the board and cannot be used', async ({ page }) => {
  await keep(page, 'core', record(TWO))
  await goto(page, 'presenter/development-quiz?clicks=1')
  const preview = page.locator('[data-sorter="core"]:visible')
  await expect(preview).toHaveCount(1)
  await expect(preview).toHaveAttribute('data-placed', '2')
  await expect(preview).toHaveAttribute('inert', '')
  expect(await page.evaluate(() => document.querySelectorAll('[id]').length - new Set([...document.querySelectorAll('[id]')].map(one => one.id)).size), 'no id twice').toBe(0)
})

/** The board still takes cards and undoes. */
async function works(board: Board): Promise<void> {
  const before = await board.placement()
  const place = before['S2-02'] === 'resource' ? 'unstaged' : 'resource'
  await board.digits({ 'S2-02': place })
  await board.action('undo').click()
  await expect.poll(() => board.placement()).toEqual(before)
}

const alert = (page: Page) => page.locator('[role="alert"]:visible')

for (const [name, script] of [
  ['denied', () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })],
  ['denied at every call', () => {
    for (const call of ['getItem', 'setItem', 'removeItem', 'key', 'clear'] as const)
      Storage.prototype[call] = () => { throw new DOMException('denied', 'SecurityError') }
  }],
  ['full', () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }],
] as const) {
  test(`storage ${name}: the board works in memory and says so`, async ({ page }) => {
    const faults = watchFaults(page)
    await page.addInitScript(script)
    const board = await openBoard(page)
    await works(board)
    await board.digits(TWO)
    await expect(alert(page)).not.toBeEmpty()
    await turnTo(page, 'how')
    await turnTo(page, 'sort')
    await board.ready()
    await board.shows(TWO)
    expect(faults.filter(fault => fault.startsWith('page error'))).toEqual([])
  })
}

const ASIDE = {
  'broken JSON': '{"version":1,"placement":{"S1-01"',
  'no JSON at all': 'hello',
  'a version of the future': record(TWO).replace('"version":1', '"version":99'),
  'a list': '[]',
  'nothing that is a placement': '{"version":1,"placement":7}',
  'a check number out of range': record(TWO, { check: 9 }),
}
for (const [name, text] of Object.entries(ASIDE)) {
  test(`state that cannot be read (${name}) is set aside, and the board starts clean with a notice`, async ({ page }) => {
    const faults = watchFaults(page)
    await keep(page, 'core', text)
    const board = await openBoard(page)
    await board.shows({})
    await expect(alert(page)).not.toBeEmpty()
    await works(board)
    const aside = Object.entries(await keys(page)).filter(([key]) => key.includes('/aside/'))
    expect(aside.map(([, value]) => value)).toEqual([text])
    await page.reload()
    await board.ready()
    await expect(alert(page)).toHaveCount(0)
    expect(Object.values(await keys(page))).toContain(text)
    expect(faults).toEqual([])
  })
}

test('state that cannot be read and cannot be copied is left where it is', async ({ page }) => {
  await keep(page, 'core', 'hello')
  await page.addInitScript(() => {
    const setItem = Storage.prototype.setItem
    Storage.prototype.setItem = function (key: string, value: string) {
      if (key.startsWith('coevolution-deck:') && !(key.endsWith('/board/core') && value === 'hello'))
        throw new DOMException('full', 'QuotaExceededError')
      setItem.call(this, key, value)
    }
  })
  const board = await openBoard(page)
  await expect(alert(page)).not.toBeEmpty()
  await works(board)
  expect((await keys(page))[storageKey('core')]).toBe('hello')
})

test('cards that no longer exist are dropped, hostile values too, and the rest stays', async ({ page }) => {
  const faults = watchFaults(page)
  await keep(page, 'core', JSON.stringify({
    version: 1,
    placement: { 'S1-01': 'project', 'S9-99': 'project', 'S1-02': 'nowhere', 'S1-03': 7, 'S1-04': null, 'constructor': 'project', '<img src=x onerror=alert(1)>': 'resource', 'S2-09': 'resource', 'X3': 'resource' },
    check: 2,
    marked: ['S1-01', 'S9-99', 'constructor'],
    moved: true,
    first: { 'S1-01': '__proto__', 'S9-99': 'project' },
  }))
  const board = await openBoard(page)
  await board.shows(TWO)
  await expect(board.root.locator('[data-card]')).toHaveCount(15)
  await expect(board.card('S1-01')).toHaveAttribute('data-mark', 'right')
  await expect(board.marks).toHaveCount(1)
  await works(board)
  await turnTo(page, 'first-last')
  await expect(page.locator('h1:visible')).toBeVisible()
  expect(faults).toEqual([])
})

test('a prototype in the store changes nothing', async ({ page }) => {
  const faults = watchFaults(page)
  await keep(page, 'core', '{"version":1,"placement":{"__proto__":{"X7":"project"},"S1-01":"project"},"check":0,"marked":[],"moved":true,"first":null}')
  const board = await openBoard(page)
  await board.shows({ 'S1-01': 'project' })
  expect(faults).toEqual([])
})

test('a bad language and a bad board of another window do no harm', async ({ page, context }) => {
  const faults = watchFaults(page)
  const board = await openBoard(page)
  await board.digits(TWO)
  const other = await context.newPage()
  await goto(other, 'cover')
  await other.evaluate(key => localStorage.setItem(key, '<b>'), LANGUAGE_KEY)
  await other.evaluate(key => localStorage.setItem(key, '{broken'), storageKey('core'))
  await board.shows({})
  await expect(alert(page)).not.toBeEmpty()
  await works(board)
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'zh')
  expect(faults).toEqual([])
  expect((await stored(page, 'core'))?.version).toBe(1)
})
