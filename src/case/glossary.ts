import type { GlossaryTerm } from '../../build/content/schema'
import data from '../../content/glossary.yaml'

export const glossary: readonly GlossaryTerm[] = data
