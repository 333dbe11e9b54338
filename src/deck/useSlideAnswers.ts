import { onScopeDispose, shallowRef, watch } from 'vue'

/** What `A` and `H` mean on a slide whose answers lie on the slide itself. */
export interface SlideAnswers {
  /** Shows them, or covers them again. */
  toggle: () => void
  cover: () => void
}

const onSlide = shallowRef<SlideAnswers | null>(null)

/** Takes both keys while `active`; elsewhere they uncover the steps and the question to check with (`useKeyboard`). Call in setup. */
export function provideSlideAnswers(active: () => boolean, answers: SlideAnswers): void {
  const give = (now: boolean): void => {
    if (now)
      onSlide.value = answers
    else if (onSlide.value === answers)
      onSlide.value = null
  }
  watch(active, give, { immediate: true })
  onScopeDispose(() => give(false))
}

/** Of the slide being shown; null where it has none of its own. */
export const useSlideAnswers = (): typeof onSlide => onSlide
