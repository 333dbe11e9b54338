import type { ShallowRef } from 'vue'
import { useEventListener } from '@vueuse/core'
import { onScopeDispose, shallowRef } from 'vue'
import { nextDay } from './model/days'

/** A timer stands still while the device sleeps, and midnight comes earlier when it is carried east: looked at again, ms. */
const LONGEST = 10 * 60_000

/**
 * A moment of the reader's today (ms since 1970): renewed when the date changes, in a tab that is left open overnight too,
 * and whenever the page is come back to. `tick` renews it at once. Call in setup.
 */
export function useToday(): { now: Readonly<ShallowRef<number>>, tick: () => void } {
  const now = shallowRef(Date.now())
  let timer: ReturnType<typeof setTimeout>
  const tick = (): void => {
    now.value = Date.now()
    clearTimeout(timer)
    // A little after it: timers may come a millisecond early.
    timer = setTimeout(tick, Math.min(LONGEST, Math.max(0, nextDay(now.value) - now.value) + 50))
  }
  tick()
  onScopeDispose(() => clearTimeout(timer))
  useEventListener(document, 'visibilitychange', tick)
  // From the back/forward cache, and a window that was behind others.
  useEventListener(window, ['pageshow', 'focus'], tick)
  return { now, tick }
}
