// @ts-check
// Prints the handouts of a built deck: one page of the browser a language, turned from handout to handout.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import { chromium } from 'playwright'
import { launchOptions } from './browser.mjs'
import { KINDS, LANGUAGES } from './handoutNames.mjs'

/** Pages of the browser at a time. More than two only wait for each other on a small machine. */
const AT_ONCE = 2
/** @typedef {{ kind: typeof KINDS[number], lang: typeof LANGUAGES[number], file: string, pages: number, bytes: number, ms: number }} Made */

/**
 * @param {object} options
 * @param {string} options.url of the served deck
 * @param {string} options.browser path
 * @param {string} options.out folder
 * @param {readonly typeof KINDS[number][]} [options.kinds]
 * @param {readonly typeof LANGUAGES[number][]} [options.languages]
 * @param {string} [options.baseUrl] public address of the deck, for codes on paper
 * @param {(made: Made) => void} [options.onMade]
 * @returns {Promise<Made[]>} Rejects with the first fault, once every page has stopped; no half-written file is left.
 */
export async function makeHandouts({ url, browser: path, out, kinds = KINDS, languages = LANGUAGES, baseUrl, onMade }) {
  mkdirSync(out, { recursive: true })
  const browser = await chromium.launch(launchOptions(path))
  /** @type {Made[]} */
  const made = []
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
        await sheet.and(page.locator('[data-state="ready"], [data-state="failed"]')).waitFor({ timeout: 180_000 })
        if (await sheet.getAttribute('data-state') !== 'ready')
          throw new Error(`the page of ${kind}-${lang} could not be set`)
        const printed = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
        const { bytes, pages } = await described(printed, { lang, author: await sheet.getAttribute('data-author') ?? '', figures: await page.evaluate(wordsOfFigures) })
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
      throw /** @type {PromiseRejectedResult} */ (failed).reason
    return made
  }
  finally {
    await browser.close()
  }
}

/**
 * What the printer does not write: author, language, and that a reader shows the title and not the file's name.
 * @param {Buffer} printed
 * @param {{ lang: typeof LANGUAGES[number], author: string, figures: (string | null)[] }} as figures: what `wordsOfFigures` gives
 */
async function described(printed, { lang, author, figures }) {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false })
  tellFigures(pdf, figures)
  pdf.setAuthor(author)
  pdf.setCreator('coevolution-deck')
  pdf.catalog.set(PDFName.of('Lang'), PDFHexString.fromText(lang === 'en' ? 'en' : 'zh-CN'))
  pdf.catalog.getOrCreateViewerPreferences().setDisplayDocTitle(true)
  return { bytes: await pdf.save(), pages: pdf.getPageCount() }
}

/**
 * Runs in the page. What each `<figure>` shows, in the order of the page; null where the picture in it has a tag of its
 * own. The printer tags a figure without its words, and leaves out a picture that is made of HTML.
 * @returns {(string | null)[]}
 */
function wordsOfFigures() {
  /** @param {Element} picture @param {string} attribute */
  const said = (picture, attribute) => (picture.getAttribute(attribute) ?? '').split(' ')
    .map(id => document.getElementById(id)?.innerText.trim() ?? '').filter(Boolean)
  return [...document.querySelectorAll('main figure')].map((figure) => {
    const picture = figure.querySelector('[role="img"]')
    if (!picture || picture instanceof SVGElement)
      return null
    return [picture.getAttribute('aria-label') ?? '', ...said(picture, 'aria-labelledby'), ...said(picture, 'aria-describedby')].filter(Boolean).join(' ')
  })
}

/**
 * @param {PDFDocument} pdf
 * @param {(string | null)[]} words
 */
function tellFigures(pdf, words) {
  /** @type {PDFDict[]} */
  const untold = []
  /** @param {unknown} node */
  function walk(node) {
    const one = pdf.context.lookup(/** @type {import('@cantoo/pdf-lib').PDFObject} */ (node))
    if (one instanceof PDFArray)
      one.asArray().forEach(walk)
    if (!(one instanceof PDFDict))
      return
    if (one.lookup(PDFName.of('S')) === PDFName.of('Figure') && !one.has(PDFName.of('Alt')))
      untold.push(one)
    if (one.has(PDFName.of('K')))
      walk(one.get(PDFName.of('K')))
  }
  walk(pdf.catalog.get(PDFName.of('StructTreeRoot')))
  for (const [index, figure] of untold.entries()) {
    const alternative = untold.length === words.length ? words[index] : null
    if (alternative)
      figure.set(PDFName.of('Alt'), PDFHexString.fromText(alternative))
    else
      figure.set(PDFName.of('S'), PDFName.of('Div'))
  }
}

/**
 * Beside its place first: a full disk or a file that is open elsewhere leaves what was there.
 * @param {string} path
 * @param {Uint8Array} bytes
 */
function writeWhole(path, bytes) {
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
