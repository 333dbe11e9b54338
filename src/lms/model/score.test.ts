import { describe, expect, it } from 'vitest'
import { EMPTY_BOARD } from '#board/model/boardState'
import { check, solvedMarking, UNMARKED } from '#board/model/marking'
import { placementOf } from '#board/model/placement'
import { cardById, quizById, setById } from '#case/index'
import { askAnswer, check as handIn, choose, startQuiz, tryAgain } from '#quiz/model/quiz'
import { countedCheck, NO_BEST, rawScore, scaledScore, withAnswer, withCheck, worth } from './score'

const cards = setById('core').poolOrder.map(cardById)
const OF = { cards: cards.length, questions: 13 }
/** So many cards home, the others in one bin or another that is not theirs. */
const sort = (home: number) => placementOf(cards.map((card, at) => [card.id, at < home ? card.bin : card.bin === 'project' ? 'resource' : 'project'] as const))
const board = (home: number, before = UNMARKED) => ({ placement: sort(home), first: null, marking: check({ ...before, moved: true }, sort(home), cards) })

describe('the board', () => {
  it('counts at a check, the best so far', () => {
    const first = board(9)
    const second = board(12, first.marking)
    const third = board(7, second.marking)
    expect(countedCheck(EMPTY_BOARD, first)).toBe(first.marking.checked)
    const best = [[EMPTY_BOARD, first], [first, second], [second, third]].reduce((sum, [before, after]) => withCheck(sum, countedCheck(before, after)!, cards), NO_BEST)
    expect(best.home).toHaveLength(12)
  })

  it('does not count while cards move, nor twice, nor once the answers were told', () => {
    const first = board(9)
    expect(countedCheck(first, { ...first, marking: { ...first.marking, moved: true } })).toBeNull()
    expect(countedCheck(first, { ...first })).toBeNull()
    const third = board(9, { ...first.marking, check: 2 })
    expect(third.marking.check).toBe(3)
    expect(countedCheck({ ...first, marking: { ...first.marking, check: 2 } }, third)).not.toBeNull()
    expect(countedCheck(third, board(15, third.marking))).toBeNull()
    expect(countedCheck(first, { ...first, marking: { ...first.marking, seen: true } })).toBeNull()
    expect(countedCheck({ ...EMPTY_BOARD, placement: sort(9) }, { placement: sort(15), first: null, marking: solvedMarking(sort(15)) })).toBeNull()
  })

  it('begins anew with a reset, as on the board, and takes nothing back', () => {
    expect(countedCheck(EMPTY_BOARD, board(4))).not.toBeNull()
    expect(withCheck(withCheck(NO_BEST, sort(11), cards), sort(4), cards).home).toHaveLength(11)
  })
})

describe('a question', () => {
  const question = quizById('Q2')
  const wrong = handIn(choose(question, startQuiz(question), 'a'))
  const right = (state = startQuiz(question)) => handIn(choose(question, tryAgain(state), 'b'))

  it('is worth 1 at the first try, a half later, nothing after the answer was shown', () => {
    expect(worth(question, right())).toBe(2)
    expect(worth(question, right(wrong))).toBe(1)
    expect(worth(question, wrong)).toBe(0)
    expect(worth(question, right(right(wrong)))).toBe(0)
    expect(worth(question, askAnswer(wrong))).toBe(0)
  })

  it('keeps its best', () => {
    const best = withAnswer(NO_BEST, 'Q2', question, right())
    expect(withAnswer(best, 'Q2', question, wrong)).toBe(best)
  })
})

describe('the score', () => {
  it('is whole, a half goes up', () => {
    const best = (home: number, halves: (0 | 1 | 2)[]) => ({ home: cards.slice(0, home).map(({ id }) => id), checked: true, quiz: Object.fromEntries(halves.map((value, at) => [`Q${at}`, value])) })
    expect(rawScore(NO_BEST, OF)).toBe(0)
    expect(rawScore(best(15, Array.from({ length: 13 }, () => 2 as const)), OF)).toBe(100)
    // 14 of 28; 10½ of 28 is 37.5.
    expect(rawScore(best(14, []), OF)).toBe(50)
    expect(rawScore(best(10, [1]), OF)).toBe(38)
    expect(rawScore(NO_BEST, { cards: 0, questions: 0 })).toBe(0)
    expect([0, 7, 38, 60, 100].map(scaledScore)).toEqual(['0', '0.07', '0.38', '0.6', '1'])
  })
})
