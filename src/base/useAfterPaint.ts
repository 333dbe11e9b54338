import type { ShallowRef } from 'vue'
import { onScopeDispose, shallowRef, watch } from 'vue'

/**
 * Follows `source` one painted frame late while `late()`, at once otherwise. On a slow phone a tap is then answered by
 * what it asked for, and what follows from it is worked out when that is on the screen.
 */
export function useAfterPaint<T>(source: () => T, late: () => boolean): Readonly<ShallowRef<T>> {
  const painted = shallowRef(source()) as ShallowRef<T>
  let frame = 0
  let task: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    cancelAnimationFrame(frame)
    clearTimeout(task)
    frame = 0
  }
  watch(source, (now) => {
    if (!late()) {
      stop()
      painted.value = now
      return
    }
    // A frame's callbacks run before it is painted; a task begun there comes after.
    frame ||= requestAnimationFrame(() => {
      task = setTimeout(() => {
        frame = 0
        painted.value = source()
      })
    })
  })
  onScopeDispose(stop)
  return painted
}
