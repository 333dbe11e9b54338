import type { Board } from '../support/board'
import { expect, test } from '../support/window'
import { keep, openBoard, record, storageKey, turnTo, Board as BoardOf } from '../support/board'
import { homeOf, labels, sets, wrongBin } from '../support/content'

const HOME = homeOf('core')
const WRONG = { ...HOME, 'S1-01': 'resource', 'X3': 'project' } as const
const marked = (board: Board) => board.root.locator('[data-card]').evaluateAll(cards =>
  Object.fromEntries(cards.flatMap((card) => {
    const mark = card.getAttribute('data-mark')
    return mark ? [[card.getAttribute('data-card') ?? '', mark]] : []
  })))

/** A board with all cards placed, kept on the device before the page opens. */
async function placed(page: Parameters<typeof keep>[0], placement: Record<string, string> = WRONG, set: 'core' | 'full' = 'core'): Promise<Board> {
  await keep(page, set, record(placement as typeof HOME))
  return set === 'core' ? openBoard(page) : openBoard(page, 'study?set=full', 'zh', 'full')
}

test('check is closed until the pool is empty', async ({ page }) => {
  const board = await openBoard(page)
  await expect(board.action('check')).toHaveAttribute('aria-disabled', 'true')
  await expect(board.action('check').locator('.why-closed')).toContainText('15')
  await board.digits(HOME)
  await board.digits({ 'S1-01': 'pool' })
  await expect(board.action('check')).toHaveAttribute('aria-disabled', 'true')
  await board.action('check').click({ force: true })
  await expect(board.root).toHaveAttribute('data-check', '0')
  await expect(board.status).not.toBeEmpty()
  await board.digits({ 'S1-01': 'resource' })
  await expect(board.action('check')).not.toHaveAttribute('aria-disabled', 'true')
  await board.check(1)
})

test('check 1 tells only how many, and needs a move before the next', async ({ page }) => {
  const board = await placed(page)
  await board.check(1)
  await expect(board.marks).toHaveCount(0)
  const score = board.root.locator('[data-score]')
  await expect(score).toHaveAttribute('data-score', String(sets.core.cards.length - 2))
  await expect(score).toContainText(String(sets.core.cards.length - 2))
  await expect(board.action('check')).toHaveAttribute('aria-disabled', 'true')
  await expect(board.action('check').locator('.why-closed')).not.toBeEmpty()
  await board.action('check').click({ force: true })
  await expect(board.action('check').locator('.why-closed')).toHaveClass(/stressed/)
  await expect(board.root).toHaveAttribute('data-check', '1')
  await board.digits({ 'S1-01': 'development' })
  await expect(board.action('check')).not.toHaveAttribute('aria-disabled', 'true')
  // A score that followed the cards would give them away one by one.
  await board.digits({ 'S1-01': 'project' })
  await expect(board.card('S1-01')).toHaveAttribute('data-in', 'project')
  await expect(score).toHaveCount(0)
})

test('check 2 marks each card and opens the reason against the bin that it lies in', async ({ page }) => {
  const board = await placed(page)
  await board.check(1)
  await board.digits({ 'S1-01': 'development' })
  await board.check(2)
  const expected = Object.fromEntries(Object.keys(HOME).map(id => [id, ['S1-01', 'X3'].includes(id) ? 'wrong' : 'right']))
  await expect.poll(() => marked(board)).toEqual(expected)
  for (const id of ['S1-01', 'X3']) {
    await board.grab(id).focus()
    await expect(board.readingBox).toHaveAttribute('data-shown', id)
    const text = await board.readingBox.innerText()
    expect(text.trim()).not.toBe('')
    const { zh, en } = labels.bins[HOME[id]]
    expect(text).not.toContain(zh)
    expect(text).not.toContain(en)
  }
  await expect(board.readingBox).toHaveCount(1)
})

