import type { Labels } from '../../../build/content/schema'
import data from '../../../content/labels.yaml'

export const labels: Labels = data
