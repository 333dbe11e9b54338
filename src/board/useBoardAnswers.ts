import type { Announce } from '#base/useAnnouncer'
import type { UseSorterReturn } from './useSorter'
import { shallowRef, watch } from 'vue'
import { status as said } from '#i18n/words/board'
import { useSayChange } from './useSayChange'

export interface UseBoardAnswersOptions {
  say: Announce
  /** Cards go from one list to another: the focus goes with its card. */
  keepFocus: (act: () => void) => void
  /** Ends what is under way with a card. */
  stop: () => void
}

/** The answers, laid over a board and taken off it; while they lie there nothing moves. */
export function useBoardAnswers(sorter: UseSorterReturn, { say, keepFocus, stop }: UseBoardAnswersOptions) {
  /** How often somebody has tried to move a card under them. */
  const refusals = shallowRef(0)
  const sayChange = useSayChange(sorter, say)
  // Also when another window has shown them.
  watch(sorter.answersShown, () => {
    refusals.value = 0
    stop()
  })

  function show(on: boolean): void {
    if (on === sorter.answersShown.value)
      return
    keepFocus(() => sayChange(() => sorter.showAnswers(on), () => on ? said.answersShown : said.answersCovered))
  }

  return {
    refusals,
    toggle: () => show(!sorter.answersShown.value),
    cover: () => show(false),
    /** Says that nothing moves, where that is so. */
    refuse(): boolean {
      if (!sorter.answersShown.value)
        return false
      refusals.value += 1
      say(said.answersStill)
      return true
    },
  }
}