test('check 3 tells where each card belongs, and there is none after it', async ({ page }) => {
  const board = await placed(page)
  await board.check(1)
  await board.digits({ 'S1-01': 'development' })
  await board.check(2)
  await board.digits({ 'S1-01': 'unstaged' })
  await board.check(3)
  await board.grab('S1-01').focus()
  await expect(board.readingBox).toHaveAttribute('data-shown', 'S1-01')
  await expect(board.readingBox).toContainText(labels.bins[HOME['S1-01']].zh)
  await board.digits({ 'S1-01': 'resource' })
  await board.check(3)
})

test('all at home at the first check tells everything', async ({ page }) => {
  const board = await placed(page, HOME)
  await board.check(3)
  await expect.poll(() => marked(board)).toEqual(Object.fromEntries(Object.keys(HOME).map(id => [id, 'right'])))
})

test('answers lie over the board at any time, with the own place in sight, and are taken off again', async ({ page }) => {
  const board = await openBoard(page)
  const own = { 'S1-01': 'project', 'S1-02': wrongBin('S1-02') } as const
  await board.digits(own)
  const before = await board.view()
  const first = await page.evaluate(key => localStorage.getItem(key), storageKey('core'))
  for (const [open, cover] of [['button', 'button'], ['a', 'a'], ['a', 'h']] as const) {
    const press = (what: string) => what === 'button' ? board.action('answers').click() : page.keyboard.press(what)
    await press(open)
    await board.shows(HOME)
    await expect(board.root).toHaveAttribute('data-check', '3')
    await expect(board.root).toHaveAttribute('data-coevolution', 'true')
    await expect.poll(() => marked(board)).toEqual(Object.fromEntries(Object.keys(HOME).map(id => [id, 'right'])))
    await expect(board.card('S1-01')).toHaveAttribute('data-own', 'project')
    await expect(board.card('S1-03')).toHaveAttribute('data-own', 'pool')
    await expect(board.card('S1-02')).toHaveAttribute('data-own', own['S1-02'])
    await expect(board.card('S1-02').locator('.own')).toBeVisible()
    await expect(board.card('S1-01').locator('.own')).toHaveCount(0)
    // A key before the window has heard of it would be refused.
    await press(cover)
    await board.shows(own)
    await expect.poll(() => board.view()).toEqual(before)
    await expect(board.root.locator('[data-own], [data-mark]')).toHaveCount(0)
  }
  const stored = await page.evaluate(key => localStorage.getItem(key), storageKey('core'))
  expect(JSON.parse(stored!)).toEqual({ ...JSON.parse(first!), seen: true })
  // The question to check with stays where it was.
  await expect(page.locator('[data-slide="sort"]:visible [data-check-level]')).toHaveAttribute('data-check-level', '0')
})

test('while answers are shown nothing moves, which is said; what is undone is the own sort', async ({ page }) => {
  const board = await placed(page)
  await board.digits({ 'S1-01': 'development' })
  await board.action('answers').click()
  await board.shows(HOME)
  await board.grab('S1-01').focus()
  for (const key of ['4', 'Control+z', 'Enter']) {
    await page.keyboard.press(key)
    await expect(board.status).toContainText(/答案/)
    await expect(board.root.locator('.pool-done')).toHaveClass(/stressed/)
  }
  await board.card('S1-01').locator('[data-move-menu]').click()
  await board.card('S1-01').locator('[data-move-to="unstaged"]').click()
  await board.shows(HOME)
  await expect(board.action('check')).toHaveAttribute('aria-disabled', 'true')
  await page.reload()
  await board.shows(HOME)
  await board.action('answers').click()
  await board.shows({ ...WRONG, 'S1-01': 'development' })
})

test('a check after the answers were seen is not scored, until reset', async ({ page }) => {
  const board = await placed(page)
  await board.action('answers').click()
  await board.action('answers').click()
  await board.check(1)
  await expect(board.root.locator('[data-score]')).toHaveCount(0)
  await expect(board.root.locator('.pool-done')).toContainText('不计分')
  await board.action('reset').click()
  await board.confirm('reset').click()
  await board.digits(WRONG)
  await board.check(1)
  await expect(board.root.locator('[data-score]')).toHaveCount(1)
})

