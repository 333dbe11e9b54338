import type { ComputedRef, Ref } from 'vue'
import { useResizeObserver } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import { bestOrder, packed } from './packing'

/** CSS px of an A4 sheet between the margins of `A4` in ./kinds, less what rounding may take. */
const PAGE = 265 / 25.4 * 96 - 3

/**
 * In which order the blocks of a sheet fill its pages best, and on which page each begins, so that the sheet can say which
 * pages are which. A block is an element with `data-block`; it is as high on the screen as on paper, since the sheet is as
 * wide. Call in setup.
 * @param orders those that a class can follow, the usual one first; blocks that are not there do not count
 * @param fresh blocks that begin a page wherever they come
 * @param changes what the blocks depend on
 */
export function usePacking(
  sheet: Readonly<Ref<HTMLElement | null>>,
  orders: readonly (readonly string[])[],
  fresh: readonly string[],
  changes: () => unknown,
): { order: ComputedRef<readonly string[]>, pages: ComputedRef<Record<string, number>> } {
  const head = ref(0)
  const heights = ref<Record<string, number>>({})
  function measure(): void {
    const blocks = [...sheet.value?.querySelectorAll<HTMLElement>('[data-block]') ?? []]
    heights.value = Object.fromEntries(blocks.map(block => [block.dataset.block!, block.getBoundingClientRect().height]))
    if (blocks.length > 0)
      head.value = blocks[0].getBoundingClientRect().top - sheet.value!.getBoundingClientRect().top
  }
  // Fonts and codes come later, and change the height.
  useResizeObserver(sheet, measure)
  watch(changes, measure, { flush: 'post' })

  const paper = computed(() => ({ page: PAGE, head: head.value, heights: heights.value, fresh }))
  const there = (order: readonly string[]): string[] => order.filter(id => id in heights.value)
  const best = computed(() => bestOrder(orders.map(there), paper.value))
  return {
    // With what has not been measured yet.
    order: computed(() => [...best.value, ...orders[0].filter(id => !best.value.includes(id))]),
    pages: computed(() => packed(best.value, paper.value)),
  }
}
