import type { ReadingStatement, Sentence } from '../../../build/content/schema'
import sentenceData from '../../../content/sentences.yaml'
import statementData from '../../../content/statements.yaml'

export const sentences: readonly Sentence[] = sentenceData
export const statements: readonly ReadingStatement[] = statementData
