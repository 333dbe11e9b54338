import { useIntervalFn } from '@vueuse/core'
import { computed, watch } from 'vue'
import { lessonSlides, sectionById } from '#case/index'
import { deckEdition } from '#case/lecture/edition'
import { FRESH_CLOCK, pause, start, tick, turn } from './model/clock'
import { sectionTimes, totalTime } from './model/sectionTime'
import { useStored } from '#store/useStored'
import { useDeckKeys } from './useDeck'

/**
 * Minutes planned and used per section, for the lecturer's window only. Kept in that window: a reload goes on, the next
 * class in a new window starts anew.
 */
export function useSectionClock() {
  const { slide, clicks } = useDeckKeys()
  const { stored, save } = useStored('clock')
  const clock = computed({
    get: () => stored.value,
    // One that stands still is the same from one look to the next.
    set: (next) => { if (next !== stored.value) save(next) },
  })
  const count = () => { clock.value = tick(clock.value, Date.now()) }
  count()
  useIntervalFn(() => clock.value.running && count(), 1000)
  watch([slide, clicks], ([now], [before]) => {
    // Empty while the first slide is still being looked up: that is no move.
    if (now && before)
      clock.value = turn(clock.value, now, Date.now())
  })

  // "New class", in whichever window it was pressed.
  const { text: classBegun } = useStored('class-begun')
  watch(classBegun, () => { clock.value = FRESH_CLOCK })

  const times = computed(() => sectionTimes(lessonSlides, deckEdition, Object.entries(clock.value.used)))
  const section = computed(() => lessonSlides.find(({ id }) => id === slide.value)?.section)
  return {
    running: computed(() => clock.value.running !== null),
    toggle: () => { clock.value = clock.value.running ? pause(clock.value, Date.now()) : start(clock.value, slide.value, Date.now()) },
    reset: () => { clock.value = FRESH_CLOCK },
    /** Of each section, with its name. */
    times: computed(() => times.value.map(time => ({ ...time, name: sectionById(time.section).name, current: time.section === section.value }))),
    total: computed(() => totalTime(times.value)),
  }
}
