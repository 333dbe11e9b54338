import type { CaseTexts } from '../../build/content/schema'
import data from '../../content/case.yaml'

/** What is said of the case as a whole: titles, source, the words of the relationship picture. */
export const caseTexts: CaseTexts = data
