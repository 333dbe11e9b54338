import type { CourseFacts } from './model/stateString'
import type { ReportFacts } from './model/report'
import { cardById, judgedOf, misconceptions, quiz, setById } from '#case/index'
import { idsOf } from './model/interactionList'
import { PATH_PARTS } from './model/stateString'

/** The case as the state string counts along it. Of each list what is gone keeps its place. */
export function courseFacts(list: readonly string[]): CourseFacts {
  const questions = idsOf(list, 'quiz')
  return {
    boards: { core: setById('core').cards, first: setById('first').cards, full: setById('full').cards, twins: setById('twins').cards },
    quiz: questions.map(id => ({ id, facts: quiz.find(question => question.id === id) ?? null })),
    judged: idsOf(list, 'judged'),
    review: [...setById('full').cards.map(id => `card/${id}`), ...questions.map(id => `quiz/${id}`)],
    parts: PATH_PARTS,
  }
}

/** The case as a report asks it. */
export const reportFacts = (): ReportFacts => ({
  cards: setById('core').poolOrder.map(cardById),
  quiz,
  judged: Object.fromEntries(misconceptions.map(one => [one.id, judgedOf(one).borneOut])),
})
