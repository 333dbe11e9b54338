import { cardById } from './board/cards'
import { quiz } from './quiz'
import { setById } from './board/sets'

/**
 * What spaced review asks, `card/S1-01`, `quiz/Q1`: two cards, a question, and so on, so that no sitting is of one kind.
 * Contested cards have no answer to remember.
 */
export const reviewItems: readonly string[] = /* @__PURE__ */ (() => {
  const questions = quiz.map(({ id }) => `quiz/${id}`)
  const scored = setById('full').poolOrder.map(cardById).filter(card => !card.contested)
  const mixed = scored.flatMap(({ id }, index) => [`card/${id}`, ...(index % 2 === 1 ? questions.splice(0, 1) : [])])
  return [...mixed, ...questions]
})()

const known: ReadonlySet<string> = /* @__PURE__ */ new Set(reviewItems)

/** For what a device has kept: a card may have been withdrawn since. */
export const isReviewItem = (id: string): boolean => known.has(id)
