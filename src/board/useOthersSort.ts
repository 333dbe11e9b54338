import type { Ref } from 'vue'
import type { Announce } from '#base/useAnnouncer'
import type { UseSorterReturn } from './useSorter'
import { nextTick, shallowRef, watch } from 'vue'
import { status as said } from '#i18n/words/board'

export interface UseOthersSortOptions {
  root: Ref<HTMLElement | null | undefined>
  say: Announce
  /** Ends what is under way with a card. */
  stop: () => void
}

/** Somebody else's sort, seen on the board until it is taken over or put away; while it lies there nothing moves. */
export function useOthersSort(sorter: UseSorterReturn, { root, say, stop }: UseOthersSortOptions) {
  /** How often somebody has tried to change it. */
  const refusals = shallowRef(0)
  watch(sorter.sharedSort, async (now) => {
    refusals.value = 0
    stop()
    await nextTick()
    // The button that was pressed has gone with its bar: what comes next is the board.
    if (!now && document.activeElement === document.body)
      root.value?.querySelector<HTMLElement>('[data-grab]')?.focus({ preventScroll: true })
  }, { flush: 'post' })

  return {
    refusals,
    putAway() {
      sorter.showShared(null)
      say(said.ownAgain)
    },
    /** Says that it is not the learner's, where that is so. */
    refuse(): boolean {
      if (!sorter.sharedSort.value)
        return false
      refusals.value += 1
      say(said.sharedStill)
      return true
    },
  }
}
