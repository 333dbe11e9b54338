import type { LocalText, MarkId, Poll, QuizQuestion, ReadingStatement } from '../../../build/content/schema'
import type { QuizGrade } from '#quiz/model/quiz'
import type { StoredName } from '#store/registry'
import { computed } from 'vue'
import { cards, claimById, judgedOf, lessonSlides, markById, misconceptions, polls, quiz, slipLines, statements, twinCards } from '#case/index'
import { isReviewItem } from '#case/reviewItems'
import { json, readEntries } from '#store/codecs'
import { useStored } from '#store/useStored'
import { readChoice } from '#hands/model/handCounts'
import { gradeOf, readQuiz } from '#quiz/model/quiz'
import { readMemories } from '#review/model/review'

const isText = (value: unknown): value is string => typeof value === 'string'
const isJudgement = (value: unknown): value is 'yes' | 'no' => value === 'yes' || value === 'no'
const isMark = (value: unknown): value is MarkId => ['S', 'I', 'N'].includes(value as string)
const listOf = (value: unknown): unknown[] => Array.isArray(value) ? value : []
const written = (texts: readonly unknown[]): string[] => texts.filter(isText).filter(text => text.trim() !== '')

interface Sign { see: string, claim: LocalText | null }
/** A sign and the claim it was matched with, if that is still one of those offered. */
function readSign(value: unknown): Sign[] {
  const { see, claim } = (value ?? {}) as Record<string, unknown>
  const known = lessonSlides.find(slide => slide.id === 'resource-signs')?.claims?.find(id => id === claim)
  return written([see]).map(text => ({ see: text, claim: known ? claimById(known).text : null }))
}

/** What this device has stored beside the sorts, each list with what has an answer only; never written. Call in setup. */
export function useWrittenAnswers() {
  const stored = <T>(name: StoredName, read: (value: unknown) => T) => useStored(name, json(read)).stored

  const quizStates = quiz.map(question => ({ question, state: stored(`quiz/${question.id}`, value => readQuiz(question, value)) }))
  const choices = polls.flatMap(poll => Array.from({ length: poll.rounds }, (_, n) =>
    ({ poll, second: n === 1, text: useStored(n === 0 ? `choice/${poll.id}` : `choice/${poll.id}/2`).text })))
  const marks = stored('close-reading', value => readEntries(value, statements.map(({ id }) => id), isMark))
  const judged = stored('true-false', value => readEntries(value, misconceptions.map(({ id }) => id), isJudgement))
  const signs = stored('signs', (value) => {
    const { draft, pinned } = (value ?? {}) as Record<string, unknown>
    return { pinned: listOf(pinned).flatMap(readSign), draft: readSign(draft) }
  })
  const questions = stored('questions', value => written(listOf(value)))
  const slip = stored('exit', value => readEntries(value, slipLines.map(({ id }) => id), isText))
  const review = stored('review', value => readMemories(value, isReviewItem))
  const whys = [...cards, ...twinCards].map(card => ({ card, text: useStored(`why/${card.id}`).text }))

  return {
    quiz: computed(() => quizStates.flatMap(({ question, state: { value: state } }): { question: QuizQuestion, chosen: LocalText[], attempts: number, grade: QuizGrade | null }[] => {
      const chosen = state.chosen.flatMap(key => question.options.filter(option => option.key === key))
      return chosen.length > 0 ? [{ question, chosen, attempts: state.attempts, grade: gradeOf(question, state) }] : []
    })),
    choices: computed(() => choices.flatMap(({ poll, second, text }): { poll: Poll, second: boolean, chosen: LocalText[] }[] => {
      const keys = text.value === null ? [] : readChoice(text.value)
      const chosen = poll.options.filter(({ key }) => keys.includes(key))
      return chosen.length > 0 ? [{ poll, second, chosen }] : []
    })),
    closeReading: computed(() => statements.flatMap((statement): { statement: ReadingStatement, mark: LocalText }[] =>
      marks.value[statement.id] ? [{ statement, mark: markById(marks.value[statement.id]).name }] : [])),
    judged: computed(() => misconceptions.flatMap((one): { sentence: LocalText, own: 'yes' | 'no' }[] =>
      judged.value[one.id] ? [{ sentence: judgedOf(one).sentence, own: judged.value[one.id] }] : [])),
    signs,
    questions,
    review: computed(() => {
      const memories = Object.values(review.value)
      return { asked: memories.length, right: memories.filter(({ missed }) => !missed).length }
    }),
    whys: computed(() => whys.flatMap(({ card, text }) => written([text.value]).map(why => ({ card, why })))),
    slip: computed(() => slipLines.flatMap(line => written([slip.value[line.id]]).map(text => ({ line, text })))),
  }
}
