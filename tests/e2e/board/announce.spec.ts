import type { Lang } from '../support/content'
import { expect, test } from '../support/window'
import { keep, openBoard, record } from '../support/board'
import { card, homeOf, labels, sets } from '../support/content'
import { FULL, fullUnless } from '../support/full'
import { byDigit, mover, WAYS } from '../support/ways'

test.use({ hasTouch: true })

const spoken = (lang: Lang) => (text: { zh: string, en: string }) => lang === 'en' ? [text.en] : lang === 'zh' ? [text.zh] : [text.zh, text.en]

for (const lang of ['zh', 'en', 'both'] as const) {
  test(`each way says card, old place, new place and how many are left, in ${lang}`, FULL, async ({ page }) => {
    const board = await openBoard(page, 'sort', lang)
    const wordsOf = spoken(lang)
    await expect(board.status).toHaveAttribute('role', 'status')
    await expect(board.status).not.toHaveAttribute('aria-live', 'assertive')
    const moves = [...WAYS, 'digit'] as const
    for (const [index, way] of moves.entries()) {
      const id = sets.core.poolOrder[index]
      for (const [from, to] of [['pool', 'resource'], ['resource', 'unstaged']] as const) {
        const before = await board.status.innerText()
        if (way === 'digit')
          await byDigit(board, id, to)
        else
          await (await mover(board, way))(id, to)
        await expect.poll(() => board.status.innerText(), { message: way }).not.toBe(before)
        for (const part of [card(id).title, labels.bins[from], labels.bins[to]].flatMap(wordsOf))
          await expect(board.status).toContainText(part, { useInnerText: true })
        await expect(board.status).toContainText(String(sets.core.cards.length - index - 1), { useInnerText: true })
      }
    }
    const other = lang === 'en' ? 'zh' : 'en'
    if (lang !== 'both')
      expect(await board.status.innerText()).not.toContain(labels.bins.unstaged[other])
  })
}

test('one status line, and it speaks on undo, redo, reset, check and a closed check too', async ({ page }) => {
  const board = await openBoard(page)
  await expect(board.root.locator('[role="status"]')).toHaveCount(1)
  let last = await board.status.innerText()
  const speaks = async (what: string) => {
    await expect.poll(() => board.status.innerText(), { message: what }).not.toBe(last)
    last = await board.status.innerText()
  }
  await board.action('check').click({ force: true })
  await speaks('closed check')
  await board.digits({ X7: 'resource' })
  await speaks('move')
  await board.action('undo').click()
  await speaks('undo')
  await board.press('redo')
  await speaks('redo')
  await board.action('answers').click()
  await speaks('answers')
  await board.grab('X7').press('1')
  await speaks('nothing moves')
  await board.action('reset').click()
  await board.confirm('reset').click()
  await speaks('reset')
})

test('picking up, aiming and putting back are said', async ({ page }) => {
  const board = await openBoard(page, 'sort', 'en')
  await board.grab('X7').focus()
  await page.keyboard.press('Enter')
  await expect(board.status).toContainText(card('X7').title.en)
  await page.keyboard.press('ArrowRight')
  await expect(board.status).toContainText(labels.bins.project.en)
  await page.keyboard.press('ArrowRight')
  await expect(board.status).toContainText(labels.bins.resource.en)
  await page.keyboard.press('Escape')
  await expect(board.status).toContainText(labels.bins.pool.en)
})

