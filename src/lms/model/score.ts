import type { BoardState } from '#board/model/boardState'
import type { Placement } from '#board/model/placement'
import type { CardFacts, CardId } from '#case/model/model'
import type { QuizFacts, QuizState } from '#quiz/model/quiz'
import { scored } from '#board/model/marking'
import { placeOf, samePlacement } from '#board/model/placement'
import { gradeOf, TRIES } from '#quiz/model/quiz'

/** The best so far, which nothing takes back. */
export interface Best {
  /** Scored cards that were home at the check at which most were. */
  home: readonly CardId[]
  /** Whether a check ever counted: none home at a check is not the same as no check. */
  checked: boolean
  /** By question, in halves: 2 right at the first try, 1 later, 0. */
  quiz: Readonly<Record<string, 0 | 1 | 2>>
}
export const NO_BEST: Best = Object.freeze({ home: [], checked: false, quiz: Object.freeze({}) })

/**
 * The sort of a check that counts, if that is what has just happened to a board: one before the answers were told, by round 3 or by
 * being shown. A reset begins anew, as on the board.
 */
export function countedCheck(before: BoardState, after: BoardState): Placement | null {
  const { check, checked, moved, seen } = after.marking
  if (check === 0 || checked === null || moved || seen)
    return null
  const same = before.marking.check === check && before.marking.checked !== null && samePlacement(before.marking.checked, checked)
  return same || before.marking.check === 3 || before.marking.seen ? null : checked
}

/** The best with one more check. */
export function withCheck(best: Best, placement: Placement, cards: readonly CardFacts[]): Best {
  const home = scored(cards).filter(card => placeOf(placement, card.id) === card.bin).map(({ id }) => id)
  return { ...best, checked: true, home: home.length > best.home.length ? home : best.home }
}

/** What an answer is worth, in halves; after the answer was shown nothing. */
export function worth(question: QuizFacts, state: QuizState): 0 | 1 | 2 {
  if (gradeOf(question, state) !== 'right' || state.attempts > TRIES)
    return 0
  return state.attempts === 1 ? 2 : 1
}

/** The best with one answer more. */
export function withAnswer(best: Best, id: string, question: QuizFacts, state: QuizState): Best {
  const now = worth(question, state)
  return now > (best.quiz[id] ?? 0) ? { ...best, quiz: { ...best.quiz, [id]: now } } : best
}

/**
 * Whole, 0–100, a half goes up: board and quiz over the case's scored cards and questions.
 * @param of so many of either there are
 */
export function rawScore(best: Best, of: { cards: number, questions: number }): number {
  const total = of.cards + of.questions
  const halves = 2 * best.home.length + Object.values(best.quiz).reduce<number>((sum, value) => sum + value, 0)
  return total === 0 ? 0 : Math.min(100, Math.floor((100 * halves + total) / (2 * total)))
}

/** With two decimals at most: `1`, `0.6`, `0.07`. */
export const scaledScore = (raw: number): string => String(raw / 100)
