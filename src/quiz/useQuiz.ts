import type { Ref } from 'vue'
import type { QuizState } from './model/quiz'
import { computed, shallowRef } from 'vue'
import { quizById } from '#case/index'
import { answerShown, askAnswer, canCheck, check, choose, markOf, putInSlot, readQuiz, startQuiz, tryAgain } from './model/quiz'
import { useDeck } from '#deck/useDeck'
import { json } from '#store/codecs'
import { useStored } from '#store/useStored'

function heldOnly(start: QuizState): { kept: Ref<QuizState>, keep: (state: QuizState) => void } {
  const kept = shallowRef(start)
  return { kept, keep: (state) => { kept.value = state } }
}

/**
 * One question of content/quiz.yaml with this device's answer; blank on paper. `fresh`: asked anew, and what is answered
 * is kept nowhere. Unknown ids throw.
 */
export function useQuiz(id: string, { fresh = false } = {}) {
  const question = quizById(id)
  const { place, interactive } = useDeck()
  const { kept, keep } = fresh
    ? heldOnly(startQuiz(question))
    : useStored(`quiz/${id}`, json(value => readQuiz(question, value)), () => interactive.value)
  const state = computed<QuizState>(() => place.value === 'print' ? startQuiz(question) : kept.value)
  return {
    question,
    state,
    mark: computed(() => markOf(question, state.value)),
    canCheck: computed(() => canCheck(state.value)),
    answerShown: computed(() => answerShown(question, state.value)),
    choose: (key: string) => keep(choose(question, state.value, key)),
    putInSlot: (key: string, to: number | null) => keep(putInSlot(question, state.value, key, to)),
    check: () => keep(check(state.value)),
    tryAgain: () => keep(tryAgain(state.value)),
    askAnswer: () => keep(askAnswer(state.value)),
  }
}
