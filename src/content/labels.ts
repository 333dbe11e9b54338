import type { Labels } from './schema'
import data from '../../content/labels.yaml'

export const labels: Labels = data
