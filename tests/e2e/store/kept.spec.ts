import type { Page } from 'playwright/test'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from '../support/test'
import { Board, goto, keep, openBoard, record, storageKey, turnTo, watchFaults } from '../support/board'
import { CASE_ID, homeOf, LANGUAGE_KEY, PREFIX, UNNAMED } from '../support/content'
import { encodeShare } from '#board/model/shareCode'
import { FULL } from '../support/full'
import { axe, sideways, smallTargets } from '../support/page'

/** One of everything, as the last build from before cases had names wrote it. */
const BEFORE = JSON.parse(readFileSync(new URL('../../fixtures/kept-before-ids.json', import.meta.url), 'utf8')) as Record<'local' | 'session', Record<string, string>>
const SETTINGS = ['language', 'letter-keys']
const TAKEN = Object.fromEntries(Object.entries(BEFORE.local).filter(([name]) => !SETTINGS.includes(name)))
/** Of the second case, built on the same host. */
const OTHER = 'coevolution-deck:repair-club/'
const TITLE = { zh: '编写的案例：图书馆与修理社', en: 'An invented case: the library and the repair club' }
const THEIRS = { 'board/core': record({ K1: 'project' } as never), 'exit': '{"card":"K1"}', 'hands/money': '{}' }
const MINE = { 'S1-01': 'project', 'X3': 'resource' } as const

type Entries = Record<string, string>
/** Into the store, once, before the page reads it; about:blank has none. */
const put = (page: Page, entries: Entries, session: Entries = {}): Promise<unknown> => page.addInitScript(([local, inSession]) => {
  if (location.origin === 'null' || sessionStorage.getItem('test-put'))
    return
  sessionStorage.setItem('test-put', 'yes')
  Object.entries(local).forEach(([key, text]) => localStorage.setItem(key, text))
  Object.entries(inSession).forEach(([key, text]) => sessionStorage.setItem(key, text))
}, [entries, session] as const)
const named = (prefix: string, entries: Entries): Entries => Object.fromEntries(Object.entries(entries).map(([name, text]) => [prefix + name, text]))
const stored = (page: Page, prefix: string): Promise<Entries> => page.evaluate(start =>
  Object.fromEntries(Object.entries({ ...localStorage }).filter(([key]) => key.startsWith(start)).map(([key, text]) => [key.slice(start.length), String(text)])), prefix)
const text = (page: Page, key: string): Promise<string | null> => page.evaluate(name => localStorage.getItem(name), key)
const alert = (page: Page) => page.locator('[role="alert"]:visible')
const action = (page: Page, name: string) => page.locator(`[data-action="${name}"]:visible`)
const confirm = (page: Page, name: string) => page.locator(`[data-confirm="${name}"]:visible`)
async function answersPart(page: Page): Promise<void> {
  await turnTo(page, 'study/answers')
  await expect(action(page, 'delete-all')).toBeVisible()
}
/** Another document of the same host, which runs nothing of the deck: an older build, or another case. */
async function elsewhere(page: Page): Promise<Page> {
  const other = await page.context().newPage()
  await other.goto('./manifest.webmanifest')
  return other
}

test('all that was kept before cases had names is taken over, once; deleted, it stays deleted', async ({ page }) => {
  const faults = watchFaults(page)
  await put(page, { ...named(UNNAMED, BEFORE.local), ...named(OTHER, THEIRS) }, named(UNNAMED, BEFORE.session))
  await page.goto('./#/sort')
  const board = await new Board(page).ready()
  await board.shows((JSON.parse(TAKEN['board/core']) as { placement: never }).placement)
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
  expect(await stored(page, PREFIX)).toMatchObject(TAKEN)
  expect(await stored(page, UNNAMED)).toEqual(BEFORE.local)
  expect(await page.evaluate(key => sessionStorage.getItem(key), `${PREFIX}clock`)).toBe(BEFORE.session.clock)
  // The settings are the device's: under their old names.
  await turnTo(page, 'how')
  await expect(page.locator('[data-action="letter-keys"]:visible')).not.toBeChecked()

  await answersPart(page)
  for (const name of ['board/core', 'board/first', 'board/full', 'board/twins', 'why', 'quiz', 'true-false', 'close-reading', 'choice', 'signs', 'questions', 'review', 'exit'])
    await expect(page.locator(`[data-answers="${name}"]`), name).toBeVisible()
  // Taken out here, it does not come back from what lies there from before; nor do cards that were moved.
  await board.page.evaluate(key => localStorage.removeItem(key), `${PREFIX}exit`)
  await turnTo(page, 'sort')
  await board.ready()
  await board.digits({ 'S1-01': 'resource' })
  await page.reload()
  await board.ready()
  await expect(board.card('S1-01')).toHaveAttribute('data-in', 'resource')
  expect(await text(page, `${PREFIX}exit`)).toBeNull()

  await answersPart(page)
  await action(page, 'delete-all').click()
  await confirm(page, 'delete-all').click()
  await expect(page.locator('[data-answers-empty]')).toBeVisible()
  await page.reload()
  await expect(page.locator('[data-answers-empty]')).toBeVisible()
  expect(Object.keys(await stored(page, PREFIX)).filter(name => name !== 'study')).toEqual([])
  // The settings are the other case's, too.
  expect(Object.keys(await stored(page, UNNAMED)).filter(name => SETTINGS.includes(name)).sort()).toEqual(SETTINGS)
  expect(await stored(page, OTHER)).toEqual(THEIRS)
  expect(faults).toEqual([])
})

