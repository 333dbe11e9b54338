import type { Ref, WatchSource } from 'vue'
import { useResizeObserver } from '@vueuse/core'
import { nextTick, onMounted, watch } from 'vue'

/**
 * From roomy to tight, as words in `data-fit`. `compact`: lower cards. `brief`: the panel leaves out what it says
 * twice. `tight`: its text is set closer, without the ladder. `wide`: bins share the width by what they hold, the
 * fullest in two columns. `slim`: the panel keeps picture, headline and the stage that surprises. `terse`: an answer
 * stands without the reason that it repeats. `scroll`: lists scroll; only for more cards than a slide is meant for.
 */
const LEVELS = [
  '',
  'compact',
  'compact brief',
  'compact brief tight',
  'compact brief wide',
  'compact brief tight wide',
  'compact brief slim',
  'compact brief slim wide',
  'compact brief slim wide terse',
  'compact brief slim wide terse scroll',
]

/**
 * Sets the roomiest level at which nothing of the board is cut. Measured, since titles wrap differently in each
 * language and font; only where the board has a fixed height (on a slide).
 */
export function useBoardFit(root: Ref<HTMLElement | null | undefined>, changes: WatchSource[], enabled: () => boolean) {
  const tooTall = (part: HTMLElement) => part.scrollHeight > part.clientHeight + 1
  const tooWide = (part: HTMLElement) => part.scrollWidth > part.clientWidth + 1

  function isCut(element: HTMLElement): boolean {
    const blocks = [element, ...element.querySelectorAll<HTMLElement>('[data-panel], .reading-box, .stage-bin, .stage-bin > .cards')]
    // A card grows with its title; only a word that is too long for it is cut.
    return blocks.some(part => tooTall(part) || tooWide(part)) || [...element.querySelectorAll<HTMLElement>('.event-card .title')].some(tooWide)
  }

  function measure(): void {
    const element = root.value
    if (!element || (enabled() && element.clientHeight === 0))
      return
    // Set by hand, so that each level can be measured without a round of rendering.
    for (const level of enabled() ? LEVELS : ['']) {
      element.dataset.fit = level
      if (!isCut(element))
        return
    }
  }

  watch(changes, () => nextTick(measure), { flush: 'post' })
  onMounted(() => {
    measure()
    void document.fonts?.ready.then(measure)
  })
  // A slide mounted ahead has no size until it is shown.
  useResizeObserver(root, measure)
  return { measure }
}
