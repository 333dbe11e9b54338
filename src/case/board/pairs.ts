import type { Pair } from '../../../build/content/schema'
import data from '../../../content/pairs.yaml'

export const pairs: readonly Pair[] = data
