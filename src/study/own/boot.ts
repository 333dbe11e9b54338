/*
 * The first script of the student's page, written into it by build/study.ts: it opens the page in the reader's language and
 * theme, shows the first lines of the part that the address names, and asks at once for all that this part is made of. A slow
 * line has two seconds from question to answer: what is asked for later comes later.
 */
import type { FetchFault } from '#base/fetch/fetchFault'
import { asksAgain, hasRules } from '#base/fetch/fetchChunk'
import { whyNotFetched } from '#base/fetch/fetchFault'
import { reloadWhenThere } from '#base/fetch/reloadWhenThere'
import { addressParts, findCode, forgiven } from '#deck/model/address'
import { readAddress } from '#deck/readAddress'
import { firstLanguage, LANGUAGE_KEY, showLanguage } from '#i18n/languages'

/** Filled in by the build; addresses relative to the page. */
declare const __STUDY_ENTRY__: string
declare const __STUDY_MODULES__: readonly string[]
/** What each part needs beside the entry. */
declare const __STUDY_PARTS__: Readonly<Record<string, readonly string[]>>
/** The parts that a set of cards, or the exit slip, is asked for by. */
declare const __STUDY_SETS__: Readonly<Record<string, string>>

const html = document.documentElement

function read(key: string): string | null {
  // What a course platform's own origin keeps there is not ours.
  if (__STUDY_PAGE__ === 'course')
    return null
  try {
    return localStorage.getItem(key)
  }
  catch {
    return null
  }
}

showLanguage(firstLanguage(read(LANGUAGE_KEY)))
const scheme = read('slidev-color-schema')
if (scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches))
  html.classList.add('dark')
html.classList.add('flow')

/** As StudyPage.vue will have it; of a code only that it is one. */
function partNow(): string {
  if (__STUDY_PAGE__ !== 'course' && readAddress('live') !== null)
    return 'live'
  const named = forgiven(addressParts(location.hash).path).replace(/^study(?:\/|$)/, '')
  if (named !== '' && named in __STUDY_PARTS__)
    return named
  const asked = readAddress('set') ?? readAddress('part') ?? ''
  if (asked in __STUDY_SETS__)
    return __STUDY_SETS__[asked]
  return findCode(location.search + location.hash, () => false) === null ? '' : 'sort'
}

function add<K extends 'link' | 'script'>(name: K, attributes: Partial<HTMLElementTagNameMap[K]>): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), attributes)
  document.head.append(element)
  return element
}

/** The first lines stay, and say that the rest is not there, and why. */
async function tellFailed(): Promise<void> {
  const show = (fault: FetchFault): void => {
    html.dataset.failed = fault
    for (const line of document.querySelectorAll<HTMLElement>('#first [data-fault]'))
      line.hidden = line.dataset.fault !== fault
  }
  show(await whyNotFetched())
  reloadWhenThere([__STUDY_ENTRY__, ...__STUDY_MODULES__], show)
}

/** Asked for before the script that imports it is there; where a browser remembers a failure, not as a module (fetchChunk.ts). */
const ahead = (href: string): HTMLLinkElement =>
  add('link', asksAgain() ? { rel: 'modulepreload', href, crossOrigin: '' } : { rel: 'preload', as: 'fetch', href, crossOrigin: '' })

const asked = new Set<string>()
function askFor(part: string): void {
  for (const href of __STUDY_PARTS__[part] ?? []) {
    if (asked.has(href))
      continue
    asked.add(href)
    if (href.endsWith('.js')) {
      ahead(href)
      continue
    }
    const link = add('link', { rel: 'stylesheet', href, crossOrigin: '' })
    // The part asks again, and says what is missing (fetchChunk.ts).
    link.onload = () => hasRules(link) || link.remove()
    link.onerror = () => link.remove()
  }
}

function show(): void {
  const part = partNow()
  askFor(part)
  for (const section of document.querySelectorAll<HTMLElement>('[data-first]'))
    section.toggleAttribute('data-shown', section.dataset.first === part)
}

askFor(partNow())
__STUDY_MODULES__.forEach(ahead)
add('script', { type: 'module', src: __STUDY_ENTRY__, crossOrigin: '' }).onerror = () => void tellFailed()
document.addEventListener('DOMContentLoaded', show)
addEventListener('hashchange', show)
