import type { CourseConfig, CourseStep } from './courseConfig'

export type StepStates = Readonly<Partial<Record<CourseStep, 'new' | 'begun' | 'done'>>>

/** What a platform is still waiting for. */
export interface StillWaits {
  steps: CourseStep[]
  /** Per cent that are needed and not there yet; null: none. */
  score: number | null
}

/** Steps that the case does not have are not waited for. */
export function awaited({ complete, pass }: CourseConfig, steps: StepStates, raw: number): StillWaits {
  return {
    steps: complete.filter(step => steps[step] !== undefined && steps[step] !== 'done'),
    score: pass !== null && raw < Math.round(pass * 100) ? Math.round(pass * 100) : null,
  }
}

export const isCompleted = ({ steps }: StillWaits): boolean => steps.length === 0
export const isPassed = (of: StillWaits, { pass }: CourseConfig): boolean => pass !== null && isCompleted(of) && of.score === null

/** Share of the path that is done, 0–1, two decimals. */
export function progressMeasure(steps: StepStates): number {
  const all = Object.values(steps)
  return all.length === 0 ? 0 : Math.round(100 * all.filter(state => state === 'done').length / all.length) / 100
}
