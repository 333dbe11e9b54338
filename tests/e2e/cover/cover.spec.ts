import type { Page } from 'playwright/test'
import { expect, test } from '../support/test'
import { watchFaults } from '../support/board'
import { LANGUAGE_KEY } from '../support/content'
import { FULL, fullUnless } from '../support/full'

const PARTS = ['.frame', '.cover-title', '.cover-title .zh', '.cover-title .en', '.cover-line', '.cover-by', '.cover-picture svg', '.cover-picture text.organization']
const first = (page: Page) => page.locator('#first-cover')

/** Opens an address while nothing but the page itself arrives, until the function given back is called. */
async function openAlone(page: Page, address: string): Promise<() => void> {
  let goOn = (): void => {}
  const held = new Promise<void>((resolve) => { goOn = resolve })
  await page.route('**/assets/**', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(address, { waitUntil: 'commit' })
  return goOn
}

const rects = (page: Page, root: string) => page.evaluate(([root, parts]) => parts.map((part) => {
  const box = document.querySelector(`${root} ${part}`)?.getBoundingClientRect()
  return `${part} ${box && [box.x, box.y, box.width, box.height].map(side => side.toFixed(1)).join(' ')}`
}), [root, PARTS] as const)

for (const [lang, title] of [['zh', '过程协同'], ['en', 'Process coordination'], ['both', '过程协同']] as const) {
  test(`the cover is there before the deck, and the deck's lies over it to the pixel: ${lang}`, fullUnless(lang !== 'en'), async ({ page }) => {
    const faults = watchFaults(page)
    const goOn = await openAlone(page, `./?lang=${lang}`)
    await expect(first(page).locator('.cover-title')).toContainText(title, { useInnerText: true })
    await expect(first(page).locator('.cover-picture svg')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', lang === 'en' ? 'en' : 'zh-CN')
    // The fonts came with the page: none is waited for.
    expect(await page.evaluate(() => [...document.fonts].filter(font => font.status === 'loading').length)).toBe(0)
    const before = await rects(page, '#first-cover')
    goOn()
    await expect(first(page)).toBeHidden()
    expect(await rects(page, '#slide-content')).toEqual(before)
    expect(faults).toEqual([])
  })
}

test('it has the language and the theme that the reader chose', async ({ page }) => {
  await page.addInitScript((key) => {
    localStorage.setItem(key, 'en')
    localStorage.setItem('slidev-color-schema', 'dark')
  }, LANGUAGE_KEY)
  const goOn = await openAlone(page, './')
  await expect(first(page).locator('.cover-title')).toContainText('Process coordination', { useInnerText: true })
  await expect(first(page)).toHaveCSS('background-color', 'rgb(33, 30, 26)')
  goOn()
  await expect(first(page)).toBeHidden()
  await expect(page.locator('#slide-content')).toHaveCSS('background-color', 'rgb(33, 30, 26)')
})

for (const address of ['./#/sort', './#/study', './#/presenter/cover', './?print#/cover']) {
  test(`it stays away from ${address}`, async ({ page }) => {
    const goOn = await openAlone(page, address)
    await expect(page.locator('#app')).toBeAttached()
    await expect(first(page)).toBeHidden()
    goOn()
  })
}

for (const [address, what] of [['./?lang=en', 'on the cover'], ['./?lang=en#/sort', 'elsewhere']] as const) {
  test(`a deck that does not come is told of, in the reader's language: ${what}`, async ({ page }) => {
    await page.route('**/assets/**/*.js', route => route.abort())
    await page.route('**/assets/*.js', route => route.abort())
    await page.goto(address)
    await expect(page.locator('html')).toHaveAttribute('data-failed', 'missing')
    await expect(first(page).getByRole('alert')).toContainText('The rest of the deck could not be fetched: the server did not give it.', { useInnerText: true })
    await expect(first(page).getByRole('alert')).not.toContainText('课件', { useInnerText: true })
    await expect(first(page).locator('.cover-title')).toBeVisible()
  })
}

test('of scripts nothing is said where they run', FULL, async ({ page }) => {
  await page.goto('./')
  await expect(page.locator('#slide-content .cover-title')).toBeVisible()
  await expect(page.getByText('This deck needs JavaScript.')).toBeHidden()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('the page says what it needs', async ({ page }) => {
    await page.goto('./')
    await expect(page.getByText('This deck needs JavaScript.')).toBeVisible()
    await expect(page.getByText('要用 JavaScript')).toBeVisible()
  })
})
