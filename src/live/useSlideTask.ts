import type { ComputedRef } from 'vue'
import type { LocalText } from '../../build/content/schema'
import type { Round } from '#live/model/rounds'
import { computed, onScopeDispose, shallowReactive, watch } from 'vue'
import { roundNow } from '#live/model/controls'
import { stepOf } from '#live/model/rounds'
import { useDeck } from '#deck/useDeck'
import { useLiveClass } from '#live/useLiveClass'

/** Something on a slide that phones can answer. */
export interface SlideTask {
  /** As in `liveTasks`. */
  id: string
  name: LocalText
  /** The place is about this round only: the same question comes again on a later slide. */
  round?: Round
  /** What came by hands is shown and covered with what came by phones, in whichever of the lecturer's windows that was done. */
  onShown?: (shown: boolean) => void
  /** Hands are counted into the round that phones answer. */
  onRound?: (round: Round) => void
}

const onSlide = shallowReactive(new Map<symbol, SlideTask>())

/** Says that the slide has a task, while it is the one that is shown. Call in setup. */
export function provideSlideTask(task: () => SlideTask): void {
  const { active, surface } = useDeck()
  const own = Symbol('task')
  const give = (now: SlideTask | null): void => {
    if (now)
      onSlide.set(own, now)
    else
      onSlide.delete(own)
  }
  const here = computed(() => active.value && surface.value === 'slide' ? task() : null)
  watch(here, give, { immediate: true })
  const live = useLiveClass()
  /** Null: phones have nothing to do with it yet. */
  const steps = computed(() => {
    const own = here.value && live.value?.state.value ? live.value.stepsOf(here.value.id) : null
    return own?.[0].phase === 'waiting' ? null : own
  })
  const round = computed(() => steps.value && roundNow(steps.value))
  const shown = computed(() => steps.value && (here.value?.round ? stepOf(steps.value, here.value.round) : { shown: steps.value.some(one => one.shown) }).shown)
  watch(round, now => now && here.value?.onRound?.(now), { immediate: true })
  watch(shown, now => now !== null && here.value?.onShown?.(now), { immediate: true })
  onScopeDispose(() => give(null))
}

/** What the slide being shown asks, each once, in its order. */
export const useSlideTasks = (): ComputedRef<readonly SlideTask[]> =>
  computed(() => [...onSlide.values()].filter(({ id }, index, all) => all.findIndex(other => other.id === id) === index))
