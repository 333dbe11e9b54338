import type { Ref, WatchSource } from 'vue'
import { useResizeObserver } from '@vueuse/core'
import { nextTick, onMounted, shallowRef, watch } from 'vue'

/** 0 roomy, 1 compact cards, 2 the fullest bin wider with two columns, 3 the panel's words shortened too, 4 lists scroll. */
export type Density = 0 | 1 | 2 | 3 | 4
const LEVELS: readonly Density[] = [0, 1, 2, 3, 4]

/**
 * The roomiest density at which nothing of the board is cut. Measured, since titles wrap differently in each language
 * and font; only where the board has a fixed height (on a slide).
 */
export function useBoardFit(root: Ref<HTMLElement | null | undefined>, changes: WatchSource[], enabled: () => boolean) {
  const density = shallowRef<Density>(0)

  function fits(element: HTMLElement): boolean {
    if (element.scrollHeight > element.clientHeight + 1)
      return false
    const panel = element.querySelector('[data-panel]')
    return !panel || panel.scrollHeight <= panel.clientHeight + 1
  }

  function measure(): void {
    const element = root.value
    if (!element || !enabled() || element.clientHeight === 0) {
      density.value = 0
      return
    }
    for (const level of LEVELS) {
      // Set by hand, so that each level can be measured without a round of rendering.
      element.dataset.density = String(level)
      density.value = level
      if (fits(element))
        return
    }
  }

  watch(changes, () => nextTick(measure), { flush: 'post' })
  onMounted(() => {
    measure()
    void document.fonts?.ready.then(measure)
  })
  // A slide mounted ahead has no size until it is shown.
  useResizeObserver(root, ([entry]) => {
    if (entry.contentRect.height > 0)
      measure()
  })
  return { density, measure }
}
