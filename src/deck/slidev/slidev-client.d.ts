/**
 * What we use of `@slidev/client`, typed here: the package ships its sources, which do not type-check outside Slidev's
 * own settings. Found through `paths` in tsconfig.json; the build takes the real thing.
 */
import type { Component, ComputedRef, Ref } from 'vue'

export interface ClicksContext {
  /** The click that is shown; writing moves the deck there, in every window of it. */
  current: number
  readonly total: number
}

export interface SlideRoute {
  no: number
  meta: {
    slide?: { frontmatter: Record<string, unknown> }
    /** The player mounts the slide, seen or not. */
    __preloaded?: boolean
  }
  /** What is shown of it, wherever that is. */
  component: Component
  /** The module of the page; when it can't be fetched, Slidev's error slide in its place. */
  load: () => Promise<{ default: Component } | Component>
}

export function useSlideContext(): {
  $renderContext: Ref<'none' | 'slide' | 'overview' | 'presenter' | 'previewNext'>
  $page: Ref<number>
  /** Of the container, from its size; and the slide's own `zoom`. */
  $scale: Ref<number>
  $zoom: Ref<number>
  $frontmatter: Record<string, unknown>
  $clicksContext: ClicksContext
}

export function useNav(): {
  total: ComputedRef<number>
  slides: Ref<SlideRoute[]>
  currentSlideNo: ComputedRef<number>
  currentSlideRoute: ComputedRef<SlideRoute>
  clicksContext: ComputedRef<ClicksContext>
  isPrintMode: ComputedRef<boolean>
  isPresenter: ComputedRef<boolean>
  /** The player or the presenter's main view is what the page shows. */
  hasPrimarySlide: ComputedRef<boolean>
  next: () => Promise<void>
  prev: () => Promise<void>
  /** To another slide, whatever steps are left. */
  nextSlide: () => Promise<void>
  prevSlide: () => Promise<void>
  go: (no: number | string, clicks?: number) => Promise<void>
}

export function useIsSlideActive(): ComputedRef<boolean>
