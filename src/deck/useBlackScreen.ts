import type { ComputedRef } from 'vue'
import { useEventListener } from '@vueuse/core'
import { computed, watch } from 'vue'
import { swallowClick } from '#base/tapOn'
import { useDeckKeys } from './useDeck'
import { useStored } from '#store/useStored'

export interface UseBlackScreenReturn {
  /** The class sees nothing; the lecturer's own window goes on as it is. */
  black: ComputedRef<boolean>
  toggle: () => void
  light: () => void
}

/** Whether the projector is black: by the store, so that presenter and projector agree. */
export function useBlackScreen(): UseBlackScreenReturn {
  const { text, save, forget } = useStored('black-screen')
  const black = computed(() => text.value !== null)
  const light = forget
  return { black, light, toggle: () => black.value ? light() : save('1') }
}

/**
 * Makes windows that show slides to the class black, and lets a press bring the slide back and do nothing else. A window
 * that is opened or loaded again shows its slide, and with it all others: nobody is left in the dark. Called once, by the root.
 */
export function useBlackening(): void {
  const { onSlides, presenter } = useDeckKeys()
  const { black, light } = useBlackScreen()
  const dark = computed(() => black.value && onSlides.value && !presenter.value)
  const begun = watch(onSlides, (on) => {
    if (!on)
      return
    light()
    // Not yet there where it is at once.
    queueMicrotask(() => begun())
  }, { immediate: true })
  watch(dark, on => document.documentElement.toggleAttribute('data-black', on), { immediate: true })
  useEventListener(window, 'pointerdown', (event: PointerEvent) => {
    if (!dark.value)
      return
    light()
    swallowClick(Infinity)
    event.preventDefault()
    event.stopImmediatePropagation()
  }, { capture: true })
}
