import type { Ref } from 'vue'
import type { CardId } from '#case/model/model'
import { nextTick, shallowRef } from 'vue'
import { isByKey } from '#base/isByKey'
import { useSecondTap } from './useSecondTap'

/** `P`: the names of the places, as in `data-bin`. */
export interface UseCardInHandOptions<P extends string> {
  root: Ref<HTMLElement | null | undefined>
  enabled: () => boolean
  /** In the order in which arrow keys go through them; the pool last. */
  aims: readonly P[]
  /** The place that each digit puts a card in at once, from 0. */
  digits: readonly P[]
  placeOf: (id: CardId) => P
  onMove: (id: CardId, to: P) => void
  onPickUp?: (id: CardId) => void
  onAim?: (place: P) => void
  onPutBack?: (id: CardId) => void
  undo?: () => void
  redo?: () => void
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/**
 * "Select, then place": one card in hand at a time, whether taken up by tap, key or a screen reader's click, and put
 * down by the next tap in a bin or by key.
 */
export function useCardInHand<P extends string>(options: UseCardInHandOptions<P>) {
  const { root, placeOf, aims, digits } = options
  const inHand = shallowRef<CardId | null>(null)
  /** The place that arrow keys point at. */
  const aim = shallowRef<P | null>(null)
  // A bin that has taken the card means something else to the next tap.
  const secondTap = useSecondTap(root, () => inHand.value === null)

  const cardAt = (target: EventTarget | null) =>
    (target as Element | null)?.closest<HTMLElement>('[data-card]')?.dataset.card ?? null
  const isGrab = (target: EventTarget | null) => Boolean((target as Element | null)?.closest('[data-grab]'))

  function letGo(): void {
    inHand.value = aim.value = null
  }

  function pickUp(id: CardId): void {
    inHand.value = id
    aim.value = null
    options.onPickUp?.(id)
  }

  function putBack(): void {
    const id = inHand.value
    letGo()
    if (id)
      options.onPutBack?.(id)
  }

  /**
   * Focus stays with the card, though its place in the page changes. By keys it must be seen, so that the page follows it; under a
   * finger or a mouse the page stands still, for the next card lies there.
   */
  async function focusCard(id: CardId, byKey: boolean): Promise<void> {
    await nextTick()
    root.value?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"] [data-grab]`)?.focus({ preventScroll: !byKey })
  }

  function place(id: CardId, to: P, byKey: boolean): void {
    letGo()
    put(id, to, byKey)
  }

  /** A card that was dragged comes down: another one, in somebody else's hand, stays there. */
  function put(id: CardId, to: P, byKey = false): void {
    if (inHand.value === id)
      letGo()
    options.onMove(id, to)
    secondTap.follows()
    void focusCard(id, byKey)
  }

  function onClick(event: MouseEvent): void {
    if (!options.enabled())
      return
    const id = isGrab(event.target) ? cardAt(event.target) : null
    const bin = (event.target as Element).closest<HTMLElement>('[data-bin]')?.dataset.bin as P | undefined
    const inHandNow = inHand.value
    if (inHandNow && bin && bin !== placeOf(inHandNow) && !(event.target as Element).closest('[data-move-menu], [role=menu]'))
      place(inHandNow, bin, isByKey(event))
    else if (id && id === inHandNow)
      putBack()
    else if (id)
      pickUp(id)
  }

  function aimAt(by: number): void {
    const from = aims.indexOf(aim.value ?? placeOf(inHand.value!))
    // From the pool, which is last, a step on leads to the first bin.
    aim.value = aims[(from + by + aims.length) % aims.length]
    options.onAim?.(aim.value)
  }

  const grabs = () => [...root.value!.querySelectorAll<HTMLElement>('[data-card] [data-grab]')]
  function focusNeighbour(id: CardId, by: number): void {
    const all = grabs()
    const at = all.findIndex(grab => cardAt(grab) === id)
    all[(at + by + all.length) % all.length]?.focus()
  }

  function onKeydown(event: KeyboardEvent): void {
    if (!options.enabled())
      return
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault()
      return event.shiftKey ? options.redo?.() : options.undo?.()
    }
    if (event.ctrlKey || event.metaKey || event.altKey)
      return
    // After a click on an empty part of the board the keys still mean the card in hand.
    const id = isGrab(event.target) ? cardAt(event.target) : event.target === root.value ? inHand.value : null
    const by = STEPS[event.key]
    if (event.key === 'Escape' && inHand.value)
      putBack()
    else if (id && /^\d$/.test(event.key) && Number(event.key) < digits.length)
      place(id, digits[Number(event.key)], true)
    else if (id && by && inHand.value)
      aimAt(by)
    else if (id && by)
      focusNeighbour(id, by)
    // The pool comes first: from a card just placed, one key to the next one.
    else if (id && !inHand.value && (event.key === 'Home' || event.key === 'End'))
      grabs().at(event.key === 'Home' ? 0 : -1)?.focus()
    else if (id && (event.key === 'Enter' || event.key === ' '))
      pressed(id, event.repeat)
    else
      return
    event.preventDefault()
  }

  function pressed(id: CardId, repeat: boolean): void {
    const inHandNow = inHand.value
    if (repeat)
      return
    if (!inHandNow)
      pickUp(id)
    else if (aim.value && aim.value !== placeOf(inHandNow))
      place(inHandNow, aim.value, true)
    else if (inHandNow === id)
      putBack()
    else
      pickUp(id)
  }

  return { inHand, aim, onClick, onKeydown, letGo, putBack, place, put, focusCard }
}
