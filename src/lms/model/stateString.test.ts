import type { Entries } from './stateString'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import list from '../../../content/interactions.json'
import { writeBoard, readBoardState } from '#board/model/boardState'
import { placementOf } from '#board/model/placement'
import { misconceptions, quiz, setById } from '#case/index'
import { STEPS, TOOLS } from '#case/model/parts'
import { BIN_IDS, SET_IDS } from '#case/model/model'
import { check as handIn, choose, putInSlot, readQuiz, startQuiz, tryAgain } from '#quiz/model/quiz'
import { dueDay, readMemories, readPlan } from '#review/model/review'
import { courseFacts } from '../courseFacts'
import { MAX_STATE, NO_NOTES, PATH_PARTS, readState, settingKeyOf, writeState } from './stateString'
import { keyOf } from '#store/registry'

const facts = courseFacts(list)
const TODAY = 20_787
const DAY = 86_400_000

const places = (set: string) => fc.array(fc.option(fc.constantFrom(...BIN_IDS)), { minLength: setById(set).cards.length, maxLength: setById(set).cards.length })
  .map(bins => placementOf(setById(set).cards.flatMap((id, at): [string, typeof BIN_IDS[number]][] => bins[at] ? [[id, bins[at]]] : [])))

const board = (set: string) => fc.record({
  placement: places(set),
  first: fc.option(places(set)),
  check: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  moved: fc.boolean(),
  seen: fc.boolean(),
  checked: places(set),
}).map(({ placement, first, check, moved, seen, checked }) =>
  writeBoard({ placement, first, marking: { check, moved, seen, checked: check === 0 ? null : checked, marked: check >= 2 ? Object.keys(placement) : [] } }))

const question = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.array(fc.nat(5), { maxLength: 5 }), fc.boolean())
const answered = (index: number, [attempts, picks, asked]: [number, number[], boolean]): string => {
  const facts = quiz[index]
  const keys = facts.options.map(({ key }) => key)
  let state = startQuiz(facts)
  for (let n = 0; n <= attempts; n++) {
    state = tryAgain(state)
    picks.forEach((pick, slot) => {
      const key = keys[pick % keys.length]
      state = facts.type === 'order' ? putInSlot(facts, state, key, slot % keys.length) : choose(facts, state, key)
    })
    if (n < attempts)
      state = handIn(state)
  }
  return JSON.stringify({ ...state, asked: asked && state.answered })
}

