import type { Locator } from 'playwright/test'
import type { Board } from '../support/board'
import type { Lang } from '../support/content'
import { expect, test } from '../support/test'
import { goto, keep, openBoard, record, watchFaults } from '../support/board'
import { homeOf, put, slideIds } from '../support/content'
import { FULL, fullUnless, SHORT } from '../support/full'
import { axe, cut, overlapping } from '../support/page'
import { sheetFaults } from '../support/sheets'

const LANGS: Lang[] = ['zh', 'en', 'both']
/**
 * Text that can't be read at the back of the room, in canvas px; a picture of 1280 × 720 shows 1.306 px for one. What stands in
 * sentences 24 there, the second language 18, tables, cards and buttons 18, chips and the key to the marks 16. What is a
 * note for one reader who has it before them (a source that is open, a tip, a clock) may be smaller.
 */
function smallText(frame: Locator): Promise<string[]> {
  return frame.evaluate((root) => {
    const LEAST = { sentence: 18.4, second: 13.8, cell: 13.8, fine: 12.3, near: 12, title: 12.5 }
    const SENTENCES = '.lead-lines, .lead-line, .fact > p, .near-miss .steps .told, .quiz-question:not(.exit-quiz *) :is(legend .asked, .why), .exit-quiz legend .asked, .hand-poll.large legend > .bi, .check-panel :is(.asked, .told), .door .panel > p, .question-cards .asked, .mended p, .our-words, .close-reading .said'
    const FINE = '.chip, .mark-key, .frame-foot, .language-switch, kbd, .references .lead-lines, .reference-list, .letter, .tag, .cover-ways'
    // Fifteen titles in both languages, as on a board.
    const TITLE = '.class-table tbody th'
    const NEAR = '.claim-panel, .tip, .clock-panel, .stage-sorter'
    const scale = root.getBoundingClientRect().width / (root as HTMLElement).offsetWidth
    const found = new Set<string>()
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement
      if (!holder || !node.textContent?.trim() || holder.closest('.sr-only, title, desc, style, .locators, .mark-word') && getComputedStyle(holder.closest('.locators, .mark-word') ?? holder).clipPath !== 'none' || holder.closest('.sr-only, title, desc, style') || !holder.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        continue
      const svg = holder.closest('svg')
      const zoom = svg ? (svg.getScreenCTM()?.a ?? scale) / scale : 1
      const size = Number.parseFloat(getComputedStyle(holder).fontSize) * zoom
      const second = document.documentElement.dataset.lang === 'both' && holder.closest('[lang]')?.getAttribute('lang') === 'en'
      const role = holder.closest(NEAR) ? 'near' : holder.closest(FINE) ? 'fine' : second ? (holder.closest(TITLE) ? 'title' : 'second') : holder.closest(SENTENCES) ? 'sentence' : 'cell'
      if (size < LEAST[role] - 0.05)
        found.add(`${size.toFixed(1)} px < ${LEAST[role]} (${role}): «${node.textContent.trim().slice(0, 24)}» in .${holder.parentElement?.getAttribute('class') ?? ''} .${holder.getAttribute('class') ?? holder.tagName}`)
    }
    return [...found]
  })
}

/** As many slides a page as keep a test short: loading the deck anew for each takes longer than looking at it. */
const CHUNK = 6
const chunks = Array.from({ length: Math.ceil(slideIds.length / CHUNK) }, (_, n) => slideIds.slice(n * CHUNK, (n + 1) * CHUNK))

