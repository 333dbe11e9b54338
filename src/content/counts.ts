import type { Counts } from './schema'
import data from '../../content/counts.yaml'

export const counts: Counts = data
