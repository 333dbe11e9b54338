import type { Component } from 'vue'
import type { LocalText } from '../content/schema'
import { kinds as words } from '../content/words/handout'

/** What can be printed; each is an address `/handout/<kind>` and a file `<kind>-<language>.pdf`. */
export const HANDOUT_KINDS = ['slides', 'handout', 'worksheet', 'answers'] as const
export type HandoutKind = typeof HANDOUT_KINDS[number]

export interface Handout {
  id: HandoutKind
  title: LocalText
  about: LocalText
  /** CSS for `@page`: size and margins. */
  page: string
  load: () => Promise<{ default: Component }>
}

// Room at the foot for the key to the marks and the page number.
const A4 = 'size: A4 portrait; margin: 15mm 15mm 17mm'

const ABOUT: Record<HandoutKind, Pick<Handout, 'page' | 'load'>> = {
  slides: { page: 'size: 980px 552px; margin: 0', load: () => import('./SlidesSheet.vue') },
  handout: { page: 'size: A4 landscape; margin: 10mm 12mm 15mm', load: () => import('./NotesSheet.vue') },
  worksheet: { page: A4, load: () => import('./WorksheetSheet.vue') },
  answers: { page: A4, load: () => import('./AnswersSheet.vue') },
}

export const isHandoutKind = (id: unknown): id is HandoutKind => HANDOUT_KINDS.includes(id as HandoutKind)
export const handouts: readonly Handout[] = HANDOUT_KINDS.map(id => ({ id, ...words[id], ...ABOUT[id] }))
export const handoutOf = (id: HandoutKind): Handout => handouts.find(one => one.id === id)!
