import type { QuizFacts, QuizState } from './quiz'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quiz, quizById } from '#case/index'
import { answerShown, askAnswer, astray, canCheck, check, choose, gradeOf, putInSlot, readQuiz, rightOf, startQuiz, TRIES, tryAgain, wantsAgain } from './quiz'

const keysOf = (question: QuizFacts) => question.options.map(option => option.key)
const answered = (question: QuizFacts, keys: readonly string[]): QuizState => check(question.type === 'order'
  ? keys.reduce((state, key, slot) => putInSlot(question, state, key, slot), startQuiz(question))
  : keys.reduce((state, key) => choose(question, state, key), startQuiz(question)))

/** Anything a learner may press, on any question. */
type Press = (question: QuizFacts, state: QuizState) => QuizState
const key = fc.constantFrom('a', 'b', 'c', 'd', 'constructor')
const press: fc.Arbitrary<Press> = fc.oneof(
  key.map((one): Press => (question, state) => choose(question, state, one)),
  fc.tuple(key, fc.option(fc.integer({ min: -1, max: 4 }))).map(([one, to]): Press => (question, state) => putInSlot(question, state, one, to)),
  fc.constantFrom<Press>((_, state) => check(state), (_, state) => tryAgain(state), (_, state) => askAnswer(state)),
)
const question = fc.constantFrom(...quiz)
const play = (of: QuizFacts, presses: readonly Press[]) => presses.reduce((state, one) => one(of, state), startQuiz(of))

describe('a question', () => {
  it('marks one answer right or wrong', () => {
    expect(gradeOf(quizById('Q2'), answered(quizById('Q2'), ['b']))).toBe('right')
    expect(gradeOf(quizById('Q2'), answered(quizById('Q2'), ['d']))).toBe('wrong')
  })

  it.each([
    [['a', 'c'], 'right'],
    [['a'], 'partly'],
    [['a', 'b', 'c'], 'partly'],
    [['b', 'd'], 'wrong'],
  ])('marks several answers %j as %s', (keys, grade) => {
    expect(gradeOf(quizById('Q3'), answered(quizById('Q3'), keys))).toBe(grade)
  })

  it.each([
    [['b', 'c', 'a'], 'right'],
    [['b', 'a', 'c'], 'partly'],
    [['a', 'c', 'b'], 'partly'],
    [['c', 'a', 'b'], 'wrong'],
    [['a', 'b', 'c'], 'wrong'],
  ])('marks the order %j as %s', (keys, grade) => {
    expect(gradeOf(quizById('Q1'), answered(quizById('Q1'), keys))).toBe(grade)
  })

  it('is checked only when something is chosen, an order only when it is complete', () => {
    expect(canCheck(startQuiz(quizById('Q2')))).toBe(false)
    expect(canCheck(putInSlot(quizById('Q1'), startQuiz(quizById('Q1')), 'a', 0))).toBe(false)
    expect(check(startQuiz(quizById('Q2')))).toEqual(startQuiz(quizById('Q2')))
  })

  it('does not give the answer away by a wrong try', () => {
    const wrong = answered(quizById('Q2'), ['d'])
    expect(answerShown(quizById('Q2'), wrong)).toBe(false)
    expect(answerShown(quizById('Q2'), askAnswer(wrong))).toBe(true)
    expect(answerShown(quizById('Q2'), tryAgain(askAnswer(wrong)))).toBe(false)
    expect(answerShown(quizById('Q2'), answered(quizById('Q2'), ['b']))).toBe(true)
  })

  it('tells which of what was chosen is right, and what a hint is for', () => {
    const told = (id: string, keys: readonly string[]) => [rightOf, astray].map(tell => tell(quizById(id), answered(quizById(id), keys)))
    expect(told('Q2', ['d'])).toEqual([[], ['d']])
    expect(told('Q2', ['b'])).toEqual([['b'], []])
    expect(told('Q3', ['a', 'b', 'd'])).toEqual([['a'], ['b', 'd']])
    expect(told('Q3', ['a'])).toEqual([['a'], []])
    expect(told('Q10', ['b', 'c', 'd', 'a'])).toEqual([['b', 'a'], ['c']])
    expect(told('Q1', ['a', 'b', 'c'])).toEqual([[], ['a']])
    // Nothing before it is handed in.
    expect(rightOf(quizById('Q2'), choose(quizById('Q2'), startQuiz(quizById('Q2')), 'b'))).toEqual([])
    expect(astray(quizById('Q2'), choose(quizById('Q2'), startQuiz(quizById('Q2')), 'd'))).toEqual([])
  })

  it('gives a second try before the answer, where hints lead to it, and wants to be looked at again', () => {
    const of = quizById('Q2')
    const first = answered(of, ['d'])
    const second = check(choose(of, tryAgain(first), 'a'))
    expect([first, second].map(state => answerShown(of, state, TRIES))).toEqual([false, true])
    expect([first, second].map(state => answerShown(of, state))).toEqual([false, false])
    const mended = check(choose(of, tryAgain(first), 'b'))
    expect([startQuiz(of), answered(of, ['b']), first, tryAgain(first), second, mended].map(state => wantsAgain(of, state))).toEqual([false, false, true, false, true, true])
  })

  it('swaps two options of an order, and gives the place of one from outside', () => {
    const of = quizById('Q1')
    const both = putInSlot(of, putInSlot(of, startQuiz(of), 'a', 0), 'b', 1)
    expect(putInSlot(of, both, 'a', 1).chosen).toEqual(['b', 'a', null])
    expect(putInSlot(of, both, 'c', 0).chosen).toEqual(['c', 'b', null])
    expect(putInSlot(of, both, 'b', null).chosen).toEqual(['a', null, null])
  })

  it('keeps each option at most once, and only its own', () => {
    fc.assert(fc.property(question, fc.array(press), (of, presses) => {
      const chosen = play(of, presses).chosen.filter(one => one !== null)
      expect(new Set(chosen).size).toBe(chosen.length)
      expect(keysOf(of)).toEqual(expect.arrayContaining(chosen))
      if (of.type === 'single')
        expect(chosen.length).toBeLessThanOrEqual(1)
    }))
  })

  it('shows the answer only after an answer, and marks only what is handed in', () => {
    fc.assert(fc.property(question, fc.array(press), (of, presses) => {
      const state = play(of, presses)
      expect(gradeOf(of, state) !== null).toBe(state.answered)
      expect(answerShown(of, state)).toBe(state.answered && (state.asked || gradeOf(of, state) === 'right'))
    }))
  })

  it('comes back from the store as it was', () => {
    fc.assert(fc.property(question, fc.array(press), (of, presses) => {
      const state = play(of, presses)
      expect(readQuiz(of, JSON.parse(JSON.stringify(state)))).toEqual(state)
    }))
  })

  it('makes a sound state of anything that is stored', () => {
    const some = fc.oneof(fc.anything(), fc.record({ chosen: fc.array(fc.oneof(key, fc.constant(null))), attempts: fc.anything(), answered: fc.anything(), asked: fc.anything() }))
    fc.assert(fc.property(question, some, (of, stored) => {
      const state = readQuiz(of, stored)
      expect(readQuiz(of, state)).toEqual(state)
      expect(keysOf(of)).toEqual(expect.arrayContaining(state.chosen.filter(one => one !== null)))
    }))
  })
})
