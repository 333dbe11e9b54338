import type { ComputedRef, Ref } from 'vue'
import type { CountdownCall } from './model/countdown'
import { useIntervalFn, useTimestamp } from '@vueuse/core'
import { computed, ref, watch } from 'vue'
import { callBetween, clockText, fresh, paused, readCountdown, remaining, started } from './model/countdown'
import { useDeck } from './useDeck'
import { json } from '#store/codecs'
import { useStored } from '#store/useStored'

export interface UseCountdownReturn {
  /** `m:ss` */
  clock: ComputedRef<string>
  running: ComputedRef<boolean>
  over: ComputedRef<boolean>
  /** Whether it stands at its beginning. */
  untouched: ComputedRef<boolean>
  /** The last of what is said aloud. */
  call: Ref<CountdownCall | null>
  start: () => void
  pause: () => void
  again: () => void
}

/** In milliseconds: as often as a clock that shows seconds has to look. */
const QUARTER_SECOND = 250

/** A countdown of `total` milliseconds, kept under `name`: presenter, projector and a reloaded page show the same. */
export function useCountdown(name: 'discussion-time', total: number): UseCountdownReturn {
  const { interactive } = useDeck()
  const { stored, save } = useStored(name, json(value => readCountdown(value, total, Date.now())), () => interactive.value)
  const { timestamp: now, pause: rest, resume } = useTimestamp({ scheduler: tick => useIntervalFn(tick, QUARTER_SECOND), controls: true })
  watch(stored, () => { now.value = Date.now() }, { flush: 'sync' })
  // Asked at every tick: a clock that is set back must not make it run for hours.
  const countdown = computed(() => readCountdown(stored.value, total, now.value))
  const left = computed(() => remaining(countdown.value, now.value))
  const running = computed(() => countdown.value.endsAt !== null && left.value > 0)
  const untouched = computed(() => !running.value && left.value === total)
  const call = ref<CountdownCall | null>(null)

  // A clock that nobody watches does not tick.
  watch(running, ticks => ticks ? resume() : rest(), { immediate: true })
  watch(left, (after, before) => { call.value = callBetween(before, after) ?? call.value })

  return {
    clock: computed(() => clockText(left.value)),
    running,
    over: computed(() => left.value === 0),
    untouched,
    call,
    start: () => {
      call.value = untouched.value ? 'started' : null
      now.value = Date.now()
      save(started(countdown.value, now.value))
    },
    pause: () => {
      save(paused(countdown.value, Date.now()))
      call.value = null
    },
    again: () => {
      save(fresh(total))
      call.value = null
    },
  }
}
