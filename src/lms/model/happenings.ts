import type { BoardState } from '#board/model/boardState'
import type { CardId, SetId } from '#case/model/model'
import type { CourseEvent, ReportFacts } from './report'
import type { Best } from './score'
import { EMPTY_BOARD, readBoardState } from '#board/model/boardState'
import { parseJson } from '#base/model/json'
import { isSetId } from '#case/model/model'
import { gradeOf, readQuiz } from '#quiz/model/quiz'
import { keyWord } from './report'
import { countedCheck, withAnswer, withCheck } from './score'

/* What a change of something stored means: the store tells only that a text has become another. */

export interface Happening {
  /** The best so far, with this. */
  best: Best
  /** For platforms that are told one by one. */
  events: readonly CourseEvent[]
  /** Worth to be sent at once. */
  milestone: boolean
}

export interface HappeningFacts {
  boards: Readonly<Record<SetId, readonly CardId[]>>
  report: ReportFacts
}

type Change = readonly [before: string | null, after: string | null]

function onBoard(set: SetId, change: Change, best: Best, { boards, report }: HappeningFacts): Happening {
  const [was, is] = change.map((text): BoardState => text === null ? EMPTY_BOARD : readBoardState(text, boards[set]) ?? EMPTY_BOARD)
  const counted = set === 'core' ? countedCheck(was, is) : null
  const { check, checked, moved } = is.marking
  const justChecked = check > 0 && !moved && checked !== null && was.marking.moved
  return {
    best: counted ? withCheck(best, counted, report.cards) : best,
    events: justChecked ? [{ kind: 'checked', set, placement: { ...checked }, round: check }] : [],
    milestone: justChecked || (is.first !== null && was.first === null),
  }
}

function onQuestion(question: ReportFacts['quiz'][number], change: Change, best: Best): Happening {
  const [was, is] = change.map(text => readQuiz(question, text === null ? undefined : parseJson(text)))
  if (!is.answered || (was.answered && was.attempts === is.attempts))
    return { best, events: [], milestone: false }
  const { id } = question
  const better = withAnswer(best, id, question, is)
  return {
    // An answer that is worth nothing counts as one, too.
    best: better.quiz[id] === undefined ? { ...better, quiz: { ...better.quiz, [id]: 0 } } : better,
    events: [{ kind: 'answered', id, response: is.chosen.filter(key => key !== null).map(key => keyWord(question, key)), right: gradeOf(question, is) === 'right', attempt: is.attempts }],
    milestone: true,
  }
}

function onJudgements(change: Change, { judged }: ReportFacts): CourseEvent[] {
  const [was, is] = change.map(text => (parseJson(text ?? '') ?? {}) as Record<string, unknown>)
  return Object.entries(is).flatMap(([id, said]): CourseEvent[] => was[id] === undefined && (said === 'yes' || said === 'no') && Object.hasOwn(judged, id)
    ? [{ kind: 'judged', id, yes: said === 'yes', right: (said === 'yes') === judged[id] }]
    : [])
}

/**
 * What it means that something stored has changed.
 * @param name in the store, without the case's prefix
 * @param before null: it was not there
 * @param after null: it is gone
 * @param best so far
 */
export function happened(name: string, before: string | null, after: string | null, best: Best, facts: HappeningFacts): Happening {
  const [kind, id = ''] = name.split('/')
  const change = [before, after] as const
  if (kind === 'board' && isSetId(id))
    return onBoard(id, change, best, facts)
  const question = kind === 'quiz' ? facts.report.quiz.find(one => one.id === id) : undefined
  if (question)
    return onQuestion(question, change, best)
  return { best, events: kind === 'true-false' ? onJudgements(change, facts.report) : [], milestone: false }
}
