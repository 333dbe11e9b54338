import type { SorterCard } from '#case/index'
import type { BoardState } from './model/boardState'
import type { Grade } from './model/marking'
import type { BinId, CardId, Place, SetId } from '#case/model/model'
import type { History, Placement } from './model/placement'
import type { StoredName } from '#store/registry'
import { computed, shallowRef } from 'vue'
import { cardById, readShareCode, setById } from '#case/index'
import { EMPTY_BOARD } from './model/boardState'
import { afterMove, answersSeen, canCheck, check, everythingShown, firstAgainstLast, homeCount, markedOf, gradeOf, poolIsEmpty, scored, sharedReadingShown, solvedMarking, solvedSort, readingShown, UNMARKED } from './model/marking'
import { EMPTY_PLACEMENT, isEmpty, move, placementOf, placeOf, redo, samePlacement, startHistory, step, undo } from './model/placement'
import { readBoard } from './model/reading'
import { useStoredBoard } from './useStoredBoard'
import { plain } from '#store/codecs'
import { useStored } from '#store/useStored'

/** Before the first check: `live` while cards move, `afterCheck` not yet; `hidden` never. */
export type ReadingMode = 'live' | 'afterCheck' | 'hidden'

export interface UseSorterOptions {
  set: SetId
  /** It may change while the board is used: a lecturer turns it, or a count begins. */
  readingMode?: () => ReadingMode
  marks?: 'on' | 'off'
  /** Whether this copy takes input and writes. */
  interactive: () => boolean
  /** The clean worksheet: nothing placed, whatever the viewer left behind. */
  blank?: () => boolean
  /** Another window has changed the board. */
  onForeignChange?: () => void
  /** Where the board is kept: of a set's own board nothing is then read or written. */
  storedAs?: StoredName
}

const sameCards = (a: readonly SorterCard[], b: readonly SorterCard[]) => a.length === b.length && a.every((card, index) => card === b[index])

export type UseSorterReturn = ReturnType<typeof useSorter>

