import type { Ref } from 'vue'
import { useEventListener } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { isTap } from '#base/model/tap'
import { swallowClick, tapOn } from '#base/tapOn'
import type { Span } from './model/edgeScroll'
import { atEdge, scrollStep } from './model/edgeScroll'
import { wasCrowded } from './useFingers'

/** A card under a pointer. `x`, `y`, `w`, `h` in the board's own (unscaled) pixels, from its padding edge. */
export interface SortDrag {
  id: string
  pointerId: number
  x: number
  y: number
  w: number
  h: number
  /** The `data-bin` under the pointer, or the `data-bin-bar` that stands for it. */
  over: string | null
}

/** A pointer that is down on a card, from press to release. Lengths in CSS pixels of the window. */
interface Press {
  readonly id: string
  readonly pointerId: number
  readonly touch: boolean
  /** The card's button. */
  readonly grab: HTMLElement
  /** The `data-bin` that it was taken from. */
  readonly from: string
  /** When it went down, ms, and where; where the card lay then. */
  readonly since: number
  readonly down: { x: number, y: number }
  readonly box: DOMRect
  /** Where it is now. */
  at: { x: number, y: number }
  /** A press becomes a drag only past the threshold, or after the hold; a finger that moves before the hold scrolls. */
  state: 'pressed' | 'scrolls' | 'drags'
  hold?: ReturnType<typeof setTimeout>
  scrolling?: number
  /** Where it has been about, and since when, ms: on its way to somewhere the page stands still. */
  rest: { x: number, y: number, since: number }
}

export interface UsePointerSortOptions {
  enabled: () => boolean
  /** Milliseconds a finger must rest before it drags; 0 where the page does not scroll. */
  touchHold: () => number
  /** Where the window's lower edge is for a card: what stays in view at its foot lies over the places. CSS pixels of the window. */
  foot?: () => number
  onStart?: (id: string, touch: boolean) => void
  onDrop: (id: string, bin: string) => void
  onCancel?: (id: string) => void
}

export type UsePointerSortReturn = ReturnType<typeof usePointerSort>

/** Movement, in CSS pixels of the screen, before a press is a drag. */
const THRESHOLD = { mouse: 4, touch: 8 }
/** A pointer that has gone no further than so many CSS pixels for so many ms rests: only then the page begins to move under it. */
const REST = { px: 16, ms: 150 }
/** The longest frame that counts when the page scrolls, ms: after a stop it does not jump. */
const FRAME = 50

const apart = (a: { x: number, y: number }, b: { x: number, y: number }) => Math.hypot(a.x - b.x, a.y - b.y)
/** The list as it was where it says the same: nobody who shows it is rendered again. */
const sameList = (now: readonly string[], before?: readonly string[]) => before && now.join() === before.join() ? before : now

/**
 * Drag of `[data-card]` into `[data-bin]` inside `root` by pointer events, as many cards at once as there are hands: each
 * pointer has its own card, and no card has two. All listeners sit on `root`, and `root` captures the pointers, so that a
 * card itself may be unmounted or moved meanwhile.
 */
