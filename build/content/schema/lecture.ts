import * as v from 'valibot'
import { STEPS, TOOLS } from '../../../src/case/model/parts'
import { BIN_IDS, RELATIONSHIP_TYPES, SIDES, ZONE_IDS } from '../../../src/case/model/model'
import { caseMark, claimIds, explanation, id, localText, mark, text } from './basics'
import { forEach } from './case'

/**
 * `judged`: which of the two a learner is given to judge, without it the mistake. `sentence`: its words there; without it the
 * mistake's, or the correction's where that can stand alone.
 */
export const misconception = v.strictObject({
  id,
  mistake: localText,
  correction: explanation,
  claims: claimIds,
  judged: v.optional(v.picklist(['mistake', 'correction'])),
  sentence: v.optional(localText),
})

export const discussionQuestion = v.strictObject({
  id,
  level: localText,
  question: localText,
  claims: claimIds,
  outside: v.optional(v.boolean()),
})

export const glossaryTerm = v.strictObject({
  term: localText,
  pinyin: text,
  ourChinese: v.optional(v.boolean()),
  definition: localText,
})

/** `hint`: after a first try that chose it, before a second one. */
const quizOption = v.strictObject({ key: id, zh: text, en: text, hint: v.optional(localText) })

export const quizQuestion = v.strictObject({
  id,
  type: v.picklist(['single', 'multi', 'order']),
  question: localText,
  options: v.pipe(v.array(quizOption), v.minLength(2, 'needs at least two options\n至少要有两个选项')),
  answer: v.pipe(v.array(id), v.nonEmpty('is missing')),
  why: explanation,
  claims: claimIds,
  /** The part of the study page where a missed question is looked up. */
  again: v.optional(v.picklist([...STEPS, ...TOOLS])),
})

export const marks = v.strictObject({
  marks: v.array(v.strictObject({ id: mark, name: localText, meaning: localText, drawn: localText })),
  ourWords: localText,
})

export const FACT_ROLES = ['driver', 'government', 'organization', 'both', 'layer', 'relationship', 'notSaid'] as const
/** `brief`: the same in few words, where three stages stand side by side. */
const stageFact = v.strictObject({ role: v.picklist(FACT_ROLES), mark: caseMark, claims: claimIds, zh: text, en: text, brief: v.optional(localText) })
export const stageFacts = v.strictObject({
  id: v.picklist(ZONE_IDS),
  number: v.picklist([1, 2, 3]),
  name: localText,
  headline: localText,
  level: v.strictObject({ zh: text, en: text, mark: caseMark }),
  facts: v.array(stageFact),
})

const told = { zh: text, en: text, mark: caseMark, claims: claimIds }
/** The case in a minute, and the question that tells its stages apart: a case may have neither. */
export const minute = v.strictObject({
  parts: v.optional(v.array(v.strictObject({ id, head: localText, lines: v.array(v.strictObject(told)) }))),
  test: v.optional(v.strictObject({ ...told, answers: forEach(ZONE_IDS, localText) })),
})

/** The bibliographic text follows the custom of each language, or is one string for both. */
export const reference = v.strictObject({ id, mark: v.picklist(['S', 'outside']), text: v.union([text, localText]), note: v.optional(localText) })
export const referenceGroup = v.strictObject({ id, title: localText, entries: v.array(reference) })

export const caseTexts = v.strictObject({
  title: localText,
  brief: localText,
  cover: localText,
  by: localText,
  source: localText,
  author: localText,
  /** What the statements rest on, as it is called within a line of the interface. */
  takenFrom: localText,
  /** What students bring to class, where the deck does not come with it, and where it is found. */
  bring: v.optional(localText),
  unlike: localText,
  picture: forEach(['none', ...RELATIONSHIP_TYPES, 'given', 'returned'], localText),
})

export const labels = v.strictObject({
  notes: v.strictObject({ labels: localText, side: localText }),
  bins: forEach([...BIN_IDS, 'pool'], localText),
  relationships: forEach(RELATIONSHIP_TYPES, localText),
  steps: forEach(RELATIONSHIP_TYPES, localText),
  sides: forEach(SIDES, v.strictObject({ name: localText, tag: localText })),
})

export const forbidden = v.strictObject({
  words: v.array(v.strictObject({ zh: v.array(text), en: v.array(text), reason: localText })),
  allowed: v.array(v.strictObject({ entry: text, words: v.array(text), reason: text })),
})

export type Misconception = v.InferOutput<typeof misconception>
export type DiscussionQuestion = v.InferOutput<typeof discussionQuestion>
export type GlossaryTerm = v.InferOutput<typeof glossaryTerm>
export type QuizQuestion = v.InferOutput<typeof quizQuestion>
export type Marks = v.InferOutput<typeof marks>
export type EvidenceMark = Marks['marks'][number]
export type FactRole = typeof FACT_ROLES[number]
export type StageFacts = v.InferOutput<typeof stageFacts>
export type CaseMinute = v.InferOutput<typeof minute>
export type Reference = v.InferOutput<typeof reference>
export type ReferenceGroup = v.InferOutput<typeof referenceGroup>
export type CaseTexts = v.InferOutput<typeof caseTexts>
export type Labels = v.InferOutput<typeof labels>
