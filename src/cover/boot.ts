/*
 * The first script of a build's page, written into it by build/cover.ts: it leads to the student's page where that is asked for,
 * opens the page in the reader's language
 * and theme, shows the cover that the page brings with it where the cover is asked for, and fetches the deck after that has
 * been painted. Elsewhere it fetches the deck at once.
 */
import { hasRules } from '#base/fetch/fetchChunk'
import { whyNotFetched } from '#base/fetch/fetchFault'
import { reloadWhenThere } from '#base/fetch/reloadWhenThere'
import { firstLanguage, LANGUAGE_KEY, showLanguage } from '#i18n/languages'
import { studyAsked } from '#deck/model/studyAddress'
import { isCoverAddress, slideScale } from './place'

/** Filled in by the build: what Slidev's page asks for, in its order. Addresses relative to the page. */
declare const __DECK_STYLES__: readonly string[]
declare const __DECK_MODULES__: readonly string[]
/** Empty where the deck is in the page itself, at its end: a file of its own (build/single.ts). */
declare const __DECK_ENTRY__: string
/** The fonts of the cover, woff2 in base64. No other file has their characters. */
declare const __COVER_FONTS__: readonly { family: string, weight: string, range: string, data: string }[]

/** Longest wait for the first paint, ms: where a browser does not tell of it. */
const PAINT_WAIT = 1000

const html = document.documentElement
let face: HTMLElement | null = null

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  }
  catch {
    return null
  }
}

// Given as bytes, they are there before the first text is set: no text unseen, none set twice.
for (const { family, weight, range, data } of __COVER_FONTS__)
  document.fonts.add(new FontFace(family, bytesOf(data), { weight, unicodeRange: range }))

showLanguage(firstLanguage(read(LANGUAGE_KEY)))
const scheme = read('slidev-color-schema')
if (scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches))
  html.classList.add('dark')

const fit = (): void => html.style.setProperty('--first-cover-scale', String(slideScale(innerWidth, innerHeight)))
fit()
addEventListener('resize', fit)

const study = __STUDY_PAGE__ === 'beside' ? studyAsked(location, __DECK_ROUTE__ === '45') : null
if (study !== null) {
  // Nothing of the deck is fetched for it.
  location.replace(study)
}
else if (isCoverAddress(location)) {
  html.dataset.opens = 'cover'
  // Somebody goes on before the deck is there: what was the cover's place is no longer.
  addEventListener('hashchange', takeAway)
  afterPaint(fetchDeck)
}
else {
  document.addEventListener('DOMContentLoaded', takeAway)
  fetchDeck()
}

/** By counting: going through a text letter by letter takes several times as long, and the first paint waits for this. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64)
  const bytes = new Uint8Array(letters.length)
  for (let index = 0; index < letters.length; index++)
    bytes[index] = letters.charCodeAt(index)
  return bytes
}

/** Out of the page, where its words would be found a second time. */
function takeAway(): void {
  if (html.dataset.failed)
    return
  delete html.dataset.opens
  face ??= document.getElementById('first-cover')
  face?.remove()
}

function afterPaint(then: () => void): void {
  let done = false
  const once = (): void => {
    if (!done)
      then()
    done = true
  }
  // A page in the background is not painted.
  if (document.hidden)
    return once()
  setTimeout(once, PAINT_WAIT)
  try {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length)
        // After the frame, not in it.
        setTimeout(once)
    }).observe({ type: 'paint', buffered: true })
  }
  catch {
    // The wait above does it.
  }
}

/** Styles and modules together; the deck starts when its styles are there, or it would be drawn without them. */
function fetchDeck(): void {
  if (__DECK_ENTRY__ === '')
    return
  const styles = __DECK_STYLES__.map(href => new Promise<void>((resolve, reject) => {
    const link = add('link', { rel: 'stylesheet', href, crossOrigin: '' })
    const refuse = () => reject(new Error(href))
    link.onload = () => hasRules(link) ? resolve() : refuse()
    link.onerror = refuse
  }))
  for (const href of __DECK_MODULES__)
    add('link', { rel: 'modulepreload', href, crossOrigin: '' })
  Promise.all(styles).then(() => {
    add('script', { type: 'module', src: __DECK_ENTRY__, crossOrigin: '' }).onerror = tellFailed
  }, tellFailed)
}

function add<K extends 'link' | 'script'>(name: K, attributes: Partial<HTMLElementTagNameMap[K]>): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), attributes)
  document.head.append(element)
  return element
}

/** The cover stays, or comes, and says that the rest is not there, and why. */
async function tellFailed(): Promise<void> {
  if (html.dataset.failed)
    return
  html.dataset.failed = await whyNotFetched()
  if (face)
    document.body.prepend(face)
  html.dataset.opens = 'cover'
  document.querySelector('.first-cover-failed [data-action="again"]')?.addEventListener('click', () => location.reload())
  document.querySelector('.first-cover-failed a')?.setAttribute('href', location.href)
  reloadWhenThere([...__DECK_STYLES__, ...__DECK_MODULES__, __DECK_ENTRY__], (fault) => {
    if (fault !== html.dataset.failed)
      html.dataset.failed = fault
  })
}
