// npm run screenshots: the pictures of README.md, taken from dist/ (build first).
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ensureBrowser, launchOptions } from './lib/browser.ts'
import { root, say } from './lib/run.ts'
import { serveDist } from './lib/serve.ts'
import { ensureDependencies } from './lib/setup.ts'

await ensureDependencies()
const { chromium } = await import('playwright')

/** Card → key of its bin: 1 project, 2 resource, 3 development, 4 no single stage. */
const HOME = { 'S1-01': 1, 'S1-02': 1, 'S1-03': 1, 'S1-04': 1, 'S2-01': 2, 'S2-02': 2, 'S2-04': 2, 'S2-08': 2, 'S3-02': 3, 'S3-03': 3, 'S3-05': 3, 'S3-06': 3, 'X3': 4, 'X6': 4, 'X7': 4 }
const MIDWAY = { 'S1-01': 1, 'S1-03': 1, 'S1-02': 1, 'S2-01': 2, 'S2-02': 2, 'S2-04': 2, 'S3-05': 3, 'X7': 4, 'S1-04': 2 }

const out = join(root, 'docs/images')
mkdirSync(out, { recursive: true })
const server = await serveDist({ port: 4190 })
const browser = await chromium.launch(launchOptions(await ensureBrowser()))

/** @param checks rounds of checking, each after a card has been moved away and back */
async function picture(name: string, lang: string, placement: Record<string, number>, checks: number = 0) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.goto(`${server.url}?lang=${lang}#/sort`)
  const board = page.locator('[data-sorter="core"]')
  const place = async (card: string, key: number) => {
    await board.locator(`[data-card="${card}"] [data-grab]`).focus()
    await page.keyboard.press(String(key))
  }
  for (const [card, key] of Object.entries(placement))
    await place(card, key)
  for (let round = 0; round < checks; round++) {
    await place('X7', 0)
    await place('X7', 4)
    await board.locator('[data-action="check"]').click()
  }
  await page.evaluate(() => Promise.all([document.fonts.ready, new Promise(done => setTimeout(done, 900))]))
  await page.screenshot({ path: join(out, `${name}.png`) })
  await page.close()
  say(`docs/images/${name}.png`, '')
}

/** A slide with all its steps uncovered. */
async function slidePicture(name: string, lang: string, slide: string) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.goto(`${server.url}?lang=${lang}#/${slide}?clicks=99`)
  // Its parts are fetched one after the other: a diagram that is not there yet would not be waited for.
  await page.waitForLoadState('networkidle')
  for (const diagram of await page.locator('.slidev-page:visible [data-diagram]').all())
    await diagram.and(page.locator('[data-ready="true"]')).waitFor()
  await page.evaluate(() => Promise.all([document.fonts.ready, new Promise(done => setTimeout(done, 900))]))
  await page.screenshot({ path: join(out, `${name}.png`) })
  await page.close()
  say(`docs/images/${name}.png`, '')
}

/**
 * The board on a phone.
 * @param inHand a card that is chosen; null: all is checked
 */
async function phonePicture(name: string, lang: string, placement: Record<string, number>, inHand: string | null) {
  const context = await browser.newContext({ viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true })
  const page = await context.newPage()
  await page.goto(`${server.url}study/?lang=${lang}#/sort`)
  for (const [card, key] of Object.entries(placement)) {
    await page.locator(`[data-card="${card}"] [data-grab]`).focus()
    await page.keyboard.press(String(key))
  }
  await page.locator(inHand ? `[data-card="${inHand}"] [data-grab]` : '[data-action="check"]').tap()
  await page.locator('.board-head').evaluate(head => head.scrollIntoView())
  await page.evaluate(() => Promise.all([document.fonts.ready, new Promise(done => setTimeout(done, 1200))]))
  await page.screenshot({ path: join(out, `${name}.png`) })
  await context.close()
  say(`docs/images/${name}.png`, '')
}

await slidePicture('model-zh', 'zh', 'model')
await slidePicture('stage-en', 'en', 'resource-learning')
await picture('sort-zh', 'zh', MIDWAY)
await picture('relationship-zh', 'zh', HOME)
await picture('marked-en', 'en', { ...HOME, 'S1-04': 2, 'X3': 1 }, 2)
await phonePicture('phone-hand-zh', 'zh', { 'S1-01': 1, 'S1-03': 1 }, 'S2-02')
await phonePicture('phone-checked-zh', 'zh', HOME, null)
await browser.close()
await server.close()
process.exit(0)
