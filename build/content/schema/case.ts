import * as v from 'valibot'
import { RELATIONSHIP_TYPES, SET_IDS, ZONE_IDS, ZONE_READINGS } from '../../../src/case/model/model'
import { MAX_CARDS } from '../../../src/board/model/shareCode'
import { bin, caseMark, CONTEXT_KINDS, claimIds, explanation, id, ids, localText, side, text } from './basics'

/** An object with exactly these keys, all of one kind: a missing or misspelt key is a fault, not a gap on the page. */
export function forEach<K extends string, S extends v.GenericSchema>(keys: readonly K[], schema: S) {
  return v.strictObject(Object.fromEntries(keys.map(key => [key, schema])) as Record<K, S>)
}

export const claim = v.strictObject({
  id,
  locator: text,
  place: text,
  category: text,
  text: localText,
})

export const card = v.strictObject({
  id,
  bin,
  side,
  sideMark: caseMark,
  /** Event cards have a stage, context cards a kind. */
  stage: v.optional(v.picklist([1, 2, 3])),
  kind: v.optional(v.picklist(CONTEXT_KINDS)),
  layer: v.optional(text),
  rank: v.optional(v.pipe(v.number(), v.integer('is a whole number\n应是整数'))),
  use: v.optional(text),
  contested: v.optional(v.boolean()),
  defensible: v.optional(v.array(bin)),
  claims: claimIds,
  echoes: v.optional(ids),
  title: localText,
  text: localText,
  why: explanation,
  likelyWrong: v.strictObject({ bin, zh: text, en: text }),
})

export const reason = v.strictObject({
  ...explanation.entries,
  claims: claimIds,
  /** Only on contested cards: whether this bin can be upheld. */
  defensible: v.optional(v.boolean()),
})
export const reasons = v.record(id, v.strictObject({
  project: v.optional(reason),
  resource: v.optional(reason),
  development: v.optional(reason),
  unstaged: v.optional(reason),
}))

const OVERALL_READINGS = ['none', ...RELATIONSHIP_TYPES, 'coEvolution', 'skippedProject', 'skippedResource'] as const
const readingText = v.strictObject({ headline: text, body: text })
export const reading = v.strictObject({ zh: readingText, en: readingText, claims: claimIds, mark: caseMark })
const zoneReadings = forEach(ZONE_READINGS, reading)
export const readings = v.strictObject({
  ...forEach(ZONE_IDS, zoneReadings).entries,
  overall: forEach(OVERALL_READINGS, reading),
  unsettled: localText,
  others: v.strictObject({ zh: text, en: forEach(['one_one', 'one_other', 'other_one', 'other_other'], text) }),
})

export const pair = v.strictObject({
  a: id,
  b: id,
  share: localText,
  part: localText,
  principle: localText,
  claims: claimIds,
  mark: caseMark,
})

/** An invented scene for a slide, one a stage at most: what happens, what is asked of it, and what it is like. */
export const story = v.strictObject({
  id: v.picklist(ZONE_IDS),
  label: localText,
  text: localText,
  ask: localText,
  tell: localText,
  claims: claimIds,
})

const twinReason = v.optional(localText)
export const twin = v.strictObject({
  id,
  twinOf: id,
  label: localText,
  title: localText,
  text: localText,
  bin,
  side,
  why: localText,
  likelyWrong: v.strictObject({ bin, zh: text, en: text }),
  /** Why not the other wrong bins; ours, as all of it is. */
  reasons: v.optional(v.strictObject({ project: twinReason, resource: twinReason, development: twinReason, unstaged: twinReason })),
})

/** A share code gives the set's number one base-64 digit. */
const MAX_SET_NUMBER = 63
const numbered = {
  number: v.pipe(v.number(), v.integer('is a whole number\n应是整数'), v.minValue(1, 'is 1 or more\n应是 1 以上'), v.maxValue(MAX_SET_NUMBER, `is ${MAX_SET_NUMBER} or less\n最多是 ${MAX_SET_NUMBER}`)),
  poolOrder: ids,
}
const listed = v.pipe(ids, v.maxLength(MAX_CARDS, `holds at most ${MAX_CARDS} cards\n最多 ${MAX_CARDS} 张卡`))
const cardSet = v.strictObject({ ...numbered, cards: v.pipe(listed, v.nonEmpty('has no card\n里没有卡片')) })
/** A case may have no invented stories; the boards of the others are pages that can't be left out. */
export const sets = v.strictObject({
  retired: ids,
  sets: v.strictObject({ ...forEach(SET_IDS, cardSet).entries, twins: v.strictObject({ ...numbered, cards: listed }) }),
})

export type Claim = v.InferOutput<typeof claim>
export type Card = v.InferOutput<typeof card>
export type Reason = v.InferOutput<typeof reason>
export type Reasons = v.InferOutput<typeof reasons>
export type Reading = v.InferOutput<typeof reading>
export type Readings = v.InferOutput<typeof readings>
export type Pair = v.InferOutput<typeof pair>
export type Story = v.InferOutput<typeof story>
export type Twin = v.InferOutput<typeof twin>
export type CardSet = v.InferOutput<typeof cardSet>