test('what is plainly another case\'s is not taken, nor cleared; its own store is not touched, read or saved', FULL, async ({ page }) => {
  await put(page, { ...named(UNNAMED, { 'board/core': THEIRS['board/core'], 'why/K3': 'x', 'exit': '{"card":"mine"}' }), ...named(OTHER, THEIRS) })
  const board = await openBoard(page, 'sort')
  await board.shows({})
  expect(Object.keys(await stored(page, PREFIX)).filter(name => name !== 'taken-over')).toEqual(['exit'])
  await board.digits(MINE)
  await answersPart(page)
  const [download] = await Promise.all([page.waitForEvent('download'), action(page, 'save-answers').click()])
  const file = JSON.parse(await readFile(await download.path(), 'utf8')) as { case: object, entries: object }
  expect(file.case).toMatchObject({ id: CASE_ID })
  expect(Object.keys(file.entries).sort()).toEqual(['board/core', 'exit', 'study'])
  await turnTo(page, 'how')
  await action(page, 'new-class').click()
  await confirm(page, 'new-class').click()
  await expect.poll(() => stored(page, PREFIX).then(all => Object.keys(all).filter(name => name !== 'study'))).toEqual(['class-begun'])
  expect(await stored(page, OTHER)).toEqual(THEIRS)
  expect(Object.keys(await stored(page, UNNAMED)).filter(name => name.includes('/')).sort()).toEqual(['board/core', 'why/K3'])
})

test('an older window goes on: what it writes is taken over, and nothing done here is lost by it', FULL, async ({ page }) => {
  const first = record({ X3: 'project' })
  await put(page, named(UNNAMED, { 'board/core': first, 'why/S2-04': 'one' }))
  const board = await openBoard(page, 'study/sort')
  await board.shows({ X3: 'project' })
  const old = await elsewhere(page)
  const writes = (name: string, value: string) => old.evaluate(([key, value]) => localStorage.setItem(key, value), [UNNAMED + name, value] as const)
  await writes('board/core', record({ X3: 'project', X7: 'unstaged' }))
  await board.shows({ X3: 'project', X7: 'unstaged' })
  await expect(page.locator('[data-notice="older"]')).toBeVisible()
  await board.digits({ 'S1-01': 'project' })
  const theirs = record({ X3: 'resource', X7: 'unstaged' })
  await writes('board/core', theirs)
  await expect.poll(() => stored(page, `${PREFIX}board/core/aside/`).then(Object.values)).toEqual([theirs])
  await board.shows({ 'X3': 'project', 'X7': 'unstaged', 'S1-01': 'project' })
  // While this page is shut, too.
  await page.goto('about:blank')
  await writes('why/S2-04', 'two')
  await openBoard(page, 'study/sort')
  expect(await stored(page, PREFIX)).toMatchObject({ 'why/S2-04': 'two' })
  await board.shows({ 'X3': 'project', 'X7': 'unstaged', 'S1-01': 'project' })
})

