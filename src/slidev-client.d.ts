/**
 * What we use of `@slidev/client`, typed here: the package ships its sources, which do not type-check outside Slidev's
 * own settings. Found through `paths` in tsconfig.json; the build takes the real thing.
 */
import type { ComputedRef, Ref } from 'vue'

export function useSlideContext(): {
  $renderContext: Ref<'none' | 'slide' | 'overview' | 'presenter' | 'previewNext'>
  $page: Ref<number>
  /** Of the container, from its size; and the slide's own `zoom`. */
  $scale: Ref<number>
  $zoom: Ref<number>
}

export function useNav(): {
  total: ComputedRef<number>
  isPrintMode: ComputedRef<boolean>
  /** The player or the presenter's main view is what the page shows. */
  hasPrimarySlide: ComputedRef<boolean>
  next: () => Promise<void>
  prev: () => Promise<void>
}

export function useIsSlideActive(): ComputedRef<boolean>
