import type { Content, Pair, Twin } from '../../../build/content/schema'
import data from '../../../content/reasons.yaml'
import twinData from '../../../content/twins.yaml?reasons'
import { pairs } from './pairs'

/** Against each wrong bin of a card that has any. */
export const reasonsOf = (cardId: string): Content['reasons'][string] | undefined => data[cardId]

/** What is said of a made-up story that lies wrong. */
export const storyReasonsOf = (cardId: string): Pick<Twin, 'reasons' | 'likelyWrong'> | undefined => twinData.find(one => one.id === cardId)

/** The pair of cards, easily taken for each other, that a card is one of. */
export const pairOf = (cardId: string): Pair | undefined => pairs.find(({ a, b }) => a === cardId || b === cardId)
