import type { Misconception } from './schema'
import data from '../../content/misconceptions.yaml'
import { found } from './found'

export const misconceptions: readonly Misconception[] = data

export const misconceptionById = (id: string): Misconception =>
  found(misconceptions.find(misconception => misconception.id === id), 'misconception', id)
