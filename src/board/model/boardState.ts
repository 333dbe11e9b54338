import type { CaseFault, CaseName } from '#store/model/caseName'
import type { BinId, CardId, SetId } from '#case/model/model'
import type { CheckRound, Marking } from './marking'
import type { Placement } from './placement'
import * as v from 'valibot'
import { caseEntry, caseFault, caseIn } from '#store/model/caseName'
import { hasTypedQuotes, lettersLost } from '#base/model/encoding'
import { parseJson } from '#base/model/json'
import { isBin, SET_IDS } from '#case/model/model'
import { UNMARKED } from './marking'
import { EMPTY_PLACEMENT, isEmpty, placementOf, samePlacement } from './placement'

/** What a board keeps on this device, one record per set. */
export interface BoardState {
  placement: Placement
  marking: Marking
  /**
   * The learner's first complete sort of the set; never overwritten, kept by reset. Empty when somebody else's complete
   * sort was opened before there was one.
   */
  first: Placement | null
}

export const EMPTY_BOARD: BoardState = Object.freeze({ placement: EMPTY_PLACEMENT, marking: UNMARKED, first: null })

const VERSION = 1
const APP = 'coevolution-deck'
/** A sort takes about 2 kB; what is far larger is not one of ours. Characters. */
export const MAX_FILE = 200_000

// Places are checked one by one further down: one bad place must not cost the student the rest.
// Not `v.record`, which copies them all first; a list would pass as one, with no card in it.
const places = v.custom<Record<string, unknown>>(value => typeof value === 'object' && value !== null && !Array.isArray(value))
const record = v.object({
  version: v.literal(VERSION),
  placement: places,
  check: v.optional(v.picklist([0, 1, 2, 3]), 0),
  marked: v.optional(v.array(v.string()), []),
  moved: v.optional(v.boolean(), true),
  // What the first builds kept has neither of the two.
  checked: v.optional(v.nullable(places), null),
  seen: v.optional(v.boolean(), false),
  first: v.optional(v.nullable(places), null),
})
const file = v.object({ ...record.entries, app: v.literal(APP), set: v.picklist(SET_IDS), case: v.optional(caseEntry) })
type Stored = v.InferOutput<typeof record>

/** Cards that no longer exist are dropped, new ones lie in the pool, the rest stays. */
function keepKnown(stored: Record<string, unknown>, ids: readonly CardId[]): Placement {
  const known = new Set(ids)
  return placementOf(Object.entries(stored)
    .filter((entry): entry is [CardId, BinId] => known.has(entry[0]) && typeof entry[1] === 'string' && isBin(entry[1])))
}

function toBoard(stored: Stored, ids: readonly CardId[]): BoardState {
  const placement = keepKnown(stored.placement, ids)
  const checked = stored.checked && keepKnown(stored.checked, ids)
  return {
    placement,
    marking: {
      check: stored.check as CheckRound,
      marked: stored.marked.filter(id => Object.hasOwn(placement, id)),
      moved: stored.moved,
      // An older record does not say how the cards lay at its last check: as they lie now, from now on.
      checked: stored.check === 0 ? null : checked ?? placement,
      seen: stored.seen,
    },
    first: stored.first && keepKnown(stored.first, ids),
  }
}

const toRecord = ({ placement, marking, first }: BoardState) => ({ version: VERSION, placement, ...marking, first })

/** As `readBoardState` reads it. */
export const writeBoard = (board: BoardState): string => JSON.stringify(toRecord(board))

/** The board in a stored text, or null when it can't be read (it is then set aside, not deleted). Never throws. */
export function readBoardState(text: string, ids: readonly CardId[]): BoardState | null {
  const parsed = v.safeParse(record, parseJson(text))
  return parsed.success ? toBoard(parsed.output, ids) : null
}

export type SortFault = 'notOurs' | 'tooLarge' | 'quotes' | 'lettersLost'
export type FileResult = { ok: true, set: SetId, board: BoardState } | { ok: false, fault: SortFault } | { ok: false } & CaseFault

/** The file that "export" saves: JSON a person can read, with the case and the set it is for. */
export const writeFile = (set: SetId, board: BoardState, own?: CaseName): string =>
  `${JSON.stringify({ app: APP, ...own && { case: caseIn(own) }, set, ...toRecord(board) }, null, 2)}\n`

/**
 * Never throws. `idsOf` gives the cards of a set today; `own` is the case that reads it: a file of another is refused, and one
 * that names none, as they were saved before cases had ids, is this case's only if some of its cards are. Without `own` any
 * case's is read.
 */
export function readFile(text: string, idsOf: (set: SetId) => readonly CardId[], own?: CaseName): FileResult {
  if (text.length > MAX_FILE)
    return { ok: false, fault: 'tooLarge' }
  const plain = text.replace(/^\uFEFF/, '')
  const parsed = v.safeParse(file, parseJson(plain))
  if (!parsed.success)
    return { ok: false, fault: hasTypedQuotes(plain) ? 'quotes' : 'notOurs' }
  const other = own ? caseFault(parsed.output.case, own) : null
  if (other)
    return { ok: false, ...other }
  // A card of such a name would be dropped without a word.
  if (lettersLost(plain))
    return { ok: false, fault: 'lettersLost' }
  const { set, placement } = parsed.output
  const board = toBoard(parsed.output, idsOf(set))
  if (own && !parsed.output.case && Object.keys(placement).length > 0 && isEmpty(board.placement))
    return { ok: false, fault: 'noCase' }
  return { ok: true, set, board }
}

/** Whether opening `incoming` would cost the student something: their cards lie elsewhere. */
export const wouldOverwrite = (mine: BoardState, incoming: Placement): boolean =>
  !isEmpty(mine.placement) && !samePlacement(mine.placement, incoming)
