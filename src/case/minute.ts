import type { CaseMinute } from '../../build/content/schema'
import data from '../../content/minute.yaml'

/** The case in a minute: heads, and under each what is said, with its mark. None where the case has not written it. */
export const minuteParts: NonNullable<CaseMinute['parts']> = data.parts ?? []
/** The question that tells the stages apart, with its answer for each. */
export const stageTest: CaseMinute['test'] = data.test