for (const [name, room] of [['full', 0], ['full half-way', 3]] as const) {
  test(`taking over into a store that is ${name} loses nothing, and is done when there is room`, FULL, async ({ page }) => {
    await put(page, named(UNNAMED, BEFORE.local))
    await page.addInitScript((writes) => {
      const setItem = Storage.prototype.setItem
      let room = writes
      Storage.prototype.setItem = function (key: string, value: string) {
        if (key.startsWith('coevolution-deck:') && location.search.includes('full') && room-- <= 0)
          throw new DOMException('full', 'QuotaExceededError')
        setItem.call(this, key, value)
      }
    }, room)
    await page.goto('./?full#/study/sort')
    const board = await new Board(page).ready()
    const { placement } = JSON.parse(TAKEN['board/core']) as { placement: Record<string, 'project'> }
    await board.shows(placement)
    expect(await stored(page, UNNAMED)).toMatchObject(BEFORE.local)
    await answersPart(page)
    await expect(page.locator('[data-answers="exit"]')).toBeVisible()
    await page.goto('about:blank')
    await page.goto('./#/study/sort')
    await board.ready()
    await board.shows(placement)
    expect(await stored(page, PREFIX)).toMatchObject(Object.fromEntries(Object.entries(TAKEN).filter(([name]) => name !== 'study')))
  })
}

test('files, answers, a class\'s files and links of another case are refused by name and change nothing', FULL, async ({ page }) => {
  const faults = watchFaults(page)
  await keep(page, 'core', record(MINE))
  const board = await openBoard(page, 'study/sort')
  const of = { id: 'repair-club', title: TITLE }
  const sort = JSON.stringify({ app: 'coevolution-deck', case: of, set: 'core', ...JSON.parse(record(homeOf('core'))) as object })
  const unnamed = JSON.stringify({ app: 'coevolution-deck', set: 'core', ...JSON.parse(THEIRS['board/core']) as object })
  const answers = JSON.stringify({ app: 'coevolution-deck', kind: 'answers', version: 1, case: of, entries: { exit: { card: 'theirs' } } })
  const json = (name: string, content: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) })
  for (const [content, says] of [[sort, TITLE.zh], [unnamed, '没有写明是哪个案例']]) {
    await board.root.locator('input[type="file"]').setInputFiles(json('sort.json', content))
    await expect(alert(page)).toContainText(says)
    await alert(page).getByRole('button').click()
  }
  await answersPart(page)
  await page.locator('[data-answers-file]').setInputFiles(json('answers.json', answers))
  await expect(page.locator('[data-answers-fault]')).toContainText(TITLE.zh)
  await turnTo(page, 'study/class')
  await page.locator('[data-class-files]').setInputFiles([json('a.json', sort), json('b.json', answers), json('c.json', unnamed)])
  await expect(page.locator('[data-class-read]')).toHaveAttribute('data-faults', '3')
  await page.locator('.files-faults summary').click()
  await expect(page.locator('[data-fault="otherCase"]')).toHaveCount(2)
  await expect(page.locator('[data-fault="otherCase"]').first()).toContainText(TITLE.zh)
  await expect(page.locator('[data-fault="noCase"]')).toHaveCount(1)
  await page.goto('about:blank')
  const code = encodeShare({ id: 'core', number: 1, cards: ['K1', 'K2', 'K3'] }, { K1: 'project' }, 'repair-club')
  await page.goto(`./?lang=en#/study?s=${code}&case=repair-club`)
  await board.ready()
  await expect(alert(page)).toContainText('another case (repair-club)')
  await board.shows(MINE)
  expect(await board.stored()).toEqual(MINE)
  expect(faults).toEqual([])
})

test('a link names its case, and opens however its name was cut', FULL, async ({ page }) => {
  await keep(page, 'core', record(homeOf('core')))
  const board = await openBoard(page)
  await board.press('share')
  const link = await board.root.locator('[data-share-link]').inputValue()
  expect(link).toMatch(new RegExp(`/study/\\?s=[\\w-]+&case=${CASE_ID}#/$`))
  const [before] = link.split('#')
  // Cut off from its end: of the place, all of it, of the case's name, and all of that.
  for (const address of [link, link.slice(0, -4), before, before.slice(0, -4), before.replace(/&case=.*/, ''), `${link}。`]) {
    await page.goto('./manifest.webmanifest')
    await page.evaluate(() => localStorage.clear())
    await page.goto(address)
    await board.ready()
    await board.shows(homeOf('core'))
    await expect.poll(() => page.url(), 'it is opened once').not.toMatch(/[?&](?:s|case)=/)
  }
})