for (const chunk of chunks) {
  test(`#/${chunk.join(', #/')}: clean, whole and accessible in three languages`, async ({ page, baseURL }) => {
    test.setTimeout(120_000)
    const faults = watchFaults(page)
    const outside: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL ?? '') && !/^(data|blob):/.test(request.url()))
        outside.push(request.url())
    })
    await goto(page, chunk[0], 'zh')
    for (const alias of chunk) {
      // All steps uncovered: what is hidden keeps its room, so this is the fullest the slide gets.
      await page.evaluate((hash) => { location.hash = hash }, `#/${alias}?clicks=99`)
      const slide = page.locator(`.slidev-page:visible .slidev-layout[data-slide="${alias}"]`)
      await expect(slide).toHaveCount(1)
      const asText = slide.locator('[data-action="read-as-text"]')
      await expect(asText).toHaveAttribute('href', `#/read?slide=${alias}`)
      expect.soft(await asText.evaluate((one) => {
        const { width, height } = one.getBoundingClientRect()
        return Math.min(width, height) / ((one.closest('.slidev-layout') as HTMLElement).getBoundingClientRect().width / 980)
      }), `${alias}: the way to the text is a target of 24 px`).toBeGreaterThanOrEqual(24)
      for (const lang of LANGS) {
        await slide.locator(`[data-set-lang="${lang}"]`).click()
        await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
        for (const diagram of await slide.locator('[data-diagram]').all())
          await expect(diagram).toHaveAttribute('data-ready', 'true')
        await expect(page.locator('h1:visible')).toHaveCount(1)
        await page.evaluate(() => document.fonts.ready)
        if (!SHORT)
          await page.screenshot({ path: `test-results/slides/${String(slideIds.indexOf(alias) + 1).padStart(2, '0')}-${alias}-${lang}.png` })
        expect.soft(await cut(slide), `${alias}: nothing is cut or leaves the canvas (${lang})`).toEqual([])
        expect.soft(await overlapping(slide), `${alias}: nothing lies over another (${lang})`).toEqual([])
        expect.soft(await smallText(slide), `${alias}: size of text (${lang})`).toEqual([])
        // In both languages all is there that is there in either.
        if (lang === 'both')
          expect.soft(await axe(page, '.slidev-page .slidev-layout'), `${alias}: axe`).toEqual([])
      }
      // In both languages they are the largest.
      const sheets = await sheetFaults(slide)
      expect.soft(sheets.faults, `${alias}: its ${sheets.count} notes, terms and questions`).toEqual([])
      expect.soft(faults.splice(0), `${alias}: faults`).toEqual([])
      expect.soft(outside.splice(0), `${alias}: requests outside the origin`).toEqual([])
    }
  })
}

for (const viewport of [{ width: 1280, height: 720 }, { width: 390, height: 844 }]) {
  // That it is accessible there, and scrolls no way but down, is in study.spec.ts.
  test(`#/study/sort at ${viewport.width} px: nothing is cut in three languages`, async ({ page }) => {
    const faults = watchFaults(page)
    await page.setViewportSize(viewport)
    const board = await openBoard(page, 'study/sort', 'zh')
    for (const lang of LANGS) {
      await page.locator(`[data-set-lang="${lang}"]:visible`).first().click()
      await expect(page.locator('html')).toHaveAttribute('data-lang', lang)
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: `test-results/slides/study-${viewport.width}-${lang}.png`, fullPage: true })
      expect.soft(await cut(board.root), lang).toEqual([])
    }
    expect(faults).toEqual([])
  })
}

/** Cards of a board on the canvas: heights, sizes of titles, overlaps. Canvas px. */
async function cardsFit(board: Board, lang: Lang): Promise<void> {
  const facts = await board.root.evaluate((root) => {
    const scale = root.getBoundingClientRect().width / (root as HTMLElement).offsetWidth
    const cards = [...root.querySelectorAll<HTMLElement>('[data-card]')]
    const boxes = cards.map((card) => {
      const { x, y, right, bottom, height } = card.getBoundingClientRect()
      const bin = card.closest('[data-bin]')?.getBoundingClientRect()
      return { id: card.dataset.card ?? '', x, y, right, bottom, height: height / scale, inBin: bin !== undefined && y >= bin.y - 1 && bottom <= bin.bottom + 1 && x >= bin.x - 1 && right <= bin.right + 1 }
    })
    const overlaps = boxes.flatMap((a, index) => boxes.slice(index + 1)
      .filter(b => Math.min(a.right, b.right) - Math.max(a.x, b.x) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.y, b.y) > 1)
      .map(b => `${a.id} over ${b.id}`))
    const low = boxes.filter(box => box.height < 30 - 0.1).map(box => `${box.id}: ${box.height.toFixed(1)}`)
    const out = boxes.filter(box => !box.inBin).map(box => box.id)
    const titles = cards.flatMap((card) => {
      const shown = [...card.querySelectorAll<HTMLElement>('[data-grab] .title [lang]')].filter(one => one.checkVisibility())
      const button = card.querySelector('[data-grab]')?.getBoundingClientRect()
      return shown.map((one) => {
        // The block, not the inline text: that one's box is as high as its font.
        const box = (one.closest('.title') ?? one).getBoundingClientRect()
        return {
          id: card.dataset.card ?? '',
          lang: one.lang,
          size: Number.parseFloat(getComputedStyle(one).fontSize),
          cut: button !== undefined && (box.right > button.right + 1 || box.bottom > button.bottom + 1 || box.top < button.top - 1),
        }
      })
    })
    return { overlaps, low, out, titles }
  })
  expect.soft(facts.overlaps, 'no card over another').toEqual([])
  expect.soft(facts.low, 'cards of 30 canvas px').toEqual([])
  expect.soft(facts.out, 'each card inside its bin').toEqual([])
  expect.soft(facts.titles.filter(title => title.cut), 'no title cut').toEqual([])
  expect.soft(facts.titles.length, 'titles are there').toBeGreaterThanOrEqual(15)
  for (const one of lang === 'both' ? ['zh-CN', 'en'] : [])
    expect.soft(facts.titles.filter(title => title.lang === one), `every card shows its title in ${one}`).toHaveLength(15)
  const least = { zh: 15, en: lang === 'both' ? 12.5 : 14 }
  expect.soft(facts.titles.filter(({ lang: one, size }) => size < (one.startsWith('zh') ? least.zh : least.en)), 'size of titles').toEqual([])
  expect.soft(await board.root.evaluate(root => [root, ...root.querySelectorAll('[data-bin], [data-bin] > ul, [data-panel], [data-reading-box]')]
    .filter(one => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
    .map(one => `${one.getAttribute('class')}: ${one.scrollWidth - one.clientWidth}×${one.scrollHeight - one.clientHeight}`)), `nothing scrolls or is cut (${lang})`).toEqual([])
  expect.soft(await cut(board.root), 'nothing is cut').toEqual([])
}

