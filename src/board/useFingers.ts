import { useEventListener } from '@vueuse/core'
import { isStillTap } from '#base/model/tap'
import { tapOn } from '#base/tapOn'

/** A finger on the glass, wherever it is. Lengths in CSS pixels of the window, times in ms. */
interface Finger {
  x: number
  y: number
  since: number
  target: EventTarget | null
  /** Another one was down meanwhile, a resting palm perhaps: the browser makes no click of either. */
  crowded: boolean
  /** Kept until the next one comes down: others ask after it has been let go. */
  up: boolean
}

const fingers = new Map<number, Finger>()

/** Whether another finger was down while this one was. Of a mouse: never. */
export const wasCrowded = (pointerId: number): boolean => fingers.get(pointerId)?.crowded ?? false

/**
 * Several people at one panel: a short press of a further finger is a tap, though the browser takes it for a part of a
 * gesture. `here` says where: pages that scroll keep the browser's gestures. Cards see to themselves (usePointerSort).
 * Called once, by the root, before anything else listens.
 */
export function useFingers(here: (target: Element) => boolean): void {
  const isTouch = (event: PointerEvent) => event.pointerType === 'touch'

  useEventListener(window, 'pointerdown', (event: PointerEvent) => {
    if (!isTouch(event))
      return
    for (const [id, { up }] of fingers) {
      // The first finger of all: what the browser has not told of is over.
      if (up || event.isPrimary)
        fingers.delete(id)
    }
    fingers.forEach((finger) => { finger.crowded = true })
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, since: event.timeStamp, target: event.target, crowded: fingers.size > 0, up: false })
  }, { capture: true, passive: true })

  useEventListener(window, ['pointerup', 'pointercancel'], (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId)
    if (!finger)
      return
    finger.up = true
    const { target, crowded, x, y, since } = finger
    if (event.type !== 'pointerup' || !crowded || !(target instanceof Element) || target.closest('[data-grab]') || !here(target))
      return
    if (isStillTap({ ms: event.timeStamp - since, distance: Math.hypot(event.clientX - x, event.clientY - y) }))
      tapOn(target, event.clientX, event.clientY)
  }, { capture: true, passive: true })
}
