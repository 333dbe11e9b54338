import type { Counts } from '../../../build/content/schema'
import data from '../../../content/counts.yaml'

export const counts: Counts = data
