// Prints the handouts of a built deck: one page of the browser a language, turned from handout to handout.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { launchOptions } from '../scripts/lib/browser.ts'
import { KINDS, LANGUAGES } from './handoutNames.ts'
import { finishPdf, wordsByPage } from './handoutPdf.ts'

/** Pages of the browser at a time. More than two only wait for each other on a small machine. */
const AT_ONCE = 2
type Kind = typeof KINDS[number]
type Language = typeof LANGUAGES[number]

export interface Made { kind: Kind, lang: Language, file: string, pages: number, bytes: number, ms: number }

export interface HandoutOptions {
  /** Of the served deck. */
  url: string
  /** Its path. */
  browser: string
  /** Folder. */
  out: string
  kinds?: readonly Kind[]
  languages?: readonly Language[]
  /** Public address of the deck, for codes on paper. */
  baseUrl?: string
  onMade?: (made: Made) => void
}

/** Rejects with the first fault, once every page has stopped; no half-written file is left. */
export async function makeHandouts({ url, browser: path, out, kinds = KINDS, languages = LANGUAGES, baseUrl, onMade }: HandoutOptions): Promise<Made[]> {
  mkdirSync(out, { recursive: true })
  const browser = await chromium.launch(launchOptions(path))
  const made: Made[] = []
  const waiting = [...languages]
  let stopped = false

  async function printLanguages() {
    for (let lang = waiting.shift(); lang && !stopped; lang = waiting.shift()) {
      const context = await browser.newContext({ serviceWorkers: 'block', colorScheme: 'light', viewport: { width: 1280, height: 800 } })
      if (baseUrl)
        await context.addInitScript(address => Object.assign(window, { deckPublicUrl: address }), baseUrl)
      const page = await context.newPage()
      for (const kind of kinds) {
        if (stopped)
          break
        const started = Date.now()
        await page.goto(`${url}?print#/handout/${kind}?lang=${lang}`)
        const sheet = page.locator(`[data-handout="${kind}"]`)
        await sheet.and(page.locator('[data-state="ready"], [data-state="failed"], [data-state="lacking"]')).waitFor({ timeout: 180_000 })
        if (await sheet.getAttribute('data-state') !== 'ready')
          throw new Error(`the page of ${kind}-${lang} could not be set`)
        const printed = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
        const { bytes, pages } = await finishPdf(printed, { lang, author: await sheet.getAttribute('data-author') ?? '', ...await page.evaluate(wordsByPage) })
        const file = `${kind}-${lang}.pdf`
        writeWhole(join(out, file), bytes)
        const one = { kind, lang, file, pages, bytes: bytes.length, ms: Date.now() - started }
        made.push(one)
        onMade?.(one)
      }
      await context.close()
    }
  }

  try {
    const runs = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => printLanguages().catch((error) => {
      stopped = true
      throw error
    })))
    const failed = runs.find(run => run.status === 'rejected')
    if (failed)
      throw (failed as PromiseRejectedResult).reason
    return made
  }
  finally {
    await browser.close()
  }
}

/** Beside its place first: a full disk or a file that is open elsewhere leaves what was there. */
function writeWhole(path: string, bytes: Uint8Array) {
  const part = `${path}.part`
  try {
    writeFileSync(part, bytes)
    renameSync(part, path)
  }
  catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
