import { useEventListener } from '@vueuse/core'
import { isOfComposition } from './model/composing'

/**
 * No key of an input method reaches the deck: not while a word is composed, nor the one that ends it. The field has it all
 * the same, for that is the browser's doing. Called once, by the root, before anything else listens to keys. Keyup goes
 * through: whoever keeps account of keys would believe that they are still held.
 */
export function useComposing(): void {
  /** The field in which a word is composed. */
  let field: EventTarget | null = null
  let endedAt = -Infinity

  useEventListener(window, 'compositionstart', (event: CompositionEvent) => { field = event.target }, { capture: true })
  useEventListener(window, 'compositionend', (event: CompositionEvent) => {
    field = null
    endedAt = event.timeStamp
  }, { capture: true })
  useEventListener(window, ['keydown', 'keypress'], (event: KeyboardEvent) => {
    // A field that has lost the focus, or has gone, may never tell of an end.
    const composing = field !== null && field === document.activeElement
    if (!isOfComposition(event, composing, endedAt))
      return
    // One key ends a composition.
    if (!composing)
      endedAt = -Infinity
    event.stopImmediatePropagation()
  }, { capture: true })
}
