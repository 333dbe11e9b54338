import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { setById } from '#case/index'
import { BIN_IDS } from '#case/model/model'
import { useHandCounts } from './useHandCounts'

/**
 * Whether the class's table holds a count of this sort that the class has not been shown: a reading on the board would tell
 * it where cards belong while it still says where it puts them. Call in setup.
 */
export function useCoveredCount(set: 'first' | 'core'): ComputedRef<boolean> {
  const rows = setById(set).poolOrder.map(id => useHandCounts(`sort/${set}/${id}`, BIN_IDS))
  return computed(() => rows.some(({ total, shown }) => total.value > 0 && !shown.value))
}
