import type { ReferenceGroup } from './schema'
import data from '../../content/references.yaml'

export const references: readonly ReferenceGroup[] = data
