import { computed } from 'vue'
import { settingKey } from '#store/model/keptNames'
import { useStored } from '#store/storage'

/**
 * Whether single letters and digits do something to the deck. Some speak to their computer, and every word would be a
 * row of such keys: it can be switched off, and stays so (WCAG 2.1.4).
 */
export function useLetterKeys() {
  const kept = useStored(settingKey('letterKeys'), 'on')
  return computed({
    get: () => kept.value !== 'off',
    set: (on) => { kept.value = on ? 'on' : 'off' },
  })
}
