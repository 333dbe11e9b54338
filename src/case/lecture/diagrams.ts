import type { Diagram } from '../../../build/content/schema'
import data from '../../../content/diagrams.yaml'
import { found } from '../found'

export const diagrams: readonly Diagram[] = data

export const diagramById = (id: string): Diagram => found(diagrams.find(diagram => diagram.id === id), 'diagram', id)
