import * as v from 'valibot'

/** A case as what is kept, saved and linked names it (content/deck.yaml, content/case.yaml). */
export interface CaseName {
  /** Never changes: readers' stores, files and links hold it. */
  id: string
  title: Words
  /** What was kept, saved and linked before cases had ids is this one's. */
  hasUnnamed: boolean
}

/** Chinese and English. */
interface Words { zh: string, en: string }

export const MAX_CASE_ID = 40

/** A plain slug: it stands in addresses, in names of the store, and is read by people. */
export const isCaseId = (text: string): boolean => text.length <= MAX_CASE_ID && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)

/**
 * The other case that a link says it is of; null: this one's, or not to be told. What a mail or a chat has cut off the name's
 * end, or hung on it, does not make it another's.
 */
export function otherCaseIn(said: string | null, own: string): string | null {
  const name = /^[a-z0-9-]*/.exec(said ?? '')![0]
  return isCaseId(name) && !own.startsWith(name) ? name : null
}

/** Of a title that comes from outside, as much as a message has room for. */
const shown = v.pipe(v.string(), v.transform(title => title.replace(/\s+/g, ' ').trim().slice(0, 120)), v.nonEmpty())

/** What a file says of the case that it is of; without a title, or with one that makes no sense, it is called by its id. */
export const caseEntry = v.object({
  id: v.pipe(v.string(), v.check(isCaseId)),
  title: v.fallback(v.nullable(v.object({ zh: shown, en: shown })), null),
})

/** As it stands in a file. */
export const caseIn = ({ id, title }: CaseName) => ({ id, title })

/** `otherCase`: of the one that `of` names; `noCase`: from before files named their case, and not of this one. */
export type CaseFault = { fault: 'otherCase', of: Words } | { fault: 'noCase' }

/** Why a file is not for this case, by what it says of its own; null: it is. */
export function caseFault(entry: v.InferOutput<typeof caseEntry> | undefined, own: CaseName): CaseFault | null {
  if (entry === undefined)
    return own.hasUnnamed ? null : { fault: 'noCase' }
  return entry.id === own.id ? null : { fault: 'otherCase', of: entry.title ?? { zh: entry.id, en: entry.id } }
}
