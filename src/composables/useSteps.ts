import type { ComputedRef } from 'vue'
import { computed, ref } from 'vue'
import { useDeck } from './useDeck'

/**
 * What is uncovered step by step. On a slide the steps are the deck's own clicks (`clicks: N` in the page), so that a
 * clicker, the presenter's window and the projector agree; on a page that scrolls they are the reader's own. In print
 * all are uncovered, or none where the paper is to be written on.
 */
export function useSteps(total: number, inPrint: 'complete' | 'covered' = 'complete'): { shown: ComputedRef<number>, show: (step: number) => void } {
  const { place, clicks, showClick, interactive } = useDeck()
  const own = ref(0)
  return {
    shown: computed(() => {
      if (place.value === 'print')
        return inPrint === 'complete' ? total : 0
      return Math.min(place.value === 'page' ? own.value : clicks.value, total)
    }),
    show: (step) => {
      if (!interactive.value)
        return
      if (place.value === 'page')
        own.value = step
      else
        showClick(step)
    },
  }
}
