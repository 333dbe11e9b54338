import type { Ref } from 'vue'
import { nextTick, onUnmounted, ref } from 'vue'

/** The board out of its slide and over the whole window, unscaled; the rest of the page rests meanwhile. */
export function useFullScreen(root: Ref<HTMLElement | null | undefined>, onChange: () => void) {
  const full = ref(false)
  const restTheDeck = (rest: boolean) => document.getElementById('app')?.toggleAttribute('inert', rest)

  async function setFull(on: boolean): Promise<void> {
    full.value = on
    restTheDeck(on)
    await nextTick()
    root.value?.querySelector<HTMLElement>(on ? '[data-action="full-exit"]' : '[data-action="full"]')?.focus()
    onChange()
  }
  onUnmounted(() => full.value && restTheDeck(false))
  return { full, setFull }
}
