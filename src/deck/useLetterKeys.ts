import { computed } from 'vue'
import { useStored } from '#store/useStored'

/**
 * Whether single letters and digits do something to the deck. Some speak to their computer, and every word would be a
 * row of such keys: it can be switched off, and stays so (WCAG 2.1.4).
 */
export function useLetterKeys() {
  const { stored, save } = useStored('letter-keys')
  return computed({ get: () => stored.value, set: save })
}
