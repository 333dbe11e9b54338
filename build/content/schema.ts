import * as v from 'valibot'
import { card, claim, pair, readings, reasons, sets, story, twin } from './schema/case'
import { caseTexts, discussionQuestion, forbidden, glossaryTerm, labels, marks, minute, misconception, quizQuestion, referenceGroup, stageFacts } from './schema/lecture'
import { counts, deckSettings, diagram, lessonSlide, note, picture, poll, readingStatement, section, sentence, slipLine, table, untold } from './schema/lesson'

export * from './schema/basics'
export * from './schema/case'
export * from './schema/lecture'
export * from './schema/lesson'

/** One schema for each file of content/, by its name without .yaml. */
export const SCHEMAS = {
  claims: v.array(claim),
  cards: v.array(card),
  reasons,
  readings,
  pairs: v.array(pair),
  twins: v.array(twin),
  stories: v.array(story),
  misconceptions: v.array(misconception),
  discussion: v.array(discussionQuestion),
  glossary: v.array(glossaryTerm),
  quiz: v.array(quizQuestion),
  sets,
  marks,
  stages: v.array(stageFacts),
  minute,
  references: v.array(referenceGroup),
  labels,
  sections: v.array(section),
  slides: v.array(lessonSlide),
  notes: v.array(note),
  tables: v.array(table),
  pictures: v.array(picture),
  sentences: v.array(sentence),
  statements: v.array(readingStatement),
  polls: v.array(poll),
  counts,
  diagrams: v.array(diagram),
  untold: v.array(untold),
  exit: v.array(slipLine),
  deck: deckSettings,
  case: caseTexts,
  forbidden,
} satisfies Record<string, v.GenericSchema>

export type FileName = keyof typeof SCHEMAS
export type Content = { [F in FileName]: v.InferOutput<typeof SCHEMAS[F]> }

/** Files that a case may leave out, and what stands for them. */
export const LEFT_OUT: Partial<Record<FileName, string>> = { minute: '{}\n' }

export const FILE_NAMES = Object.keys(SCHEMAS) as FileName[]
