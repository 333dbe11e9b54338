import type { ComputedRef } from 'vue'
import type { LocalText } from '../../build/content/schema'
import type { Round } from '#live/model/rounds'
import { computed, onScopeDispose, shallowReactive, watch } from 'vue'
import { useDeck } from '#deck/useDeck'

/** Something on a slide that phones can answer. */
export interface SlideTask {
  /** As in `liveTasks`. */
  id: string
  name: LocalText
  /** The place is about this round only: the same question comes again on a later slide. */
  round?: Round
  /** What came by hands is shown and covered with what came by phones. */
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
  watch(() => active.value && surface.value === 'slide' ? task() : null, give, { immediate: true })
  onScopeDispose(() => give(null))
}

/** What the slide being shown asks, each once, in its order. */
export const useSlideTasks = (): ComputedRef<readonly SlideTask[]> =>
  computed(() => [...onSlide.values()].filter(({ id }, index, all) => all.findIndex(other => other.id === id) === index))
