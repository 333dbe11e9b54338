import { useStorage } from '@vueuse/core'
import { computed } from 'vue'
import { deckStorage, STORAGE_PREFIX } from './storage'

/**
 * Whether single letters and digits do something to the deck. Some speak to their computer, and every word would be a
 * row of such keys: it can be switched off, and stays so (WCAG 2.1.4).
 */
export function useLetterKeys() {
  const kept = useStorage(`${STORAGE_PREFIX}letter-keys`, 'on', deckStorage(), { writeDefaults: false, onError: () => {} })
  return computed({
    get: () => kept.value !== 'off',
    set: (on) => { kept.value = on ? 'on' : 'off' },
  })
}
