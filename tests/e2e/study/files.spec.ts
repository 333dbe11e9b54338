import type { CDPSession, Page } from 'playwright/test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../support/test'
import { goto, openBoard, record, watchFaults } from '../support/board'
import { homeOf, PREFIX } from '../support/content'
import { encodedFiles } from '../support/encodings'
import { FULL } from '../support/full'
import { answersFaults, classFaults, dropped, sortFaults } from '../support/words'

const WORDS = '我觉得双方都变了'
const ENTRIES = { 'why/S2-04': WORDS, 'board/core': JSON.parse(record({ X3: 'project' })) as object }
const answersFile = (more: object) => JSON.stringify({ app: 'coevolution-deck', kind: 'answers', version: 1, ...more, saved: '', entries: ENTRIES }, null, 2)
const FILES = encodedFiles(answersFile({ sample: '中文字样' }), answersFile({}), WORDS)
const sort = (placement: Record<string, string>) => JSON.stringify({ app: 'coevolution-deck', set: 'core', ...JSON.parse(record(placement as never)) as object })

const fault = (page: Page) => page.locator('[data-answers-fault]')
const stored = (page: Page, name: string) => page.evaluate(key => localStorage.getItem(key), `${PREFIX}${name}`)
const refused = (page: Page) => page.locator('[data-drop-refused]')
async function openPart(page: Page, id: string): Promise<void> {
  await goto(page, `study/${id}`)
  await expect(page.locator('[data-part]')).toHaveAttribute('data-state', 'there')
}

test('my answers: every encoding is read to the letter or refused by name', FULL, async ({ page }) => {
  const faults = watchFaults(page)
  await openPart(page, 'answers')
  for (const { name, bytes, expected } of FILES) {
    await test.step(name, async () => {
      await page.locator('[data-answers-file]').setInputFiles({ name: 'answers.json', mimeType: 'application/json', buffer: bytes })
      if (expected === 'read') {
        await expect(page.locator('[data-answers="why"] dd'), name).toHaveText(WORDS)
        await page.locator('[data-action="undo-answers"]').click()
      }
      else {
        await expect(fault(page), name).toContainText(answersFaults[expected].zh)
      }
      expect(await stored(page, 'why/S2-04'), name).toBeNull()
    })
  }
  expect(faults).toEqual([])
})

