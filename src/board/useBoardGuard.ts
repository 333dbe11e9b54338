import type { Ref } from 'vue'
import { useEventListener } from '@vueuse/core'

const CARD_OR_QUESTION = '[data-card], [role="menu"], [role="dialog"]'

/** An arrow beside the cards, such as a clicker's after a press on "Check", means the deck. */
function turnsTheDeck(event: KeyboardEvent): boolean {
  return (event.key === 'ArrowRight' || event.key === 'ArrowLeft') && !event.defaultPrevented
    && event.target instanceof Element && !event.target.closest(CARD_OR_QUESTION)
}

/**
 * Keeps swipes, long-press menus and keys that are meant for the board from reaching the deck. PageDown and PageUp are
 * not stopped: they always belong to the deck (useKeyboard).
 */
export function useBoardGuard(root: Ref<HTMLElement | null | undefined>): void {
  // Slidev's listeners sit on window, bubble phase. Never keyup: useMagicKeys would believe that the key is still held.
  useEventListener(root, ['keydown', 'keypress'], (event: KeyboardEvent) => {
    if (event.key !== 'PageDown' && event.key !== 'PageUp' && !turnsTheDeck(event) && !event.ctrlKey && !event.metaKey && !event.altKey)
      event.stopPropagation()
  })
  // Slidev's swipe starts at pointerdown on the page root: stopped here, it ignores the moves that follow.
  useEventListener(root, 'pointerdown', (event: PointerEvent) => event.stopPropagation())
  // A long press raises the deck's own menu.
  useEventListener(root, 'contextmenu', (event: PointerEvent) => {
    if (event.pointerType === 'mouse')
      return
    event.preventDefault()
    event.stopPropagation()
  })
}
