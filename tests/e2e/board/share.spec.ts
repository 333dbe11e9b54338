import type { Browser, Page } from 'playwright/test'
import { readFile } from 'node:fs/promises'
import { expect, test } from '../support/window'
import { Board, goto, keep, openBoard, record, storageKey, turnTo, watchFaults } from '../support/board'
import { homeOf, LANGUAGE_KEY } from '../support/content'
import { FULL } from '../support/full'
import { sortFaults } from '../support/words'

const MINE = { 'S1-01': 'unstaged', 'X7': 'project' } as const
const THEIRS = { ...homeOf('core'), 'S1-01': 'resource', 'S1-02': 'development' } as const
const alert = (page: Page) => page.locator('[role="alert"]:visible')

/** The link that a board with this placement gives. */
async function linkOf(board: Board): Promise<string> {
  await board.press('share')
  const link = await board.root.locator('[data-share-link]').inputValue()
  await board.page.keyboard.press('Escape')
  await expect(board.root.locator('[data-share-link]')).toHaveCount(0)
  return link
}
const codeOf = (link: string) => new URL(link).searchParams.get('s') ?? ''

/** A link to another student's sort, made by another device. */
async function theirLink(browser: Browser): Promise<string> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await keep(page, 'core', record(THEIRS))
  const link = await linkOf(await openBoard(page))
  await context.close()
  return link
}

test('a shared link opens the same sort on another device; taken over, it is opened once', async ({ page, browser }) => {
  await keep(page, 'core', record(THEIRS))
  const board = await openBoard(page)
  const link = await linkOf(board)
  expect(codeOf(link)).toMatch(/^[\w-]{1,24}$/)
  const context = await browser.newContext()
  const other = await context.newPage()
  await other.goto(link)
  const theirs = await new Board(other).ready()
  await theirs.shows(THEIRS)
  await expect(theirs.confirm('replace')).toHaveCount(0)
  await theirs.action('take-over').click()
  await expect(theirs.root.locator('[data-shared-sort]')).toHaveCount(0)
  await theirs.shows(THEIRS)
  await theirs.digits({ 'S1-01': 'project' })
  await other.reload()
  await theirs.ready()
  await theirs.shows({ ...THEIRS, 'S1-01': 'project' })
  await context.close()
})

test('the full set fits in a short code, and its link brings its own board', FULL, async ({ page, browser }) => {
  const home = homeOf('full')
  await keep(page, 'full', record(home))
  const link = await linkOf(await openBoard(page, 'study?set=full', 'zh', 'full'))
  expect(codeOf(link).length).toBeLessThanOrEqual(24)
  const context = await browser.newContext()
  const other = await context.newPage()
  await other.goto(link)
  const board = await new Board(other, 'full').ready()
  await board.shows(home)
  await context.close()
})

test('a link never takes the place of a sort without asking', FULL, async ({ page, browser }) => {
  const link = await theirLink(browser)
  await keep(page, 'core', record(MINE))
  await page.goto(link)
  const board = await new Board(page).ready()
  await board.shows(THEIRS)
  expect(await board.stored()).toEqual(MINE)
  await board.action('take-over').click()
  await expect(board.confirm('replace')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(board.confirm('replace')).toHaveCount(0)
  await board.shows(THEIRS)
  expect(await board.stored()).toEqual(MINE)
  await board.action('own-sort').click()
  await board.shows(MINE)
  // Opened again, "yes" takes it, and it can be undone.
  await page.goto('about:blank')
  await page.goto(link)
  await board.ready()
  await board.action('take-over').click()
  await board.confirm('replace').click()
  await board.shows(THEIRS)
  await board.action('undo').click()
  await board.shows(MINE)
})

test('"no" has the focus, so that Enter by habit keeps the sort that is there', FULL, async ({ page, browser }) => {
  const link = await theirLink(browser)
  await keep(page, 'core', record(MINE))
  await page.goto(link)
  const board = await new Board(page).ready()
  await board.action('take-over').click()
  await expect(board.confirm('replace')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(board.confirm('replace')).toHaveCount(0)
  expect(await board.stored()).toEqual(MINE)
})

test('the code is read before and after the #, on the slide too', FULL, async ({ page, browser }) => {
  const code = codeOf(await theirLink(browser))
  await page.goto(`./?s=${code}#/study`)
  const board = await new Board(page).ready()
  await board.shows(THEIRS)
  await page.evaluate(() => localStorage.clear())
  await page.goto('about:blank')
  await page.goto(`./#/sort?s=${code}`)
  await board.ready()
  await board.shows(THEIRS)
})

test('bad codes get a plain message and change nothing', FULL, async ({ page, browser }) => {
  const faults = watchFaults(page)
  const code = codeOf(await theirLink(browser))
  await keep(page, 'core', record(MINE))
  const flip = (at: number) => code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1)
  const bad: Record<string, string> = {
    'cut': code.slice(0, -2),
    'cut at the head': code.slice(1),
    'a letter changed': flip(5),
    'another version': flip(0),
    'another set': flip(1),
    'a bad checksum': flip(code.length - 1),
    'one letter': 'A',
    'far too long': code.repeat(30),
    'foreign letters': '服务项目资源网络',
    'markup': '<img src=x onerror=alert(1)>',
    'JSON': '{"S1-01":"project"}',
    'a path': '../../etc/passwd',
  }
  const board = await openBoard(page, 'study/sort')
  for (const [name, text] of Object.entries(bad)) {
    await test.step(name, async () => {
      await page.goto('about:blank')
      await page.goto(`./#/study?s=${encodeURIComponent(text)}`)
      await board.ready()
      await expect(alert(page), name).not.toBeEmpty()
      await board.shows(MINE)
      await expect(board.confirm('replace')).toHaveCount(0)
    })
  }
  expect(await board.stored()).toEqual(MINE)
  expect(faults).toEqual([])
})

test('export and import bring a sort back as it was', async ({ page, browser }) => {
  await keep(page, 'core', record(THEIRS))
  const board = await openBoard(page)
  const [download] = await Promise.all([page.waitForEvent('download'), board.press('export')])
  expect(download.suggestedFilename()).toMatch(/\.json$/)
  const file = await download.path()
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 1, set: 'core', placement: THEIRS })

  const context = await browser.newContext()
  const other = await context.newPage()
  const theirs = await openBoard(other, 'study/sort')
  await theirs.root.locator('input[type="file"]').setInputFiles({ name: 'sort.json', mimeType: 'application/json', buffer: await readFile(file) })
  await theirs.shows(THEIRS)
  await theirs.action('undo').click()
  await theirs.shows({})
  await theirs.digits(MINE)
  await theirs.root.locator('input[type="file"]').setInputFiles({ name: 'sort.json', mimeType: 'application/json', buffer: await readFile(file) })
  await expect(theirs.confirm('replace')).toBeVisible()
  await other.keyboard.press('Escape')
  await theirs.shows(MINE)
  await context.close()
})

