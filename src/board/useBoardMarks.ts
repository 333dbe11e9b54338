import type { LocalText } from '../../build/content/schema'
import type { CardId } from '#case/model/model'
import type { Announce } from '#base/useAnnouncer'
import type { UseSorterReturn } from './useSorter'
import { computed, shallowRef, watch } from 'vue'
import { fill } from '#i18n/message'
import { board as words, status as said } from '#i18n/words/board'
import { poolIsEmpty } from './model/marking'
import { BIN_IDS } from '#case/model/model'
import { useSayChange } from './useSayChange'

const CHECKED = [said.checked1, said.checked1, said.checked2, said.checked3]
const CHECKED_SEEN = [said.seen1, said.seen1, said.seen2, said.seen3]

/** Check, why it is closed, and what it says of the whole board. */
export function useBoardMarks(sorter: UseSorterReturn, { say, show, onPage, ofClass }: { say: Announce, show: (id: CardId | null) => void, onPage: () => boolean, ofClass: boolean }) {
  /** On the wall the lecturer says what comes next, and there is no room for it. */
  const allHome = computed(() => onPage() && sorter.round.value === 3 && !sorter.answersSeen.value && sorter.home.value === sorter.scoredTotal)
  const score = computed(() => sorter.answersSeen.value
    ? CHECKED_SEEN[sorter.round.value]
    : allHome.value
      ? fill(sorter.readingMode.value === 'hidden' ? said.allHomeHidden : said.allHome, { total: sorter.scoredTotal })
      : fill(CHECKED[sorter.round.value], { n: sorter.home.value, total: sorter.scoredTotal }))
  /** The score is that of the last check: a live one would give cards away. */
  const resultShown = computed(() => sorter.round.value > 0 && !sorter.canCheck.value && !sorter.still.value)
  /** Why Check is closed; null while it is open. */
  const closed = computed<LocalText | null>(() => {
    if (sorter.canCheck.value)
      return null
    if (sorter.answersShown.value)
      return words.coverFirst
    if (sorter.sharedSort.value)
      return words.notOwn
    const left = sorter.total - sorter.placed.value
    return left > 0 ? fill(words.left, { n: left }) : words.moveFirst
  })
  /** How often it was pressed while closed. */
  const refusals = shallowRef(0)
  watch(closed, () => { refusals.value = 0 })

  const sayChange = useSayChange(sorter, say)
  function sayScore(runCheck: () => void): void {
    sayChange(runCheck, () => score.value)
    // The first misplaced card's reason opens by itself: what comes next is to read it.
    const wrong = BIN_IDS.flatMap(bin => sorter.byPlace.value[bin]).find(card => sorter.gradeOf(card) === 'wrong')
    show(wrong?.id ?? null)
  }

  return {
    closed,
    refusals,
    /** None where the answers had been seen before. */
    scoreShown: computed(() => resultShown.value && !sorter.answersSeen.value),
    /** An ending of its own. */
    ended: computed(() => resultShown.value && allHome.value),
    /** What stands where the pool was. */
    afterPool: computed(() => {
      if (!sorter.marksOn)
        return ofClass ? words.poolEmptyClass : words.poolEmptyUnmarked
      if (sorter.answersShown.value)
        return poolIsEmpty(sorter.placement.value, sorter.cards) ? words.answersShown : words.answersShownLeft
      return resultShown.value ? score.value : words.poolEmpty
    }),
    runCheck() {
      if (!closed.value)
        return sayScore(sorter.runCheck)
      refusals.value += 1
      say(fill(words.checkClosed, { why: closed.value }))
    },
  }
}
