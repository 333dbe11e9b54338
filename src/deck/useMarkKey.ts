import type { InjectionKey, Ref } from 'vue'
import { inject, onMounted, onUnmounted, provide, shallowRef } from 'vue'

const shownMarks: InjectionKey<Ref<number> | null> = Symbol('marks shown on this slide')

/** How many marks a slide shows: a slide that has one has the key to them. Call in the frame's setup. */
export function useShownMarks(): Readonly<Ref<number>> {
  const count = shallowRef(0)
  provide(shownMarks, count)
  return count
}

/** The key's own marks are not counted. Call in its setup. */
export const uncountMarks = (): void => provide(shownMarks, null)

/** Tells the slide that a mark is shown, for as long as it is. Call in setup. */
export function useMarkShown(): void {
  const count = inject(shownMarks, null)
  onMounted(() => count && count.value++)
  onUnmounted(() => count && count.value--)
}