test('the import button opens the file picker', FULL, async ({ page }) => {
  const board = await openBoard(page)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), board.press('import')])
  await chooser.setFiles({ name: 'sort.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ app: 'coevolution-deck', set: 'core', ...JSON.parse(record(THEIRS)) as object })) })
  await board.shows(THEIRS)
})

test('wrong files and files of another set get a plain message and change nothing', FULL, async ({ page }) => {
  const faults = watchFaults(page)
  await keep(page, 'core', record(MINE))
  const board = await openBoard(page)
  const ours = { app: 'coevolution-deck', set: 'core', ...JSON.parse(record(THEIRS)) as object }
  const wrong: Record<string, Buffer> = {
    'empty': Buffer.from(''),
    'no JSON': Buffer.from('hello'),
    'another app': Buffer.from(JSON.stringify({ ...ours, app: 'other' })),
    'another set': Buffer.from(JSON.stringify({ ...ours, set: 'full' })),
    'a set that is none': Buffer.from(JSON.stringify({ ...ours, set: 'nine' })),
    'a version of the future': Buffer.from(JSON.stringify({ ...ours, version: 2 })),
    'a picture': Buffer.from([0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 255]),
    'far too large': Buffer.alloc(1_500_000, 'a'),
  }
  for (const [name, buffer] of Object.entries(wrong)) {
    await test.step(name, async () => {
      await board.root.locator('input[type="file"]').setInputFiles({ name: 'sort.json', mimeType: 'application/json', buffer })
      await expect(alert(page), name).not.toBeEmpty()
      await board.shows(MINE)
      await expect(board.confirm('replace')).toHaveCount(0)
      await alert(page).getByRole('button').click()
      await expect(alert(page)).toHaveCount(0)
    })
  }
  await test.step('one that the browser can not read, on a stick that is gone', async () => {
    await page.evaluate(() => { File.prototype.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError')) })
    await board.root.locator('input[type="file"]').setInputFiles({ name: 'sort.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(ours)) })
    await expect(alert(page)).toContainText(sortFaults.unreadable.zh)
    await board.shows(MINE)
  })
  expect(await board.stored()).toEqual(MINE)
  expect(faults).toEqual([])
})

test('"new class" asks once, then clears every board on this device and keeps the language', FULL, async ({ page, context }) => {
  const board = await openBoard(page, 'sort', 'zh')
  await board.digits(MINE)
  await page.locator('[data-set-lang="en"]:visible').click()
  await turnTo(page, 'try')
  const first = await new Board(page, 'first').ready()
  await first.digits({ X3: 'unstaged' })
  await page.evaluate(key => localStorage.setItem(`${key}/aside/1`, 'hello'), storageKey('core'))
  const other = await context.newPage()
  await goto(other, 'sort', 'en')
  const projector = await new Board(other).ready()
  await projector.shows(MINE)

  await turnTo(page, 'how')
  const ask = page.locator('[data-action="new-class"]:visible')
  const yes = page.locator('[data-confirm="new-class"]:visible')
  await ask.click()
  await expect(yes).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(yes).toHaveCount(0)
  expect(await board.page.evaluate(key => localStorage.getItem(key), storageKey('core'))).not.toBeNull()
  await ask.click()
  await yes.click()
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter(key => key.includes('/board/')))).toEqual([])
  await projector.shows({})
  await turnTo(page, 'sort')
  await board.ready()
  await board.shows({})
  await page.reload()
  await board.ready()
  await board.shows({})
  await expect(page.locator('html')).toHaveAttribute('data-lang', /./)
  expect(await page.evaluate(key => localStorage.getItem(key), LANGUAGE_KEY)).toBe('en')
})
