/** One question and what a learner has done with it. No Vue, no words. */

export interface QuizFacts {
  type: 'single' | 'multi' | 'order'
  options: readonly { key: string }[]
  /** The right keys; for `order` all of them, in the right order. */
  answer: readonly string[]
}

export type QuizGrade = 'right' | 'partly' | 'wrong'

export interface QuizState {
  /** Keys in the order of the data; for `order` one entry a slot, null while it is empty. */
  chosen: readonly (string | null)[]
  /** Answers handed in so far. */
  attempts: number
  /** The choice is handed in and marked; no change until the next try. */
  answered: boolean
  /** The learner has asked for the answer. */
  asked: boolean
}

export const startQuiz = ({ type, options }: QuizFacts): QuizState =>
  ({ chosen: type === 'order' ? options.map(() => null) : [], attempts: 0, answered: false, asked: false })

/** One option pressed: takes it, in `multi` also gives it back. Nothing happens to a choice that is handed in. */
export function choose(question: QuizFacts, state: QuizState, key: string): QuizState {
  const keys = question.options.map(option => option.key)
  if (state.answered || question.type === 'order' || !keys.includes(key))
    return state
  if (question.type === 'single')
    return { ...state, chosen: [key] }
  const had = state.chosen.includes(key)
  return { ...state, chosen: keys.filter(one => one === key ? !had : state.chosen.includes(one)) }
}

/** `key` into slot `to` (0 is the first), or out of the row (null). What lies there takes the place that `key` leaves. */
export function putInSlot(question: QuizFacts, state: QuizState, key: string, to: number | null): QuizState {
  if (state.answered || question.type !== 'order' || !question.options.some(option => option.key === key))
    return state
  const chosen = [...state.chosen]
  const from = chosen.indexOf(key)
  if (to !== null && !(to in chosen))
    return state
  if (from >= 0)
    chosen[from] = to === null ? null : chosen[to]
  if (to !== null)
    chosen[to] = key
  return { ...state, chosen }
}

/** An order is complete when no slot is empty. */
export const canCheck = ({ chosen, answered }: QuizState): boolean => !answered && chosen.length > 0 && !chosen.includes(null)

/** Hands the choice in; the same object while it can't be. */
export const check = (state: QuizState): QuizState =>
  canCheck(state) ? { ...state, answered: true, attempts: state.attempts + 1 } : state

/** The next try begins with the last choice, to be mended. */
export const tryAgain = (state: QuizState): QuizState => ({ ...state, answered: false, asked: false })

/** Not before a try: the same object then. */
export const askAnswer = (state: QuizState): QuizState => state.answered ? { ...state, asked: true } : state

/**
 * Of a complete choice; null before it is handed in. `partly`: several answers, and one of those chosen is right; or an
 * order in which one option stands in its place.
 */
export function gradeOf(question: QuizFacts, state: QuizState): QuizGrade | null {
  if (!state.answered)
    return null
  const right = rightOf(question, state).length
  if (right === question.answer.length && right === state.chosen.length)
    return 'right'
  return right > 0 ? 'partly' : 'wrong'
}

/** What is right of a choice that is handed in: the options that are part of the answer, of an order those in their place. */
export function rightOf({ type, answer }: QuizFacts, { chosen, answered }: QuizState): readonly string[] {
  return answered ? chosen.filter((key, index): key is string => key !== null && (type === 'order' ? answer[index] === key : answer.includes(key))) : []
}

/** What a hint is told of: the options chosen that are no part of the answer; of an order the first that is out of its place. */
export function astray(question: QuizFacts, state: QuizState): readonly string[] {
  const right = rightOf(question, state)
  const others = state.answered ? state.chosen.filter((key): key is string => key !== null && !right.includes(key)) : []
  return question.type === 'order' ? others.slice(0, 1) : others
}

/** Where a hint follows the first try, the answer follows the second. */
export const TRIES = 2

/**
 * Whether the right answer may be seen: a wrong try does not give it away.
 * @param tries after so many it is told unasked; as long as it is not asked for, without
 */
export const answerShown = (question: QuizFacts, state: QuizState, tries = Number.POSITIVE_INFINITY): boolean =>
  state.answered && (state.asked || state.attempts >= tries || gradeOf(question, state) === 'right')

/** Not right at the first try: to be looked at again. */
export const wantsAgain = (question: QuizFacts, state: QuizState): boolean =>
  state.attempts > 1 || (state.answered && gradeOf(question, state) !== 'right')

/** A stored state, as far as it fits the question as it is now; else a fresh one. */
export function readQuiz(question: QuizFacts, stored: unknown): QuizState {
  const fresh = startQuiz(question)
  if (typeof stored !== 'object' || stored === null)
    return fresh
  const { chosen, attempts, answered, asked } = stored as Record<string, unknown>
  const keys = question.options.map(option => option.key)
  const fits = Array.isArray(chosen) && new Set(chosen.filter(key => key !== null)).size === chosen.filter(key => key !== null).length
    && (question.type === 'order'
      ? chosen.length === keys.length && chosen.every(key => key === null || keys.includes(key))
      : chosen.every(key => keys.includes(key)) && chosen.length <= (question.type === 'single' ? 1 : keys.length))
  if (!fits)
    return fresh
  const state: QuizState = {
    chosen: question.type === 'order' ? chosen : keys.filter(key => chosen.includes(key)),
    attempts: Number.isSafeInteger(attempts) && (attempts as number) > 0 ? attempts as number : 0,
    answered: false,
    asked: false,
  }
  return answered === true && canCheck(state)
    ? { ...state, attempts: Math.max(state.attempts, 1), answered: true, asked: asked === true }
    : state
}
