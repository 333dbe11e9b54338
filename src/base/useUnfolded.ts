import type { Ref } from 'vue'
import { onScopeDispose, ref, watch } from 'vue'
import { useDeck } from '#deck/useDeck'
import { whenIdle } from './whenIdle'

/**
 * Whether a slide has its content. Slidev mounts all slides in one go; ours fill when they are shown, or in an idle
 * moment while the reader looks at their neighbour, and stay filled. Copies and print have it at once.
 */
export function useUnfolded(): Ref<boolean> {
  const { surface, active, beside } = useDeck()
  const unfolded = ref(surface.value !== 'slide')
  let drop = () => {}
  watch([active, beside], () => {
    drop()
    if (active.value)
      unfolded.value = true
    else if (!unfolded.value && beside.value)
      drop = whenIdle(() => { unfolded.value = true })
  }, { immediate: true })
  onScopeDispose(() => drop())
  return unfolded
}
