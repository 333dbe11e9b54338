import { useEventListener } from '@vueuse/core'
import { nextTick, onScopeDispose, ref } from 'vue'

/** Prints one part of the page alone: what is teleported to `body` with the class `paper` while `printing`. */
export function usePrintPart() {
  const printing = ref(false)
  const html = document.documentElement
  function done(): void {
    printing.value = false
    html.classList.remove('print-part')
  }
  async function printPart(): Promise<void> {
    printing.value = true
    html.classList.add('print-part')
    await nextTick()
    print()
  }
  useEventListener(window, 'afterprint', done)
  onScopeDispose(done)
  return { printing, printPart }
}
