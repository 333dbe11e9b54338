import type { ComputedRef } from 'vue'
import type { Memories, Plan, ReviewItem, Waiting } from './model/review'
import { computed, watch } from 'vue'
import { cardById, quiz, setById } from '#case/index'
import { isReviewItem, reviewItems } from '#case/reviewItems'
import { dayOf } from '#base/model/days'
import { parseJson } from '#base/model/json'
import { gradeOf, readQuiz } from '#quiz/model/quiz'
import { missedIn, NO_PLAN, noted, readMemories, readPlan, waitingNow } from './model/review'
import { codec, json } from '#store/codecs'
import { useStored } from '#store/useStored'
import { useStoredBoard } from '#board/useStoredBoard'
import { useToday } from '#base/useToday'

interface StoredReview { memories: Memories, plan: Plan }

/** One record: the memories by item and, where there is one, the plan beside them, which older builds leave out. */
const record = codec<StoredReview>({ memories: {}, plan: NO_PLAN }, (text) => {
  const value = parseJson(text)
  const { plan } = (value ?? {}) as { plan?: unknown }
  return { memories: readMemories(value, isReviewItem), plan: readPlan(plan, isReviewItem) }
}, ({ memories, plan }) => plan === NO_PLAN ? JSON.stringify(memories) : JSON.stringify({ ...memories, plan }))

export interface UseDueReturn {
  memories: ComputedRef<Memories>
  plan: ComputedRef<Plan>
  save: (changed: Partial<StoredReview>) => void
  items: ComputedRef<readonly ReviewItem[]>
  /** Missed in a sort or in the quiz, whenever. */
  missed: ComputedRef<ReadonlySet<string>>
  waiting: ComputedRef<Waiting>
  now: ReturnType<typeof useToday>['now']
  tick: () => void
}

/** What waits for review on this device, without what it takes to answer. Call in setup. */
export function useDue(): UseDueReturn {
  const never = { mayWrite: () => false }
  const { stored, save } = useStored('review', record)
  const memories = computed(() => stored.value.memories)
  const plan = computed(() => stored.value.plan)

  // What the sorts and the quiz on this device tell: an item missed there is asked before one that was right.
  const boards = (['core', 'full'] as const).map((set) => {
    const { poolOrder } = setById(set)
    return { cards: poolOrder.map(cardById), board: useStoredBoard(set, poolOrder, never).board }
  })
  const answers = quiz.map(question => ({
    id: `quiz/${question.id}`,
    grade: useStored(`quiz/${question.id}`, json(value => gradeOf(question, readQuiz(question, value)))).stored,
  }))
  /** What was handed in wrong: a card on its way is not. */
  const missed = computed(() => new Set([
    ...boards.flatMap(({ cards, board }) => missedIn([board.value.first, board.value.marking.checked], cards).map(id => `card/${id}`)),
    ...answers.flatMap(({ id, grade }) => grade.value !== null && grade.value !== 'right' ? [id] : []),
  ].filter(isReviewItem)))
  const items = computed<readonly ReviewItem[]>(() => reviewItems.map((id) => {
    const question = answers.find(one => one.id === id)
    if (question)
      return { id, met: question.grade.value !== null, missed: missed.value.has(id) }
    const card = cardById(id.split('/')[1])
    const bins = boards.flatMap(({ board }) => Object.hasOwn(board.value.placement, card.id) ? [board.value.placement[card.id]] : [])
    return { id, met: bins.length > 0, missed: missed.value.has(id) || bins.some(bin => bin !== card.bin) }
  }))

  const { now, tick } = useToday()
  return {
    memories,
    plan,
    save: changed => save({ ...stored.value, ...changed }),
    items,
    missed,
    waiting: computed(() => waitingNow(items.value, memories.value, now.value, plan.value)),
    now,
    tick,
  }
}

/** Notes the day on which something is missed, so that it is asked on the next. Call once on the page, in setup. */
export function useMissedNotes({ plan, save, missed }: UseDueReturn): void {
  watch(missed, (now, before) => {
    const today = dayOf(Date.now())
    // At first what no earlier visit has noted; from then on what is missed anew.
    const news = [...now].filter(id => before ? !before.has(id) : !Object.hasOwn(plan.value.missed, id))
    const next = noted(plan.value, news, today)
    if (next !== plan.value)
      save({ plan: next })
  }, { immediate: true, flush: 'post' })
}
