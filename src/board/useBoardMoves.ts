import type { Ref } from 'vue'
import type { LocalText } from '../../build/content/schema'
import type { BinId, CardId, Place } from '#case/model/model'
import type { Announce } from '#base/useAnnouncer'
import type { UseSorterReturn } from './useSorter'
import { useEventListener, useResizeObserver } from '@vueuse/core'
import { computed, shallowRef, watch } from 'vue'
import { cardById, labels, numbered } from '#case/index'
import { fill } from '#i18n/message'
import { status as said } from '#i18n/words/board'
import { useHasKeys } from '#base/useHasKeys'
import { BIN_IDS, PLACES } from '#case/model/model'
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
  /** Says why nothing moves now, where that is so. */
  refuse: () => boolean
  /** The card that the reader now means. */
  show: (id: CardId) => void
}

/** The ways to move a card of a board, by pointer, tap, key and menu, each told aloud; and to take a move back. */
export function useBoardMoves({ root, sorter, interactive, touchHold, say, refuse, show }: UseBoardMovesOptions) {
  const nameOf = (place: Place) => labels.bins[place]
  const titleOf = (id: CardId) => numbered(cardById(id))
  const left = () => sorter.byPlace.value.pool.length
  const sayChange = useSayChange(sorter, say)
  const putBack = (id: CardId) => say(said.putBack, { card: titleOf(id), place: nameOf(sorter.placeOf(id)) })

  const hasKeys = useHasKeys()

  const menuFor = shallowRef<CardId | null>(null)
  function moveTo(id: CardId, to: Place): void {
    const from = sorter.placeOf(id)
    menuFor.value = null
    show(id)
    if (refuse())
      return
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
      if (refuse())
        return hand.letGo()
      say(hasKeys.value ? said.pickedUp : said.chosen, { card: titleOf(id), place: nameOf(sorter.placeOf(id)) })
    },
    onAim: place => say(said.aim, { place: nameOf(place), n: sorter.byPlace.value[place].length }),
    onPutBack: putBack,
    undo: () => undo(true),
    redo: () => redo(true),
  })
  const pointer = usePointerSort(root, {
    enabled: interactive,
    touchHold,
    foot: () => root.value?.querySelector('[data-panel]')?.getBoundingClientRect().top ?? Infinity,
    onStart: (id, touch) => {
      // A finger may be one of several: what another person has tapped stays in hand.
      if (!touch || hand.inHand.value === id)
        hand.letGo()
      menuFor.value = null
      show(id)
    },
    onDrop: (id, bin) => hand.put(id, bin as Place),
    onCancel: putBack,
  })
  // Moved meanwhile by another way or window, or told of: what hangs on a pointer is not what lies there.
  watch(sorter.placement, () => pointer.drop((id, from) => sorter.placeOf(id) === from), { flush: 'post' })
  watch(sorter.round, () => pointer.drop())

  // What follows a move may push the card that has the focus out of sight, or lie over it: who goes by keys must see it. Not by
  // `:focus-visible`, which holds for a card that was focused by a program, too.
  let byKeys = false
  useEventListener(root, 'keydown', () => { byKeys = true }, { capture: true, passive: true })
  useEventListener(window, 'pointerdown', () => { byKeys = false }, { capture: true, passive: true })
  useResizeObserver(root, () => {
    const focused = document.activeElement
    if (byKeys && touchHold() > 0 && focused?.matches('[data-grab]') && root.value?.contains(focused))
      focused.scrollIntoView({ block: 'nearest' })
  })

  function onBinBar(bin: BinId, byKey: boolean): void {
    if (hand.inHand.value)
      hand.place(hand.inHand.value, bin, byKey)
    else
      root.value?.querySelector(`[data-bin="${bin}"]`)?.scrollIntoView({ block: 'start' })
  }

  /** A card that goes from one list to another is a new element: the focus that it had goes with it. */
  function keepFocus(act: () => void, byKey = false): void {
    const focused = document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset.card
    hand.letGo()
    act()
    if (focused && root.value?.contains(document.activeElement))
      void hand.focusCard(focused, byKey)
  }
  const stepBy = (walk: () => void, text: LocalText, byKey: boolean): void =>
    keepFocus(() => sayChange(walk, () => fill(text, { n: left() })), byKey)
  function undo(byKey: boolean): void {
    if (!refuse() && sorter.canUndo.value)
      stepBy(sorter.undo, said.undone, byKey)
  }
  function redo(byKey: boolean): void {
    if (!refuse() && sorter.canRedo.value)
      stepBy(sorter.redo, said.redone, byKey)
  }

  return {
    hand,
    pointer,
    /** The places under dragged cards, or the one that arrow keys point at. */
    over: computed<readonly string[]>(() => pointer.over.value.length || !hand.aim.value ? pointer.over.value : [hand.aim.value]),
    menuFor,
    toggleMenu: (id: CardId) => { menuFor.value = menuFor.value === id ? null : id },
    closeMenu(id: CardId, refocus: boolean) {
      menuFor.value = null
      if (refocus)
        root.value?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"] [data-move-menu]`)?.focus()
    },
    onBinBar,
    keepFocus,
    undo: () => undo(false),
    redo: () => redo(false),
    /** The board leaves the screen. */
    stop() {
      pointer.cancel()
      hand.letGo()
      menuFor.value = null
    },
  }
}
