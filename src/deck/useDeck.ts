import type { Component, ComputedRef } from 'vue'
import type { SlideRoute } from '@slidev/client'
import { useIsSlideActive, useNav, useSlideContext } from '@slidev/client'
import { injectionCurrentPage, injectionFrontmatter } from '@slidev/client/constants.ts'
import { toggleDark } from '@slidev/client/logic/dark.ts'
import { fullscreen, showGotoDialog, showOverview } from '@slidev/client/state/index.ts'
import { sharedState } from '@slidev/client/state/shared.ts'
import { useEventListener } from '@vueuse/core'
import { computed, h, onScopeDispose, provide, ref, watch } from 'vue'
import { lessonSlides } from '#case/index'
import { APPENDIX, slidesOf } from '#case/model/lessonNumbers'
import { deckEdition } from '#case/lecture/edition'
import { whenIdle } from '#base/whenIdle'

export type { SlideRoute } from '@slidev/client'

/**
 * Where a component finds itself. `slide`: the slide being shown, in the player or the presenter's main view; `page`:
 * outside the canvas (study page, the lecture as text); `copy`: overview, next-slide preview; `print`: any printed copy.
 */
export type Surface = 'slide' | 'page' | 'copy' | 'print'

export interface UseDeckReturn {
  surface: ComputedRef<Surface>
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
  textPage: boolean
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
  const surface = computed<Surface>(() => {
    // In print the render context is still `slide`.
    if (nav.isPrintMode.value)
      return 'print'
    if ($renderContext.value === 'none')
      return 'page'
    return ['slide', 'presenter'].includes($renderContext.value) ? 'slide' : 'copy'
  })
  const slide = typeof $frontmatter.slide === 'string' ? $frontmatter.slide : ''
  return {
    surface,
    interactive: computed(() => surface.value === 'slide' || surface.value === 'page'),
    active: computed(() => surface.value === 'page' || (surface.value === 'slide' && slideActive.value)),
    beside: computed(() => surface.value === 'slide' && Math.abs($page.value - nav.currentSlideNo.value) === 1),
    scale: computed(() => surface.value === 'page' ? 1 : $scale.value * $zoom.value),
    page: computed(() => $page.value),
    total: nav.total,
    slide,
    presenter: computed(() => $renderContext.value === 'presenter'),
    inClass: computed(() => surface.value === 'slide' || surface.value === 'copy'),
    textPage: surface.value === 'page' && slide !== '',
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
    return [{ id, load: () => fetchBody(route), route }]
  })
}

const bodies = new WeakMap<SlideRoute, Component>()

/** The component of a slide that has been fetched. */
export const fetchedBody = (route: SlideRoute): Component | undefined => bodies.get(route)

/** Fetches the component of a slide. Rejects when it can't be had; the next call asks again. */
export async function fetchBody(route: SlideRoute): Promise<Component> {
  const page = await route.load()
  // Slidev answers a failed request with its own error slide, which is no module.
  if (!('default' in page))
    throw new Error(`slide ${route.no} could not be fetched`)
  bodies.set(route, page.default)
  return page.default
}

/**
 * Shows each slide by a component of ours wherever Slidev shows it: Slidev's own puts an English line in the place of a slide
 * that could not be fetched, and leaves it there. Call in the root's setup.
 */
export function useFetchedSlides(shown: Component<{ route: SlideRoute }>): void {
  watch(useNav().slides, (slides) => {
    for (const route of slides)
      route.component = () => h(shown, { route })
  }, { immediate: true, flush: 'sync' })
}

/**
 * Gives what is rendered below what a slide's component asks for, as Slidev's own wrapper does on the canvas. The render
 * context stays the app's, `none`: `surface` is `page` there. Call in setup.
 */
export function provideSlide({ route }: LectureSlide): void {
  provide(injectionFrontmatter, route.meta.slide?.frontmatter ?? {})
  provide(injectionCurrentPage, ref(route.no))
}

/** The slide with which the lecture ends. */
const END = slidesOf(lessonSlides, deckEdition).filter(({ section }) => section !== APPENDIX).at(-1)?.id

/**
 * Turns the page as Slidev does, but no further than the end of the lecture: the class's last picture is not a list of keys.
 * The appendix behind it is reached by links.
 */
function useTurn() {
  const { next, nextSlide, currentSlideRoute, clicksContext } = useNav()
  const isEnd = () => currentSlideRoute.value?.meta.slide?.frontmatter.slide === END
  return {
    next: async () => {
      if (!isEnd() || clicksContext.value.current < clicksContext.value.total)
        await next()
    },
    nextSlide: async () => {
      if (!isEnd())
        await nextSlide()
    },
  }
}

/** What keys do to the deck, whatever has the focus. Call in the root's setup. */
export function useDeckKeys() {
  const { prev, prevSlide, hasPrimarySlide, isPrintMode, isPresenter, currentSlideRoute, clicksContext } = useNav()
  return {
    ...useTurn(),
    prev,
    prevSlide,
    /** Id in content/slides.yaml of the slide being shown. */
    slide: computed(() => String(currentSlideRoute.value?.meta.slide?.frontmatter.slide ?? '')),
    /** How many of its steps are uncovered. */
    clicks: computed(() => clicksContext.value.current),
    /** The window is the lecturer's own. */
    presenter: isPresenter,
    /** Overview or "go to" lies over the slide: a move of the deck would not be seen. */
    overlaid: computed(() => showOverview.value || showGotoDialog.value),
    /** The overview takes the focus: a button below it, which would silence Slidev's keys, is not what they mean now. */
    focusOverview: () => {
      // Slidev's, which has no name of its own.
      const overview = showOverview.value ? document.querySelector<HTMLElement>('.z-modal.overflow-y-auto') : null
      overview?.setAttribute('tabindex', '-1')
      overview?.focus({ preventScroll: true })
    },
    toggleOverview: () => { showOverview.value = !showOverview.value },
    toggleGoto: () => { showGotoDialog.value = !showGotoDialog.value },
    toggleDark: () => { toggleDark() },
    toggleFullscreen: () => { void fullscreen.toggle() },
    closeOverlays: () => { showOverview.value = showGotoDialog.value = false },
    /** Uncovers all steps of the slide being shown, or covers them. */
    /** Whether there was something to show. */
    showAll: (): boolean => {
      const { current, total } = clicksContext.value
      clicksContext.value.current = total
      return current < total
    },
    hideAll: () => { clicksContext.value.current = 0 },
    /** False on pages that scroll, where PageDown is the browser's. */
    onSlides: computed(() => hasPrimarySlide.value && !isPrintMode.value),
  }
}

/**
 * Slidev draws the presenter's pointer on the projector. Over what `isPrivate` names it does not tell where it is. Call in the
 * root's setup.
 */
export function usePrivatePointer(isPrivate: (under: Element) => boolean): void {
  let hidden = false
  // Before the mouse events that Slidev listens to.
  useEventListener(window, ['pointermove', 'pointerdown'], ({ target }: Event) => {
    hidden = target instanceof Element && isPrivate(target)
  }, { capture: true, passive: true })
  // At once: Slidev tells the other windows after the next tick.
  watch(() => sharedState.cursor, (cursor) => {
    if (cursor && hidden)
      sharedState.cursor = undefined
  }, { flush: 'sync' })
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
