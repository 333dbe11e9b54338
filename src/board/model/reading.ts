import type { CardFacts, RelationshipType, Side, ZoneId, ZoneReading } from '#case/model/model'
import type { Placement } from '#board/model/placement'
import { isZone, RELATIONSHIP_TYPES, ZONE_IDS, ZONE_TYPE } from '#case/model/model'
import { placeOf } from '#board/model/placement'

/** What the cards in one zone together describe. */
export interface ZoneResult {
  reading: ZoneReading
  /** Cards that speak for the leading type; 0 when there is none. */
  leading: number
  /** Cards that say something else, context cards included, contested ones not. */
  others: number
  /** The type that leads; null for `empty`, `contextOnly` and `mixed`. */
  type: RelationshipType | null
}

export type Reached = 'none' | RelationshipType

export interface BoardReading {
  zones: Record<ZoneId, ZoneResult>
  reached: Reached
  /** A later zone has formed while this one, earlier in Z3's order, has not. */
  skipped: 'project' | 'resource' | null
  /** Every zone that the result rests on has no others. */
  settled: boolean
  /** Institutional, settled, no scored card left in the pool (C47), and no card of a stage in "no single stage". */
  coEvolution: boolean
}

/** How much of a reading is told: the relationship alone is what one check tells, before the zones are. */
export type ReadingDetail = 'nothing' | 'relationship' | 'zones'

/** The type that a card is evidence for: that of its own stage; none for context and contested cards. */
function evidenceType(card: CardFacts): RelationshipType | null {
  return card.contested || !isZone(card.bin) ? null : ZONE_TYPE[card.bin]
}

const acts = (side: Side, by: 'government' | 'organization'): boolean => side === by || side === 'both'

/** The reading of one zone from the cards that lie in it (design of the sorter, Reading; types C27, C35, C41). */
export function readZone(zone: ZoneId, inZone: readonly CardFacts[]): ZoneResult {
  const none = { leading: 0, others: 0, type: null }
  if (inZone.length === 0)
    return { reading: 'empty', ...none }

  const byType = new Map<RelationshipType, CardFacts[]>(RELATIONSHIP_TYPES.map(type => [type, []]))
  for (const card of inZone) {
    const type = evidenceType(card)
    if (type)
      byType.get(type)!.push(card)
  }
  const most = Math.max(...[...byType.values()].map(cards => cards.length))
  if (most === 0)
    return { reading: 'contextOnly', ...none }
  const leaders = [...byType].filter(([, cards]) => cards.length === most)
  if (leaders.length > 1)
    return { reading: 'mixed', ...none }

  const [type, cards] = leaders[0]
  const counted = { leading: most, others: inZone.filter(card => !card.contested).length - most, type }
  if (type === ZONE_TYPE[zone]) {
    if (!cards.some(card => acts(card.side, 'government')))
      return { reading: 'oneSidedOrganization', ...counted }
    if (!cards.some(card => acts(card.side, 'organization')))
      return { reading: 'oneSidedGovernment', ...counted }
  }
  return { reading: type, ...counted }
}

/**
 * The three readings and the relationship reached. The order is stated (Z3, C22); that layers add up is stated only
 * for stage 1 to 2 (E12, C32). Uses what students did, right or wrong, and never the order of their moves.
 */
export function readBoard(placement: Placement, cards: readonly CardFacts[]): BoardReading {
  const inZone = (zone: ZoneId) => cards.filter(card => placeOf(placement, card.id) === zone)
  const zones = Object.fromEntries(ZONE_IDS.map(zone => [zone, readZone(zone, inZone(zone))])) as Record<ZoneId, ZoneResult>

  const formed = ZONE_IDS.map(zone => zones[zone].reading === ZONE_TYPE[zone])
  const firstGap = formed.indexOf(false)
  const steps = firstGap === -1 ? ZONE_IDS.length : firstGap
  const reached = steps === 0 ? 'none' : RELATIONSHIP_TYPES[steps - 1]
  const settled = ZONE_IDS.slice(0, steps).every(zone => zones[zone].others === 0)
  const gap = ZONE_IDS[steps]
  const skipped = formed.slice(steps).includes(true) && gap !== 'development' ? gap : null
  // A class that puts what it does not know into "no single stage" has not sorted it: it is told no co-evolution.
  const unsorted = cards.filter((card) => {
    const place = placeOf(placement, card.id)
    return !card.contested && (place === 'pool' || (place === 'unstaged' && isZone(card.bin)))
  })
  return { zones, reached, skipped, settled, coEvolution: reached === 'institutional' && settled && unsorted.length === 0 }
}
