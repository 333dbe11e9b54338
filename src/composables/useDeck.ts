import type { Component, ComputedRef } from 'vue'
import type { SlideRoute } from '@slidev/client'
import { useIsSlideActive, useNav, useSlideContext } from '@slidev/client'
import { injectionCurrentPage, injectionFrontmatter } from '@slidev/client/constants.ts'
import { showGotoDialog, showOverview } from '@slidev/client/state/index.ts'
import { computed, onScopeDispose, provide, ref, watch } from 'vue'
import { whenIdle } from './whenIdle'

/**
 * Where a component finds itself. `slide`: the slide being shown, in the player or the presenter's main view; `page`:
 * outside the canvas (study page, the lecture as text); `copy`: overview, next-slide preview; `print`: any printed copy.
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
  /** On the canvas: what is only for a class (hands, timers, codes for phones) is shown. */
  inClass: ComputedRef<boolean>
  /** A slide of the lecture as flowing text: its title is the page's, its parts have all the room they want. */
  reading: boolean
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
  const slide = typeof $frontmatter.slide === 'string' ? $frontmatter.slide : ''
  return {
    place,
    interactive: computed(() => place.value === 'slide' || place.value === 'page'),
    active: computed(() => place.value === 'page' || (place.value === 'slide' && slideActive.value)),
    beside: computed(() => place.value === 'slide' && Math.abs($page.value - nav.currentSlideNo.value) === 1),
    scale: computed(() => place.value === 'page' ? 1 : $scale.value * $zoom.value),
    page: computed(() => $page.value),
    total: nav.total,
    slide,
    presenter: computed(() => $renderContext.value === 'presenter'),
    inClass: computed(() => place.value === 'slide' || place.value === 'copy'),
    reading: place.value === 'page' && slide !== '',
    pathTo: slide => nav.isPresenter.value ? `/presenter/${slide}` : `/${slide}`,
    clicks: computed(() => $clicksContext.current),
    showClick: (click) => { $clicksContext.current = click },
  }
}

/** A slide of this build's lecture, to be shown outside the canvas. */
export interface LectureSlide {
  /** In content/slides.yaml. */
  id: string
  /** Fetches the component that the deck shows, layout included. Rejects when it can't be had. */
  load: () => Promise<Component>
  route: SlideRoute
}

/** The slides of this build in their order; those that its route skips are not among them. Call in setup. */
export function useLectureSlides(): LectureSlide[] {
  return useNav().slides.value.flatMap((route) => {
    const id = route.meta.slide?.frontmatter.slide
    if (typeof id !== 'string')
      return []
    const load = async () => {
      const page = await route.load()
      // Slidev answers a failed request with its own error slide, which is no module.
      if (!('default' in page))
        throw new Error(`slide "${id}" could not be fetched`)
      return page.default
    }
    return [{ id, load, route }]
  })
}

/**
 * Gives what is rendered below what a slide's component asks for, as Slidev's own wrapper does on the canvas. The render
 * context stays the app's, `none`: `place` is `page` there. Call in setup.
 */
export function provideSlide({ route }: LectureSlide): void {
  provide(injectionFrontmatter, route.meta.slide?.frontmatter ?? {})
  provide(injectionCurrentPage, ref(route.no))
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

/**
 * Slidev fetches and mounts all slides at once, three seconds after the start, while somebody may be reading the cover. Here
 * that is so for those beside the one being shown; the rest follow `after` ms from the start, one in each idle moment. Call
 * in the root's setup.
 */
export function useSlidesInTurn(after: number): void {
  const { slides, currentSlideNo, hasPrimarySlide } = useNav()
  /** Those with a diagram, which are never fetched ahead, are not among them. */
  const waiting = new Set(slides.value.filter(({ meta }) => meta.slide && meta.slide.frontmatter.preload !== false))
  const allow = ({ meta }: SlideRoute, preload: boolean): void => {
    if (meta.slide)
      meta.slide.frontmatter.preload = preload
  }
  for (const route of waiting)
    allow(route, false)

  const take = (route: SlideRoute): void => {
    if (waiting.delete(route))
      allow(route, true)
  }
  let drop = (): void => {}
  // The slide itself first, those beside it when it is there.
  watch(currentSlideNo, (no) => {
    slides.value.slice(no - 1, no).forEach(take)
    whenIdle(() => slides.value.slice(Math.max(0, no - 2), no + 1).forEach(take))
  }, { immediate: true })
  const next = (): void => {
    const [route] = waiting
    if (!route)
      return
    take(route)
    // What Slidev's player goes by.
    route.meta.__preloaded = true
    void route.load()
    drop = whenIdle(next)
  }
  const due = ref(false)
  const timer = setTimeout(() => { due.value = true }, after)
  // Pages that scroll fetch the slides that they show by themselves.
  watch(() => due.value && hasPrimarySlide.value, (go) => {
    drop()
    if (go)
      drop = whenIdle(next)
  })
  onScopeDispose(() => {
    clearTimeout(timer)
    drop()
  })
}
