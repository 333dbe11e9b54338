import * as v from 'valibot'
import { BIN_IDS, SIDES } from '../../domain/model'

/** S stated in the abstract, I inferred by us, N not in the abstract, outside from other sources. */
export const MARK_IDS = ['S', 'I', 'N', 'outside'] as const

export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]+$/, 'not an id: letters, digits and - only'))
export const text = v.pipe(v.string(), v.trim(), v.nonEmpty('is missing'))
export const ids = v.array(id)
/** Nothing is said about the case without a claim to rest on. */
export const claimIds = v.pipe(ids, v.nonEmpty('needs at least one claim'))
export const localText = v.strictObject({ zh: text, en: text })
export const bin = v.picklist(BIN_IDS)
export const side = v.picklist(SIDES)
export const mark = v.picklist(MARK_IDS)
/** Of what is said of the case itself: outside material never explains it. */
export const caseMark = v.picklist(['S', 'I', 'N'])

export type LocalText = v.InferOutput<typeof localText>
export type MarkId = typeof MARK_IDS[number]
