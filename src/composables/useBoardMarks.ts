import type { CardId } from '../domain/model'
import type { Announce } from './useAnnouncer'
import type { UseSorterReturn } from './useSorter'
import { computed } from 'vue'
import { fill } from '../content/message'
import { board as words, status as said } from '../content/words/board'
import { BIN_IDS } from '../domain/model'
import { useSayChange } from './useSayChange'

const CHECKED = [said.checked1, said.checked1, said.checked2, said.checked3]

/** Check and "show answers", and what they say of the whole board. */
export function useBoardMarks(sorter: UseSorterReturn, { say, show }: { say: Announce, show: (id: CardId | null) => void }) {
  const score = computed(() => fill(CHECKED[sorter.check.value], { n: sorter.home.value, total: sorter.scoredTotal }))
  /** The score is that of the last check: a live one would give cards away. */
  const scoreTold = computed(() => sorter.check.value > 0 && !sorter.canCheck.value)

  const sayChange = useSayChange(sorter, say)
  function tell(check: () => void): void {
    sayChange(check, () => score.value)
    // The first misplaced card's reason opens by itself: what comes next is to read it.
    const wrong = BIN_IDS.flatMap(bin => sorter.byPlace.value[bin]).find(card => sorter.markOf(card) === 'wrong')
    show(wrong?.id ?? null)
  }

  return {
    scoreTold,
    /** What stands where the pool was. */
    afterPool: computed(() => {
      if (!sorter.marksOn)
        return words.poolEmptyUnmarked
      return scoreTold.value ? score.value : words.poolEmpty
    }),
    runCheck() {
      if (!sorter.canCheck.value)
        return say(words.checkClosed)
      tell(sorter.runCheck)
    },
    showAnswers() {
      tell(sorter.showAnswers)
    },
  }
}
