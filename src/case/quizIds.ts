import ids from '../../content/quiz.yaml?ids'

/** The quiz's questions by their ids, for who only counts them. */
export const quizIds: readonly string[] = ids