export function usePointerSort(root: Ref<HTMLElement | null | undefined>, options: UsePointerSortOptions) {
  const presses = new Map<number, Press>()
  const drags = shallowRef<readonly SortDrag[]>([])

  /** Measured, not injected: holds for Slidev's scale, a slide's zoom, browser zoom, presenter and full screen alike. */
  function frame(element: HTMLElement) {
    const box = element.getBoundingClientRect()
    return {
      left: box.left,
      top: box.top,
      scale: box.width / element.offsetWidth || 1,
      inset: { x: element.clientLeft - element.scrollLeft, y: element.clientTop - element.scrollTop },
    }
  }

  function binAt({ x, y }: Press['at']): string | null {
    const bin = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-bin], [data-bin-bar]')
    return bin && root.value?.contains(bin) ? bin.dataset.bin ?? bin.dataset.binBar! : null
  }

  function end(press: Press): void {
    clearTimeout(press.hold)
    cancelAnimationFrame(press.scrolling ?? 0)
    presses.delete(press.pointerId)
    if (press.state === 'drags')
      drags.value = drags.value.filter(({ pointerId }) => pointerId !== press.pointerId)
    if (root.value?.hasPointerCapture(press.pointerId))
      root.value.releasePointerCapture(press.pointerId)
  }

  function cancel(press: Press): void {
    end(press)
    if (press.state === 'drags')
      options.onCancel?.(press.id)
  }
  const cancelAll = (): void => [...presses.values()].forEach(cancel)

  function lift(press: Press): void {
    if (press.state !== 'pressed')
      return
    // Another hand was quicker.
    if (drags.value.some(({ id }) => id === press.id))
      return end(press)
    press.state = 'drags'
    root.value!.setPointerCapture(press.pointerId)
    follow(press)
    options.onStart?.(press.id, press.touch)
  }

  /** The card to its pointer: when that moves, and when what lies under it does. */
  function follow(press: Press): void {
    const element = root.value
    if (!element)
      return
    const { left, top, scale, inset } = frame(element)
    const { id, pointerId, at, down, box } = press
    const drag = {
      id,
      pointerId,
      over: binAt(at),
      x: (at.x - down.x + box.left - left) / scale - inset.x,
      y: (at.y - down.y + box.top - top) / scale - inset.y,
      w: box.width / scale,
      h: box.height / scale,
    }
    drags.value = [...drags.value.filter(other => other.pointerId !== pointerId), drag]
  }

  /** All places, as far as they reach out of sight. */
  function placesNow(element: HTMLElement): Span {
    const boxes = [...element.querySelectorAll('[data-bin]')].map(bin => bin.getBoundingClientRect())
    return { top: Math.min(...boxes.map(({ top }) => top)), bottom: Math.max(...boxes.map(({ bottom }) => bottom)) }
  }

  /**
   * Bins below the fold can be reached: near the edge of what is seen the page moves under a card that rests there, faster
   * towards the edge, and stops with the last bin.
   */
  function scrollAtEdge(press: Press): void {
    /** When the page was moved last, ms; once it moves it goes on, however the pointer goes on within the band. */
    let before: number | null = null
    function step(now: number): void {
      press.scrolling = undefined
      const element = root.value
      if (!element || press.state !== 'drags')
        return
      const { at, down, rest } = press
      const foot = options.foot?.() ?? innerHeight
      const seen = { top: 0, bottom: foot > 0 ? Math.min(innerHeight, foot) : innerHeight }
      const edge = { y: at.y, from: down.y, seen, places: placesNow(element) }
      const under = atEdge(edge) && document.elementFromPoint(at.x, at.y)
      // The row of bins lies at the edge: over it the page stands still.
      if (under === false || under?.closest('[data-bin-bar]'))
        return
      if (before !== null || now - rest.since >= REST.ms) {
        const ms = before === null ? 0 : Math.min(FRAME, now - before)
        const scroller = element.closest<HTMLElement>('[data-scroller]') ?? window
        scroller.scrollBy(0, scrollStep({ ...edge, overPlace: Boolean(under?.closest('[data-bin]')) }, ms))
        before = now
        follow(press)
      }
      press.scrolling = requestAnimationFrame(step)
    }
    if (options.touchHold() > 0)
      press.scrolling ??= requestAnimationFrame(step)
  }

  function letGo(press: Press, event: PointerEvent): void {
    const { box, at, down, from } = press
    const bin = binAt(at)
    const onCard = at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom
    const over = bin !== null && bin !== from ? 'elsewhere' : onCard ? 'card' : 'around'
    const tapped = isTap({ ms: event.timeStamp - press.since, distance: apart(at, down), touch: press.touch, over })
    end(press)
    if (press.state === 'pressed' && !wasCrowded(press.pointerId))
      return // The browser's own click does it.
    if (tapped) {
      tapOn(press.grab, at.x, at.y)
    }
    else if (press.state === 'drags') {
      // The click that follows a drag would select the card.
      swallowClick()
      if (bin)
        options.onDrop(press.id, bin)
      else
        options.onCancel?.(press.id)
    }
  }

  useEventListener(root, 'pointerdown', (event: PointerEvent) => {
    if (presses.has(event.pointerId) || event.button !== 0 || !options.enabled())
      return
    const grab = (event.target as HTMLElement).closest<HTMLElement>('[data-grab]')
    const card = grab?.closest<HTMLElement>('[data-card]')
    const id = card?.dataset.card
    const from = card?.closest<HTMLElement>('[data-bin]')?.dataset.bin
    // Only a card that another hand carries is not to be had: a palm that rests on one does not hold it.
    if (!grab || !card || id === undefined || from === undefined || drags.value.some(drag => drag.id === id))
      return
    const touch = event.pointerType === 'touch'
    const down = { x: event.clientX, y: event.clientY }
    const press: Press = {
      id,
      pointerId: event.pointerId,
      touch,
      grab,
      from,
      since: event.timeStamp,
      down,
      at: down,
      rest: { ...down, since: performance.now() },
      box: card.getBoundingClientRect(),
      state: 'pressed',
    }
    presses.set(press.pointerId, press)
    if (touch && options.touchHold() > 0)
      press.hold = setTimeout(lift, options.touchHold(), press)
  })

  useEventListener(root, 'pointermove', (event: PointerEvent) => {
    const press = presses.get(event.pointerId)
    if (!press)
      return
    // Let go where no event reached the board.
    if (event.buttons === 0)
      return cancel(press)
    press.at = { x: event.clientX, y: event.clientY }
    if (apart(press.at, press.rest) > REST.px)
      press.rest = { ...press.at, since: performance.now() }
    if (press.state === 'pressed') {
      if (apart(press.at, press.down) < (press.touch ? THRESHOLD.touch : THRESHOLD.mouse))
        return
      if (press.touch && options.touchHold() > 0) {
        clearTimeout(press.hold)
        press.state = 'scrolls'
      }
      lift(press)
    }
    if (press.state !== 'drags')
      return
    follow(press)
    scrollAtEdge(press)
  })

  // On window: a press that is not yet a drag is not captured, and may end anywhere. Before the board keeps it to itself.
  useEventListener(window, 'pointerup', (event: PointerEvent) => {
    const press = presses.get(event.pointerId)
    if (!press)
      return
    press.at = { x: event.clientX, y: event.clientY }
    letGo(press, event)
  }, { capture: true })
  useEventListener(window, 'pointercancel', (event: PointerEvent) => {
    const press = presses.get(event.pointerId)
    if (press)
      cancel(press)
  }, { capture: true })
  useEventListener(root, 'lostpointercapture', (event: PointerEvent) => {
    const press = presses.get(event.pointerId)
    // A touch starts captured by the card: taking it over makes the card lose it, and that event bubbles through here.
    if (press && event.target === root.value)
      cancel(press)
  })
  // Whatever scrolls, by wheel, key or program: the pointer stays, and what is under it goes.
  useEventListener(window, ['scroll', 'resize'], () => presses.forEach(press => press.state === 'drags' && follow(press)), { capture: true, passive: true })
  useEventListener(window, 'blur', cancelAll)
  onScopeDispose(() => presses.forEach(end))
  // On window: Safari gives a pressed button no focus, so the key may not pass through root.
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || drags.value.length === 0)
      return
    event.stopPropagation()
    // However long the button stays down.
    swallowClick(Infinity)
    cancelAll()
  }, { capture: true })
  useEventListener(root, 'dragstart', (event: DragEvent) => event.preventDefault())
  // `touch-action` can't change during a touch: once the hold has lifted a card, this keeps the page from scrolling. With a
  // finger elsewhere, too, whose moves do not pass through the board; from then on only, for the browser waits for the answer.
  const keepStill = (event: TouchEvent): void => {
    if (drags.value.length > 0 && event.cancelable)
      event.preventDefault()
  }
  useEventListener(root, 'touchmove', keepStill, { passive: false })
  // A page that scrolls goes up and down only: of a finger that moves sideways Chromium makes a scroll that nobody sees, and
  // takes the next tap, wherever it is, for what stops it. Two fingers may zoom.
  const slipsSideways = ({ state, at, down }: Press) => state === 'scrolls' && Math.abs(at.x - down.x) > Math.abs(at.y - down.y)
  useEventListener(root, 'touchmove', (event: TouchEvent) => {
    if (event.cancelable && event.touches.length === 1 && [...presses.values()].some(slipsSideways))
      event.preventDefault()
  }, { passive: false })
  useEventListener(() => drags.value.length > 0 ? window : null, 'touchmove', keepStill, { passive: false })

  return {
    /** The cards that are being dragged, in no order. Changes with each move of a pointer. */
    drags,
    /** Their ids, and the bins under them: the same list as long as they are the same. */
    lifted: computed<readonly string[]>(before => sameList(drags.value.map(({ id }) => id).sort(), before)),
    over: computed<readonly string[]>(before => sameList([...new Set(drags.value.flatMap(({ over }) => over ?? []))].sort(), before)),
    /** Puts all back, and says so. */
    cancel: cancelAll,
    /** Ends without a word what hangs on a pointer and does not lie where it was taken from any more: all, where `lies` is left out. */
    drop(lies: (id: string, from: string) => boolean = () => false) {
      presses.forEach(press => lies(press.id, press.from) ? press.state === 'drags' && follow(press) : end(press))
    },
  }
}

/** Where the copy of the card is drawn. */
export const ghostStyle = ({ x, y, w, h }: SortDrag) => ({ transform: `translate(${x}px, ${y}px)`, width: `${w}px`, height: `${h}px` })
