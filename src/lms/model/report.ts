import type { BoardState } from '#board/model/boardState'
import type { CardFacts, CardId, ZoneId } from '#case/model/model'
import type { QuizFacts } from '#quiz/model/quiz'
import type { Interaction } from './interactionList'
import type { Entries } from './stateString'
import type { Best } from './score'
import { readBoardState } from '#board/model/boardState'
import { scored } from '#board/model/marking'
import { placeOf } from '#board/model/placement'
import { parseJson } from '#base/model/json'
import { ZONE_IDS } from '#case/model/model'
import { gradeOf, readQuiz } from '#quiz/model/quiz'
import { platformId, readEntry } from './interactionList'
import { worth } from './score'

/* What a lecturer's report gets, of no version of any standard yet. */

export type AnswerType = 'choice' | 'sequencing' | 'true-false' | 'fill-in'

/** One line of the report; where it stands is its number. */
export interface Answer {
  id: string
  type: AnswerType
  /** What would be right; null: nothing is. */
  right: readonly string[] | null
  /** What was answered; null: nothing yet. Of a fill-in, its text. */
  given: readonly string[] | null
  /** `neutral`: neither, or right only after the answer was shown. */
  result: 'right' | 'wrong' | 'neutral' | null
}

export interface Objective {
  id: string
  /** Per cent of its cards that were home at the best check; null before the first. */
  raw: number | null
}

/** Something that has just happened, for platforms that are told of it one by one. */
export type CourseEvent =
  | { kind: 'checked', set: string, placement: Readonly<Record<string, string>>, round: number }
  | { kind: 'answered', id: string, response: readonly string[], right: boolean, attempt: number }
  | { kind: 'judged', id: string, yes: boolean, right: boolean }

/** What is known of the case. */
export interface ReportFacts {
  /** Of the main sort. */
  cards: readonly CardFacts[]
  quiz: readonly ({ id: string } & QuizFacts)[]
  /** By sentence, whether it is borne out. */
  judged: Readonly<Record<string, boolean>>
}

const BIN_WORD = { project: 'project', resource: 'resource', development: 'development', unstaged: 'unstaged' } as const

/** A choice's key as every platform takes it. */
export const keyWord = ({ options }: QuizFacts, key: string): string =>
  options.every(option => /^[a-z0-9]$/.test(option.key)) ? key : 'abcdefghijklmnopqrstuvwxyz'[options.findIndex(option => option.key === key)] ?? 'z'

export const boardOf = (entries: Entries, set: string, ids: readonly CardId[]): BoardState | null =>
  Object.hasOwn(entries, `board/${set}`) ? readBoardState(entries[`board/${set}`], ids) : null

function ofCard(card: CardFacts | undefined, place: string, id: string): Answer {
  const right = card && !card.contested ? [BIN_WORD[card.bin]] : null
  const given = place === 'pool' ? null : [place]
  return { id, type: 'choice', right, given, result: given === null ? null : right === null ? 'neutral' : right[0] === given[0] ? 'right' : 'wrong' }
}

function ofQuestion(question: ReportFacts['quiz'][number] | undefined, stored: string | undefined, id: string): Answer {
  if (!question)
    return { id, type: 'choice', right: null, given: null, result: null }
  const state = readQuiz(question, stored === undefined ? undefined : parseJson(stored))
  const given = state.answered ? state.chosen.filter(key => key !== null).map(key => keyWord(question, key)) : null
  const grade = gradeOf(question, state)
  return {
    id,
    type: question.type === 'order' ? 'sequencing' : 'choice',
    right: question.answer.map(key => keyWord(question, key)),
    given,
    result: grade === null ? null : grade !== 'right' ? 'wrong' : worth(question, state) > 0 ? 'right' : 'neutral',
  }
}

/**
 * All lines of the report, one for each number.
 * @param list the case's own, by number
 * @param slip whether the learner lets the lines of the exit slip be sent
 */
export function answersOf(list: readonly string[], entries: Entries, { cards, quiz, judged }: ReportFacts, slip: boolean): Answer[] {
  const board = boardOf(entries, 'core', cards.map(({ id }) => id))
  const record = (name: string): Record<string, unknown> => (Object.hasOwn(entries, name) ? parseJson(entries[name]) ?? {} : {}) as Record<string, unknown>
  const own = { judged: record('true-false'), exit: record('exit') }
  const one: Record<Interaction['kind'], (of: string, id: string) => Answer> = {
    first: (of, id) => ofCard(cards.find(card => card.id === of), placeOf(board?.first ?? {}, of), id),
    last: (of, id) => ofCard(cards.find(card => card.id === of), placeOf(board?.marking.checked ?? {}, of), id),
    quiz: (of, id) => ofQuestion(quiz.find(question => question.id === of), entries[`quiz/${of}`], id),
    judged: (of, id) => {
      const right = Object.hasOwn(judged, of) ? judged[of] ? 'yes' : 'no' : null
      const said = own.judged[of]
      const given = said === 'yes' || said === 'no' ? said : null
      return { id, type: 'true-false', right: right && [right], given: given && [given], result: given === null ? null : right === null ? 'neutral' : given === right ? 'right' : 'wrong' }
    },
    exit: (of, id) => {
      const text = own.exit[of]
      const given = slip && typeof text === 'string' && text.trim() !== '' ? [text.trim()] : null
      return { id, type: 'fill-in', right: null, given, result: given && 'neutral' }
    },
  }
  return list.map(readEntry).map(entry => one[entry.kind](entry.of, platformId(entry)))
}

/** One a stage, by their numbers 0–2. */
export function objectivesOf(best: Best, cards: readonly CardFacts[]): Objective[] {
  return ZONE_IDS.map((stage: ZoneId) => {
    const own = scored(cards).filter(card => card.bin === stage)
    const home = own.filter(({ id }) => best.home.includes(id)).length
    return { id: `stage_${stage}`, raw: best.checked && own.length > 0 ? Math.floor((200 * home + own.length) / (2 * own.length)) : null }
  })
}
