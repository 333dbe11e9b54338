import { defineRootSetup } from '@slidev/types'
import { useEventListener } from '@vueuse/core'
import { useDeckKeys } from '../src/composables/useDeck'
import { installLocale, useLocale } from '../src/composables/useLocale'

const CLICKER: Record<string, 'next' | 'prev'> = { PageDown: 'next', PageUp: 'prev' }

export default defineRootSetup(() => {
  installLocale()

  const { nextLanguage } = useLocale()
  const deck = useDeckKeys()
  const isTyping = (target: EventTarget | null) => target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null

  // In the capture phase, before a focused button silences the deck's keys: the clicker works whatever was touched last.
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey)
      return
    const turn = CLICKER[event.key]
    if (turn && deck.onSlides.value) {
      event.preventDefault()
      event.stopImmediatePropagation()
      void deck[turn]()
    }
    else if (event.key === 'l' && !event.repeat && !isTyping(event.target)) {
      nextLanguage()
    }
  }, { capture: true })
})
