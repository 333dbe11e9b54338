import type { DeckSettings } from './schema'
import data from '../../content/deck.yaml'

export const settings: DeckSettings = data