const NINE = { ...homeOf('core'), ...put({ resource: 'S1-01 S1-02 S1-03 S1-04 S3-02' }) }
const BOARDS = {
  'at the start': record({}),
  'midway': record(put({ project: 'S1-01 S1-03', resource: 'S2-02 S2-04 S1-04', unstaged: 'X3' })),
  'all placed, with marks': record({ ...homeOf('core'), 'S1-01': 'resource', 'X3': 'project' }, { check: 2, moved: false, marked: Object.keys(homeOf('core')) }),
  'nine in one bin': record(NINE),
  'nine in one bin, with answers': record(NINE, { check: 3, moved: false, marked: Object.keys(NINE) }),
}

for (const [name, text] of Object.entries(BOARDS)) {
  for (const lang of LANGS) {
    test(`the board ${name} in ${lang}: nothing cut, nothing overlapping`, fullUnless(lang === 'both' || name.startsWith('all placed')), async ({ page }) => {
      await keep(page, 'core', text)
      const board = await openBoard(page, 'sort', lang)
      await page.evaluate(() => document.fonts.ready)
      // The longest reason in the box.
      await board.grab('S1-01').focus()
      await expect(board.readingBox).toHaveAttribute('data-shown', 'S1-01')
      await page.screenshot({ path: `test-results/slides/board-${name.replaceAll(/\W+/g, '-')}-${lang}.png` })
      await cardsFit(board, lang)
    })
  }
}

for (const lang of LANGS) {
  test(`the answers over a board in ${lang}: nothing cut, nothing overlapping`, FULL, async ({ page }) => {
    // Two of three cards in a wrong bin: each has a line more.
    await keep(page, 'core', record({ ...put({ project: 'S1-03 S2-01 S3-02 X6', resource: 'S1-02 S2-02 S2-08 S3-05', development: 'S1-01 S1-04 S3-03 S3-06', unstaged: 'S2-04 X3 X7' }) }))
    const board = await openBoard(page, 'sort', lang)
    await page.evaluate(() => document.fonts.ready)
    await page.keyboard.press('a')
    await board.shows(homeOf('core'))
    await page.screenshot({ path: `test-results/slides/board-answers-${lang}.png` })
    await cardsFit(board, lang)
    const frame = '.slidev-page .slidev-layout'
    expect.soft(await axe(page, frame), 'axe: the answers').toEqual([])
    await page.keyboard.press('h')
    await board.action('more').click()
    await expect(board.action('redo')).toBeVisible()
    expect.soft(await axe(page, frame), 'axe: the menu').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('s')
    await expect(page.locator('html')).toHaveAttribute('data-sources', /.*/)
    expect.soft(await axe(page, frame), 'axe: the sources').toEqual([])
    await page.evaluate(() => { location.hash = '#/sorrt' })
    await expect(page.locator('[data-unknown]')).toBeVisible()
    expect.soft(await axe(page, '#app'), 'axe: an address that leads nowhere').toEqual([])
  })

  test(`every target on the board is at least 30 canvas px in ${lang}`, fullUnless(lang === 'en'), async ({ page }) => {
    await keep(page, 'core', BOARDS.midway)
    const board = await openBoard(page, 'sort', lang)
    await board.card('X7').locator('[data-move-menu]').click()
    await expect(board.root.locator('[data-move-to]').first()).toBeVisible()
    const small = await board.root.evaluate((root) => {
      const scale = root.getBoundingClientRect().width / (root as HTMLElement).offsetWidth
      return [...root.querySelectorAll<HTMLElement>('button, a[href], input')]
        .filter(one => one.checkVisibility() && !one.closest('.sr-only'))
        .map(one => ({ name: one.className, height: one.getBoundingClientRect().height / scale, width: one.getBoundingClientRect().width / scale }))
        .filter(({ height, width }) => height < 29.9 || width < 29.9)
        .map(({ name, height, width }) => `${name}: ${width.toFixed(0)}×${height.toFixed(0)}`)
    })
    expect(small).toEqual([])
  })
}
