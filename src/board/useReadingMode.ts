import { computed } from 'vue'
import { useStored } from '#store/useStored'

/** How a lecturer's board reads before the first check; the device's, for it is the lecturer's way and not a class's. */
export const READING_MODES = ['live', 'afterCheck'] as const

/** The same in every window of this device. Call in setup. */
export function useReadingMode() {
  const { stored, save } = useStored('board-reading')
  return computed<typeof READING_MODES[number]>({ get: () => stored.value, set: save })
}
