import { parseJson } from '#base/model/json'
import { STEPS } from '#case/model/parts'

export type PackageKind = 'scorm12' | 'scorm2004' | 'cmi5'
export const PACKAGE_KINDS: readonly PackageKind[] = ['scorm12', 'scorm2004', 'cmi5']

export type CourseStep = typeof STEPS[number]

/** What a package is built with; it stands in its page. */
export interface CourseConfig {
  kind: PackageKind
  /** Steps that make it completed. */
  complete: readonly CourseStep[]
  /** Share of the score from which it is passed; null: practice, nobody passes or fails. */
  pass: number | null
}

export const DEFAULT_COMPLETE: readonly CourseStep[] = ['sort', 'quiz', 'reflect']

export const isCourseStep = (step: string): step is CourseStep => (STEPS as readonly string[]).includes(step)

/** The page's own setting. Throws where there is none: then the build was wrong. */
export function readConfig(text: string): CourseConfig {
  const { kind, complete, pass } = (parseJson(text) ?? {}) as Record<string, unknown>
  if (!PACKAGE_KINDS.includes(kind as PackageKind) || !Array.isArray(complete) || !complete.every(step => typeof step === 'string' && isCourseStep(step)) || !(pass === null || (typeof pass === 'number' && pass > 0 && pass <= 1)))
    throw new RangeError('The package does not say what it is.')
  return { kind: kind as PackageKind, complete, pass }
}
