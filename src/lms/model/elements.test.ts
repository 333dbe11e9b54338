import type { Version } from './formats'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import list from '../../../content/interactions.json'
import { writeBoard } from '#board/model/boardState'
import { placementOf } from '#board/model/placement'
import { BIN_IDS } from '#case/model/model'
import { misconceptions, quiz, setById, slipLines } from '#case/index'
import { courseFacts, reportFacts } from '../courseFacts'
import { reportElements, reportText, sessionTime } from './elements'
import { isAllowed, isAllowedResponse } from './formats'
import { answersOf, objectivesOf } from './report'
import { NO_NOTES, writeState } from './stateString'

const VERSIONS = ['1.2', '2004'] as const
const { cards } = setById('core')
const facts = reportFacts()

const entries = fc.record({
  placed: fc.array(fc.option(fc.constantFrom(...BIN_IDS)), { minLength: cards.length, maxLength: cards.length }),
  quiz: fc.array(fc.option(fc.array(fc.nat(3), { minLength: 4, maxLength: 4 })), { minLength: quiz.length, maxLength: quiz.length }),
  judged: fc.array(fc.option(fc.constantFrom('yes', 'no')), { minLength: misconceptions.length, maxLength: misconceptions.length }),
  exit: fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }), fc.constant('[,]{lang=zh}\n')), { minLength: 2, maxLength: 2 }),
}).map(({ placed, quiz: chosen, judged, exit }) => {
  const placement = placementOf(cards.flatMap((id, at): [string, typeof BIN_IDS[number]][] => placed[at] ? [[id, placed[at]]] : []))
  return {
    'board/core': writeBoard({ placement, first: placement, marking: { check: 1, marked: [], moved: false, checked: placement, seen: false } }),
    ...Object.fromEntries(chosen.flatMap((picks, at) => {
      const keys = quiz[at].options.map(({ key }) => key)
      return picks ? [[`quiz/${quiz[at].id}`, JSON.stringify({ chosen: quiz[at].type === 'order' ? keys : quiz[at].type === 'single' ? [keys[picks[0] % keys.length]] : keys.filter((_, n) => picks[n]), attempts: 1, answered: true, asked: false })]] : []
    })),
    'true-false': JSON.stringify(Object.fromEntries(misconceptions.flatMap(({ id }, at) => judged[at] ? [[id, judged[at]]] : []))),
    'exit': JSON.stringify(Object.fromEntries(slipLines.map(({ id }, at) => [id, exit[at]]))),
  }
})

function elementsOf(version: Version, all: Record<string, string>, slip = true) {
  return reportElements(version, {
    objectives: objectivesOf({ checked: true, home: cards.slice(0, 5), quiz: {} }, facts.cards),
    answers: answersOf(list, all, facts, slip),
    raw: 38,
    completed: false,
    passed: false,
    canPass: true,
    progress: 0.13,
    place: 'sort',
  })
}

describe.each(VERSIONS)('SCORM %s', (version) => {
  it('is given what it takes, whatever a learner does', () => {
    fc.assert(fc.property(entries, fc.nat(2e9), (all, ms) => {
      const elements = elementsOf(version, all)
      for (const [name, value] of [...elements, sessionTime(version, ms)])
        expect(isAllowed(version, name, value), `${name} = ${JSON.stringify(value)}`).toBe(true)
      const types = new Map(elements.filter(([name]) => name.endsWith('.type')).map(([name, value]) => [name.split('.')[2], value]))
      for (const [name, value] of elements.filter(([name]) => /_response$|\.pattern$/.test(name)))
        expect(isAllowedResponse(version, types.get(name.split('.')[2])!, value), `${name} = ${JSON.stringify(value)}`).toBe(true)
      const state = writeState({ n: 5, minutes: 30_000_000, entries: all, notes: NO_NOTES }, courseFacts(list))
      expect(isAllowed(version, 'cmi.suspend_data', state.text)).toBe(true)
    }), { numRuns: 60 })
  })

  it('is given every number, one after the other, before anything is answered', () => {
    const ids = elementsOf(version, {}).filter(([name]) => /^cmi\.interactions\.\d+\.id$/.test(name)).map(([name]) => Number(name.split('.')[2]))
    expect(ids).toEqual(list.map((_, n) => n))
  })

  it('is given objectives, then answers, score, status', () => {
    const heads = elementsOf(version, {}).map(([name]) => /objectives|interactions|score|status|progress|location/.exec(name)![0])
    expect([...new Set(heads)]).toEqual(['objectives', 'interactions', 'score', 'status', ...version === '2004' ? ['progress'] : [], 'location'])
  })

  it('is not given the lines of the exit slip unless the learner says so', () => {
    const all = { exit: JSON.stringify({ [slipLines[0].id]: '还想问' }) }
    expect(elementsOf(version, all, false).filter(([, value]) => value.includes('还想问'))).toEqual([])
    expect(elementsOf(version, all, true).filter(([, value]) => value === '还想问')).toHaveLength(1)
  })
})

