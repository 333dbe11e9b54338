import { BIN_IDS } from './model/model'
import { polls } from './polls'
import { quiz } from './quiz'

/** What hands can be raised for: the options of a poll or a quiz question, and for a card (`S2-09`, `sort/core/S1-01`) the bins. */
export function handOptions(poll: string): readonly string[] {
  const question = polls.find(({ id }) => id === poll) ?? quiz.find(({ id }) => id === poll)
  return question ? question.options.map(({ key }) => key) : BIN_IDS
}

/** Whether each person has one answer, so that the hands of all options add up to the class; not where several may be chosen. */
export const oneAnswerEach = (poll: string): boolean => quiz.find(({ id }) => id === poll)?.type !== 'multi'
