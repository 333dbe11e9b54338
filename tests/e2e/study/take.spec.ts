import type { BrowserContext, Page } from 'playwright/test'
import type { Lang } from '../support/content'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../support/test'
import { serveDist } from '../../../scripts/lib/serve.ts'
import { freePort } from '../../live/freePort.ts'
import { Board, goto, keep, openBoard, record, watchFaults } from '../support/board'
import { homeOf, PREFIX, UNNAMED } from '../support/content'
import { FULL, fullUnless } from '../support/full'
import { axe, sideways, smallTargets } from '../support/page'

const THEIRS = { ...homeOf('core'), 'S1-01': 'resource' } as const
const part = (page: Page) => page.locator('[data-part]')
const offline = (page: Page) => page.locator('[data-offline]')
const action = (page: Page, name: string) => page.locator(`[data-action="${name}"]`)
const confirm = (page: Page, name: string) => page.locator(`[data-confirm="${name}"]`)
const told = (page: Page) => page.locator('[data-answers-told]')

async function openPart(page: Page, id: string, lang: Lang = 'zh', at = './'): Promise<void> {
  await page.goto(`${at}?lang=${lang}#/study/${id}`)
  await expect(part(page)).toHaveAttribute('data-part', id)
  await expect(part(page)).toHaveAttribute('data-state', 'there')
}
const stored = (page: Page): Promise<Record<string, string>> => page.evaluate(prefix =>
  Object.fromEntries(Object.entries({ ...localStorage }).filter(([key]) => key.startsWith(prefix)).map(([key, value]) => [key.slice(prefix.length), String(value)])), PREFIX)
/** Into the store, before the page reads it; about:blank has none. */
const put = (page: Page, entries: Record<string, string>): Promise<unknown> => page.addInitScript(([prefix, all]) => {
  if (location.origin === 'null' || sessionStorage.getItem('test-put'))
    return
  sessionStorage.setItem('test-put', 'yes')
  for (const [name, text] of Object.entries(all))
    localStorage.setItem(prefix + name, text)
}, [PREFIX, entries] as const)
const json = (name: string, text: string | Buffer) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
const sortFile = (placement: Record<string, string>, more: object = {}) => JSON.stringify({ app: 'coevolution-deck', set: 'core', ...JSON.parse(record(placement as never)) as object, ...more })

const EVERYTHING = {
  'board/core': record(THEIRS, { check: 2, marked: Object.keys(THEIRS), moved: false, first: homeOf('core') }),
  'board/first': record({ X3: 'project' }),
  'quiz/Q2': '{"chosen":["a"],"attempts":1,"answered":true,"asked":false}',
  'choice/money': '["b"]',
  'choice/money/2': '["a"]',
  'close-reading': '{"R1":"S"}',
  'signs': '{"draft":{"see":"","claim":""},"pinned":[{"see":"A shared file","claim":""}]}',
  'questions': '["Who pays?","","",""]',
  'true-false': '{"M1":"no"}',
  'why/S2-04': '<b>both</b> "sides"\nact',
  'exit': '{"card":"S2-04"}',
}

