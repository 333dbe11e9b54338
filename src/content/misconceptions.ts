import type { Misconception } from './schema'
import data from '../../content/misconceptions.yaml'

export const misconceptions: readonly Misconception[] = data
