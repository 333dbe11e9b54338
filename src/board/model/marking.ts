import type { BinId, CardFacts, CardId } from '#case/model/model'
import type { Placement } from './placement'
import type { ReadingDetail } from './reading'
import { movedBetween, placementOf, placeOf } from './placement'

/**
 * How much the board has told: 0 nothing, 1 only how many cards are home, 2 a mark on each card and the reason against
 * a wrong bin, 3 where each belongs and why. Held back on purpose, so that students look again before they are told.
 */
export type CheckRound = 0 | 1 | 2 | 3
export type Grade = 'right' | 'wrong' | 'discuss'

export interface Marking {
  check: CheckRound
  /** Cards that carry a mark: those that were placed at the last check and have not moved since. */
  marked: readonly CardId[]
  /** Whether a card has moved since the last check; Check is closed until one has. */
  moved: boolean
  /** The sort as it lay at the last check, which is what the reading goes by from then on; null before the first. */
  checked: Placement | null
  /** Whether the answers were seen: a check after that earns no score. Until reset. */
  seen: boolean
}

export const UNMARKED: Marking = Object.freeze({ check: 0, marked: [], moved: true, checked: null, seen: false })

/** Once round 3 is reached, all is home or the answers were seen, nothing is left to give away. */
export const everythingShown = ({ check, seen }: Marking): boolean => check === 3 || seen

/** Contested cards have no right bin and are never counted. */
export const scored = (cards: readonly CardFacts[]): CardFacts[] => cards.filter(card => !card.contested)

/** Scored cards that lie in their own bin. */
export const homeCount = (placement: Placement, cards: readonly CardFacts[]): number =>
  scored(cards).filter(card => placeOf(placement, card.id) === card.bin).length

/** Contested cards count here: they are placed like any other. */
export const poolIsEmpty = (placement: Placement, cards: readonly CardFacts[]): boolean =>
  cards.every(card => placeOf(placement, card.id) !== 'pool')

/** Open when the pool is empty and a card has moved since the last check (design of the sorter, Marking). */
export const canCheck = (marking: Marking, placement: Placement, cards: readonly CardFacts[]): boolean =>
  marking.moved && poolIsEmpty(placement, cards)

const placed = (placement: Placement, cards: readonly CardFacts[]): CardId[] =>
  cards.filter(card => placeOf(placement, card.id) !== 'pool').map(card => card.id)

/** The next round; when every scored card is home there is nothing left to hold back. The same object while Check is closed. */
export function check(marking: Marking, placement: Placement, cards: readonly CardFacts[]): Marking {
  if (!canCheck(marking, placement, cards))
    return marking
  const allHome = homeCount(placement, cards) === scored(cards).length
  const round = (allHome ? 3 : Math.min(marking.check + 1, 3)) as CheckRound
  return { ...marking, check: round, marked: round >= 2 ? placed(placement, cards) : [], moved: false, checked: placement }
}

/** The answers were seen; placement, marks and round stay what they are. The same object when they had been before. */
export const answersSeen = (marking: Marking): Marking => marking.seen ? marking : { ...marking, seen: true }

/**
 * The sort that "answers" shows: every scored card in its own bin, in the order of `cards`. A contested card has no right
 * bin and stays where it lies.
 */
export const solvedSort = (placement: Placement, cards: readonly CardFacts[]): Placement =>
  placementOf(cards.flatMap((card): [CardId, BinId][] => {
    const place = card.contested ? placeOf(placement, card.id) : card.bin
    return place === 'pool' ? [] : [[card.id, place]]
  }))

/** The solved sort as a marked one. */
export const solvedMarking = (solved: Placement): Marking =>
  ({ check: 3, marked: Object.keys(solved), moved: false, checked: solved, seen: true })

/**
 * What the reading goes by, and how much of it is told (design of the sorter, section 3). `heldBack`: nothing is read before the
 * first check. From then on it is that of the last check, for with one that follows the moves a stranger is found by trial.
 */
export function readingShown(marking: Marking, placement: Placement, heldBack: boolean): { how: ReadingDetail, of: Placement } {
  if (everythingShown(marking))
    return { how: 'zones', of: placement }
  if (marking.check === 0)
    return { how: heldBack ? 'nothing' : 'zones', of: placement }
  return { how: marking.check === 1 ? 'relationship' : 'zones', of: marking.checked ?? placement }
}

/**
 * The same for somebody else's sort, which nobody has checked: read like an own one before its first check, and not at all while
 * the own one's checks hold something back, for a stranger could be found by comparing.
 */
export function sharedReadingShown(marking: Marking, placement: Placement, heldBack: boolean): { how: ReadingDetail, of: Placement } {
  const held = heldBack || marking.check > 0
  return { how: held && !everythingShown(marking) ? 'nothing' : 'zones', of: placement }
}

/** A card that has moved loses its own mark, and only its own; the round stays. */
export function afterMove(marking: Marking, before: Placement, after: Placement, ids: readonly CardId[]): Marking {
  const gone = new Set(movedBetween(before, after, ids))
  return gone.size === 0
    ? marking
    : { ...marking, marked: marking.marked.filter(id => !gone.has(id)), moved: true }
}

/** What `gradeOf` asks for each card: a list of them all would be gone through from its start for every one. */
export const markedOf = (marking: Marking): ReadonlySet<CardId> => new Set(marking.marked)

/** By where the card lies now; null where it carries no mark. `marked`: by `markedOf`. */
export function gradeOf(marked: ReadonlySet<CardId>, placement: Placement, card: CardFacts): Grade | null {
  if (!marked.has(card.id))
    return null
  if (card.contested)
    return 'discuss'
  return placeOf(placement, card.id) === card.bin ? 'right' : 'wrong'
}

export interface Change {
  id: CardId
  first: BinId
  last: BinId
}

/**
 * First against last: the cards that lie elsewhere now than in the learner's first sort. A card's first place is its
 * place in the completed try-first sort, else in the first complete sort of the set; a card in neither, or one that
 * lies in the pool, has nothing to compare.
 */
export function firstAgainstLast(last: Placement, ids: readonly CardId[], tryFirst: Placement | null, first: Placement | null): Change[] {
  return ids.flatMap((id) => {
    const before = [tryFirst, first].find(sort => sort && placeOf(sort, id) !== 'pool')
    const was = before ? placeOf(before, id) : 'pool'
    const now = placeOf(last, id)
    return was !== 'pool' && now !== 'pool' && was !== now ? [{ id, first: was, last: now }] : []
  })
}