test.describe('offline', () => {
  test.use({ serviceWorkers: 'allow' })
  // Each has its own store of files, and fetches the whole build.
  test.describe.configure({ timeout: 90_000 })

  /** One visit, until everything is kept. */
  async function visit(page: Page, at = './'): Promise<void> {
    await openPart(page, 'answers', 'zh', at)
    await action(page, 'keep-offline').click()
    await expect(offline(page)).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 })
  }

  test('after one visit, everything opens without a network', FULL, async ({ page, context }) => {
    const outside: string[] = []
    context.on('request', request => !request.url().startsWith('http://127.0.0.1') && !/^(?:data|blob):/.test(request.url()) && outside.push(request.url()))
    await visit(page)
    await context.setOffline(true)
    // A part never opened before, without a reload; then as a first page.
    await page.evaluate(() => { location.hash = '#/study/stages' })
    await expect(page.locator('[data-stage]')).toHaveCount(3)
    for (const id of ['quiz', 'sort', 'glossary', 'judge', 'class', 'answers']) {
      await page.goto('about:blank')
      await openPart(page, id)
    }
    await page.goto('about:blank')
    await goto(page, 'study', 'en')
    await expect(page.locator('[data-step]')).toHaveCount(8)
    await page.reload()
    await expect(page.locator('[data-step]')).toHaveCount(8)
    // Mermaid, and the fonts.
    await page.goto('about:blank')
    await goto(page, 'model')
    await expect(page.locator('[data-diagram]:visible').first()).toHaveAttribute('data-ready', 'true')
    expect(await page.evaluate(() => [...document.fonts].filter(font => font.status === 'loaded').length)).toBeGreaterThan(0)
    expect(await page.evaluate(() => [...document.fonts].filter(font => font.status === 'error').length)).toBe(0)
    await openBoard(page)
    expect(outside).toEqual([])
  })

  test('by itself, too: the study page keeps itself soon after it is opened, and the deck after it', FULL, async ({ page, context }) => {
    await openPart(page, 'answers')
    await expect(offline(page)).toHaveAttribute('data-offline', 'ready', { timeout: 60_000 })
    await context.setOffline(true)
    await page.reload()
    await expect(offline(page)).toHaveAttribute('data-offline', 'ready')
    await page.goto('about:blank')
    await goto(page, 'cover')
    await expect(page.locator('[data-slide]').first()).toBeAttached()
  })

  test('the two lectures keep themselves apart', FULL, async ({ page, context }) => {
    await visit(page)
    // Its student's page is the long one's: the short lecture keeps itself by its slides, all at once.
    await page.goto('./45/#/cover')
    const kept = () => page.evaluate(() => navigator.serviceWorker.getRegistrations()
      .then(all => all.filter(one => one.active?.state === 'activated').map(one => new URL(one.scope).pathname).sort()))
    await expect.poll(kept, { timeout: 60_000 }).toEqual(['/', '/45/'])
    expect(await page.evaluate(() => caches.keys())).toHaveLength(2)
    await context.setOffline(true)
    const title = async (at: string) => {
      await page.goto('about:blank')
      await page.goto(`${at}#/cover`)
      await expect(page.locator('[data-slide]').first()).toBeAttached()
      return page.title()
    }
    expect(await title('./45/')).toMatch(/· 45/)
    expect(await title('./')).not.toMatch(/· 45/)
  })

  test('before it is kept, a page of the short lecture is not answered by the long one', FULL, async ({ page, context }) => {
    await visit(page)
    await context.setOffline(true)
    await expect(page.goto('./45/')).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/)
  })

  test('a new version is told on study pages and taken when the reader says so; work and open windows go on', FULL, async ({ page, context }) => {
    const folder = mkdtempSync(join(tmpdir(), 'deck-'))
    cpSync('dist', folder, { recursive: true, filter: path => !/\/45(?:\/|$)/.test(path) })
    const server = await serveDist({ outDir: folder, port: await freePort(), strictPort: true, host: '127.0.0.1' })
    try {
      await visit(page, server.url)
      const slides = await context.newPage()
      await slides.goto(`${server.url}#/sort`)
      const board = await new Board(slides).ready()
      await board.digits({ 'S1-01': 'project' })

      // Another build: another version in page and worker, and a part that is no more.
      const gone = readdirSync(join(folder, 'study/assets')).find(name => /^AllPart-.*\.js$/.test(name))!
      rmSync(join(folder, 'study/assets', gone))
      const version = readFileSync(join(folder, 'index.html'), 'utf8').match(/deck-version" content="(\w+)"/)![1]
      for (const file of ['index.html', 'study/index.html', 'sw.js'])
        writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replaceAll(version, 'fedcba9876543210').replace(`study/assets/${gone},`, ''))
      await expect(page.locator('[data-notice="newer"]')).toHaveCount(0)
      // As a page that is loaded anew does; again, where the machine was too slow for a file of the first time.
      await expect(async () => {
        await page.evaluate(() => navigator.serviceWorker.getRegistration().then(one => one?.update()).then(() => {}))
        await expect(page.locator('[data-notice="newer"]')).toBeVisible({ timeout: 15_000 })
      }).toPass({ timeout: 45_000 })
      // No page was loaded anew, none of the slides says anything.
      await board.shows({ 'S1-01': 'project' })
      await expect(board.action('undo')).not.toHaveAttribute('aria-disabled', 'true')
      await expect(slides.locator('[data-notice]')).toHaveCount(0)
      expect(await page.evaluate(() => caches.keys())).toHaveLength(2)
      await page.evaluate(() => { location.hash = '#/study/all' })
      await expect(part(page)).toHaveAttribute('data-part', 'all')
      await expect(part(page), 'the open page has the files of its own version').toHaveAttribute('data-state', 'there')

      await action(page, 'take-newer').click()
      await expect(page.locator('meta[name="deck-version"]')).toHaveAttribute('content', 'fedcba9876543210')
      await expect(part(page)).toHaveAttribute('data-part', 'all')
      await page.evaluate(() => { location.hash = '#/study/answers' })
      await expect(page.locator('[data-answers="board/core"]')).toBeVisible()
      await expect(page.locator('[data-notice="newer"]')).toHaveCount(0)
      await board.digits({ X3: 'resource' })
      expect((await stored(page))['board/core']).toContain('X3')
    }
    finally {
      await server.close()
      rmSync(folder, { recursive: true })
    }
  })

  test('what cannot be kept is told, and can be tried again', FULL, async ({ page, context }) => {
    await openPart(page, 'answers')
    await context.setOffline(true)
    await action(page, 'keep-offline').click()
    await expect(offline(page)).toHaveAttribute('data-offline', 'none')
    await expect(offline(page)).toContainText('没有存成')
    await context.setOffline(false)
    await action(page, 'keep-offline').click()
    await expect(offline(page)).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 })
  })
})

