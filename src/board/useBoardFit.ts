import type { Ref, WatchSource } from 'vue'
import { useResizeObserver } from '@vueuse/core'
import { onMounted, watch } from 'vue'

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

/** Bins of even width, and bins that share it: within each, what fits at one level fits at the next. */
const EVEN = LEVELS.flatMap((level, index) => level.includes('wide') ? [] : [index])
const WIDE = LEVELS.flatMap((level, index) => level.includes('wide') ? [index] : [])

/**
 * Sets the roomiest level at which nothing of the board is cut. Measured, since titles wrap differently in each
 * language and font; only where the board has a fixed height (on a slide).
 */
export function useBoardFit(root: Ref<HTMLElement | null | undefined>, changes: WatchSource[], enabled: () => boolean) {
  const tooTall = (part: HTMLElement) => part.scrollHeight > part.clientHeight + 1
  const tooWide = (part: HTMLElement) => part.scrollWidth > part.clientWidth + 1

  function isCut(element: HTMLElement): boolean {
    const blocks = [element, ...element.querySelectorAll<HTMLElement>('[data-panel], .reading-box, .bins, .stage-bin, .stage-bin > .cards')]
    // A card grows with its title; only a word that is too long for it is cut.
    return blocks.some(part => tooTall(part) || tooWide(part)) || [...element.querySelectorAll<HTMLElement>('.event-card .title')].some(tooWide)
  }

  /** Set by hand, so that each level can be measured without a round of rendering. */
  function fits(element: HTMLElement, level: number): boolean {
    set(element, level)
    return !isCut(element)
  }
  function set(element: HTMLElement, level: number): void {
    if (element.dataset.fit !== LEVELS[level])
      element.dataset.fit = LEVELS[level]
  }

  /**
   * Place in `chain` of its roomiest level that fits; past its end where none does. Looked for from `start` on, and from its
   * beginning where that does not fit: a slim panel holds other parts than a tight one, and may need more room.
   */
  function roomiest(element: HTMLElement, chain: readonly number[], start: number): number {
    let at = start < chain.length ? start : 0
    if (fits(element, chain[at])) {
      while (at > 0 && fits(element, chain[at - 1]))
        at -= 1
      return at
    }
    at = 0
    while (at < chain.length && !fits(element, chain[at]))
      at += 1
    return at
  }

  // Each level tried is a layout of the whole board, and most moves change nothing: so from the last time's on.
  let even = 0
  let wide = 0
  function measure(): void {
    const element = root.value
    if (!element || (enabled() && element.clientHeight === 0))
      return
    if (!enabled())
      return set(element, 0)
    even = roomiest(element, EVEN, even)
    let level = EVEN[even] ?? LEVELS.length - 1
    if (level > WIDE[0]) {
      wide = roomiest(element, WIDE, wide)
      level = Math.min(level, WIDE[wide] ?? level)
    }
    set(element, level)
  }

  // Once a frame: a drop changes the board, then the focus, then what is told of it.
  let frame = 0
  watch(changes, () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      measure()
    })
  }, { flush: 'post' })
  onMounted(() => {
    measure()
    void document.fonts?.ready.then(measure)
  })
  // A slide mounted ahead has no size until it is shown.
  useResizeObserver(root, measure)
  return { measure }
}
