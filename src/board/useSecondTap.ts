import type { Ref } from 'vue'
import { useEventListener } from '@vueuse/core'

/** The taps of a double one are no further apart than this: milliseconds, CSS pixels of the window. */
const TOGETHER = { ms: 600, px: 40 }

/**
 * Who taps twice by habit means it once. What the first tap has done changes what lies under the finger; the second one, while
 * `mayFollow()`, is nobody's, and the focus stays where the first one has put it.
 */
export function useSecondTap(root: Ref<HTMLElement | null | undefined>, mayFollow: () => boolean) {
  let last: MouseEvent | undefined
  /** The click that has done it, and then those that were kept from doing more. */
  let first: MouseEvent | undefined

  const isSecond = (event: MouseEvent): boolean => first !== undefined && event.detail > 0 && mayFollow()
    && event.timeStamp - first.timeStamp < TOGETHER.ms && Math.hypot(event.clientX - first.clientX, event.clientY - first.clientY) < TOGETHER.px

  useEventListener(root, ['mousedown', 'click'], (event: MouseEvent) => {
    if (isSecond(event)) {
      event.preventDefault()
      event.stopPropagation()
      if (event.type === 'click')
        first = event
    }
    else if (event.type === 'click') {
      last = event
      // Something else was meant in between: a third click where the first one was is not of its double tap.
      first = undefined
    }
  }, { capture: true })

  return {
    /** The click under way, if there is one, has done something: the next one, if it is of the same double tap, is not heard. */
    follows() {
      if (last && last.eventPhase !== Event.NONE)
        first = last
    },
  }
}
