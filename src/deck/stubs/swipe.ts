import type { Ref } from 'vue'
import { useEventListener } from '@vueuse/core'
import { onMounted } from 'vue'
import { useDeckKeys } from '../useDeck'

/** How far a finger goes sideways, or up and down, to turn the page: CSS pixels, or a part of the window. */
const ACROSS = { px: 75, part: 0.3 }
const ALONG = { px: 200, part: 0.4 }
/** A finger that goes further than this beside a swiping one makes a gesture of two fingers of it. CSS pixels. */
const RESTS = 40

interface Track { x: number, y: number, dx: number, dy: number }

/**
 * In place of Slidev's swipe, by the same measures. That one (52.20.1) takes all fingers for one: a palm that rests beside
 * the board and a card that is dragged on it are a swipe to it. Here each finger is its own, and only those count that
 * went down where the board has not kept them to itself.
 */
export function useSwipeControls(root: Ref<HTMLElement | undefined>): void {
  const { next, prev, nextSlide, prevSlide } = useDeckKeys()
  const tracks = new Map<number, Track>()

  useEventListener(root, 'pointerdown', (event: PointerEvent) => {
    if (event.pointerType !== 'touch')
      return
    // The first finger of all: what the browser has not told of is over.
    if (event.isPrimary)
      tracks.clear()
    tracks.set(event.pointerId, { x: event.clientX, y: event.clientY, dx: 0, dy: 0 })
  }, { passive: true })
  useEventListener(window, ['pointermove', 'pointerup', 'pointercancel'], (event: PointerEvent) => {
    const track = tracks.get(event.pointerId)
    if (!track)
      return
    track.dx = event.clientX - track.x
    track.dy = event.clientY - track.y
    if (event.type === 'pointermove')
      return
    const others = [...tracks.values()].filter(other => other !== track)
    if (event.type === 'pointerup' && others.every(({ dx, dy }) => Math.hypot(dx, dy) <= RESTS))
      turn(track)
    // A gesture of two fingers is over when the first is lifted.
    tracks.delete(event.pointerId)
    if (others.some(({ dx, dy }) => Math.hypot(dx, dy) > RESTS))
      tracks.clear()
  }, { capture: true, passive: true })

  // The browser has no use for a finger that goes sideways. Chromium makes a scroll of it nevertheless, that nobody sees, and
  // takes a tap within the next second for what stops it.
  useEventListener(root, 'touchmove', (event: TouchEvent) => {
    if (event.cancelable && event.touches.length === 1 && [...tracks.values()].some(({ dx, dy }) => Math.abs(dx) > Math.abs(dy)))
      event.preventDefault()
  }, { passive: false })

  function turn({ dx, dy }: Track): void {
    const across = Math.abs(dx)
    const along = Math.abs(dy)
    if (across > along && (across > ACROSS.px || across / innerWidth > ACROSS.part))
      void (dx < 0 ? next() : prev())
    else if (along > across && (along > ALONG.px || along / innerHeight > ALONG.part))
      void (dy > 0 ? prevSlide() : nextSlide())
  }

  // The browser keeps what goes up and down.
  onMounted(() => root.value?.style.setProperty('touch-action', 'pan-y'))
}