test('the manifest can be installed from: it is there with its icons', async ({ page, request, baseURL }) => {
  await goto(page, 'study')
  for (const at of ['./', './45/']) {
    const address = new URL(`${at}manifest.webmanifest`, baseURL).href
    const answer = await request.get(address)
    expect(answer.headers()['content-type']).toContain('manifest+json')
    const { icons, start_url } = await answer.json() as { icons: { src: string }[], start_url: string }
    expect(new URL(start_url, address).href).toBe(new URL(at === './' ? './study/#/' : './study/?from=45#/', baseURL).href)
    for (const { src } of icons)
      expect((await request.get(new URL(src, address).href)).status(), src).toBe(200)
  }
  await expect(page.locator('link[rel="manifest"]')).toHaveAttribute('href', '../manifest.webmanifest')
})

/** The answers file that a device with these entries saves. */
async function saved(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), action(page, 'save-answers').click()])
  expect(download.suggestedFilename()).toMatch(/^answers-\d{4}-\d\d-\d\d\.json$/)
  return readFile(await download.path(), 'utf8')
}
const bring = (page: Page, text: string | Buffer) => page.locator('[data-answers-file]').setInputFiles(json('answers.json', text))
async function otherDevice(context: BrowserContext): Promise<Page> {
  const page = await (await context.browser()!.newContext()).newPage()
  await openPart(page, 'answers')
  return page
}

test('all that is there is listed; markup is text', async ({ page }) => {
  await put(page, EVERYTHING)
  await openPart(page, 'answers')
  const sheet = page.locator('[data-answers-sheet]')
  for (const name of ['board/core', 'board/first', 'why', 'quiz', 'true-false', 'close-reading', 'choice', 'signs', 'questions', 'exit'])
    await expect(sheet.locator(`[data-answers="${name}"]`), name).toBeVisible()
  await expect(sheet.locator('[data-answers="board/core"] [data-row="S1-01"]')).toHaveAttribute('data-now', 'resource')
  await expect(sheet.locator('[data-answers="why"] dd')).toHaveText('<b>both</b> "sides"\nact', { useInnerText: true })
  await expect(sheet.locator('[data-answers="board/twins"]')).toHaveCount(0)
})

