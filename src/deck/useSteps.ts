import type { ComputedRef } from 'vue'
import { computed, ref } from 'vue'
import { useDeck } from './useDeck'

/**
 * What is uncovered step by step. On a slide the steps are the deck's own clicks (`clicks: N` in the page), so that a
 * clicker, the presenter's window and the projector agree. In print all are uncovered, or none where the paper is to be
 * written on. On a page that scrolls there is no lecturer to click: what is only told in parts is there at once, what is
 * to be thought about first (`onPage: 'own'`) is opened by the reader.
 */
export function useSteps(
  total: number,
  inPrint: 'complete' | 'covered' = 'complete',
  onPage: 'complete' | 'own' = inPrint === 'complete' ? 'complete' : 'own',
): { shown: ComputedRef<number>, show: (step: number) => void } {
  const { surface, clicks, showClick, interactive } = useDeck()
  const own = ref(onPage === 'complete' ? total : 0)
  return {
    shown: computed(() => {
      if (surface.value === 'print')
        return inPrint === 'complete' ? total : 0
      return Math.min(surface.value === 'page' ? own.value : clicks.value, total)
    }),
    show: (step) => {
      if (!interactive.value)
        return
      if (surface.value === 'page')
        own.value = step
      else
        showClick(step)
    },
  }
}
