import type { Ref } from 'vue'
import { onClickOutside } from '@vueuse/core'
import { ref, useId, watch } from 'vue'
import { useDeck } from '#deck/useDeck'
import { useTopLayer } from './useTopLayer'

/**
 * A small panel beside its button, both inside `root`: Escape, a press outside, leaving it by Tab and turning the page close
 * it.
 */
export function useOpenPanel(root: Ref<HTMLElement | undefined>, sheet: Readonly<Ref<HTMLElement | null>>) {
  const open = ref(false)
  const button = (): HTMLElement | null | undefined => root.value?.querySelector<HTMLElement>('[aria-expanded]')

  function close(event: KeyboardEvent): void {
    if (!open.value)
      return
    open.value = false
    event.stopPropagation()
    button()?.focus()
  }
  function leave(event: FocusEvent): void {
    if (event.relatedTarget && !root.value?.contains(event.relatedTarget as Node))
      open.value = false
  }
  onClickOutside(root, () => { open.value = false })
  const { active, surface } = useDeck()
  watch(active, () => { open.value = false })
  // On a page that scrolls it is a sheet at the foot of the window (styles/flow.css).
  useTopLayer(sheet, { open, at: () => surface.value === 'page' ? null : button() })

  return { open, panel: useId(), toggle: () => { open.value = !open.value }, close, leave }
}
