import type { Reference, ReferenceGroup } from '../../build/content/schema'
import data from '../../content/references.yaml'
import { found } from './found'

export const references: readonly ReferenceGroup[] = data

export const referenceById = (id: string): Reference =>
  found(references.flatMap(group => group.entries).find(entry => entry.id === id), 'reference', id)
