import type { Page } from 'playwright/test'
import { expect, test } from '../support/test'
import { goto, openBoard } from '../support/board'
import { FULL, fullUnless } from '../support/full'
import { centreOf } from '../support/ways'

const hash = (page: Page) => page.evaluate(() => location.hash)
const slideIs = (page: Page, alias: string) => expect.poll(() => hash(page)).toMatch(new RegExp(`^#/(presenter/)?${alias}(\\?|$)`))
const shown = (page: Page) => page.locator('.slidev-page:visible .slidev-layout')
const overview = (page: Page) => page.locator('.z-modal.overflow-y-auto')
const html = (page: Page) => page.locator('html')
const isBlack = (page: Page, black: boolean) => expect.poll(() => html(page).getAttribute('data-black')).toBe(black ? '' : null)
/** The slide's letters are seen: each in a box, and none of what holds them is transparent. */
const isLit = (page: Page) => page.evaluate(() => document.querySelector('#app')!.checkVisibility({ opacityProperty: true }))

/** A key as an input method's, or as the clicker's: sent to what has the focus. */
const key = (page: Page, init: { key: string, code?: string, keyCode?: number, isComposing?: boolean }) =>
  page.evaluate(init => document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })), init)
const composition = (page: Page, type: 'compositionstart' | 'compositionend') =>
  page.evaluate(type => document.activeElement!.dispatchEvent(new CompositionEvent(type, { bubbles: true })), type)

for (const [alias, field] of [['exit', '[data-slip]'], ['resource-signs', 'textarea, input'], ['not-told', 'textarea, input'], ['glossary', 'input']] as const) {
  test(`#/${alias}: no key of a composition turns the page; the clicker after it does`, fullUnless(alias === 'exit'), async ({ page }) => {
    await goto(page, alias)
    await shown(page).locator(field).first().focus()
    for (const name of ['PageUp', 'PageDown', 'ArrowRight', ' ', '3', 'Enter', 'l', 'Escape']) {
      await key(page, { key: name, isComposing: true })
      await key(page, { key: name, keyCode: 229 })
      await key(page, { key: 'Process', code: name, keyCode: 229 })
      await composition(page, 'compositionstart')
      await key(page, { key: name })
      await composition(page, 'compositionend')
      if (!name.startsWith('Page'))
        await key(page, { key: name })
    }
    expect(await hash(page)).toMatch(new RegExp(`^#/${alias}`))
    await expect(html(page)).toHaveAttribute('data-lang', 'zh')
    await expect(shown(page).locator(field).first()).toBeFocused()
    await page.keyboard.press('PageUp')
    await expect.poll(() => hash(page)).not.toMatch(new RegExp(`^#/${alias}(\\?|$)`))
  })
}

test('"go to": the Enter that ends a composition leads nowhere, in Safari either', FULL, async ({ page }) => {
  await goto(page, 'marks')
  await expect(shown(page)).toHaveCount(1)
  await page.keyboard.press('g')
  const input = page.locator('#slidev-goto-input')
  await expect(input).toBeFocused()
  await input.fill('27')
  await key(page, { key: 'Enter', isComposing: true })
  await composition(page, 'compositionstart')
  await composition(page, 'compositionend')
  await key(page, { key: 'Enter', keyCode: 229 })
  await expect(input).toBeFocused()
  expect(await hash(page)).toMatch(/^#\/marks/)
})

test('letters work while a button, a card or a box has the focus, which keeps it; Enter stays the button\'s', FULL, async ({ page }) => {
  await goto(page, 'money')
  const button = shown(page).locator('[data-action="show-hands"]')
  await button.click()
  // A first round asks before it is shown, while the second is still to come.
  await page.locator('[data-confirm="show-hands"]:visible').click()
  await expect(button).toBeFocused()
  await page.keyboard.press('d')
  await expect(html(page)).toHaveClass(/dark/)
  await page.keyboard.press('d')
  await expect(html(page)).not.toHaveClass(/dark/)
  await page.keyboard.press('b')
  await isBlack(page, true)
  await expect(button).toBeFocused()
  await page.keyboard.press('b')
  await isBlack(page, false)
  await page.keyboard.press('f')
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
  await page.keyboard.press('f')
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false)
  await page.keyboard.press('l')
  await expect(html(page)).toHaveAttribute('data-lang', 'en')
  await page.keyboard.press('g')
  await expect(page.locator('#slidev-goto-input')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Enter')
  await expect(button).toHaveAttribute('aria-pressed', 'false')
  await page.keyboard.press('o')
  await expect(overview(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(overview(page)).toHaveCount(0)
  await expect(button).toBeFocused()
  await page.keyboard.press('o')
  await expect(overview(page)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await slideIs(page, 'numbers')

  const board = await openBoard(page)
  await board.grab('X7').focus()
  await page.keyboard.press('b')
  await isBlack(page, true)
  await page.keyboard.press('4')
  await isBlack(page, false)
  await board.shows({})
  await expect(board.grab('X7')).toBeFocused()
})

test('no letter is the deck\'s where text is typed, nor while they are off', async ({ page }) => {
  await goto(page, 'exit')
  const field = shown(page).locator('[data-slip]').first()
  await field.focus()
  await page.keyboard.type('bd.log')
  await expect(field).toHaveValue('bd.log')
  await isBlack(page, false)
  await goto(page, 'how')
  await shown(page).getByRole('switch').click()
  for (const letter of ['b', '.', 'd', 'o'])
    await page.keyboard.press(letter)
  await isBlack(page, false)
  await expect(html(page)).not.toHaveClass(/dark/)
  await expect(overview(page)).toHaveCount(0)
  // The box that the mouse has chosen keeps the focus, and the arrow is the clicker's.
  await expect(shown(page).getByRole('switch')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => hash(page)).not.toMatch(/^#\/how/)
})

test('black screen: the projector goes black, the lecturer\'s window stays lit and says so; each way back turns no page', async ({ page, context }) => {
  await goto(page, 'money')
  const wall = page
  const lectern = await context.newPage()
  await goto(lectern, 'presenter/money')
  const button = lectern.locator('[data-action="black-screen"]')
  await expect(button).toBeVisible()
  for (const [blacken, back] of [['b', 'b'], ['.', 'PageDown'], ['b', 'Escape'], ['b', 'ArrowRight']]) {
    await lectern.keyboard.press(blacken)
    await isBlack(wall, true)
    await expect.poll(() => isLit(wall)).toBe(false)
    expect(await isLit(lectern)).toBe(true)
    await expect(button).toHaveClass('black-button black')
    await expect(lectern.locator('[data-black-news]')).not.toHaveText('')
    await lectern.keyboard.press(back)
    await isBlack(wall, false)
    await slideIs(lectern, 'money')
  }
  // The button keeps the focus, and an arrow means nothing to it.
  await button.click()
  await isBlack(wall, true)
  await lectern.keyboard.press('ArrowRight')
  await isBlack(wall, false)
  await slideIs(lectern, 'money')
  await button.click()
  await isBlack(wall, true)
  await wall.bringToFront()
  const at = await centreOf(shown(wall))
  await wall.mouse.click(at.x, at.y)
  await isBlack(wall, false)
  await slideIs(wall, 'money')
  await lectern.bringToFront()
  // Before it has heard that the wall is lit again, the key would light it.
  await expect(button).toHaveClass('black-button')
  await lectern.keyboard.press('b')
  await isBlack(wall, true)
  await wall.reload()
  await expect(shown(wall)).toHaveCount(1)
  await isBlack(wall, false)
  await expect(button).toHaveClass('black-button')
})
