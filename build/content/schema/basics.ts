import * as v from 'valibot'
import { BIN_IDS, SIDES } from '../../../src/case/model/model'

/** S stated in the abstract, I inferred by us, N not in the abstract, outside from other sources. */
export const MARK_IDS = ['S', 'I', 'N', 'outside'] as const

export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]+$/, 'is no id: letters, digits and - only, without spaces\n不是编号：只能用英文字母、数字和 -，不能有空格'))
export const text = v.pipe(v.string(), v.trim(), v.nonEmpty('is missing'))
export const ids = v.array(id)
/** Nothing is said about the case without a claim to rest on. */
export const claimIds = v.pipe(ids, v.nonEmpty('needs at least one claim that it rests on, such as [C01]\n至少要写一条依据（论断编号），如 [C01]'))
export const localText = v.strictObject({ zh: text, en: text })
export const bin = v.picklist(BIN_IDS)
export const side = v.picklist(SIDES)
export const mark = v.picklist(MARK_IDS)
/** Of what is said of the case itself: outside material never explains it. */
export const caseMark = v.picklist(['S', 'I', 'N'])

/** Why something is so. The arguing is ours unless `mark` says that it only repeats what is stated, or what is not said. */
export const explanation = v.strictObject({ zh: text, en: text, mark: v.optional(caseMark) })

/** What a card without a stage tells of. */
export const CONTEXT_KINDS = ['background', 'condition', 'runs through', 'result of the whole'] as const

export type LocalText = v.InferOutput<typeof localText>
export type CaseMark = v.InferOutput<typeof caseMark>
export type Explanation = v.InferOutput<typeof explanation>
export type MarkId = typeof MARK_IDS[number]