test('back from the browser\'s cache, all that is kept is read anew', FULL, async ({ page }) => {
  const back = () => page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  // As another document does it while this one lies in the cache: without an event.
  const behind = (entries: Record<string, string | null>) => page.evaluate(all => Object.entries(all).forEach(([key, value]) => value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value)), entries)
  const board = await openBoard(page, 'study/sort')
  await board.digits({ 'S1-01': 'project' })
  await behind({ [storageKey('core')]: record(MINE), [`${PREFIX}why/S2-04`]: 'theirs', [`${UNNAMED}letter-keys`]: 'off', 'slidev-color-schema': 'dark' })
  await board.shows({ 'S1-01': 'project' })
  await back()
  await board.shows(MINE)
  await board.digits({ X7: 'unstaged' })
  await board.shows({ ...MINE, X7: 'unstaged' })
  expect(await board.stored()).toEqual({ ...MINE, X7: 'unstaged' })
  await expect(page.locator('html')).toHaveClass(/dark/)
  // The address named the language, and nobody has chosen another since.
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'zh')
  await behind({ [LANGUAGE_KEY]: 'en', [storageKey('core')]: null })
  await back()
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
  await board.shows({})

  await turnTo(page, 'study')
  await expect(page.locator('[data-step="reflect"]')).toBeVisible()
  await behind({ [`${PREFIX}exit`]: '{"card":"S2-04","ask":"x"}', [`${PREFIX}study`]: '{"visited":["quiz"],"last":"quiz"}' })
  const before = await page.locator('main').innerText()
  await back()
  await expect.poll(() => page.locator('main').innerText()).not.toBe(before)

  await turnTo(page, 'presenter/money')
  const clock = page.locator('[data-clock="total"]')
  await expect(clock).toBeVisible()
  await behind({ [`${PREFIX}hands/money`]: '{"version":1,"round":1,"rounds":[{"counts":{"a":7},"shown":true},{"counts":{},"shown":false}]}' })
  await page.evaluate(key => sessionStorage.setItem(key, '{"used":{"money":3600},"running":null,"paused":true}'), `${PREFIX}clock`)
  await back()
  await expect(page.locator('[data-hand-bar="money/a"]:visible, [data-hand-stepper="money/a"]:visible').first()).toContainText('7')
  await expect(clock).toContainText('60:00')
  await turnTo(page, 'how')
  await expect(page.locator('[data-action="letter-keys"]:visible')).not.toBeChecked()
})

test('the browser is asked to keep what is here: once, with the first thing of a reader\'s', FULL, async ({ page }) => {
  const faults = watchFaults(page)
  await page.addInitScript(() => {
    Object.defineProperty(navigator.storage, 'persist', { value: () => {
      sessionStorage.setItem('test-asked', String(Number(sessionStorage.getItem('test-asked') ?? 0) + 1))
      return Promise.reject(new DOMException('no', 'NotAllowedError'))
    } })
  })
  const asked = () => page.evaluate(() => Number(sessionStorage.getItem('test-asked') ?? 0))
  const board = await openBoard(page, 'study/sort')
  await page.locator('[data-set-lang="en"]:visible').click()
  await expect(page.locator('html')).toHaveAttribute('data-lang', 'en')
  expect(await asked()).toBe(0)
  await board.digits(MINE)
  await expect.poll(asked).toBe(1)
  await page.reload()
  await board.ready()
  await board.digits({ X7: 'unstaged' })
  await expect.poll(() => board.stored()).toMatchObject({ X7: 'unstaged' })
  expect(await asked()).toBe(1)
  expect(faults).toEqual([])
})

test.describe('on an iPhone', () => {
  test.use({
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  })
  test('readers are told once that a page unused for a week is cleared, and what to do', FULL, async ({ page }) => {
    const notice = page.locator('[data-notice="unvisited"]')
    await goto(page, 'cover')
    await expect(notice).toHaveCount(0)
    await goto(page, 'study', 'both')
    await expect(notice).toHaveAttribute('data-keep-on', 'homeScreen')
    expect(await axe(page, '.study-page')).toEqual([])
    expect(await sideways(page)).toBeLessThanOrEqual(0)
    expect(await smallTargets(page, '.study-page', 24)).toEqual([])
    await turnTo(page, 'study/sort')
    await expect(notice).toBeVisible()
    await action(page, 'close-unvisited').click()
    await expect(notice).toHaveCount(0)
    await page.goto('about:blank')
    await goto(page, 'study')
    await expect(page.locator('[data-step]').first()).toBeVisible()
    await expect(notice).toHaveCount(0)
  })
})
