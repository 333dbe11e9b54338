import * as v from 'valibot'
import { card, claim, pair, readings, reasons, sets, twin } from './schema/case'
import { discussionQuestion, forbidden, glossaryTerm, labels, marks, misconception, quizQuestion, referenceGroup, stageFacts } from './schema/lecture'

export * from './schema/basics'
export * from './schema/case'
export * from './schema/lecture'

/** One schema for each file of content/, by its name without .yaml. */
export const SCHEMAS = {
  claims: v.array(claim),
  cards: v.array(card),
  reasons,
  readings,
  pairs: v.array(pair),
  twins: v.array(twin),
  misconceptions: v.array(misconception),
  discussion: v.array(discussionQuestion),
  glossary: v.array(glossaryTerm),
  quiz: v.array(quizQuestion),
  sets,
  marks,
  stages: v.array(stageFacts),
  references: v.array(referenceGroup),
  labels,
  forbidden,
} satisfies Record<string, v.GenericSchema>

export type FileName = keyof typeof SCHEMAS
export type Content = { [F in FileName]: v.InferOutput<typeof SCHEMAS[F]> }

export const FILE_NAMES = Object.keys(SCHEMAS) as FileName[]
