import type { Misconception } from '../../build/content/schema'
import data from '../../content/misconceptions.yaml'

export const misconceptions: readonly Misconception[] = data
