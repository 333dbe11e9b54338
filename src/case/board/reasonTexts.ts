import type { Content } from '../../../build/content/schema'
import data from '../../../content/reasons.yaml'

/** Against each wrong bin of a card that has any. */
export const reasonsOf = (cardId: string): Content['reasons'][string] | undefined => data[cardId]
