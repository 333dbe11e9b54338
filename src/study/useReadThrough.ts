import type { Ref } from 'vue'
import { useIntersectionObserver } from '@vueuse/core'
import { onScopeDispose, shallowRef, watch } from 'vue'

/** Whoever sees the end sooner has not read, but scrolled past. Milliseconds. */
const LEAST = 5000

/**
 * Tells once that a part was read: its end has been on the screen, and some time has gone by since it was opened; where the end
 * is seen sooner, when that time is over and the end is still, or again, in sight.
 */
export function useReadThrough(end: Readonly<Ref<HTMLElement | null>>, onRead: () => void): void {
  const longEnough = shallowRef(false)
  const inSight = shallowRef(false)
  const timer = setTimeout(() => { longEnough.value = true }, LEAST)
  onScopeDispose(() => clearTimeout(timer))
  useIntersectionObserver(end, ([entry]) => { inSight.value = entry.isIntersecting })
  const stop = watch([longEnough, inSight], ([long, seen]) => {
    if (!long || !seen)
      return
    stop()
    onRead()
  })
}