test('answers go to another device by file, and come back the same', async ({ page, context }) => {
  await put(page, EVERYTHING)
  await openPart(page, 'answers')
  const text = await saved(page)
  const other = await otherDevice(context)
  await expect(other.locator('[data-answers-empty]')).toBeVisible()
  await bring(other, text)
  await expect(told(other)).not.toBeEmpty()
  expect(await stored(other)).toMatchObject(EVERYTHING)
  await expect(other.locator('[data-answers="why"]')).toBeVisible()
  const again = JSON.parse(await saved(other)) as { entries: object }
  // Progress on the path is the device's own as well.
  expect({ ...again.entries, study: null }).toEqual({ ...(JSON.parse(text) as { entries: object }).entries, study: null })
  await other.context().close()
})

test('the same as text: to copy where a download is blocked, and to paste', FULL, async ({ page, context }) => {
  await put(page, EVERYTHING)
  await openPart(page, 'answers')
  await page.locator('.take > details summary').click()
  await expect(page.locator('[data-answers-text]')).not.toHaveValue('')
  const text = await page.locator('[data-answers-text]').inputValue()
  const other = await otherDevice(context)
  await other.locator('.bring-answers details summary').click()
  await other.locator('[data-answers-paste]').fill(`  ${text}\n`)
  await action(other, 'take-pasted').click()
  await expect(told(other)).not.toBeEmpty()
  expect(await stored(other)).toMatchObject(EVERYTHING)
  await other.context().close()
})

test('nothing is replaced without asking; "no" keeps, "yes" can be undone', async ({ page }) => {
  const mine = { 'board/core': record({ X3: 'project' }), 'why/S3-02': 'mine' }
  await put(page, mine)
  await openPart(page, 'answers')
  const theirs = JSON.stringify({ app: 'coevolution-deck', kind: 'answers', version: 1, entries: { 'board/core': JSON.parse(EVERYTHING['board/core']) as object, 'exit': { card: 'x' }, 'hands/money': {}, 'nonsense': 1 } })
  await bring(page, theirs)
  await expect(confirm(page, 'replace-answers')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(confirm(page, 'replace-answers')).toHaveCount(0)
  expect(await stored(page)).toMatchObject(mine)
  await bring(page, theirs)
  await confirm(page, 'replace-answers').click()
  await expect(told(page)).toContainText('2 项')
  expect(await stored(page)).toMatchObject({ ...mine, 'board/core': EVERYTHING['board/core'], 'exit': '{"card":"x"}' })
  await expect(page.locator('[data-answers="board/core"] [data-row="S1-01"]')).toHaveAttribute('data-now', 'resource')
  expect(Object.keys(await stored(page))).not.toContain('hands/money')
  await action(page, 'undo-answers').click()
  expect(await stored(page)).toMatchObject(mine)
  expect(Object.keys(await stored(page))).not.toContain('exit')
})

test('what was done since stays when answers brought are taken back; two files are taken back one after the other; a yes is for what was asked', FULL, async ({ page }) => {
  const file = (why: string) => JSON.stringify({ app: 'coevolution-deck', kind: 'answers', version: 1, entries: { 'why/S3-02': why, 'board/core': JSON.parse(record({ X3: 'project' })) as object } })
  const now = async (name: string) => (await stored(page))[name]
  await put(page, { 'why/S3-02': 'mine' })
  await openPart(page, 'answers')
  for (const why of ['first', 'second']) {
    await bring(page, file(why))
    await confirm(page, 'replace-answers').click()
    await expect.poll(() => now('why/S3-02')).toBe(why)
  }
  // In another window.
  const elsewhere = (name: string, text: string) => page.evaluate(([key, newValue]) => {
    const oldValue = localStorage.getItem(key)
    localStorage.setItem(key, newValue)
    dispatchEvent(new StorageEvent('storage', { key, oldValue, newValue, storageArea: localStorage }))
  }, [PREFIX + name, text] as const)
  await elsewhere('board/core', record({ X3: 'project', X7: 'unstaged' }))
  await action(page, 'undo-answers').click()
  await expect.poll(() => now('why/S3-02')).toBe('first')
  await action(page, 'undo-answers').click()
  await expect.poll(() => now('why/S3-02')).toBe('mine')
  await expect(told(page)).toContainText('1')
  expect(await now('board/core')).toContain('X7')

  await bring(page, file('third'))
  await expect(confirm(page, 'replace-answers')).toBeVisible()
  await elsewhere('why/S3-02', 'mine, and longer')
  await confirm(page, 'replace-answers').click()
  await expect(confirm(page, 'replace-answers')).toBeVisible()
  expect(await now('why/S3-02')).toBe('mine, and longer')
  await confirm(page, 'replace-answers').click()
  await expect.poll(() => now('why/S3-02')).toBe('third')
})

test('a store that fills while somebody writes is told at once', FULL, async ({ page }) => {
  await openPart(page, 'reflect')
  await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } })
  const stored = page.locator('[data-exit-slip] .told')
  const before = await stored.textContent()
  await page.locator('[data-slip]').first().fill('words')
  await expect(page.locator('[data-notice="unkept"]')).toBeVisible()
  await expect(stored).not.toHaveText(before!)
})

