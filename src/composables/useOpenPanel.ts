import type { Ref } from 'vue'
import { onClickOutside } from '@vueuse/core'
import { nextTick, ref, useId, watch } from 'vue'
import { useDeck } from './useDeck'

/**
 * A small panel beside its button, inside `root`: turned to the side where the slide has room; Escape, a press outside,
 * leaving it by Tab and turning the page close it.
 */
export function useOpenPanel(root: Ref<HTMLElement | undefined>) {
  const open = ref(false)
  const side = ref<string[]>([])
  /** Room on the side that it opens to, in the slide's own pixels. */
  const room = ref(0)

  async function toggle(): Promise<void> {
    open.value = !open.value
    if (!open.value)
      return
    await nextTick()
    // Turned to the side where the slide (or the window) has room.
    const holder = root.value!.closest<HTMLElement>('.slidev-layout, .stage-sorter.full') ?? document.documentElement
    const page = holder === document.documentElement
    const frame = page ? new DOMRect(0, 0, innerWidth, innerHeight) : holder.getBoundingClientRect()
    const scale = page ? 1 : frame.width / holder.offsetWidth
    const box = root.value!.getBoundingClientRect()
    room.value = Math.max(box.top - frame.top, frame.bottom - box.bottom) / scale - 14
    side.value = [
      box.top - frame.top > frame.bottom - box.bottom ? 'above' : 'below',
      box.left - frame.left > frame.right - box.right ? 'leftward' : 'rightward',
    ]
  }
  function close(event: KeyboardEvent): void {
    if (!open.value)
      return
    open.value = false
    event.stopPropagation()
    root.value?.querySelector<HTMLElement>('[aria-expanded]')?.focus()
  }
  function leave(event: FocusEvent): void {
    if (event.relatedTarget && !root.value?.contains(event.relatedTarget as Node))
      open.value = false
  }
  onClickOutside(root, () => { open.value = false })
  const { active } = useDeck()
  watch(active, () => { open.value = false })

  return { open, side, room, panel: useId(), toggle, close, leave }
}
