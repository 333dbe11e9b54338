import type { Component } from 'vue'
import type { LocalText } from '../../build/content/schema'
import { lessonSlides, sections, setById } from '#case/index'
import { APPENDIX, slidesOf } from '#case/model/lessonNumbers'
import { fill } from '#i18n/message'
import { HANDOUT_KINDS } from '#case/places'
import { marking } from '#i18n/words/reading'
import { deckEdition } from '#case/lecture/edition'
import { kinds as words, paper } from '#i18n/words/handout'

/** Each is an address `/handout/<kind>` and a file `<kind>-<language>.pdf`. */
export type HandoutKind = typeof HANDOUT_KINDS[number]

/** What of a handout can be printed by itself. */
export interface HandoutPart {
  id: string
  name: LocalText
  /** Printed only where it is asked for. */
  spare?: boolean
}

export interface Handout {
  id: HandoutKind
  title: LocalText
  about: LocalText
  /** CSS for `@page`: size and margins. */
  page: string
  /** In their order on paper. */
  parts: readonly HandoutPart[]
  load: () => Promise<{ default: Component }>
}

// Room at the foot for the key to the marks and the page number.
const A4 = 'size: A4 portrait; margin: 15mm 15mm 17mm'

const named = (parts: Record<string, LocalText>): HandoutPart[] => Object.entries(parts).map(([id, name]) => ({ id, name }))

/** The sections of the lecture that this build has slides of. */
const lecture: HandoutPart[] = sections.filter(({ id }) => slidesOf(lessonSlides, deckEdition).some(({ section }) => section === id))

const ABOUT: Record<HandoutKind, Pick<Handout, 'page' | 'parts' | 'load'>> = {
  slides: { page: 'size: 980px 552px; margin: 0', parts: lecture, load: () => import('./SlidesSheet.vue') },
  // Nearly as wide as the sheet, so that a slide's text is as large as the sheet's own can be.
  handout: { page: 'size: A4 portrait; margin: 8mm 7.5mm 14mm', parts: lecture.map(part => ({ ...part, spare: part.id === APPENDIX })), load: () => import('./NotesSheet.vue') },
  worksheet: {
    page: A4,
    parts: named({ first: paper.tryFirst, close: paper.closeReading, stages: paper.stages, sort: paper.sort, exit: paper.exit, quiz: paper.quiz, cut: paper.cut }),
    load: () => import('./WorksheetSheet.vue'),
  },
  answers: {
    page: A4,
    parts: named({
      key: fill(paper.key, { n: setById('core').poolOrder.length }),
      cards: paper.belongs,
      contested: paper.contested,
      pairs: marking.nearMiss,
      close: paper.closeAnswers,
      quiz: paper.quizAnswers,
      script: paper.script,
      tally: paper.tallies,
    }),
    load: () => import('./AnswersSheet.vue'),
  },
}

export const isHandoutKind = (id: unknown): id is HandoutKind => HANDOUT_KINDS.includes(id as HandoutKind)
export const handouts: readonly Handout[] = HANDOUT_KINDS.map(id => ({ id, ...words[id], ...ABOUT[id] }))
export const handoutOf = (id: HandoutKind): Handout => handouts.find(one => one.id === id)!