for (const lang of ['zh', 'en'] as const) {
  test(`a card's sentence is its accessible description, its title is in its name, in ${lang}`, fullUnless(lang === 'zh'), async ({ page }) => {
    const board = await openBoard(page, 'sort', lang)
    for (const id of sets.core.cards) {
      await expect(board.grab(id)).toHaveAccessibleDescription(card(id).text[lang])
      await expect(board.grab(id)).toHaveAccessibleName(new RegExp(card(id).title[lang].replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    }
    await board.grab('X7').focus()
    await expect(board.readingBox).toContainText(card('X7').text[lang], { useInnerText: true })
  })
}

test('in both languages the reading box shows both', FULL, async ({ page }) => {
  const board = await openBoard(page, 'sort', 'both')
  await board.grab('X7').focus()
  for (const text of [card('X7').text.zh, card('X7').text.en])
    await expect(board.readingBox).toContainText(text, { useInnerText: true })
})

for (const alias of ['sort', 'try', 'study/sort']) {
  test(`#/${alias} uses nothing that misleads a screen reader`, fullUnless(alias === 'sort'), async ({ page }) => {
    const board = await openBoard(page, alias, 'zh', alias === 'try' ? 'first' : 'core')
    await board.grab('X3').focus()
    await page.keyboard.press('Enter')
    await expect(board.grab('X3')).toHaveAttribute('aria-pressed', 'true')
    await board.card('X6').locator('[data-move-menu]').click()
    await expect(page.locator('[aria-grabbed], [aria-dropeffect], [role="application"]')).toHaveCount(0)
    // In what the deck makes: Slidev's own controls beside the slide are not ours.
    await expect(board.root.locator(':is(button, a, [role="button"]) :is(button, a, [role="button"], input)')).toHaveCount(0)
    // Every card is an item of a list.
    expect(await board.root.locator('[data-card]').evaluateAll(all => all.every(one => one.matches('ul > li, ol > li, [role="listitem"]')))).toBe(true)
    // A name for every button.
    for (const button of await board.root.getByRole('button').all())
      await expect(button).toHaveAccessibleName(/\S/)
  })
}

for (const way of ['tap', 'keys', 'menu'] as const) {
  test(`focus stays with the card that was moved by ${way}`, fullUnless(way === 'keys'), async ({ page }) => {
    const board = await openBoard(page)
    const move = await mover(board, way)
    // Not one card after itself: a second tap at once and in the same place would be that of a double tap.
    for (const [id, to] of [['X7', 'resource'], ['S1-01', 'development'], ['X7', 'pool']] as const) {
      await move(id, to)
      await expect(board.grab(id)).toBeFocused()
    }
  })
}

test('focus stays with the card that a digit moved, that Escape put back, and that undo moved', FULL, async ({ page }) => {
  const board = await openBoard(page)
  await board.grab('X7').focus()
  await page.keyboard.press('2')
  await expect(board.card('X7')).toHaveAttribute('data-in', 'resource')
  await expect(board.grab('X7')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(board.grab('X7')).toBeFocused()
  await page.keyboard.press('Control+z')
  await board.shows({})
  await expect(board.grab('X7')).toBeFocused()
})

test('right and wrong are told by word and not by colour alone', async ({ page }) => {
  await keep(page, 'core', record({ ...homeOf('core'), X3: 'project' }))
  const board = await openBoard(page)
  const name = (id: string) => board.grab(id).evaluate(grab => (grab.textContent ?? '').replaceAll(/\s+/g, ' ').trim())
  await board.check(1)
  await board.digits({ 'S1-04': 'resource' })
  const before = { right: await name('S1-01'), wrong: await name('X3') }
  await board.check(2)
  await expect(board.card('X3')).toHaveAttribute('data-mark', 'wrong')
  const added = async (id: string, was: string) => (await name(id)).length - was.length
  expect(await added('S1-01', before.right)).toBeGreaterThan(0)
  expect(await added('X3', before.wrong)).toBeGreaterThan(0)
  for (const id of ['S1-01', 'X3'])
    await expect(board.grab(id).locator('svg').first()).toBeVisible()
})

test('the menu closes by Escape and by a click elsewhere, and gives the focus back', FULL, async ({ page }) => {
  const board = await openBoard(page)
  const opener = board.card('X7').locator('[data-move-menu]')
  const entry = board.card('X7').locator('[data-move-to="project"]')
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(entry).toBeVisible()
  await expect(opener).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Escape')
  await expect(entry).toHaveCount(0)
  await expect(opener).toBeFocused()
  await opener.click()
  await expect(entry).toBeVisible()
  await board.root.getByRole('heading').first().click()
  await expect(entry).toHaveCount(0)
  await board.shows({})
})