describe('what is refused elsewhere is refused here', () => {
  it.each([
    ['1.2', 'cmi.core.session_time', '00:00:01.25'], ['1.2', 'cmi.core.session_time', '1:00:00'],
    ['1.2', 'cmi.core.lesson_status', 'failed'], ['1.2', 'cmi.core.lesson_status', 'not attempted'],
    ['1.2', 'cmi.core.score.raw', '101'], ['1.2', 'cmi.core.score.raw', '38.125'], ['1.2', 'cmi.core.score.raw', ''],
    ['1.2', 'cmi.interactions.01.id', 'x'], ['1.2', 'cmi.interactions.0.learner_response', 'p'],
    ['1.2', 'cmi.suspend_data', 'a b'], ['1.2', 'cmi.suspend_data', 'A'.repeat(4097)],
    ['2004', 'cmi.session_time', 'PT1.125S'], ['2004', 'cmi.session_time', '00:00:01'],
    ['2004', 'cmi.success_status', 'failed'], ['2004', 'cmi.score.scaled', '38'],
    ['2004', 'cmi.interactions.0.correct_responses.0.pattern', 'S1-01'],
    ['2004', 'cmi.interactions.0.id', 'first_S1-01'], ['2004', 'cmi.core.lesson_status', 'completed'],
  ] as const)('%s: %s = %j', (version, name, value) => {
    expect(isAllowed(version, name, value)).toBe(false)
  })

  it('a choice with a hyphen or of a word in 1.2', () => {
    expect(isAllowedResponse('2004', 'choice', 'S1-01')).toBe(false)
    expect(isAllowedResponse('1.2', 'choice', 'project')).toBe(false)
    expect(isAllowedResponse('1.2', 'choice', 'p')).toBe(true)
    expect(isAllowedResponse('2004', 'sequencing', 'b[,]c[,]a')).toBe(true)
  })
})

describe('the status', () => {
  const report = (completed: boolean, passed: boolean, canPass: boolean) => ({ objectives: [], answers: [], raw: 50, completed, passed, canPass, progress: 1, place: '' })
  const status = (version: Version, ...of: Parameters<typeof report>) => Object.fromEntries(reportElements(version, report(...of)).filter(([name]) => name.includes('status')))

  it('is never failed: below what is to be reached it stays open', () => {
    expect(status('1.2', true, false, true)).toEqual({ 'cmi.core.lesson_status': 'incomplete' })
    expect(status('1.2', true, true, true)).toEqual({ 'cmi.core.lesson_status': 'passed' })
    expect(status('1.2', true, false, false)).toEqual({ 'cmi.core.lesson_status': 'completed' })
    expect(status('2004', true, false, true)).toEqual({ 'cmi.completion_status': 'completed', 'cmi.success_status': 'unknown' })
    expect(status('2004', true, false, false)).toEqual({ 'cmi.completion_status': 'completed' })
  })
})

it('time is whole seconds', () => {
  expect(sessionTime('1.2', 3_725_999)).toEqual(['cmi.core.session_time', '01:02:05'])
  expect(sessionTime('2004', 3_725_999)).toEqual(['cmi.session_time', 'PT3725S'])
})

it('a learner\'s words are one line, and no letter is cut in two', () => {
  expect(reportText('一\n二[,]三', 250)).toBe('一 二,三')
  expect(reportText(`${'a'.repeat(9)}😀`, 10)).toBe('a'.repeat(9))
})
