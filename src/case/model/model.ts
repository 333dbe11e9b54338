/** The words of the field, as closed sets. Everything else in `src` speaks in these. */

/** The four bins. The first three are the zones: Z3's stages, in its order (C21). */
export const BIN_IDS = ['project', 'resource', 'development', 'unstaged'] as const
export const ZONE_IDS = ['project', 'resource', 'development'] as const
/** Who acts; `area` where a card speaks of neither government nor organization. */
export const SIDES = ['government', 'organization', 'both', 'area'] as const
/** In the order of Z3 (C22). */
export const RELATIONSHIP_TYPES = ['contractual', 'interdependent', 'institutional'] as const
export const ZONE_READINGS = [
  'empty',
  'contextOnly',
  'oneSidedGovernment',
  'oneSidedOrganization',
  'mixed',
  ...RELATIONSHIP_TYPES,
] as const
export const SET_IDS = ['core', 'first', 'full', 'twins'] as const

export type BinId = typeof BIN_IDS[number]
export type ZoneId = typeof ZONE_IDS[number]
export type Side = typeof SIDES[number]
export type RelationshipType = typeof RELATIONSHIP_TYPES[number]
export type ZoneReading = typeof ZONE_READINGS[number]
export type SetId = typeof SET_IDS[number]
export type CardId = string
/** Where a card lies: a bin, or the pool. */
export type Place = BinId | 'pool'

export const PLACES: readonly Place[] = ['pool', ...BIN_IDS]

/** What the model needs to know of a card; its words live in content/. */
export interface CardFacts {
  id: CardId
  /** The bin it belongs to. */
  bin: BinId
  /** The actor its text speaks of. */
  side: Side
  /** For discussion: never scored, never evidence (S2-09, S3-08). */
  contested?: boolean
}

/** The relationship type that a stage shows (C27, C35, C41). */
export const ZONE_TYPE: Record<ZoneId, RelationshipType> = {
  project: 'contractual',
  resource: 'interdependent',
  development: 'institutional',
}

// Stores, links and files hold plain text: whether it is one of ours.
export const isZone = (bin: string): bin is ZoneId => (ZONE_IDS as readonly string[]).includes(bin)
export const isBin = (bin: string): bin is BinId => (BIN_IDS as readonly string[]).includes(bin)
export const isSetId = (id: string): id is SetId => (SET_IDS as readonly string[]).includes(id)
