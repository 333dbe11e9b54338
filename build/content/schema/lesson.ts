import * as v from 'valibot'
import { isCaseId, MAX_CASE_ID } from '../../../src/store/model/caseName'
import { ZONE_IDS } from '../../../src/case/model/model'
import { STEPS } from '../../../src/case/model/parts'
import { caseMark, claimIds, id, ids, localText, mark, text } from './basics'

/** The parts of the lecture in order; `appendix` is not part of the numbered slides. */
export const SECTION_IDS = [
  'opening', 'background', 'try', 'reading', 'model', 'project', 'resource', 'development', 'sorting', 'together', 'neighbours',
  'closing', 'appendix',
] as const

const evidence = { mark: v.optional(mark), claims: v.optional(claimIds), sources: v.optional(ids) }
/** Something said on a slide: with a mark, and what it rests on. Without a mark: a question or an instruction. */
export const statement = v.strictObject({ zh: text, en: text, ...evidence })

const minutes = v.pipe(v.number(), v.minValue(0, 'is 0 or more\n不能小于 0'), v.multipleOf(0.5, 'is in halves of a minute, such as 1.5\n以半分钟为单位，如 1.5'))

export const section = v.strictObject({ id: v.picklist(SECTION_IDS), name: localText })

export const lessonSlide = v.strictObject({
  id,
  section: v.picklist(SECTION_IDS),
  /** Planned, for the 45- and the 90-minute class. Without `short` the 45-minute class skips the slide. */
  minutes: v.strictObject({ short: v.optional(minutes), long: minutes }),
  title: localText,
  lead: v.optional(v.array(statement)),
  /** Of a task for two: what somebody does with it who reads the lecture alone. */
  alone: v.optional(localText),
  claims: v.optional(claimIds),
  check: v.optional(v.strictObject({ question: localText, answer: localText })),
})

export const note = v.strictObject({ id, zh: text, en: text })

export const table = v.strictObject({
  id,
  caption: localText,
  columns: v.array(statement),
  rows: v.array(v.strictObject({ head: v.optional(localText), near: v.optional(v.picklist(ZONE_IDS)), cells: v.array(statement) })),
})

/** The words of a drawn picture, each part by its name. */
export const picture = v.strictObject({ id, parts: v.array(v.strictObject({ id, zh: text, en: text, ...evidence })) })

export const sentence = v.strictObject({ id, does: localText, terms: v.array(localText), parallel: v.optional(v.boolean()), claims: claimIds })

export const readingStatement = v.strictObject({ id, zh: text, en: text, answer: caseMark, why: localText, claims: claimIds })

export const poll = v.strictObject({
  id,
  question: localText,
  rounds: v.picklist([1, 2]),
  options: v.pipe(v.array(v.strictObject({ key: id, zh: text, en: text })), v.minLength(2, 'needs at least two options\n至少要有两个选项')),
})

export const counts = v.strictObject({
  caption: localText,
  unit: localText,
  sources: ids,
  points: v.array(v.strictObject({ year: v.number(), value: v.number(), note: v.optional(localText) })),
})

export const untold = v.strictObject({ id, zh: text, en: text, claims: v.optional(claimIds) })
export const slipLine = v.strictObject({ id, zh: text, en: text })

const caseId = v.pipe(text, v.check(isCaseId, `is no name of a case: small letters a–z, digits and single hyphens between them, ${MAX_CASE_ID} characters at most, such as my-case\n不能作案例的名字：只用小写字母 a–z、数字，中间可以有单个连字符，最多 ${MAX_CASE_ID} 个字符，例如 my-case`))

export const deckSettings = v.strictObject({
  publicUrl: v.string(),
  whyCards: ids,
  /** The case's own name on readers' devices, in their files and links; never changes. */
  id: caseId,
  /** The id once more: what was kept before cases had ids is this one's. */
  keptBeforeIds: v.optional(caseId),
  /** When a course platform notes that a learner is done, and from which share of the score that they have passed. */
  lms: v.optional(v.strictObject({
    complete: v.optional(v.pipe(v.array(v.picklist(STEPS)), v.nonEmpty('names at least one step\n至少写一个步骤'))),
    pass: v.optional(v.pipe(v.number(), v.check(share => share > 0 && share <= 1, 'is a share of the score above 0 and up to 1, such as 0.7\n应大于 0、不超过 1，例如 0.7'))),
  })),
})

const NODE_KINDS = [...ZONE_IDS, 'government', 'organization', 'both', 'thing', 'focus', 'relationship', 'absent', 'outside'] as const

const diagramPart = {
  /** Uncovered at this click; without it, there from the beginning. */
  step: v.optional(v.number()),
  /** Its mark is told by the drawing alone, or stands beside a neighbour. */
  unmarked: v.optional(v.boolean()),
  ...evidence,
  mark,
}
const diagramNode = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z]+$/, 'is no name of a node: letters only\n不是节点名：只能用英文字母')),
  kind: v.picklist(NODE_KINDS),
  zh: text,
  en: text,
  /** A line above and a line below the name. */
  head: v.optional(localText),
  note: v.optional(localText),
  /** The note's own mark and what it rests on, where they are not those of the node. */
  noteMark: v.optional(mark),
  noteClaims: v.optional(claimIds),
  noteSources: v.optional(ids),
  /** Row and column, from 0; a fraction stands between two columns. */
  at: v.optional(v.strictTuple([v.pipe(v.number(), v.integer('is a whole number\n应是整数'), v.minValue(0, 'is 0 or more\n不能小于 0')), v.pipe(v.number(), v.minValue(0, 'is 0 or more\n不能小于 0'))])),
  /** Spans the whole width. */
  wide: v.optional(v.boolean()),
  /** A hope, not a fact: dotted. */
  hoped: v.optional(v.boolean()),
  ...diagramPart,
})
const diagramEdge = v.strictObject({
  from: text,
  to: text,
  zh: v.optional(text),
  en: v.optional(text),
  /** Without an arrowhead. */
  plain: v.optional(v.boolean()),
  ...diagramPart,
})
export const diagram = v.strictObject({
  id,
  look: v.picklist(['grid', 'nested']),
  title: localText,
  description: localText,
  nodes: v.array(diagramNode),
  edges: v.array(diagramEdge),
})

export type Section = v.InferOutput<typeof section>
export type Statement = v.InferOutput<typeof statement>
export type LessonSlide = v.InferOutput<typeof lessonSlide>
export type Note = v.InferOutput<typeof note>
export type Table = v.InferOutput<typeof table>
export type Picture = v.InferOutput<typeof picture>
export type Sentence = v.InferOutput<typeof sentence>
export type ReadingStatement = v.InferOutput<typeof readingStatement>
export type Poll = v.InferOutput<typeof poll>
export type Counts = v.InferOutput<typeof counts>
export type Untold = v.InferOutput<typeof untold>
export type SlipLine = v.InferOutput<typeof slipLine>
export type DeckSettings = v.InferOutput<typeof deckSettings>
export type Diagram = v.InferOutput<typeof diagram>
export type DiagramNode = Diagram['nodes'][number]
export type DiagramEdge = Diagram['edges'][number]
