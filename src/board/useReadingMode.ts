import { computed } from 'vue'
import { settingKey } from '#store/model/keptNames'
import { useStored } from '#store/storage'

/** How a lecturer's board reads before the first check; the device's, for it is the lecturer's way and not a class's. */
export const READING_MODES = ['live', 'afterCheck'] as const

/** The same in every window of this device. Call in setup. */
export function useReadingMode() {
  const kept = useStored(settingKey('boardReading'), 'live')
  return computed<typeof READING_MODES[number]>({
    get: () => kept.value === 'afterCheck' ? 'afterCheck' : 'live',
    set: (mode) => { kept.value = mode },
  })
}
