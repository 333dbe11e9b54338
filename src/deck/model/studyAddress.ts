import { addressParts, forgiven } from './address'

/*
 * Where the student's page is (`study/` beside the deck, one for both lectures), seen from an address of the deck. In a deck
 * that is one file it is a page within it, behind the `#`.
 */

/** The folder of the student's page within a site's, and that of the short lecture. */
export const STUDY_FOLDER = 'study/'
const SHORT_FOLDER = '45/'

/** Of a site's outermost folder, where both lectures and the student's page are; null for an address that is a file's. */
function folderOf(deck: string): string | null {
  const path = deck.replace(/[?#].*$/s, '')
  if (!path.endsWith('/'))
    return null
  return path.endsWith(`/${SHORT_FOLDER}`) ? path.slice(0, -SHORT_FOLDER.length) : path
}

/**
 * The address of the student's page.
 * @param deck where the deck is, with or without something behind a `?` or `#`
 * @param part of the page; empty for its first
 * @param query parameters, which stand before the `#`: what a messenger cuts off there leaves them whole
 */
export function studyAddress(deck: string, part = '', query = ''): string {
  const folder = folderOf(deck)
  const before = query && `?${query}`
  return folder === null
    ? `${deck.replace(/#.*$/s, '')}${before}#/study${part && `/${part}`}`
    : `${folder}${STUDY_FOLDER}${before}#/${part}`
}

/** What an address says: the path behind its `#`, and all parameters; behind the `#` counts first. */
export function askedOf({ search, hash }: { search: string, hash: string }): { path: string, query: URLSearchParams } {
  const { path, query: behind } = addressParts(hash)
  const query = addressParts(search).query
  for (const [name, value] of behind)
    query.set(name, value)
  return { path, query }
}

/** Where a deck's address asks for the student's page: its address, relative to the deck's page; else null. */
export function studyAsked(address: { search: string, hash: string }, short: boolean): string | null {
  const asked = askedOf(address)
  return forgiven(asked.path).split('/')[0] === 'study' ? studyBeside(asked, short) : null
}

/**
 * The same page, asked for in a deck by `#/study…`, `?set=core` and the like; relative to the deck's own page.
 * @param parts what the deck's address says: the path behind its `#`, and all parameters in whichever place
 * @param short whether the deck is the short lecture
 */
export function studyBeside({ path, query }: { path: string, query: URLSearchParams }, short: boolean): string {
  const all = new URLSearchParams(query)
  // The way back leads to the lecture that was left.
  if (short)
    all.set('from', '45')
  const part = path.replace(/^[^a-z]*study(?:\/|$)/i, '')
  return `${short ? '../' : './'}${STUDY_FOLDER}${all.size ? `?${all}` : ''}#/${part}`
}
