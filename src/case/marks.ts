import type { CaseMark, Explanation, LocalText, EvidenceMark } from '../../build/content/schema'
import data from '../../content/marks.yaml'
import { found } from './found'

// Read in a pure call: a bundler keeps a bare property access, and with it the file, on pages that use neither.
export const marks: readonly EvidenceMark[] = /* @__PURE__ */ (() => data.marks)()

/** Words that are the lecturer's, not the abstract's. */
export const ourWords: LocalText = /* @__PURE__ */ (() => data.ourWords)()

/** Of why something is so: ours, unless it says that it only repeats what is stated. */
export const markOf = ({ mark }: Explanation): CaseMark => mark ?? 'I'

export const markById = (id: string): EvidenceMark => found(marks.find(mark => mark.id === id), 'mark', id)
