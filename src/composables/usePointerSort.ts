import type { Ref } from 'vue'
import { useEventListener } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef } from 'vue'

/** A card under the pointer. `x`, `y`, `w`, `h` in the board's own (unscaled) pixels, from its padding edge. */
export interface SortDrag {
  id: string
  pointerId: number
  x: number
  y: number
  w: number
  h: number
  /** The `data-bin` under the pointer, or the `data-bin-bar` that stands for it. */
  over: string | null
  /** A press becomes a drag only past the threshold, or after the hold. */
  moved: boolean
}

export interface UsePointerSortOptions {
  enabled: () => boolean
  /** Milliseconds a finger must rest before it drags; 0 where the page does not scroll. */
  touchHold: () => number
  onStart?: (id: string) => void
  onDrop: (id: string, bin: string) => void
  onCancel?: (id: string) => void
}

export type UsePointerSortReturn = ReturnType<typeof usePointerSort>

/** Movement, in CSS pixels of the screen, before a press is a drag. */
const THRESHOLD = { mouse: 4, touch: 8 }
/** Distance from the edge of the window, and speed, at which a dragged card scrolls the page. CSS pixels. */
const SCROLL_EDGE = 56
const SCROLL_STEP = 14

/**
 * Drag of `[data-card]` into `[data-bin]` inside `root` by pointer events. All listeners sit on `root`, and `root`
 * captures the pointer, so that the card itself may be unmounted or moved meanwhile.
 */
