import type { Ref } from 'vue'
import type { LocalText } from '../content/schema'
import type { BinId, CardId, Place } from '../domain/model'
import type { Announce } from './useAnnouncer'
import type { UseSorterReturn } from './useSorter'
import { computed, shallowRef } from 'vue'
import { cardById, labels } from '../content'
import { fill } from '../content/message'
import { status as said } from '../content/words/board'
import { BIN_IDS, PLACES } from '../domain/model'
import { useCardInHand } from './useCardInHand'
import { usePointerSort } from './usePointerSort'
import { useSayChange } from './useSayChange'

export interface UseBoardMovesOptions {
  root: Ref<HTMLElement | null | undefined>
  sorter: UseSorterReturn
  interactive: () => boolean
  /** Milliseconds a finger must rest before it drags; 0 where the page does not scroll. */
  touchHold: () => number
  say: Announce
  /** The card that the reader now means. */
  show: (id: CardId) => void
}

/** The ways to move a card of a board, by pointer, tap, key and menu, each told aloud; and to take a move back. */
export function useBoardMoves({ root, sorter, interactive, touchHold, say, show }: UseBoardMovesOptions) {
  const nameOf = (place: Place) => labels.bins[place]
  const titleOf = (id: CardId) => cardById(id).title
  const left = () => sorter.byPlace.value.pool.length
  const sayChange = useSayChange(sorter, say)
  const putBack = (id: CardId) => say(said.putBack, { card: titleOf(id), place: nameOf(sorter.placeOf(id)) })

  const menuFor = shallowRef<CardId | null>(null)
  function moveTo(id: CardId, to: Place): void {
    const from = sorter.placeOf(id)
    menuFor.value = null
    show(id)
    if (from === to)
      return putBack(id)
    sayChange(() => sorter.move(id, to), () => fill(said.moved, { card: titleOf(id), from: nameOf(from), to: nameOf(to), n: left() }))
  }

  const hand = useCardInHand<Place>({
    root,
    enabled: interactive,
    aims: [...BIN_IDS, 'pool'],
    digits: PLACES,
    placeOf: sorter.placeOf,
    onMove: moveTo,
    onPickUp: (id) => {
      show(id)
      say(said.pickedUp, { card: titleOf(id), place: nameOf(sorter.placeOf(id)) })
    },
    onAim: place => say(said.aim, { place: nameOf(place), n: sorter.byPlace.value[place].length }),
    onPutBack: putBack,
    undo,
    redo,
  })
  const pointer = usePointerSort(root, {
    enabled: interactive,
    touchHold,
    onStart: (id) => {
      hand.letGo()
      menuFor.value = null
      show(id)
    },
    onDrop: (id, bin) => hand.place(id, bin as Place),
    onCancel: putBack,
  })
  const lifted = computed(() => pointer.drag.value?.moved ? pointer.drag.value.id : null)

  /** A finger stays where it is, with the next card under it; by keys the focus must be seen. */
  function onBinBar(bin: BinId, byKey: boolean): void {
    if (hand.inHand.value)
      hand.place(hand.inHand.value, bin, byKey)
    else
      root.value?.querySelector(`[data-bin="${bin}"]`)?.scrollIntoView({ block: 'start' })
  }

  /** A card that goes from one list to another is a new element: the focus that it had goes with it. */
  function stepBy(walk: () => void, text: LocalText): void {
    const focused = document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset.card
    hand.letGo()
    sayChange(walk, () => fill(text, { n: left() }))
    if (focused && root.value?.contains(document.activeElement))
      void hand.focusCard(focused)
  }
  function undo(): void {
    if (sorter.canUndo.value)
      stepBy(sorter.undo, said.undone)
  }
  function redo(): void {
    if (sorter.canRedo.value)
      stepBy(sorter.redo, said.redone)
  }

  return {
    hand,
    pointer,
    lifted,
    /** The place under the dragged card, or the one that arrow keys point at. */
    over: computed(() => pointer.drag.value?.over ?? hand.aim.value),
    menuFor,
    toggleMenu: (id: CardId) => { menuFor.value = menuFor.value === id ? null : id },
    closeMenu(id: CardId, refocus: boolean) {
      menuFor.value = null
      if (refocus)
        root.value?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"] [data-move-menu]`)?.focus()
    },
    onBinBar,
    undo,
    redo,
    /** The board leaves the screen. */
    stop() {
      pointer.cancel()
      hand.letGo()
      menuFor.value = null
    },
  }
}
