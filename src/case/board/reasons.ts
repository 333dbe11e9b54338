import type { BinId } from '../model/model'
import type { Pair, Reason } from '../../../build/content/schema'
import { cardById } from './cards'
import { pairOf, reasonsOf, storyReasonsOf } from './reasonTexts'

/**
 * Why a card does not belong in `bin`; undefined for the bin where it does. A twin without a reason against a bin answers
 * with why it belongs where it does.
 */
export function reasonFor(cardId: string, bin: BinId): Reason | undefined {
  const card = cardById(cardId)
  if (bin === card.bin)
    return undefined
  if (!card.isTwin)
    return reasonsOf(cardId)?.[bin]
  const story = storyReasonsOf(cardId)
  const { zh, en } = story?.reasons?.[bin] ?? (story?.likelyWrong.bin === bin ? story.likelyWrong : card.why)
  return { zh, en, claims: [] }
}

/** The pair of cards, easily taken for each other, that a card is one of. */
export const pairFor = (cardId: string): Pair | undefined => pairOf(cardId)
