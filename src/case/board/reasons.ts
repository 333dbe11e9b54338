import type { BinId } from '../model/model'
import type { Reason } from '../../../build/content/schema'
import reasonData from '../../../content/reasons.yaml'
import twinData from '../../../content/twins.yaml'
import { cardById } from './cards'

/**
 * Why a card does not belong in `bin`; undefined for the bin where it does. A twin answers for its likely wrong bin,
 * and for the others with why it belongs where it does.
 */
export function reasonFor(cardId: string, bin: BinId): Reason | undefined {
  const card = cardById(cardId)
  if (bin === card.bin)
    return undefined
  if (!card.isTwin)
    return reasonData[cardId]?.[bin]
  const likely = twinData.find(twin => twin.id === cardId)?.likelyWrong
  const { zh, en } = likely?.bin === bin ? likely : card.why
  return { zh, en, claims: [] }
}
