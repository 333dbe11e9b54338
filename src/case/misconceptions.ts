import type { LocalText, Misconception } from '../../build/content/schema'
import data from '../../content/misconceptions.yaml'

export const misconceptions: readonly Misconception[] = data

/** What a learner is given to judge, and whether it is borne out. */
export const judgedOf = (one: Misconception): { sentence: LocalText, borneOut: boolean } =>
  ({ sentence: one.sentence ?? one[one.judged ?? 'mistake'], borneOut: one.judged === 'correction' })