test('a � is asked about: the others without it, or all as it is', async ({ page }) => {
  await openPart(page, 'answers')
  const text = answersFile({ sample: '中文字样' }).replace(WORDS, '我\uFFFD')
  const bring = () => page.locator('[data-answers-file]').setInputFiles({ name: 'answers.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await bring()
  await page.locator('[data-action="take-without-lost"]').click()
  await expect(page.locator('[data-answers="board/core"]')).toBeVisible()
  await expect(fault(page)).toHaveCount(0)
  expect(await stored(page, 'why/S2-04')).toBeNull()
  await bring()
  await page.locator('[data-action="take-as-they-are"]').click()
  await expect(page.locator('[data-answers="why"] dd')).toHaveText('我\uFFFD')
})

test('a board takes its sort out of a file of all answers', FULL, async ({ page }) => {
  const board = await openBoard(page, 'study/sort')
  const give = (answers: Record<string, string>) => board.root.locator('input[type="file"]').setInputFiles({ name: 'answers.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ app: 'coevolution-deck', kind: 'answers', version: 1, saved: '', entries: Object.fromEntries(Object.entries(answers).map(([name, text]) => [name, JSON.parse(text) as object])) })) })
  await give({ 'exit': '{"card":"x"}', 'board/first': record({ X3: 'project' }) })
  await expect(board.root.locator('.notice')).toContainText(sortFaults.notOurs.zh)
  await board.shows({})
  await give({ 'exit': '{"card":"x"}', 'board/core': record({ X3: 'project' }) })
  await board.shows({ X3: 'project' })
})

test('a board and a class\'s files read and refuse the same', FULL, async ({ page }) => {
  const board = await openBoard(page, 'study/sort')
  for (const { name, bytes, expected } of encodedFiles(sort({ X3: 'project' }).replace('{', `{"sample":"中文字样","note":"${WORDS}",`), sort({ X3: 'project' }).replace('{', `{"note":"${WORDS}",`), WORDS).filter(one => ['read', 'encoding', 'utf16', 'cut', 'picture'].includes(one.expected))) {
    await board.root.locator('input[type="file"]').setInputFiles({ name: 'sort.json', mimeType: 'application/json', buffer: bytes })
    if (expected === 'read') {
      await expect(board.card('X3'), name).toBeAttached()
      await board.shows({ X3: 'project' })
      await board.action('undo').click()
    }
    else if (expected !== 'lettersLost') {
      await expect(board.root.locator('.notice'), name).toContainText(sortFaults[expected].zh)
    }
    await board.shows({})
  }
  await page.evaluate(() => { location.hash = '#/study/class' })
  await expect(page.locator('[data-part]')).toHaveAttribute('data-part', 'class')
  await page.locator('[data-class-files]').setInputFiles(FILES.map(({ name, bytes }) => ({ name, mimeType: 'application/json', buffer: bytes })))
  // That a � stands in words which are not read here costs no student the sort.
  const wrong = FILES.filter(({ name, expected }) => expected !== 'read' && !name.startsWith('a �')).map(({ expected }) => expected)
  await expect(page.locator('[data-class-read]')).toHaveAttribute('data-faults', String(wrong.length))
  expect(await page.locator('[data-fault]').evaluateAll(all => all.map(one => one.getAttribute('data-fault')))).toEqual(wrong)
  await page.locator('.files-faults summary').click()
  await expect(page.locator('[data-fault="utf16"]').first()).toContainText(classFaults.utf16.zh)
})

test.describe('dropped', () => {
  let folder = ''
  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dropped-'))
    const deep = join(folder, 'class', 'group', 'two')
    mkdirSync(deep, { recursive: true })
    writeFileSync(join(folder, 'class', 'a.json'), sort(homeOf('core')))
    writeFileSync(join(deep, 'b.json'), sort({ X3: 'project' }))
    writeFileSync(join(deep, '.hidden.json'), '{')
    writeFileSync(join(deep, 'photo.jpg'), 'x')
    writeFileSync(join(folder, 'broken.json'), '{"app"')
    writeFileSync(join(folder, 'sort.json'), sort({ X3: 'resource' }))
    writeFileSync(join(folder, 'answers.json'), answersFile({}))
  })
  test.afterAll(() => rmSync(folder, { recursive: true }))

  const sessions = new WeakMap<Page, CDPSession>()
  /** As a hand does it, from another window, with real files; true where the browser shows that they can be dropped. */
  async function drop(page: Page, names: readonly string[], at = { x: 30, y: 30 }): Promise<void> {
    const cdp = sessions.get(page) ?? await page.context().newCDPSession(page)
    sessions.set(page, cdp)
    const data = { items: [], files: names.map(name => join(folder, name)), dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await cdp.send('Input.dispatchDragEvent', { type, ...at, data })
  }
  /** What a page can be told of by its own means: which effect is shown, and whether the browser would open it. */
  const over = (page: Page, selector: string) => page.locator(selector).first().evaluate((element) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['{}'], 'a.json', { type: 'application/json' }))
    const events = ['dragenter', 'dragover', 'drop'].map(type => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    return events.map(event => !element.dispatchEvent(event))
  })

  test('class\'s files: taken anywhere on the page, folders at any depth; what was read stays', async ({ page }) => {
    const faults = watchFaults(page)
    await openPart(page, 'class')
    const read = page.locator('[data-class-read]')
    await drop(page, ['class', 'broken.json'])
    await expect(read).toHaveAttribute('data-read', '2')
    await expect(read).toHaveAttribute('data-faults', '1')
    const box = (await page.locator('.study-page h1').boundingBox())!
    await drop(page, ['sort.json'], { x: box.x + 5, y: box.y + 5 })
    await expect(read).toHaveAttribute('data-read', '3')
    expect(page.url()).toMatch(/#\/(?:study\/)?class$/)
    await expect(refused(page)).toBeEmpty()
    expect(faults).toEqual([])
  })

  test('my answers: opened as by the button, asked before anything is replaced; several, or a folder, are refused in words', FULL, async ({ page }) => {
    await openPart(page, 'answers')
    await drop(page, ['answers.json'])
    await expect(page.locator('[data-answers="why"] dd')).toHaveText(WORDS)
    await drop(page, ['sort.json'])
    await expect(page.locator('[data-confirm="replace-answers"]')).toBeVisible()
    // A question is open: nothing comes in behind it.
    await drop(page, ['answers.json'])
    await expect(refused(page)).toContainText(dropped.busy.zh)
    await page.keyboard.press('Escape')
    await drop(page, ['answers.json', 'sort.json'])
    await expect(refused(page)).toContainText(dropped.oneOnly.zh)
    await drop(page, ['class'])
    await expect(refused(page)).toContainText(dropped.folder.zh)
    await page.locator('[data-action="close-refusal"]').click()
    await expect(refused(page)).toBeEmpty()
    expect(JSON.parse((await stored(page, 'board/core'))!)).toMatchObject({ placement: { X3: 'project' } })
  })

  test('a board takes a sort, on a slide and on the study page', async ({ page }) => {
    const board = await openBoard(page)
    await drop(page, ['sort.json'], { x: 600, y: 400 })
    await board.shows({ X3: 'resource' })
    await page.goto('about:blank')
    const other = await openBoard(page, 'study/sort')
    await drop(page, ['class'], { x: 300, y: 300 })
    await expect(refused(page)).toContainText(dropped.folder.zh)
    await other.shows({ X3: 'resource' })
  })

  test('anywhere else it is refused in words, and the page stays', FULL, async ({ page }) => {
    for (const [route, there] of [['1', '[data-slide]'], ['exit', '[data-slide="exit"] textarea'], ['study', '[data-step]'], ['study/reflect', '.study-page textarea'], ['read', 'main'], ['handout', 'main'], ['presenter/model', '[data-slide]']]) {
      await page.goto('about:blank')
      await goto(page, route)
      await page.locator(there).first().waitFor({ state: 'attached' })
      const address = page.url()
      expect(await over(page, there), route).toEqual([true, true, true])
      await expect(refused(page), route).toContainText(dropped.nowhere.zh)
      await drop(page, ['answers.json'], { x: 400, y: 300 })
      expect(page.url(), route).toBe(address)
      await page.locator('[data-action="close-refusal"]').click()
    }
  })

  test('what is dragged within the page, and text that goes to a field, is left alone', FULL, async ({ page }) => {
    await openPart(page, 'reflect')
    const prevented = (own: boolean, type: string, field: boolean) => page.evaluate(([own, type, field]) => {
      const target = field ? document.querySelector('.study-page textarea')! : document.querySelector('.study-page main')!
      dispatchEvent(new Event(own ? 'dragstart' : 'dragend'))
      const dataTransfer = new DataTransfer()
      dataTransfer.setData(type, 'https://example.org/')
      return !target.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }))
    }, [own, type, field] as const)
    expect(await prevented(false, 'text/plain', true)).toBe(false)
    expect(await prevented(false, 'text/uri-list', true)).toBe(false)
    expect(await prevented(true, 'text/plain', false)).toBe(false)
    // A link from another window would be opened in this one.
    expect(await prevented(false, 'text/uri-list', false)).toBe(true)
    await expect(refused(page)).toBeEmpty()
  })
})
