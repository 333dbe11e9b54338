import { readFileSync } from 'node:fs'
import { expect, test } from '../support/test'
import { Board, keep, record, watchFaults } from '../support/board'
import { homeOf, PREFIX, sets } from '../support/content'
import { FULL } from '../support/full'
import { encodeShare } from '#board/model/shareCode'

/** What the student's page of its own is built from (vite.study.config.ts). */
const modules = JSON.parse(readFileSync(new URL('../../../dist/study/.modules.json', import.meta.url), 'utf8')) as string[]
const CODE = encodeShare({ id: 'core', cards: sets.core.cards } as never, { X3: 'project' } as never, '')

test('is built without the deck: nothing of Slidev, of diagrams or of its styles, nor of a course platform', () => {
  expect(modules.length).toBeGreaterThan(100)
  expect(modules.filter(id => /@slidev|mermaid|unocss|virtual:uno|vue-router|src\/deck\/useDeck\.ts|(?:src|components)\/lms\//.test(id))).toEqual([])
})

test('has the deck\'s policy, and no script in it but its own', async ({ page }) => {
  await page.goto('./study/')
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(policy).toMatch(/default-src 'self'; script-src 'self' 'sha256-[^;]+; style-src 'self' 'unsafe-inline'/)
})

test('without its scripts, and before them, the first lines of what the address names are there in both languages', async ({ page }) => {
  await page.route(/\/study\/assets\//, () => {})
  for (const [address, part, words] of [['?lang=zh#/sort', 'sort', '放卡'], ['?lang=en#/quiz', 'quiz', 'Check yourself'], ['?lang=en', '', 'Study by yourself'], ['?lang=zh&set=twins', 'transfer', '换个情境']] as const) {
    await page.goto('about:blank')
    await page.goto(`./study/${address}`, { waitUntil: 'commit' })
    await expect(page.locator('[data-first]:visible'), address).toHaveAttribute('data-first', part)
    await expect(page.locator('[data-first]:visible h1'), address).toHaveText(words, { useInnerText: true })
  }
})

test('what can\'t be fetched is said, why, and the page opens by itself when it is there', FULL, async ({ page }) => {
  await page.route(/\/study\/assets\/main-/, route => route.fulfill({ status: 404, body: '' }))
  await page.goto('./study/?lang=en#/sort')
  await expect(page.locator('html')).toHaveAttribute('data-failed', 'missing')
  await expect(page.locator('#first [data-fault]:visible')).toHaveCount(1)
  await page.unroute(/\/study\/assets\/main-/)
  await expect(page.locator('[data-part="sort"]')).toHaveAttribute('data-state', 'there', { timeout: 20_000 })
})

for (const [address, lands] of [
  ['./#/study', /\/study\/#\/$/],
  ['./?lang=en#/study/quiz', /\/study\/\?lang=en#\/quiz$/],
  [`./#/study?s=${CODE}`, /\/study\/\?(?:set=core|s=[\w-]+)?#\//],
  ['./45/#/study/sort', /\/study\/\?from=45#\/sort$/],
  ['./?set=full', /\/study\/\?set=full#\/$/],
] as const) {
  test(`the deck's ${address} leads to it`, async ({ page }) => {
    const faults = watchFaults(page)
    const fetched: string[] = []
    page.on('request', request => fetched.push(request.url()))
    await page.goto(address)
    await expect(page).toHaveURL(lands)
    await expect(page.locator('.study-page main h1').first()).toBeVisible()
    if (address.includes('#/study'))
      expect(fetched.filter(url => /\/assets\//.test(url) && !url.includes('/study/assets/')), 'nothing of the deck').toEqual([])
    expect(faults.filter(text => text.startsWith('page error'))).toEqual([])
  })
}

test('from a slide one comes back to the slide', FULL, async ({ page }) => {
  await page.goto('./?lang=zh#/model')
  await expect(page.locator('[data-slide="model"] h1').first()).toBeVisible()
  await page.evaluate(() => { location.hash = '#/study/sort' })
  await expect(page.locator('[data-part="sort"]')).toHaveAttribute('data-state', 'there')
  await page.goBack()
  await expect(page).toHaveURL(/#\/model$/)
  await expect(page.locator('[data-slide="model"] h1').first()).toBeVisible()
})

test('asks for no font where the system has Chinese letters', async ({ page }) => {
  const fonts: string[] = []
  page.on('request', request => request.resourceType() === 'font' && fonts.push(request.url()))
  await page.goto('./study/?lang=both#/sort')
  await new Board(page).ready()
  expect(fonts).toEqual([])
})

test('before the board is there nothing is asked for but what it is made of; what is missed is noted all the same', async ({ page }) => {
  await page.addInitScript(() => {
    const watcher = new MutationObserver(() => {
      if (!document.querySelector('[data-sorter="core"] [data-grab]'))
        return
      watcher.disconnect()
      performance.mark('board')
    })
    watcher.observe(document, { childList: true, subtree: true })
  })
  const missed = { ...homeOf('core'), 'S1-03': 'resource' } as const
  await keep(page, 'core', record(missed, { check: 1, moved: false, checked: missed, first: missed }))
  await page.goto('./study/?lang=zh#/sort')
  await new Board(page).ready()
  await expect.poll(() => page.evaluate(key => localStorage.getItem(key) ?? '', `${PREFIX}review`)).toContain('card/S1-03')
  const before = await page.evaluate(() => {
    const [{ startTime }] = performance.getEntriesByName('board')
    return performance.getEntriesByType('resource').filter(one => one.startTime < startTime).map(({ name }) => name.replace(/.*\//, '').replace(/-[\w-]{8}\..*/, ''))
  })
  expect(before.filter(name => /^(?:StudyNotices|MissedNotes|DropNotice|quiz|review|useDue|reasonTexts|pairs)$/.test(name))).toEqual([])
  expect(before).toEqual(expect.arrayContaining(['main', 'board']))
})

test('has what the device keeps, and the deck has what is done there', FULL, async ({ page }) => {
  await page.addInitScript(([key, text]) => localStorage.setItem(key, text), [`${PREFIX}board/core`, record({ X3: 'project' })] as const)
  await page.goto('./study/?lang=zh#/sort')
  await expect(page.locator('[data-sorter="core"] [data-bin="project"] [data-card="X3"]')).toBeVisible()
  await page.goto('./?lang=zh#/sort')
  await expect(page.locator('[data-sorter="core"]:visible [data-bin="project"] [data-card="X3"]')).toBeVisible()
})
