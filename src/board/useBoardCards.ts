import type { InjectionKey, Ref } from 'vue'
import type { SorterCard } from '#case/index'
import type { LocalText } from '../../build/content/schema'
import type { Grade } from './model/marking'
import type { CardId, Place } from '#case/model/model'
import { inject, provide } from 'vue'

/**
 * What a card needs of its board. Injected and not passed on from list to list: with 31 cards, only those that a tap
 * concerns are rendered again.
 */
export interface BoardCards {
  inHand: Readonly<Ref<CardId | null>>
  /** The cards that are being dragged. */
  lifted: Readonly<Ref<readonly CardId[]>>
  menuFor: Readonly<Ref<CardId | null>>
  gradeOf: (card: SorterCard) => Grade | null
  /** Where the learner has the card, while what is seen is not their own sort; else null. */
  ownOf: (id: CardId) => Place | null
  /** What is seen is somebody else's sort: to lie elsewhere is no fault. */
  shared: () => boolean
  /** Whether Tab stops at the card and at its menu. */
  isTabStop: (id: CardId) => boolean
  /** What is told of a card where it lies, its accessible description. */
  wordsOf: (card: SorterCard) => LocalText
  /** Printed copies: the number that students write down. */
  numberOf: (card: SorterCard) => number | null
  show: (id: CardId) => void
  toggleMenu: (id: CardId) => void
  closeMenu: (id: CardId, refocus: boolean) => void
  move: (id: CardId, to: Place, byKey: boolean) => void
}

const BOARD_CARDS: InjectionKey<BoardCards> = Symbol('the board that holds the card')

/** For all cards below. Call in setup. */
export const provideBoardCards = (board: BoardCards): void => provide(BOARD_CARDS, board)

/** Throws outside a StageSorter. */
export function useBoardCards(): BoardCards {
  const board = inject(BOARD_CARDS)
  if (!board)
    throw new Error('An event card lies on a board.')
  return board
}
