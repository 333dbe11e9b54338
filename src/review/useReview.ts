import type { Answered, ReviewItem, Sitting } from './model/review'
import { computed, shallowRef } from 'vue'
import { cardById, quiz, setById } from '#case/index'
import { isReviewItem, reviewItems } from '#case/reviewItems'
import { remember } from './model/forgetting'
import { gradeOf, readQuiz } from '#quiz/model/quiz'
import { answer, daysUntil, isDue, onward, queue, readMemories, startSitting } from './model/review'
import { json } from '#store/codecs'
import { useStored } from '#store/useStored'
import { useStoredBoard } from '#board/useStoredBoard'
import { useToday } from '#base/useToday'

/** What one sitting asks at most: a few minutes on a phone. */
const SITTING = 8

/** Spaced review on this device: what waits, one sitting, and what each answer does. Call in setup. */
export function useReview() {
  const never = { mayWrite: () => false }
  const { stored: memories, save } = useStored('review', json(value => readMemories(value, isReviewItem)))

  // What the sorts and the quiz on this device tell: an item missed there is asked before one that was right.
  const boards = (['core', 'full'] as const).map(set => useStoredBoard(set, setById(set).poolOrder, never).board)
  const answers = quiz.map(question => ({
    id: `quiz/${question.id}`,
    grade: useStored(`quiz/${question.id}`, json(value => gradeOf(question, readQuiz(question, value)))).stored,
  }))
  const items = computed<readonly ReviewItem[]>(() => reviewItems.map((id) => {
    const question = answers.find(one => one.id === id)
    if (question)
      return { id, met: question.grade.value !== null, missed: question.grade.value !== null && question.grade.value !== 'right' }
    const card = cardById(id.split('/')[1])
    const bins = boards.flatMap(board => Object.hasOwn(board.value.placement, card.id) ? [board.value.placement[card.id]] : [])
    return { id, met: bins.length > 0, missed: bins.some(bin => bin !== card.bin) }
  }))

  const { now, tick } = useToday()

  const waiting = computed(() => queue(items.value, memories.value, now.value))
  const due = computed(() => Object.values(memories.value).filter(memory => isDue(memory, now.value)).length)
  const sitting = shallowRef<Sitting | null>(null)
  /** How the item that is asked was answered this time; null while it is not. */
  const given = shallowRef<Answered | null>(null)
  /** Counts what was asked: the same item asked again is a new question. */
  const turn = shallowRef(0)
  const asked = computed(() => sitting.value?.left[0] ?? null)

  return {
    /** Of all items: how many there are, were asked at least once, are due today, and were not asked yet. */
    total: reviewItems.length,
    due,
    fresh: computed(() => waiting.value.length - due.value),
    anythingMet: computed(() => items.value.some(({ met }) => met) || Object.keys(memories.value).length > 0),
    /** Days until the next is due, if nothing is; null where nothing was asked yet. */
    nextIn: computed(() => {
      const days = Object.values(memories.value).map(memory => daysUntil(memory, now.value))
      return days.length > 0 ? Math.min(...days) : null
    }),
    /** How many the next sitting would ask. */
    size: computed(() => Math.min(SITTING, waiting.value.length)),
    sitting,
    turn,
    asked,
    given,
    /** Days until the item that is asked comes back; null before it was ever answered. */
    backIn: computed(() => asked.value !== null && Object.hasOwn(memories.value, asked.value) ? daysUntil(memories.value[asked.value], now.value) : null),
    begin(): void {
      tick()
      given.value = null
      turn.value += 1
      sitting.value = startSitting(waiting.value.slice(0, SITTING).map(({ id }) => id))
    },
    /** Only the first answer of a sitting counts for when the item comes back. */
    give(answered: Answered): void {
      const id = asked.value
      if (sitting.value === null || id === null || given.value !== null)
        return
      tick()
      const next = answer(sitting.value, answered)
      if (next !== sitting.value)
        save({ ...memories.value, [id]: remember(memories.value[id], answered, now.value) })
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
