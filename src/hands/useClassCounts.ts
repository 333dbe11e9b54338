import type { ComputedRef } from 'vue'
import type { Count } from '#live/model/tables'
import type { HandRound } from './model/handCounts'
import { computed } from 'vue'
import { cardExists, polls, quizIds } from '#case/index'
import { handOptions } from '#case/hands'
import { useHandCounts } from './useHandCounts'
import { useLiveClass } from '#live/useLiveClass'

/** What a show of hands is called among the tasks of a live class; null: it is none. */
export function liveTaskOf(poll: string): string | null {
  if (polls.some(({ id }) => id === poll))
    return `poll-${poll}`
  if (quizIds.includes(poll))
    return `quiz-${poll}`
  return cardExists(poll) ? `card-${poll}` : null
}

export interface ClassCounts {
  /** Hands and phones together; null: few. */
  countOf: (option: string, round: HandRound) => Count
  /** Phones that answered, as far as this window may know it; 0 without a class. */
  phones: (round: HandRound) => number
}

/**
 * How many of the class chose an option, whatever they answered by: hands as counted, and of a running class the phones, where this
 * window has their counts. Call in setup.
 */
export function useClassCounts(poll: string, fixed?: HandRound): ClassCounts & { hands: ReturnType<typeof useHandCounts>, several: ComputedRef<boolean> } {
  const options = handOptions(poll)
  const hands = useHandCounts(poll, options, 2, fixed)
  const live = useLiveClass()
  const task = liveTaskOf(poll)
  const state = computed(() => task === null ? undefined : live.value?.state.value?.tasks[task])
  /** Of a question with several answers each option is a row. */
  const several = computed(() => state.value?.cells.length === 1)
  const fromPhones = (option: string, round: HandRound): Count => {
    const rows = state.value?.rounds[round - 1].table?.rows
    if (!rows)
      return 0
    const counts = several.value ? rows[option] : rows[poll]
    const at = several.value ? 0 : options.indexOf(option)
    return counts && at in counts ? counts[at] : 0
  }
  return {
    hands,
    several,
    countOf(option, round) {
      const phones = fromPhones(option, round)
      return phones === null ? null : phones + hands.handsOf(option, round)
    },
    phones: round => state.value?.rounds[round - 1].table?.answered ?? 0,
  }
}