const memory = fc.record({
  stability: fc.double({ min: 0.01, max: 300, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  at: fc.integer({ min: TODAY - 200, max: TODAY }),
  wait: fc.integer({ min: 1, max: 180 }),
  missed: fc.boolean(),
  inRow: fc.integer({ min: 0, max: 3 }),
}).map(({ at, wait, ...rest }) => {
  const last = new Date(2026, 0, 1, 15).getTime() + (at - TODAY) * DAY
  return { ...rest, last, due: last + wait * DAY }
})
const review = fc.tuple(fc.array(fc.option(memory), { minLength: facts.review.length, maxLength: facts.review.length }), fc.option(fc.integer({ min: TODAY, max: TODAY + 100 })), fc.array(fc.option(fc.integer({ min: TODAY - 30, max: TODAY })), { minLength: facts.review.length, maxLength: facts.review.length }))
  .map(([memories, exam, missed]) => JSON.stringify({
    ...Object.fromEntries(facts.review.flatMap((id, at) => memories[at] ? [[id, memories[at]]] : [])),
    plan: { exam, missed: Object.fromEntries(facts.review.flatMap((id, at) => missed[at] !== null && !memories[at] ? [[id, missed[at]]] : [])) },
  }))

const part = fc.constantFrom(...PATH_PARTS)
const entries: fc.Arbitrary<Entries> = fc.record({
  boards: fc.tuple(...SET_IDS.map(set => fc.option(board(set)))),
  quiz: fc.array(fc.option(question), { minLength: quiz.length, maxLength: quiz.length }),
  judged: fc.array(fc.option(fc.constantFrom('yes', 'no')), { minLength: misconceptions.length, maxLength: misconceptions.length }),
  review,
  path: fc.record({ visited: fc.uniqueArray(part), read: fc.uniqueArray(part), last: fc.option(part) }),
  words: fc.dictionary(fc.constantFrom('exit', 'why/S2-04', 'why/S3-02', 'questions', 'choice/money'), fc.string({ unit: 'grapheme', maxLength: 60 }).filter(text => !text.includes('\0'))),
  language: fc.option(fc.constantFrom('zh', 'en', 'both')),
}).map(({ boards, quiz: answers, judged, review: asked, path, words, language }) => ({
  ...Object.fromEntries(SET_IDS.flatMap((set, at) => boards[at] ? [[`board/${set}`, boards[at]]] : [])),
  ...Object.fromEntries(answers.flatMap((one, at) => one ? [[`quiz/${quiz[at].id}`, answered(at, one)]] : [])),
  'true-false': JSON.stringify(Object.fromEntries(misconceptions.flatMap(({ id }, at) => judged[at] ? [[id, judged[at]]] : []))),
  'review': asked,
  'study': JSON.stringify(path),
  ...words,
  ...language && { language },
}))

/** What an entry says, whatever its text looks like: order of arrival in a bin, and hours of the review, do not count. */
function meaning(name: string, text: string): unknown {
  const [kind, id] = name.split('/')
  if (kind === 'board') {
    const of = readBoardState(text, setById(id).cards)!
    return { ...of, placement: { ...of.placement }, marking: { ...of.marking, marked: [...of.marking.marked].sort() } }
  }
  if (kind === 'quiz')
    return readQuiz(quiz.find(one => one.id === id)!, JSON.parse(text))
  if (kind === 'review') {
    const known = () => true
    const value = JSON.parse(text) as { plan?: unknown }
    return {
      memories: Object.fromEntries(Object.entries(readMemories(value, known)).map(([item, memory]) =>
        [item, [dueDay(memory), Math.round((memory.due - memory.last) / DAY), memory.missed, memory.inRow]])),
      plan: readPlan(value.plan, known),
    }
  }
  if (kind === 'study') {
    const { visited, read, last } = JSON.parse(text) as { visited: string[], read: string[], last: string | null }
    return { visited: [...visited].sort(), read: [...read].sort(), last }
  }
  return kind === 'true-false' ? JSON.parse(text) : text
}
const meanings = (all: Entries) => Object.fromEntries(Object.entries(all).map(([name, text]) => [name, meaning(name, text)]))

describe('the state string', () => {
  it('gives back what was done, over random states', () => {
    fc.assert(fc.property(entries, fc.nat(1e6), fc.boolean(), (all, n, flag) => {
      const notes = { ...NO_NOTES, told: flag, best: { checked: flag, home: facts.boards.core.filter((_, at) => at % 2 === 0), quiz: { [quiz[0].id]: 2 as const, [quiz[2].id]: 1 as const } } }
      const { text, left } = writeState({ n, minutes: 30_000_000, entries: all, notes }, facts)
      expect(text.length).toBeLessThanOrEqual(MAX_STATE)
      expect(text).toMatch(/^1\.\d+\.\d+(?:\.[A-Za-z][\w-]*)+$/)
      const back = readState(text, facts)!
      expect(left).toEqual([])
      expect(back.n).toBe(n)
      expect(back.notes).toEqual(notes)
      expect(meanings(back.entries)).toEqual(meanings(all))
      // From then on to the letter.
      expect(writeState(back, facts).text).toBe(text)
    }), { numRuns: 150 })
  })

  const full: Entries = (() => {
    const sort = (set: string) => placementOf(setById(set).cards.map(id => [id, 'unstaged'] as const))
    const last = Date.UTC(2026, 10, 1, 12)
    return {
      ...Object.fromEntries(SET_IDS.map(set => [`board/${set}`, writeBoard({ placement: sort(set), first: sort(set), marking: { check: 3, moved: false, seen: true, checked: sort(set), marked: setById(set).cards } })])),
      ...Object.fromEntries(quiz.map((_, at) => [`quiz/${quiz[at].id}`, answered(at, [4, [3, 2, 1, 0], true])])),
      'true-false': JSON.stringify(Object.fromEntries(misconceptions.map(({ id }) => [id, 'no']))),
      'review': JSON.stringify({
        ...Object.fromEntries(facts.review.map(id => [id, { stability: 250, difficulty: 9, last, due: last + 180 * DAY, missed: true, inRow: 0 }])),
        plan: { exam: TODAY + 90, missed: Object.fromEntries(facts.review.map(id => [id, TODAY + 10])) },
      }),
      'study': JSON.stringify({ visited: PATH_PARTS, read: PATH_PARTS, last: 'class' }),
      'language': 'both',
      'answers-shown/core': 'yes',
    }
  })()
  const write = (all: Entries) => writeState({ n: 999_999, minutes: 30_000_000, entries: all, notes: { told: true, slip: true, completed: true, passed: true, best: { checked: true, home: facts.boards.core, quiz: Object.fromEntries(quiz.map(({ id }) => [id, 2 as const])) } } }, facts)

  it('with everything coded full takes some 590 characters, the missed days of all items among them, and leaves room for more than 1,250 Han', () => {
    const { text, left } = write(full)
    expect(left).toEqual([])
    expect(text.length).toBeLessThanOrEqual(600)
    const more = write({ ...full, exit: JSON.stringify({ card: '卡'.repeat(600), ask: '问'.repeat(650) }) })
    expect(more.left).toEqual([])
    expect(more.text.length).toBeLessThanOrEqual(MAX_STATE)
    expect(meanings(readState(more.text, facts)!.entries).exit).toContain('问'.repeat(650))
  })

  it('names what has no room, and keeps the rest', () => {
    const { text, left } = write({ ...full, 'exit': '写'.repeat(1000), 'why/S2-04': '因'.repeat(900), 'questions': '["问"]' })
    expect(left).toEqual(['why/S2-04'])
    expect(text.length).toBeLessThanOrEqual(MAX_STATE)
    const back = readState(text, facts)!.entries
    expect([back.exit.length, back.questions]).toEqual([1000, '["问"]'])
  })

  it('of an older package, with fewer cards and questions, is read by a newer one', () => {
    const older = { ...facts, boards: { ...facts.boards, core: facts.boards.core.slice(0, 9) }, quiz: facts.quiz.slice(0, 5), judged: facts.judged.slice(0, 4), review: facts.review.slice(0, 20), parts: facts.parts.slice(0, 8) }
    const { text } = writeState({ n: 1, minutes: 1, entries: full, notes: NO_NOTES }, older)
    const { entries: back } = readState(text, facts)!
    expect(Object.keys(readBoardState(back['board/core'], setById('core').cards)!.placement).sort()).toEqual([...facts.boards.core.slice(0, 9)].sort())
    expect(Object.keys(back).filter(name => name.startsWith('quiz/') && name !== 'quiz/undefined').length).toBe(quiz.length)
  })

  it.each(['', 'x', '2.1.1.pA', '1.1', '1.1.1.', '1.1.1.w9', '1.1.1.c', '1.1.1.cPAA', '1.1.1.pzz', '1.1.1.x!', `1.1.1.c${'_'.repeat(80)}`, '1.1.1.q____'])('%j can\'t be read, and nothing is thrown', (text) => {
    expect(readState(text, facts)).toBeNull()
  })

  it('never throws, whatever a platform gives back', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^1\.\d\.\d(\.[a-z][\w-]{0,30}){0,4}$/)), (text) => {
      readState(text, facts)
    }), { numRuns: 500 })
  })

  it('counts every part of the page, and settings by their names in the store', () => {
    expect([...PATH_PARTS].sort()).toEqual([...STEPS, ...TOOLS].sort())
    for (const name of ['language', 'letter-keys', 'sources', 'board-reading', 'slidev-color-schema'])
      expect(settingKeyOf(name)).toBe(keyOf(name))
  })
})