export function usePointerSort(root: Ref<HTMLElement | null | undefined>, options: UsePointerSortOptions) {
  const drag = shallowRef<SortDrag | null>(null)
  let start = { clientX: 0, clientY: 0, grabX: 0, grabY: 0 }
  let swallowClick = false
  let hold: ReturnType<typeof setTimeout> | undefined
  let scrolling = 0

  /** Measured, not injected: holds for Slidev's scale, a slide's zoom, browser zoom, presenter and full screen alike. */
  function frame() {
    const element = root.value!
    const box = element.getBoundingClientRect()
    return {
      left: box.left,
      top: box.top,
      scale: box.width / element.offsetWidth || 1,
      inset: { x: element.clientLeft - element.scrollLeft, y: element.clientTop - element.scrollTop },
    }
  }

  function binAt(x: number, y: number): string | null {
    const bin = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-bin], [data-bin-bar]')
    return bin && root.value?.contains(bin) ? bin.dataset.bin ?? bin.dataset.binBar! : null
  }

  function end(): void {
    clearTimeout(hold)
    cancelAnimationFrame(scrolling)
    const was = drag.value
    drag.value = null
    if (was && root.value?.hasPointerCapture(was.pointerId))
      root.value.releasePointerCapture(was.pointerId)
  }

  function cancel(): void {
    const was = drag.value
    end()
    if (was?.moved)
      options.onCancel?.(was.id)
  }

  function lift(): void {
    const pressed = drag.value
    if (!pressed || pressed.moved)
      return
    root.value!.setPointerCapture(pressed.pointerId)
    drag.value = { ...pressed, moved: true }
    options.onStart?.(pressed.id)
  }

  function follow(clientX: number, clientY: number): void {
    const { left, top, scale, inset } = frame()
    drag.value = {
      ...drag.value!,
      over: binAt(clientX, clientY),
      x: (clientX - start.grabX - left) / scale - inset.x,
      y: (clientY - start.grabY - top) / scale - inset.y,
    }
  }

  /** Bins below the fold can be reached: near the edge of the window the page moves under the card. */
  function scrollAtEdge(clientX: number, clientY: number): void {
    cancelAnimationFrame(scrolling)
    const way = clientY < SCROLL_EDGE ? -1 : clientY > innerHeight - SCROLL_EDGE ? 1 : 0
    // The row of bins lies at the edge: over it the page stands still.
    const atBar = document.elementFromPoint(clientX, clientY)?.closest('[data-bin-bar]')
    if (!way || atBar || !drag.value?.moved || options.touchHold() === 0)
      return
    scrolling = requestAnimationFrame(() => {
      const scroller = root.value?.closest<HTMLElement>('[data-scroller]')
      scroller?.scrollBy(0, way * SCROLL_STEP)
      if (!scroller)
        scrollBy(0, way * SCROLL_STEP)
      follow(clientX, clientY)
      scrollAtEdge(clientX, clientY)
    })
  }

  useEventListener(root, 'pointerdown', (event: PointerEvent) => {
    swallowClick = false
    if (drag.value || !event.isPrimary || event.button !== 0 || !options.enabled())
      return
    const target = event.target as HTMLElement
    const card = target.closest('[data-grab]')?.closest<HTMLElement>('[data-card]')
    if (!card)
      return
    const { left, top, scale, inset } = frame()
    const box = card.getBoundingClientRect()
    start = { clientX: event.clientX, clientY: event.clientY, grabX: event.clientX - box.left, grabY: event.clientY - box.top }
    drag.value = {
      id: card.dataset.card!,
      pointerId: event.pointerId,
      moved: false,
      over: null,
      x: (box.left - left) / scale - inset.x,
      y: (box.top - top) / scale - inset.y,
      w: box.width / scale,
      h: box.height / scale,
    }
    if (event.pointerType === 'touch' && options.touchHold() > 0)
      hold = setTimeout(lift, options.touchHold())
  })

  useEventListener(root, 'pointermove', (event: PointerEvent) => {
    const pressed = drag.value
    if (!pressed || event.pointerId !== pressed.pointerId)
      return
    // Let go where no event reached the board.
    if (event.buttons === 0)
      return cancel()
    if (!pressed.moved) {
      const touch = event.pointerType === 'touch'
      if (Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < (touch ? THRESHOLD.touch : THRESHOLD.mouse))
        return
      // A finger that moves before the hold is over scrolls the page.
      if (touch && options.touchHold() > 0)
        return end()
      lift()
    }
    follow(event.clientX, event.clientY)
    scrollAtEdge(event.clientX, event.clientY)
  })

  // On window: a press that is not yet a drag is not captured, and may end anywhere.
  useEventListener(window, 'pointerup', (event: PointerEvent) => {
    const was = drag.value
    if (!was || event.pointerId !== was.pointerId)
      return
    if (!was.moved)
      return end()
    swallowClick = true
    const bin = binAt(event.clientX, event.clientY)
    if (!bin)
      return cancel()
    end()
    options.onDrop(was.id, bin)
  })

  useEventListener(window, 'pointercancel', (event: PointerEvent) => {
    if (event.pointerId === drag.value?.pointerId)
      cancel()
  })
  useEventListener(root, 'lostpointercapture', (event: PointerEvent) => {
    // A touch starts captured by the card: taking it over makes the card lose it, and that event bubbles through here.
    if (event.target === root.value && drag.value?.pointerId === event.pointerId)
      cancel()
  })
  useEventListener(window, 'blur', cancel)
  onScopeDispose(end)
  // On window: Safari gives a pressed button no focus, so the key may not pass through root.
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !drag.value?.moved)
      return
    event.stopPropagation()
    swallowClick = true
    cancel()
  }, { capture: true })
  // The click that follows a drag would select the card: swallow it before anything hears of it.
  useEventListener(root, 'click', (event: MouseEvent) => {
    if (!swallowClick)
      return
    swallowClick = false
    event.stopPropagation()
    event.preventDefault()
  }, { capture: true })
  useEventListener(root, 'dragstart', (event: DragEvent) => event.preventDefault())
  // `touch-action` can't change during a touch: once the hold has lifted a card, this keeps the page from scrolling.
  useEventListener(root, 'touchmove', (event: TouchEvent) => {
    if (drag.value?.moved && event.cancelable)
      event.preventDefault()
  }, { passive: false })

  const ghostStyle = computed(() => drag.value?.moved
    ? { transform: `translate(${drag.value.x}px, ${drag.value.y}px)`, width: `${drag.value.w}px`, height: `${drag.value.h}px` }
    : null)
  return { drag, ghostStyle, cancel }
}
