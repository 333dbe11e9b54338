import type { Pair } from './schema'
import data from '../../content/pairs.yaml'

export const pairs: readonly Pair[] = data