/** One board: its cards, where they lie, what they describe, and the few ways to change that. */
export function useSorter({ set: setId, readingMode = () => 'live', marks = 'on', interactive, blank = () => false, onForeignChange, storedAs }: UseSorterOptions) {
  const set = setById(setId)
  const cards: readonly SorterCard[] = set.poolOrder.map(cardById)
  const ids: readonly CardId[] = cards.map(card => card.id)

  const history = shallowRef<History>(startHistory())
  const store = useStoredBoard(setId, ids, {
    name: storedAs,
    mayWrite: interactive,
    // What another window did can't be undone from here.
    onForeignChange: (board) => {
      history.value = startHistory(board.placement)
      onForeignChange?.()
    },
  })
  history.value = startHistory(store.board.value.placement)
  // The try-first sort is where "first" is looked for first (design of the sorter, Marking).
  const tryFirst = setId === 'first' || storedAs ? null : useStoredBoard('first', setById('first').cards, { mayWrite: () => false })

  const board = computed<BoardState>(() => blank() ? EMPTY_BOARD : store.board.value)
  /** The own sort: what is kept, undone, shared and saved. */
  const placement = computed<Placement>(() => board.value.placement)
  const marking = computed(() => board.value.marking)

  // Whether the answers are on the board now, in every window; that they were seen is kept with the board.
  const uncovered = useStored(`answers-shown/${storedAs ?? setId}`, plain, interactive)
  const answersShown = computed(() => marks === 'on' && !blank() && uncovered.text.value === 'yes' && marking.value.seen)
  // Somebody else's sort, from a link, in every window until it is taken over or put away.
  const shared = useStored(`shared-sort/${setId}`, plain, interactive)
  const sharedSort = computed<Placement | null>(() => {
    const code = blank() ? null : shared.text.value
    const decoded = code === null ? null : readShareCode(code)
    return decoded?.ok && decoded.set === setId ? decoded.placement : null
  })
  const sharedShown = computed(() => sharedSort.value !== null && !answersShown.value)
  /** What is seen on the board: the own sort; the answers over it, or somebody else's. */
  const seen = computed<Placement>(() => answersShown.value ? solvedSort(placement.value, cards) : sharedSort.value ?? placement.value)
  // The round is the learner's also then, and no mark is anybody's but theirs.
  const seenMarking = computed(() => answersShown.value ? solvedMarking(seen.value) : sharedShown.value ? { ...marking.value, marked: [] } : marking.value)
  /** Nothing moves: what is seen is not the own sort. */
  const still = computed(() => answersShown.value || sharedShown.value)
  const marked = computed(() => markedOf(seenMarking.value))

  /** Cards by place; the pool in its fixed order, bins in the order of arrival. */
  const byPlace = computed<Record<Place, readonly SorterCard[]>>((before) => {
    const places: Record<Place, SorterCard[]> = { pool: [], project: [], resource: [], development: [], unstaged: [] }
    for (const id of set.poolOrder) {
      if (placeOf(seen.value, id) === 'pool')
        places.pool.push(cardById(id))
    }
    for (const [id, bin] of Object.entries(seen.value))
      places[bin].push(cardById(id))
    // The same list as before where nothing came or went: it is not rendered again.
    const keep = (place: Place) => before && sameCards(before[place], places[place]) ? before[place] : places[place]
    return { pool: keep('pool'), project: keep('project'), resource: keep('resource'), development: keep('development'), unstaged: keep('unstaged') }
  })

  const shownReading = computed(() => {
    const { how, of } = (sharedShown.value ? sharedReadingShown : readingShown)(seenMarking.value, seen.value, readingMode() === 'afterCheck')
    return { how: blank() || readingMode() === 'hidden' ? 'nothing' as const : how, of }
  })
  const result = computed(() => readBoard(shownReading.value.of, cards))

  /** The learner's first complete sort, once there is one; after somebody else's (`adopt`), the next one begun afresh. */
  function firstSort({ first, placement: was }: BoardState, now: Placement): Placement | null {
    const open = first === null || (isEmpty(first) && !poolIsEmpty(was, cards))
    return open && poolIsEmpty(now, cards) ? now : first
  }

  /** `sorted`: by the learner's own move, and so perhaps the last of a first complete sort. */
  function commit(next: History, sorted = false): void {
    if (!interactive() || still.value || next === history.value)
      return
    const before = board.value
    history.value = next
    store.save({
      placement: next.present,
      marking: afterMove(before.marking, before.placement, next.present, ids),
      first: sorted ? firstSort(before, next.present) : before.first,
    })
  }

  function saveMarking(next: BoardState['marking']): void {
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
    /** Where a card is seen to lie. */
    placeOf: (id: CardId): Place => placeOf(seen.value, id),
    /** Where the learner has it, also while the answers lie over the board. */
    ownPlaceOf: (id: CardId): Place => placeOf(placement.value, id),
    notice: store.notice,
    board,

    move: (id: CardId, to: Place) => commit(move(history.value, id, to), true),
    undo: () => commit(undo(history.value)),
    redo: () => commit(redo(history.value)),
    canUndo: computed(() => !still.value && history.value.past.length > 0),
    canRedo: computed(() => !still.value && history.value.future.length > 0),

    /** Everything back to the pool, as one step that can be undone; the first sort stays. */
    reset() {
      uncovered.forget()
      if (!isEmpty(placement.value))
        commit(step(history.value, EMPTY_PLACEMENT))
      saveMarking(UNMARKED)
    },
    /** The cards of another board, on one that nobody has used. Can be undone, and is then not done again. */
    startFrom(other: Placement) {
      if (store.unused())
        commit(step(history.value, placementOf(Object.entries(other).filter(([id]) => ids.includes(id)))))
    },
    /** Takes over a sort from a link or a file. Can be undone, like a move. */
    adopt({ placement: incoming, marking: incomingMarking = UNMARKED, first = null }: Partial<BoardState> & Pick<BoardState, 'placement'>) {
      if (!interactive())
        return
      uncovered.forget()
      shared.forget()
      history.value = step(history.value, incoming)
      // Somebody else's complete sort is not this learner's first one: nothing stands for it.
      const theirs = poolIsEmpty(incoming, cards) ? EMPTY_PLACEMENT : null
      // Whoever has seen the answers has seen them, whatever sort is opened.
      store.save({ placement: incoming, marking: { ...incomingMarking, seen: incomingMarking.seen || marking.value.seen }, first: board.value.first ?? first ?? theirs })
    },

    marksOn: marks === 'on',
    round: computed(() => seenMarking.value.check),
    canCheck: computed(() => marks === 'on' && !still.value && canCheck(marking.value, placement.value, cards)),
    runCheck: () => still.value || saveMarking(check(marking.value, placement.value, cards)),
    answersShown,
    /** Also after they were covered again: a check is then not scored. */
    answersSeen: computed(() => marking.value.seen),
    /** Lays the answers over the board, or takes them off it; the own sort below stays what it is. */
    showAnswers(on: boolean) {
      if (marks === 'off' || !interactive())
        return
      if (on)
        saveMarking(answersSeen(marking.value))
      uncovered.save(on ? 'yes' : null)
    },
    /** Somebody else's sort, while it is what is seen. */
    sharedSort: computed(() => sharedShown.value ? sharedSort.value : null),
    /** The learner's place for a card, where it is told beside what is seen: under the answers, and beside somebody else's sort once they have placed it. */
    ownBeside: (id: CardId): Place | null => {
      const own = placeOf(placement.value, id)
      return answersShown.value || (sharedShown.value && own !== 'pool') ? own : null
    },
    /** Nothing moves: what is seen is not the own sort. */
    still,
    /** Shows the sort of a share code; the own one stays what it is. Null: puts it away. */
    showShared(code: string | null) {
      if (!interactive())
        return
      if (code === null)
        return shared.forget()
      uncovered.forget()
      shared.save(code)
    },
    /** Scored cards of the own sort that lie in their bin. */
    home: computed(() => homeCount(placement.value, cards)),
    scoredTotal: scored(cards).length,
    gradeOf: (card: SorterCard): Grade | null => gradeOf(marked.value, seen.value, card),

    readingMode: computed(readingMode),
    /** How much of the reading is told now. */
    shown: computed(() => shownReading.value.how),
    result,
    /** The reading is of the last check, and cards have moved since. */
    readingIsOld: computed(() => !everythingShown(seenMarking.value) && !samePlacement(shownReading.value.of, seen.value)),
    /** Where the card lay in the learner's try-first sort. */
    triedIn: (id: CardId): BinId | null => blank() ? null : tryFirst?.board.value.first?.[id] ?? null,
    /** Whether there is a first sort to compare with. */
    sortedBefore: computed(() => [tryFirst?.board.value.first, board.value.first].some(first => first && !isEmpty(first))),
    changes: computed(() => firstAgainstLast(placement.value, ids, tryFirst?.board.value.first ?? null, board.value.first)),
  }
}
