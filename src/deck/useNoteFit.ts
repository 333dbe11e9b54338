import type { Ref } from 'vue'
import { useMutationObserver, useResizeObserver } from '@vueuse/core'
import { watch } from 'vue'

/** Pixels, the largest first: below the last a note is hard to read from where a lecturer stands. */
const SIZES = [24, 22, 20, 19, 18, 17, 16]

/**
 * Sets a note as large as it fits its pane whole, for a clicker can't scroll it. Where it does not fit at the smallest size, the
 * pane gets wider at the cost of the slides beside it (`data-note-tight` on the view).
 * @param pane holds the note; null until it is there
 * @param changed whatever else changes the note
 */
export function useNoteFit(pane: Readonly<Ref<HTMLElement | null>>, changed: () => unknown): void {
  function fits(): boolean {
    const note = pane.value?.querySelector('.slidev-note')
    return SIZES.some((size) => {
      pane.value?.style.setProperty('--note-size', `${size}px`)
      return !note || note.scrollHeight <= note.clientHeight
    })
  }
  function fit(): void {
    const view = pane.value?.closest<HTMLElement>('.slidev-presenter')
    if (!view)
      return
    view.removeAttribute('data-note-tight')
    if (!fits()) {
      view.setAttribute('data-note-tight', '')
      fits()
    }
  }
  useResizeObserver(pane, fit)
  // Slidev puts another note into the pane at each turn of the page.
  useMutationObserver(pane, fit, { childList: true, subtree: true })
  watch([pane, changed], fit, { flush: 'post' })
}