test('a single sort, as the board saves it, is taken as well', FULL, async ({ page }) => {
  await openPart(page, 'answers')
  await bring(page, sortFile(THEIRS))
  await expect(page.locator('[data-answers="board/core"] [data-row="S1-01"]')).toHaveAttribute('data-now', 'resource')
})

test('bad files and texts are told and change nothing', async ({ page }) => {
  const faults = watchFaults(page)
  await put(page, { exit: '{"card":"mine"}' })
  await openPart(page, 'answers')
  const ours = { app: 'coevolution-deck', kind: 'answers', version: 1, entries: { exit: { card: 'theirs' } } }
  const bad: Record<string, string | Buffer> = {
    'empty': '',
    'no JSON': '<html>',
    'another app': JSON.stringify({ ...ours, app: 'x' }),
    'a newer version': JSON.stringify({ ...ours, version: 9 }),
    'no entries': JSON.stringify({ ...ours, entries: [] }),
    'entries that make no sense': JSON.stringify({ ...ours, entries: { 'exit': 7, 'board/core': { version: 9 }, '../x': 'y' } }),
    'cut': JSON.stringify(ours).slice(0, -5),
    'a picture': Buffer.from([0x89, 0x50, 0x4E, 0x47, 0, 255]),
    'far too large': Buffer.alloc(2_500_000, 'a'),
    'too large': Buffer.alloc(600_000, 'a'),
  }
  const before = await stored(page)
  for (const [name, text] of Object.entries(bad)) {
    await bring(page, sortFile({}))
    await expect(page.locator('[data-answers-fault]')).toHaveCount(0)
    await bring(page, text)
    await expect(page.locator('[data-answers-fault]'), name).toBeVisible()
    await expect(confirm(page, 'replace-answers')).toHaveCount(0)
    expect({ ...await stored(page), 'board/core': undefined }, name).toEqual({ ...before, 'board/core': undefined })
  }
  expect(faults).toEqual([])
})

test('"delete everything" asks once and leaves nothing of ours', async ({ page }) => {
  await put(page, { ...EVERYTHING, 'board/core/aside/1': 'hello', 'hands/money': '{}', 'review': '{}', 'class-begun': '1' })
  await page.addInitScript(unnamed => location.origin === 'null' || localStorage.setItem(`${unnamed}letter-keys`, 'off'), UNNAMED)
  await openPart(page, 'answers')
  await page.evaluate(prefix => sessionStorage.setItem(`${prefix}clock`, '{}'), PREFIX)
  await action(page, 'delete-all').click()
  await expect(confirm(page, 'delete-all')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(confirm(page, 'delete-all')).toHaveCount(0)
  expect(Object.keys(await stored(page)).length).toBeGreaterThan(10)
  await action(page, 'delete-all').click()
  await confirm(page, 'delete-all').click()
  await expect(page.locator('[data-take-told]')).not.toBeEmpty()
  expect(await stored(page)).toEqual({})
  expect(await page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('coevolution-deck')))).toEqual([])
  expect(await page.evaluate(prefix => Object.keys(sessionStorage).filter(key => key.startsWith(prefix)), PREFIX)).toEqual([])
  await expect(page.locator('[data-answers-sheet] section')).toHaveCount(0)
  await expect(page.locator('[data-answers-empty]')).toBeVisible()
  await expect(action(page, 'delete-all')).toBeFocused()
  await page.evaluate(() => { location.hash = '#/study/sort' })
  await (await new Board(page).ready()).shows({})
})

