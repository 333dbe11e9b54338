import type { SorterCard } from '../content'
import type { BoardState } from '../domain/boardState'
import type { Mark } from '../domain/marking'
import type { BinId, CardId, Place, SetId } from '../domain/model'
import type { History, Placement } from '../domain/placement'
import { computed, shallowRef } from 'vue'
import { cardById, setById } from '../content'
import { EMPTY_BOARD } from '../domain/boardState'
import { afterMove, canCheck, check, firstAgainstLast, homeCount, markedOf, markOf, poolIsEmpty, scored, showAnswers, UNMARKED } from '../domain/marking'
import { EMPTY_PLACEMENT, isEmpty, move, placeOf, redo, startHistory, step, undo } from '../domain/placement'
import { readBoard } from '../domain/reading'
import { useStoredBoard } from './useStoredBoard'

/** `live` while cards move, `afterCheck` from check 1 on, `hidden` never. */
export type ReadingMode = 'live' | 'afterCheck' | 'hidden'

export interface UseSorterOptions {
  set: SetId
  reading?: ReadingMode
  marks?: 'on' | 'off'
  /** Whether this copy takes input and writes. */
  interactive: () => boolean
  /** The clean worksheet: nothing placed, whatever the viewer left behind. */
  blank?: () => boolean
  /** Another window has changed the board. */
  onForeignChange?: () => void
}

const sameCards = (a: readonly SorterCard[], b: readonly SorterCard[]) => a.length === b.length && a.every((card, index) => card === b[index])

export type UseSorterReturn = ReturnType<typeof useSorter>

/** One board: its cards, where they lie, what they describe, and the few ways to change that. */
export function useSorter({ set: setId, reading: mode = 'live', marks = 'on', interactive, blank = () => false, onForeignChange }: UseSorterOptions) {
  const set = setById(setId)
  const cards: readonly SorterCard[] = set.poolOrder.map(cardById)
  const ids: readonly CardId[] = cards.map(card => card.id)

  const history = shallowRef<History>(startHistory())
  const store = useStoredBoard(setId, ids, {
    mayWrite: interactive,
    // What another window did can't be undone from here.
    onForeignChange: (board) => {
      history.value = startHistory(board.placement)
      onForeignChange?.()
    },
  })
  history.value = startHistory(store.board.value.placement)
  // The try-first sort is where "first" is looked for first (design of the sorter, Marking).
  const tryFirst = setId === 'first' ? null : useStoredBoard('first', setById('first').cards, { mayWrite: () => false })

  const board = computed<BoardState>(() => blank() ? EMPTY_BOARD : store.board.value)
  const placement = computed<Placement>(() => board.value.placement)
  const marking = computed(() => board.value.marking)
  const marked = computed(() => markedOf(marking.value))

  /** Cards by place; the pool in its fixed order, bins in the order of arrival. */
  const byPlace = computed<Record<Place, readonly SorterCard[]>>((before) => {
    const places: Record<Place, SorterCard[]> = { pool: [], project: [], resource: [], development: [], unstaged: [] }
    for (const id of set.poolOrder) {
      if (placeOf(placement.value, id) === 'pool')
        places.pool.push(cardById(id))
    }
    for (const [id, bin] of Object.entries(placement.value))
      places[bin].push(cardById(id))
    // The same list as before where nothing came or went: it is not rendered again.
    const keep = (place: Place) => before && sameCards(before[place], places[place]) ? before[place] : places[place]
    return { pool: keep('pool'), project: keep('project'), resource: keep('resource'), development: keep('development'), unstaged: keep('unstaged') }
  })

  const result = computed(() => readBoard(placement.value, cards))
  const readingShown = computed(() => !blank() && (mode === 'live' || (mode === 'afterCheck' && marking.value.check > 0)))

  /** The learner's first complete sort, once there is one; after somebody else's (`adopt`), the next one begun afresh. */
  function firstSort({ first, placement: was }: BoardState, now: Placement): Placement | null {
    const open = first === null || (isEmpty(first) && !poolIsEmpty(was, cards))
    return open && poolIsEmpty(now, cards) ? now : first
  }

  /** `sorted`: by the learner's own move, and so perhaps the last of a first complete sort. */
  function commit(next: History, sorted = false): void {
    if (!interactive() || next === history.value)
      return
    const before = board.value
    history.value = next
    store.save({
      placement: next.present,
      marking: afterMove(before.marking, before.placement, next.present, ids),
      first: sorted ? firstSort(before, next.present) : before.first,
    })
  }

  function tell(next: BoardState['marking']): void {
    if (interactive() && next !== marking.value)
      store.save({ ...board.value, marking: next })
  }

  return {
    set,
    cards,
    placement,
    byPlace,
    placed: computed(() => ids.length - byPlace.value.pool.length),
    total: ids.length,
    placeOf: (id: CardId): Place => placeOf(placement.value, id),
    notice: store.notice,
    board,

    move: (id: CardId, to: Place) => commit(move(history.value, id, to), true),
    undo: () => commit(undo(history.value)),
    redo: () => commit(redo(history.value)),
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),

    /** Everything back to the pool, as one step that can be undone; the first sort stays. */
    reset() {
      if (!isEmpty(placement.value))
        commit(step(history.value, EMPTY_PLACEMENT))
      tell(UNMARKED)
    },
    /** Takes over a sort from a link or a file. Can be undone, like a move. */
    adopt({ placement: incoming, marking: told = UNMARKED, first = null }: Partial<BoardState> & Pick<BoardState, 'placement'>) {
      if (!interactive())
        return
      history.value = step(history.value, incoming)
      // Somebody else's complete sort is not this learner's first one: nothing stands for it.
      const theirs = poolIsEmpty(incoming, cards) ? EMPTY_PLACEMENT : null
      store.save({ placement: incoming, marking: told, first: board.value.first ?? first ?? theirs })
    },

    marksOn: marks === 'on',
    check: computed(() => marking.value.check),
    canCheck: computed(() => marks === 'on' && canCheck(marking.value, placement.value, cards)),
    runCheck: () => tell(check(marking.value, placement.value, cards)),
    showAnswers: () => tell(showAnswers(placement.value, cards)),
    home: computed(() => homeCount(placement.value, cards)),
    scoredTotal: scored(cards).length,
    markOf: (card: SorterCard): Mark | null => markOf(marked.value, placement.value, card),

    readingMode: mode,
    readingShown,
    result,
    /** Where the card lay in the learner's try-first sort. */
    triedIn: (id: CardId): BinId | null => blank() ? null : tryFirst?.board.value.first?.[id] ?? null,
    /** Whether there is a first sort to compare with. */
    sortedBefore: computed(() => [tryFirst?.board.value.first, board.value.first].some(first => first && !isEmpty(first))),
    changes: computed(() => firstAgainstLast(placement.value, ids, tryFirst?.board.value.first ?? null, board.value.first)),
  }
}
