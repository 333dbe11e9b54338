import type { Page } from 'playwright/test'
import type { Lang } from '../support/content'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '../support/test'
import { singleFile } from '../../../build/inputs.ts'
import { Board, turnTo, watchFaults } from '../support/board'
import { homeOf, slideIds } from '../support/content'
import { FULL, fullUnless } from '../support/full'
import { smallLetters } from '../support/page'
import { boxOf, byDigit, mover } from '../support/ways'

/** The deck as one file, opened from a disk: no server, and nothing beside it. */
const LANGS = ['zh', 'en'] as const
const BOARD = slideIds.indexOf('sort') + 1
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
let folder: string
let file: string

test.beforeAll(() => {
  const { folder: made, name } = singleFile('90')
  if (!existsSync(join(made, name)))
    throw new Error(`There is no ${made}/${name}: npm run build:single makes it.`)
  // Named as a stick may be.
  folder = mkdtempSync(join(tmpdir(), 'U盘 100% #1 '))
  copyFileSync(join(made, name), join(folder, name))
  file = pathToFileURL(join(folder, name)).href
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What went wrong, and what was asked for beside the file; to be empty at the end. */
function watch(page: Page): string[] {
  const faults = watchFaults(page)
  page.on('request', (request) => {
    const url = request.url()
    if (!/^(?:data|blob):/.test(url) && url.replace(/[?#].*$/, '') !== file)
      faults.push(`asked for ${url}`)
  })
  return faults
}

async function open(page: Page, hash: string, lang: Lang): Promise<void> {
  await page.goto(`${file}?lang=${lang}${hash}`)
  await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
  await expect(page.locator('#app > *').first()).toBeAttached()
}

/** Fonts that could not be had, and whether there are some. */
const fonts = (page: Page) => page.evaluate(async () => {
  await document.fonts.ready
  const all = [...document.fonts].map(font => font.status)
  return { failed: all.filter(status => status === 'error').length, there: all.includes('loaded') }
})

test('it carries nothing of a live class, which needs a server', () => {
  const text = readFileSync(new URL(file), 'utf8')
  for (const sign of ['/live/', 'EventSource', 'live-strip', 'live-desk', 'data-live-task'])
    expect.soft(text.includes(sign), sign).toBe(false)
})

for (const lang of LANGS) {
  test(`from the cover by keys to the board, which is sorted, checked and kept: ${lang}`, fullUnless(lang === 'zh'), async ({ page }) => {
    const faults = watch(page)
    await open(page, '', lang)
    await expect(page.locator('#slide-content .cover-title')).toBeVisible()
    await expect(page.locator('#first-cover')).toBeHidden()
    await page.keyboard.press('ArrowRight')
    await expect(page).toHaveURL(/#\/(?:2|money)/)
    await page.keyboard.press('g')
    await expect(page.locator('#slidev-goto-input')).toBeFocused()
    await page.keyboard.type(String(BOARD))
    await page.keyboard.press('Enter')

    const board = await new Board(page).ready()
    const home = homeOf('core')
    const [first, second, ...others] = Object.keys(home)
    const drag = await mover(board, 'mouse')
    await drag(first, home[first])
    // Out of place, so that the check has something left to ask.
    await drag(second, home[second] === 'project' ? 'resource' : 'project')
    for (const id of others)
      await byDigit(board, id, home[id])
    await board.check(1)
    const before = await board.view()

    await page.reload()
    await board.ready()
    expect(await board.view()).toEqual(before)
    expect(await fonts(page)).toEqual({ failed: 0, there: true })
    expect(faults).toEqual([])
  })

  test(`a diagram, the pages that scroll, and a handout: ${lang}`, FULL, async ({ page }) => {
    const faults = watch(page)
    await open(page, '#/model?clicks=99', lang)
    const diagram = page.locator('[data-diagram="model"]:visible')
    await expect(diagram).toHaveAttribute('data-ready', 'true', { timeout: 20_000 })
    await expect(diagram.locator('svg .node').last()).toBeVisible()
    // Slidev's own link to its overview leads to this file, not to the folder it lies in.
    await page.keyboard.press('o')
    const overview = page.locator('a[href$="#/overview"]')
    await expect(overview).toBeVisible()
    expect(await overview.evaluate((link: HTMLAnchorElement) => link.href)).toContain(file)
    await page.keyboard.press('Escape')

    await turnTo(page, 'study')
    await expect(page.locator('#app h1')).toBeVisible()
    await turnTo(page, 'study/sort')
    const board = await new Board(page).ready()
    await byDigit(board, 'S1-01', 'project')
    await turnTo(page, 'read')
    await expect(page.locator('h3').nth(5)).toBeAttached()
    await turnTo(page, 'handout')
    await page.locator('[data-open-handout="worksheet"]').click()
    await expect(page.locator('[data-handout="worksheet"]')).toHaveAttribute('data-state', 'ready', { timeout: 20_000 })
    expect(faults).toEqual([])
  })

  test(`presenter and projector go together, board and all: ${lang}`, FULL, async ({ page, context }) => {
    const faults = watch(page)
    await open(page, '#/sort', lang)
    const wall = await new Board(page).ready()
    const presenter = await context.newPage()
    const there = watch(presenter)
    await open(presenter, '#/presenter/sort', lang)
    const board = await new Board(presenter).ready()
    await byDigit(board, 'S1-01', 'project')
    await expect(wall.card('S1-01')).toHaveAttribute('data-in', 'project')
    await presenter.locator('body').press('PageDown')
    await expect(page).toHaveURL(/#\/near-misses/)
    expect([...faults, ...there]).toEqual([])
  })

  test(`what needs an address or a server says so: ${lang}`, fullUnless(lang === 'en'), async ({ page }) => {
    const faults = watch(page)
    const words = { zh: { apart: '在另一个文件里', share: '没有网址', paper: '没有公开网址', file: '不联网就能打开' }, en: { apart: 'in a file of its own', share: 'without an address', paper: 'no public address', file: 'opens without a network' } }[lang]
    await open(page, '#/how', lang)
    const route = page.locator('[data-route="45"]:visible')
    await expect(route).toContainText(words.apart, { useInnerText: true })
    await expect(route.locator('a')).toHaveCount(0)
    // These words are longer than others, and the slide is full in both languages at once.
    await page.locator('[data-slide="how"]:visible [data-set-lang="both"]').click()
    await expect(page.locator('[data-slide="how"]:visible .how-to').getByText(words.apart)).toBeVisible()
    const [column, foot] = await Promise.all([page.locator('[data-slide="how"]:visible .how-to > div').last(), page.locator('[data-slide="how"]:visible [data-action="read-as-text"]')].map(boxOf))
    expect(column.y + column.height).toBeLessThan(foot.y)
    // So does which version this is, below the one column and beside the foot.
    const version = page.locator('[data-slide="how"]:visible [data-file-version]')
    await expect(version).toHaveAttribute('data-file-version', manifest.version)
    const [told, other] = await Promise.all([version, page.locator('[data-slide="how"]:visible .how-to > div').first()].map(boxOf))
    expect(other.y + other.height).toBeLessThanOrEqual(told.y)
    expect(told.x + told.width).toBeLessThan(foot.x)
    expect(told.y + told.height).toBeLessThan(page.viewportSize()!.height)
    await page.locator(`[data-slide="how"]:visible [data-set-lang="${lang}"]`).click()

    await turnTo(page, 'sort')
    const board = await new Board(page).ready()
    await byDigit(board, 'S1-01', 'project')
    await board.press('share')
    const dialog = board.root.getByRole('dialog')
    await expect(dialog).toContainText(words.share, { useInnerText: true })
    await expect(dialog.locator('[data-share-link]')).toHaveCount(0)
    const download = page.waitForEvent('download')
    await board.confirm('save').click()
    expect(readFileSync(await (await download).path(), 'utf8')).toContain('S1-01')
    await expect(dialog).toHaveCount(0)
    await board.press('phone')
    await expect(dialog).toContainText(words.paper, { useInnerText: true })

    await turnTo(page, 'study/answers')
    await expect(page.locator('[data-offline]')).toContainText(words.file, { useInnerText: true })
    await expect(page.locator('[data-offline] [data-file-version]')).toContainText(manifest.version, { useInnerText: true })
    await expect(page.locator('[data-action="keep-offline"]')).toHaveCount(0)
    // A phone may have been given the file: its letters are those of the page that is beside a deck.
    await page.setViewportSize({ width: 360, height: 740 })
    for (const part of ['sort', 'quiz', 'answers']) {
      await turnTo(page, `study/${part}`)
      await expect(page.locator('[data-part]')).toHaveAttribute('data-state', 'there')
      expect.soft(await smallLetters(page, '.study-page', 14), part).toEqual([])
    }
    expect(faults).toEqual([])
  })
}

test('the licences of what it ships are in it', () => {
  const page = readFileSync(join(singleFile('90').folder, singleFile('90').name), 'utf8')
  // Not the page itself, which a failure would print.
  expect(['Noto Sans SC', 'SIL OPEN FONT LICENSE', 'MIT License', 'mermaid'].filter(what => !page.includes(what))).toEqual([])
})