test('printed are the answers alone', FULL, async ({ page }) => {
  await put(page, EVERYTHING)
  await page.addInitScript(() => { window.print = () => { (window as { printed?: boolean }).printed = true } })
  await openPart(page, 'answers')
  await action(page, 'print-answers').click()
  await expect.poll(() => page.evaluate(() => (window as { printed?: boolean }).printed)).toBe(true)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.paper [data-answers="why"]')).toBeVisible()
  await expect(page.locator('.study-page')).toBeHidden()
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(page.locator('.paper')).toHaveCount(0)
})

const open = (page: Page, files: { name: string, text: string }[]) =>
  page.locator('[data-class-files]').setInputFiles(files.map(({ name, text }) => json(name, text)))
const read = (page: Page) => page.locator('[data-class-read]')
const row = (page: Page, id: string) => page.locator(`.study-page [data-row="${id}"]`)

test('a class\'s files give the table of the lecture: broken and doubled ones are told, no names are shown', async ({ page }) => {
  const faults = watchFaults(page)
  await openPart(page, 'class')
  const ali = sortFile(homeOf('core'))
  const answers = JSON.stringify({ app: 'coevolution-deck', kind: 'answers', version: 1, entries: { 'board/core': JSON.parse(record(THEIRS)) as object, 'board/first': JSON.parse(record({ X3: 'project' })) as object } })
  await open(page, [{ name: 'Li Lei.json', text: ali }, { name: 'Han Meimei.json', text: answers }, { name: 'Li Lei (1).json', text: ali }, { name: 'broken.json', text: '{"app"' }])
  await expect(read(page)).toHaveAttribute('data-read', '2')
  await expect(read(page)).toHaveAttribute('data-again', '1')
  await expect(read(page)).toHaveAttribute('data-faults', '1')
  await expect(row(page, 'S1-01')).toHaveAttribute('data-counts', '1 1 0 0')
  await expect(row(page, 'S1-02')).toHaveAttribute('data-counts', '2 0 0 0')
  await expect(page.locator('.files-table tbody tr').first()).toHaveAttribute('data-row', 'S1-01')
  await expect(page.locator('.study-page')).not.toContainText(/Li Lei|Han Meimei|broken/)
  await page.locator('.files-faults summary').click()
  await action(page, 'show-names').check()
  await expect(page.locator('[data-fault="notOurs"]')).toContainText('broken.json')
  await action(page, 'count-again').check()
  await expect(row(page, 'S1-01')).toHaveAttribute('data-counts', '2 1 0 0')
  await action(page, 'count-again').uncheck()
  // Another set, and files that come later.
  await page.locator('[data-class-set="first"]').check({ force: true })
  await expect(row(page, 'X3')).toHaveAttribute('data-counts', '1 0 0 0')
  await page.locator('[data-class-set="core"]').check({ force: true })
  await open(page, [{ name: 'Wei.json', text: sortFile({ 'S1-01': 'resource' }) }])
  await expect(row(page, 'S1-01')).toHaveAttribute('data-counts', '1 2 0 0')
  expect(Object.keys(await stored(page)).filter(key => !['study', 'language'].includes(key)), 'nothing is stored').toEqual([])
  expect(faults).toEqual([])
})