test('moving a card clears its own mark only; undo moves cards and never changes the check number', async ({ page }) => {
  await keep(page, 'core', record(WRONG, { check: 3, moved: false, marked: Object.keys(WRONG), checked: WRONG }))
  const board = await openBoard(page)
  await expect(board.marks).toHaveCount(15)
  await board.digits({ 'S1-01': 'unstaged' })
  await expect(board.card('S1-01')).not.toHaveAttribute('data-mark')
  await expect(board.marks).toHaveCount(14)
  await board.action('undo').click()
  await board.shows(WRONG)
  await expect(board.root).toHaveAttribute('data-check', '3')
  await board.press('redo')
  await board.shows({ ...WRONG, 'S1-01': 'unstaged' })
  await expect(board.root).toHaveAttribute('data-check', '3')
})

test('undo across a check leaves the check number', async ({ page }) => {
  const board = await placed(page)
  await board.digits({ 'S1-01': 'development' })
  await board.check(1)
  await board.action('undo').click()
  await board.shows(WRONG)
  await expect(board.root).toHaveAttribute('data-check', '1')
})

test('reset asks, sets the check to 0 and can be undone; "no" keeps everything', async ({ page }) => {
  const board = await placed(page)
  await board.action('answers').click()
  await board.shows(HOME)
  await board.action('reset').click()
  await expect(board.confirm('reset')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(board.confirm('reset')).toHaveCount(0)
  await board.shows(HOME)
  await board.action('reset').click()
  await board.confirm('reset').click()
  await board.shows({})
  await expect(board.root).toHaveAttribute('data-check', '0')
  await expect(board.marks).toHaveCount(0)
  await board.action('undo').click()
  await board.shows(WRONG)
  await expect(board.root).toHaveAttribute('data-check', '0')
})

test('in the full set contested cards are for discussion and never scored', async ({ page }) => {
  const home = homeOf('full')
  const board = await placed(page, { ...home, 'S2-09': 'project', 'S3-08': 'unstaged' }, 'full')
  await expect(board.root).toHaveAttribute('data-total', '31')
  // All scored cards are home, wherever the contested ones lie.
  await board.check(3)
  await expect(board.card('S2-09')).toHaveAttribute('data-mark', 'discuss')
  await expect(board.card('S3-08')).toHaveAttribute('data-mark', 'discuss')
  await expect(board.root.locator('[data-mark="right"]')).toHaveCount(29)
  await expect(board.root.locator('[data-mark="wrong"]')).toHaveCount(0)
  await board.grab('S2-09').focus()
  await expect(board.readingBox).toHaveAttribute('data-shown', 'S2-09')
  await expect(board.readingBox).not.toBeEmpty()
})

test('first against last shows what moved since the try-first sort', async ({ page }) => {
  const first = { ...homeOf('first'), X3: 'project' } as const
  const tryFirst = await openBoard(page, 'try', 'zh', 'first')
  await tryFirst.digits(first)
  await turnTo(page, 'sort')
  const board = await new BoardOf(page).ready()
  await board.digits(HOME)
  await board.digits({ 'S1-02': 'resource' })
  await turnTo(page, 'first-last')
  // X3 against the try-first sort; S1-02, which was not in it, against the first complete sort of the set.
  const rows = page.locator('[data-change]:visible')
  await expect(rows).toHaveCount(2)
  await expect.poll(() => rows.evaluateAll(all => all.map(row => row.getAttribute('data-change')).sort())).toEqual(['S1-02', 'X3'])
  const x3 = page.locator('[data-change="X3"]:visible')
  await expect(x3).toContainText(labels.bins.project.zh)
  await expect(x3).toContainText(labels.bins[HOME.X3].zh)
})

test('the first sort stays after a reset', async ({ page }) => {
  const board = await placed(page, { ...HOME, 'S1-02': 'resource' })
  // Kept from before without a first sort: the next complete sort is it.
  await board.digits({ 'S1-01': 'unstaged' })
  await board.action('reset').click()
  await board.confirm('reset').click()
  await board.digits({ 'S1-01': 'project' })
  await turnTo(page, 'first-last')
  await expect(page.locator('[data-change="S1-01"]:visible')).toHaveCount(1)
})
