import type { ComputedRef } from 'vue'
import type { LocalText } from '../../build/content/schema'
import type { Phase, Round } from '#live/model/rounds'
import { useIntervalFn, useTimestamp } from '@vueuse/core'
import { computed, watch } from 'vue'
import { clockText } from '#deck/model/countdown'
import { fill } from '#i18n/message'
import { liveTasks } from '#live/liveTasks'
import { roundNow } from '#live/model/controls'
import { NO_STEPS, stepOf } from '#live/model/rounds'
import { useLiveClass } from '#live/useLiveClass'
import { wall as words } from '#i18n/words/live'

export interface LiveTaskNow {
  round: ComputedRef<Round>
  phase: ComputedRef<Phase>
  /** Round and phase in words, with the time that is left; without a round where there is only one. */
  line: ComputedRef<LocalText>
  here: ComputedRef<number>
  finished: ComputedRef<number>
  /** The people whom the bar counts by: in the room as typed, or here. */
  of: ComputedRef<number>
  head: ComputedRef<number | null>
  shown: ComputedRef<boolean>
}

/** In milliseconds: as often as a clock that shows seconds has to look. */
const QUARTER_SECOND = 250

/** How a task stands in the running class: nothing that is covered is in it. Call in setup. */
export function useLiveTask(task: () => string): LiveTaskNow {
  const live = useLiveClass()
  const steps = computed(() => live.value?.stepsOf(task()) ?? NO_STEPS)
  const round = computed(() => roundNow(steps.value))
  const step = computed(() => stepOf(steps.value, round.value))
  const state = computed(() => live.value?.state.value ?? null)
  const { timestamp, pause, resume } = useTimestamp({ scheduler: tick => useIntervalFn(tick, QUARTER_SECOND), controls: true })
  const until = computed(() => step.value.phase === 'open' ? step.value.until : null)
  // A clock that nobody watches does not tick.
  watch(until, at => at === null ? pause() : resume(), { immediate: true })
  const left = computed(() => {
    void timestamp.value
    return until.value === null ? null : Math.max(0, until.value - (live.value?.serverNow() ?? 0))
  })
  const rounds = computed(() => liveTasks.get(task())?.rounds ?? 1)

  const line = computed<LocalText>(() => {
    const { phase, shown } = step.value
    const parts: LocalText[] = [
      ...rounds.value === 2 ? [words.round[round.value - 1]] : [],
      phase === 'closed' && !shown ? words.covered : words[phase],
      ...left.value === null ? [] : [fill(words.left, { time: clockText(left.value) })],
    ]
    return { zh: parts.map(({ zh }) => zh).join(' · '), en: parts.map(({ en }) => en).join(' · ') }
  })
  const here = computed(() => state.value?.here ?? 0)
  const head = computed(() => state.value?.head ?? null)
  return {
    round,
    phase: computed(() => step.value.phase),
    line,
    here,
    finished: computed(() => state.value?.tasks[task()]?.rounds[round.value - 1].finished ?? 0),
    of: computed(() => Math.max(head.value ?? 0, here.value)),
    head,
    shown: computed(() => steps.value.some(({ shown }) => shown)),
  }
}
