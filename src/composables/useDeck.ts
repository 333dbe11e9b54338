import type { ComputedRef } from 'vue'
import { useIsSlideActive, useNav, useSlideContext } from '@slidev/client'
import { showGotoDialog, showOverview } from '@slidev/client/state/index.ts'
import { computed } from 'vue'

/**
 * Where a component finds itself. `slide`: the slide being shown, in the player or the presenter's main view; `page`:
 * outside the canvas (study page); `copy`: overview, next-slide preview; `print`: any printed copy.
 */
export type DeckPlace = 'slide' | 'page' | 'copy' | 'print'

export interface UseDeckReturn {
  place: ComputedRef<DeckPlace>
  /** Whether input is taken and state written here. */
  interactive: ComputedRef<boolean>
  /** Whether this is what the reader looks at: false on slides that are mounted ahead. */
  active: ComputedRef<boolean>
  /** Whether the reader looks at the slide before this one or after it. */
  beside: ComputedRef<boolean>
  /** Screen pixels to a canvas pixel; 1 outside the canvas. */
  scale: ComputedRef<number>
  page: ComputedRef<number>
  total: ComputedRef<number>
  /** The slide's id in content/slides.yaml; empty outside the canvas. */
  slide: string
  /** The lecturer's own screen: what is hidden from the class may be shown here. */
  presenter: ComputedRef<boolean>
  /** Where a slide is, for a link that stays in the presenter's window. */
  pathTo: (slide: string) => string
  /** How many of the slide's steps are uncovered; all of them in print. */
  clicks: ComputedRef<number>
  /** Moves the deck to a step of this slide, in every window of it. */
  showClick: (click: number) => void
}

/** The one door to Slidev for everything that is shown in it. Call in setup. */
export function useDeck(): UseDeckReturn {
  const { $renderContext, $page, $scale, $zoom, $frontmatter, $clicksContext } = useSlideContext()
  const nav = useNav()
  const slideActive = useIsSlideActive()
  const place = computed<DeckPlace>(() => {
    // In print the render context is still `slide`.
    if (nav.isPrintMode.value)
      return 'print'
    if ($renderContext.value === 'none')
      return 'page'
    return ['slide', 'presenter'].includes($renderContext.value) ? 'slide' : 'copy'
  })
  return {
    place,
    interactive: computed(() => place.value === 'slide' || place.value === 'page'),
    active: computed(() => place.value === 'page' || (place.value === 'slide' && slideActive.value)),
    beside: computed(() => place.value === 'slide' && Math.abs($page.value - nav.currentSlideNo.value) === 1),
    scale: computed(() => place.value === 'page' ? 1 : $scale.value * $zoom.value),
    page: computed(() => $page.value),
    total: nav.total,
    slide: typeof $frontmatter.slide === 'string' ? $frontmatter.slide : '',
    presenter: computed(() => $renderContext.value === 'presenter'),
    pathTo: slide => nav.isPresenter.value ? `/presenter/${slide}` : `/${slide}`,
    clicks: computed(() => $clicksContext.current),
    showClick: (click) => { $clicksContext.current = click },
  }
}

/** What keys do to the deck, whatever has the focus. Call in the root's setup. */
export function useDeckKeys() {
  const { next, prev, hasPrimarySlide, isPrintMode, isPresenter, currentSlideRoute, clicksContext } = useNav()
  return {
    next,
    prev,
    /** Id in content/slides.yaml of the slide being shown. */
    slide: computed(() => String(currentSlideRoute.value?.meta.slide?.frontmatter.slide ?? '')),
    /** How many of its steps are uncovered. */
    clicks: computed(() => clicksContext.value.current),
    /** The window is the lecturer's own. */
    presenter: isPresenter,
    /** Overview or "go to" lies over the slide: a move of the deck would not be seen. */
    overlaid: computed(() => showOverview.value || showGotoDialog.value),
    closeOverlays: () => { showOverview.value = showGotoDialog.value = false },
    /** Uncovers all steps of the slide being shown, or covers them. */
    showAll: () => { clicksContext.value.current = clicksContext.value.total },
    hideAll: () => { clicksContext.value.current = 0 },
    /** False on pages that scroll, where PageDown is the browser's. */
    onSlides: computed(() => hasPrimarySlide.value && !isPrintMode.value),
  }
}
