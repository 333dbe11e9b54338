import type { QuizQuestion } from '../../build/content/schema'
import data from '../../content/quiz.yaml'
import { found } from './found'

export const quiz: readonly QuizQuestion[] = data

export const quizById = (id: string): QuizQuestion => found(quiz.find(question => question.id === id), 'quiz question', id)
