import type { BinId } from '../model/model'
import type { Reason } from '../../../build/content/schema'
import twinData from '../../../content/twins.yaml'
import { cardById } from './cards'
import { reasonsOf } from './reasonTexts'

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
  const twin = twinData.find(one => one.id === cardId)
  const { zh, en } = twin?.reasons?.[bin] ?? (twin?.likelyWrong.bin === bin ? twin.likelyWrong : card.why)
  return { zh, en, claims: [] }
}
