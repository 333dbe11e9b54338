import { describe, expect, it } from 'vitest'
import list from '../../../content/interactions.json'
import { writeBoard } from '#board/model/boardState'
import { check, UNMARKED } from '#board/model/marking'
import { placementOf } from '#board/model/placement'
import { cardById, misconceptions, quizById, setById } from '#case/index'
import { check as handIn, choose, startQuiz } from '#quiz/model/quiz'
import { courseFacts, reportFacts } from '../courseFacts'
import { happened } from './happenings'
import { NO_BEST } from './score'

const facts = { boards: courseFacts(list).boards, report: reportFacts() }
const sortOf = (set: 'core' | 'twins') => {
  const cards = setById(set).poolOrder.map(cardById)
  const placement = placementOf(cards.map(({ id, bin }) => [id, bin] as const))
  return { placement, placed: writeBoard({ placement, first: placement, marking: UNMARKED }), checked: writeBoard({ placement, first: placement, marking: check(UNMARKED, placement, cards) }) }
}

describe('what has happened', () => {
  it('a check: told, counted for the main sort, worth to be sent at once', () => {
    const { placement, placed, checked } = sortOf('core')
    const core = happened('board/core', placed, checked, NO_BEST, facts)
    // All home ends the rounds.
    expect(core.events).toEqual([{ kind: 'checked', set: 'core', placement, round: 3 }])
    expect([core.milestone, core.best.checked, core.best.home.length]).toEqual([true, true, 15])
    const twins = sortOf('twins')
    expect(happened('board/twins', twins.placed, twins.checked, NO_BEST, facts)).toMatchObject({ best: NO_BEST, milestone: true, events: [{ set: 'twins' }] })
  })

  it('the first whole sort: to be sent at once, and nothing is told of it', () => {
    expect(happened('board/core', null, sortOf('core').placed, NO_BEST, facts)).toEqual({ best: NO_BEST, events: [], milestone: true })
  })

  it('the same text again, or a board put away: nothing', () => {
    const { checked } = sortOf('core')
    expect(happened('board/core', checked, checked, NO_BEST, facts)).toEqual({ best: NO_BEST, events: [], milestone: false })
    expect(happened('board/core', checked, null, NO_BEST, facts)).toEqual({ best: NO_BEST, events: [], milestone: false })
  })

  it('an answer, with what it is worth; one that is worth nothing counts as given', () => {
    const question = quizById('Q2')
    const key = (right: boolean) => question.options.find(option => question.answer.includes(option.key) === right)!.key
    const stored = (right: boolean) => JSON.stringify(handIn(choose(question, startQuiz(question), key(right))))
    const right = happened('quiz/Q2', null, stored(true), NO_BEST, facts)
    expect(right).toMatchObject({ best: { quiz: { Q2: 2 } }, milestone: true, events: [{ kind: 'answered', id: 'Q2', right: true, attempt: 1 }] })
    expect(happened('quiz/Q2', stored(true), stored(true), right.best, facts).events).toEqual([])
  })

  it('each judgement once; other names are of no account', () => {
    const [{ id }] = misconceptions
    expect(happened('true-false', null, JSON.stringify({ [id]: 'yes' }), NO_BEST, facts).events).toEqual([{ kind: 'judged', id, yes: true, right: facts.report.judged[id] }])
    expect(happened('true-false', JSON.stringify({ [id]: 'yes' }), JSON.stringify({ [id]: 'no' }), NO_BEST, facts).events).toEqual([])
    for (const name of ['true-false', 'exit', 'quiz/none', 'board/none', 'constructor'])
      expect(happened(name, null, '{"constructor":"yes"}', NO_BEST, facts)).toEqual({ best: NO_BEST, events: [], milestone: false })
  })
})
