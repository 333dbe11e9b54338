import type { Answered, Sitting } from './model/review'
import { computed, shallowRef } from 'vue'
import { cardById, twinCards } from '#case/index'
import { reviewItems } from '#case/reviewItems'
import { remember } from './model/forgetting'
import { answer, comesAgain, daysUntil, isKnown, onward, startSitting } from './model/review'
import { dayNamed, dayOf, dayText } from '#base/model/days'
import { useDue } from './useDue'

/** What one sitting asks at most: a few minutes on a phone. */
const SITTING = 8

/** Of each card its story, if it has one. */
const TWIN = new Map(twinCards.map(twin => [twin.twinOf, twin.id]))

/** Spaced review on this device: what waits, one sitting, and what each answer does. Call in setup. */
export function useReview() {
  const { memories, plan, save, items, waiting, now, tick } = useDue()
  const due = computed(() => waiting.value.due.length)
  const size = computed(() => Math.min(SITTING, due.value + waiting.value.fresh.length))

  const sitting = shallowRef<Sitting | null>(null)
  /** Everything is asked once more, and when it comes back stays as it was. */
  const once = shallowRef(false)
  /** Of the cards of this sitting, those that are asked by their story. */
  const stories = shallowRef<ReadonlyMap<string, string>>(new Map())
  /** How the item that is asked was answered this time; null while it is not. */
  const given = shallowRef<Answered | null>(null)
  /** Counts what was asked: the same item asked again is a new question. */
  const turn = shallowRef(0)
  const asked = computed(() => sitting.value?.left[0] ?? null)

  function start(ids: readonly string[], all: boolean): void {
    given.value = null
    turn.value += 1
    once.value = all
    // Now, and not when it is asked again: an answer changes whether the card is known.
    stories.value = new Map(ids.flatMap((id) => {
      const twin = TWIN.get(id.replace(/^card\//, ''))
      return twin && isKnown(memories.value[id]) ? [[id, twin]] : []
    }))
    sitting.value = startSitting(ids)
  }

  return {
    /** Of all items: how many there are, are due today, and were not asked yet. */
    total: reviewItems.length,
    due,
    fresh: computed(() => waiting.value.fresh.length),
    anythingMet: computed(() => items.value.some(({ met }) => met) || Object.keys(memories.value).length > 0),
    /** Days until the next is due, if nothing is; null where nothing was asked yet. */
    nextIn: computed(() => {
      const days = Object.values(memories.value).map(memory => daysUntil(memory, now.value, plan.value))
      return days.length > 0 ? Math.min(...days) : null
    }),
    /** How many the next sitting would ask. */
    size,
    sitting,
    once,
    turn,
    asked,
    given,
    /** The card that asks for an item: its story once it is known. */
    faceOf: (item: string) => cardById(stories.value.get(item) ?? item.split('/')[1]),
    /** Days until the item that is asked comes back; null before it was ever answered. */
    backIn: computed(() => asked.value !== null && Object.hasOwn(memories.value, asked.value) ? daysUntil(memories.value[asked.value], now.value, plan.value) : null),
    comesAgain: computed(() => sitting.value !== null && comesAgain(sitting.value)),

    /** As a date field has it; empty: none. */
    exam: computed(() => plan.value.exam === null ? '' : dayText(plan.value.exam)),
    /** Days from today until it; below 0 once it is over, null without one. */
    examIn: computed(() => plan.value.exam === null ? null : plan.value.exam - dayOf(now.value)),
    setExam: (date: string) => save({ plan: { ...plan.value, exam: dayNamed(date) } }),

    begin(): void {
      tick()
      start([...waiting.value.due, ...waiting.value.fresh].slice(0, SITTING).map(({ id }) => id), false)
    },
    beginAll: () => start(reviewItems, true),
    /** Only the first answer of a sitting counts for when the item comes back. */
    give(answered: Answered): void {
      const id = asked.value
      if (sitting.value === null || id === null || given.value !== null)
        return
      tick()
      const next = answer(sitting.value, answered)
      if (next !== sitting.value && !once.value)
        save({ memories: { ...memories.value, [id]: remember(memories.value[id], answered, now.value) } })
      sitting.value = next
      given.value = answered
    },
    next(): void {
      if (sitting.value !== null && given.value !== null)
        sitting.value = onward(sitting.value, given.value)
      given.value = null
      turn.value += 1
    },
    stop(): void {
      sitting.value = null
      given.value = null
    },
  }
}
