import type { Page } from 'playwright/test'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'playwright/test'
import { preview } from 'vite'
import { KINDS, LANGUAGES } from '../../build/handoutNames.ts'
import { EDITIONS } from '../../build/inputs.ts'
import { KINDS as COURSE_KINDS, manifestName, MAX_BYTES } from '../../build/lms.ts'
import { NOTES, PPTX_LANGUAGES, releaseFiles, releaseNames, releaseStem, releaseTable, SUMS } from '../../build/releaseFiles.ts'
import { Board, turnTo, watchFaults } from '../e2e/support/board'
import { homeOf } from '../e2e/support/content'
import { mover } from '../e2e/support/ways'
import { open } from '../pdf/opened'
import { PAGES } from '../pdf/pages'

/** What a lecturer has downloaded, opened as they would. `npm run release` says where it lies. */
const FOLDER = process.env.DECK_RELEASE ?? 'release'
const RELEASES = process.env.DECK_RELEASES ?? ''
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const names = releaseNames(version)
const read = (name: string) => readFileSync(join(FOLDER, name))
/** A slide's picture, however little is on it, takes more; a blank one takes some kB. */
const LEAST_PICTURE = 20_000

/** Moves a card by the mouse, and finds it where it was put when the page is opened anew. */
async function move(page: Page): Promise<void> {
  const board = await new Board(page).ready()
  const [[card, bin]] = Object.entries(homeOf('core'))
  await (await mover(board, 'mouse'))(card, bin)
  await board.shows({ [card]: bin })
  await page.reload()
  await board.ready()
  await board.shows({ [card]: bin })
}

test('all are there and nothing else, each with its sum, and the notes name each', () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...releaseFiles(version), NOTES].sort())
  const sums = Object.fromEntries(read(SUMS).toString().trim().split('\n').map(line => line.split('  ').reverse()))
  expect(sums).toEqual(Object.fromEntries(releaseFiles(version).filter(name => name !== SUMS).map(name => [name, createHash('sha256').update(read(name)).digest('hex')])))
  const notes = read(NOTES).toString()
  for (const { names: [first] } of releaseTable(version))
    expect(notes).toContain(first)
})

for (const kind of KINDS) {
  for (const lang of LANGUAGES) {
    test(names.handout(kind, lang), async () => {
      const { pages, title } = await open(names.handout(kind, lang), FOLDER)
      expect(title).toBeTruthy()
      expect(pages.length).toBeGreaterThanOrEqual(PAGES[kind][0])
      expect(pages.length).toBeLessThanOrEqual(PAGES[kind][1])
      for (const [index, { runs }] of pages.entries())
        expect(runs.length, `what is written on page ${index + 1}`).toBeGreaterThan(0)
    })
  }
}

for (const lang of PPTX_LANGUAGES) {
  test(names.pptx(lang), () => {
    const parts = unzipSync(new Uint8Array(read(names.pptx(lang))))
    const of = (path: RegExp) => Object.keys(parts).filter(name => path.test(name))
    const [slides] = PAGES.slides
    expect(of(/^ppt\/slides\/slide\d+\.xml$/).length).toBe(slides)
    expect(of(/^ppt\/notesSlides\/notesSlide\d+\.xml$/).length).toBe(slides)
    const pictures = of(/^ppt\/media\/.*\.png$/).map(name => parts[name])
    expect(new Set(pictures.map(picture => createHash('sha256').update(picture).digest('hex'))).size, 'pictures that differ').toBe(slides)
    expect(Math.min(...pictures.map(picture => picture.length)), 'bytes of the smallest picture').toBeGreaterThan(LEAST_PICTURE)
  })
}

for (const edition of EDITIONS) {
  test(names.single(edition), async ({ page, context }) => {
    const file = pathToFileURL(join(FOLDER, names.single(edition))).href
    const faults = watchFaults(page)
    page.on('request', (request) => {
      if (!/^(?:data|blob):/.test(request.url()) && request.url().replace(/[?#].*$/, '') !== file)
        faults.push(`asked for ${request.url()}`)
    })
    await context.setOffline(true)
    await page.goto(`${file}?lang=en#/sort`)
    await move(page)
    await turnTo(page, 'how')
    await expect(page.locator('[data-slide="how"]:visible [data-route]').first()).toBeVisible()
    const told = page.locator('[data-file-version]:visible')
    await expect(told).toHaveAttribute('data-file-version', version)
    await expect(told).toContainText(version)
    expect(await told.locator('a').evaluateAll(links => links.map(link => (link as HTMLAnchorElement).href))).toEqual(RELEASES ? [RELEASES] : [])
    expect(faults).toEqual([])
  })
}

for (const kind of COURSE_KINDS) {
  test(names.course(kind), () => {
    const files = unzipSync(new Uint8Array(read(names.course(kind))))
    const page = strFromU8(files['index.html'])
    expect(page).toContain(`&quot;kind&quot;:&quot;${kind}&quot;`)
    const manifest = strFromU8(files[manifestName(kind)])
    if (kind !== 'cmi5')
      expect([...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, file]) => file)).toEqual(Object.keys(files).filter(file => file !== manifestName(kind)).sort())
    expect(strFromU8(files['licenses.txt'])).toContain('The code of this deck')
    expect(read(names.course(kind)).length).toBeLessThanOrEqual(MAX_BYTES)
  })
}

test.describe(names.web, () => {
  let folder: string
  let server: Awaited<ReturnType<typeof preview>>
  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deck-'))
    for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(read(names.web))))) {
      mkdirSync(dirname(join(folder, 'courses', name)), { recursive: true })
      writeFileSync(join(folder, 'courses', name), bytes)
    }
    server = await preview({ configFile: false, root: folder, appType: 'mpa', logLevel: 'error', build: { outDir: '.' }, preview: { host: '127.0.0.1', port: 4192 } })
  })
  test.afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  test('is one folder, which says what to do with it', () => {
    expect(readdirSync(join(folder, 'courses'))).toEqual([releaseStem(version)])
    const said = readFileSync(join(folder, 'courses', releaseStem(version), 'README.txt'))
    expect(strFromU8(said)).toContain(names.single('90'))
  })

  for (const [route, below] of [['90', ''], ['45', '45/']]) {
    test(`the ${route}-minute lecture, from a folder of a site`, async ({ page }) => {
      const faults = watchFaults(page)
      await page.goto(`${server.resolvedUrls!.local[0]}courses/${releaseStem(version)}/${below}?lang=en#/sort`)
      await move(page)
      await turnTo(page, 'how')
      await expect(page.locator(`[data-slide="how"]:visible [data-route="${route}"] a`)).toHaveCount(0)
      await expect(page.locator('[data-file-version]')).toHaveCount(0)
      expect(faults).toEqual([])
    })
  }
})
