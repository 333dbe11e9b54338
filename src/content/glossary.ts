import type { GlossaryTerm } from './schema'
import data from '../../content/glossary.yaml'

export const glossary: readonly GlossaryTerm[] = data
