import type { Decoded } from '#board/model/shareCode'
import type { Placement } from '#board/model/placement'
import type { BoardSet } from './sets'
import { decodeShare, encodeShare } from '#board/model/shareCode'
import { cardExists } from './cardIds'
import { hasUnnamed, settings } from '../deck'
import { cardSets } from './sets'

/** What the checksum of this case's codes counts in. */
const OF = hasUnnamed ? '' : settings.id

/** The code of a sort of this case. */
export const shareCode = (set: BoardSet, placement: Placement): string => encodeShare(set, placement, OF)

/** The sort in a code, if it is one of this case. Never throws. */
export const readShareCode = (code: string): Decoded => decodeShare(code, cardSets, cardExists, OF)