test('they go into the lecture\'s table when asked to, and not over hands without asking', FULL, async ({ page }) => {
  await openPart(page, 'class')
  await open(page, [{ name: 'a.json', text: sortFile(homeOf('core')) }, { name: 'b.json', text: sortFile(THEIRS) }])
  await action(page, 'put-into-table').click()
  await expect(page.locator('[data-class-told]')).not.toBeEmpty()
  await open(page, [{ name: 'c.json', text: sortFile({ 'S1-01': 'unstaged' }) }])
  await expect(read(page)).toHaveAttribute('data-read', '3')
  await action(page, 'put-into-table').click()
  await expect(confirm(page, 'put-into-table')).toBeVisible()
  await page.keyboard.press('Escape')
  await goto(page, 'class-table')
  const cell = (bin: string) => page.locator(`.class-table:visible [data-row="S1-01"] [data-hand-count="${bin}"]`)
  await page.locator('.class-table:visible [data-action="show-hands"]').click()
  await expect(cell('project')).toHaveText('1')
  await expect(cell('resource')).toHaveText('1')
  await expect(cell('unstaged')).toHaveText('0')
})

for (const [name, script] of [
  ['denied', () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })],
  ['full', () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }],
] as const) {
  test(`storage ${name}: the study page says so once, and answers can still be saved and deleted`, fullUnless(name === 'full'), async ({ page }) => {
    await page.addInitScript(script)
    await openPart(page, 'sort')
    await expect(page.locator('[data-notice="unkept"]')).toBeVisible()
    await (await new Board(page).ready()).digits({ X3: 'project' })
    await action(page, 'close-notice').click()
    await page.evaluate(() => { location.hash = '#/study/answers' })
    await expect(page.locator('[data-answers="board/core"] [data-row="X3"]')).toHaveAttribute('data-now', 'project')
    await expect(page.locator('[data-notice="unkept"]')).toHaveCount(0)
    expect(await saved(page)).toContain('"X3": "project"')
    await bring(page, sortFile(THEIRS))
    await confirm(page, 'replace-answers').click()
    await expect(page.locator('[data-answers="board/core"] [data-row="S1-01"]')).toHaveAttribute('data-now', 'resource')
    await action(page, 'delete-all').click()
    await confirm(page, 'delete-all').click()
    await expect(page.locator('[data-answers-sheet] section')).toHaveCount(0)
  })
}

test('a board saved by an earlier version, with cards that are no more, opens with the rest', FULL, async ({ page }) => {
  await keep(page, 'core', record({ 'S1-01': 'project', 'S0-99': 'resource', 'X3': 'unstaged' } as never, { first: { 'S0-99': 'project', 'X3': 'project' } }))
  await (await openBoard(page, 'study/sort')).shows({ 'S1-01': 'project', 'X3': 'unstaged' })
  await page.evaluate(() => { location.hash = '#/study/answers' })
  await expect(page.locator('[data-answers="board/core"] [data-row="X3"]')).toHaveAttribute('data-now', 'unstaged')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  for (const lang of ['zh', 'en', 'both'] as const) {
    test(`answers and a class's table are accessible and fit in ${lang}`, fullUnless(lang === 'both'), async ({ page }) => {
      await put(page, EVERYTHING)
      await openPart(page, 'answers', lang)
      await page.locator('.take > details summary').click()
      await page.locator('.bring-answers details summary').click()
      await bring(page, 'nonsense')
      await expect(page.locator('[data-answers-fault]')).toBeVisible()
      const look = async (name: string) => {
        expect.soft(await axe(page, '#app'), name).toEqual([])
        expect.soft(await sideways(page), name).toBeLessThanOrEqual(0)
        expect.soft(await smallTargets(page, '.study-page', 24), name).toEqual([])
      }
      await look('answers')
      await action(page, 'delete-all').click()
      await look('the question')
      await page.keyboard.press('Escape')
      await openPart(page, 'class', lang)
      await open(page, [{ name: 'a.json', text: sortFile(homeOf('core')) }, { name: 'b.json', text: sortFile(THEIRS) }, { name: 'c.json', text: 'x' }, { name: 'd.json', text: sortFile(THEIRS) }])
      await expect(read(page)).toHaveAttribute('data-again', '1')
      await page.locator('.files-faults summary').click()
      await look('a class\'s table')
      await page.setViewportSize({ width: 320, height: 640 })
      expect.soft(await sideways(page), '320 px').toBeLessThanOrEqual(0)
    })
  }
})
