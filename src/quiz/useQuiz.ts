import type { Ref } from 'vue'
import type { QuizState } from './model/quiz'
import { computed, shallowRef } from 'vue'
import { quizById } from '#case/index'
import { answerShown, askAnswer, astray, canCheck, check, choose, gradeOf, putInSlot, readQuiz, rightOf, startQuiz, TRIES, tryAgain } from './model/quiz'
import { useDeck } from '#deck/useDeck'
import { json } from '#store/codecs'
import { useStored } from '#store/useStored'

function inMemory(start: QuizState): { stored: Ref<QuizState>, save: (state: QuizState) => void } {
  const stored = shallowRef(start)
  return { stored, save: (state) => { stored.value = state } }
}

/**
 * One question of content/quiz.yaml with this device's answer; blank on paper. `fresh`: asked anew, and what is answered
 * is kept nowhere. On pages a wrong try is told what of it is right, with a hint, and the second one the answer; on slides the
 * class is told by the deck's click. Unknown ids throw.
 */
export function useQuiz(id: string, { fresh = false } = {}) {
  const question = quizById(id)
  const { surface, interactive } = useDeck()
  const { stored, save } = fresh
    ? inMemory(startQuiz(question))
    : useStored(`quiz/${id}`, json(value => readQuiz(question, value)), () => interactive.value)
  const state = computed<QuizState>(() => surface.value === 'print' ? startQuiz(question) : stored.value)
  const onPage = computed(() => surface.value === 'page')
  return {
    question,
    state,
    grade: computed(() => gradeOf(question, state.value)),
    canCheck: computed(() => canCheck(state.value)),
    answerShown: computed(() => answerShown(question, state.value, onPage.value ? TRIES : undefined)),
    right: computed(() => onPage.value ? rightOf(question, state.value) : []),
    astray: computed(() => onPage.value ? astray(question, state.value) : []),
    choose: (key: string) => save(choose(question, state.value, key)),
    putInSlot: (key: string, to: number | null) => save(putInSlot(question, state.value, key, to)),
    check: () => save(check(state.value)),
    tryAgain: () => save(tryAgain(state.value)),
    askAnswer: () => save(askAnswer(state.value)),
  }
}
