import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAnswerName, joined, MAX_ANSWERS, readAnswers, wouldReplace, writeAnswers } from './answersFile'

const SAVED = '2026-11-25T08:00:00.000Z'
const all = () => true
const answers = {
  'board/core': '{"version":1,"placement":{"S1-01":"project"},"check":0,"marked":[],"moved":true,"first":null}',
  'quiz/Q2': '{"chosen":["a"],"attempts":1,"answered":true,"asked":false}',
  'choice/money': '["b"]',
  'choice/money/2': '["a"]',
  'why/S2-04': '因为 "both sides" act\nand {not} JSON',
  'exit': '{"card":"S2-04"}',
}
const file = (more: object) => JSON.stringify({ app: 'coevolution-deck', kind: 'answers', version: 1, saved: SAVED, entries: {}, ...more })

const anyName = fc.oneof(
  fc.constantFrom('board/core', 'quiz/Q1', 'why/S1-01', 'exit', 'review', 'choice/money'),
  fc.constantFrom('hands/money', 'language', '__proto__', 'constructor', 'board/core/aside/1', 'why/<b>', ''),
  fc.string(),
)
const anyText = fc.oneof(fc.string(), fc.json(), fc.constantFrom('{"a":1}', '{ "a": 1 }', '"text"', 'null', '1e3', '{"__proto__":1}'))

describe('which names are answers', () => {
  it.each([
    ['board/core', true], ['why/S2-04', true], ['exit', true], ['choice/money/2', true],
    ['hands/money', false], ['language', false], ['class-table', false], ['clock', false],
    ['board/core/aside/1764000000000', false], ['', false], ['__proto__', false], ['why/<script>', false], [`why/${'a'.repeat(90)}`, false],
  ])('%s: %s', (name, expected) => {
    expect(isAnswerName(name)).toBe(expected)
  })
})

describe('the file of answers', () => {
  it('brings every entry back as it was', () => {
    expect(readAnswers(writeAnswers(answers, SAVED), all)).toEqual({ ok: true, saved: SAVED, answers, leftOut: [] })
  })

  it('is JSON that a person can read: what was JSON in the store is no string in it', () => {
    const { entries } = JSON.parse(writeAnswers(answers, SAVED)) as { entries: Record<string, unknown> }
    expect(entries['board/core']).toMatchObject({ placement: { 'S1-01': 'project' } })
    expect(entries['why/S2-04']).toBe(answers['why/S2-04'])
  })

  it('brings any texts back, to the letter', () => {
    fc.assert(fc.property(fc.dictionary(anyName, anyText), (some) => {
      const read = readAnswers(writeAnswers(some, SAVED), all)
      expect(read).toMatchObject({ ok: true, leftOut: [] })
      expect(read.ok && read.answers).toEqual(Object.fromEntries(Object.entries(some).filter(([name]) => isAnswerName(name))))
    }))
  })

  it('reads a file with a byte order mark and what an editor or a chat put around it', () => {
    expect(readAnswers(`\uFEFF  ${writeAnswers(answers, SAVED)}\r\n`, all)).toMatchObject({ ok: true, answers })
  })

  it('leaves out and names what makes no sense, and reads the rest', () => {
    const entries = { 'exit': { card: 'x' }, 'quiz/Q99': { chosen: [] }, 'hands/money': {}, 'why/S1-01': 7, 'why/S1-02': null, 'language': 'en', 'why/S1-03': 'yes', '__proto__': {} }
    const read = readAnswers(file({ entries }).replace('"language"', '"__proto__"'), name => name !== 'quiz/Q99')
    expect(read).toMatchObject({ ok: true, answers: { 'exit': '{"card":"x"}', 'why/S1-03': 'yes' } })
    expect(read.ok && read.leftOut).toEqual(expect.arrayContaining(['quiz/Q99', 'hands/money', 'why/S1-01', 'why/S1-02']))
  })

  it.each([
    ['nothing', '', 'notOurs'],
    ['no JSON', 'hello', 'notOurs'],
    ['a list', '[]', 'notOurs'],
    ['null', 'null', 'notOurs'],
    ['another app', file({ app: 'other' }), 'notOurs'],
    ['another kind', file({ kind: 'sort' }), 'notOurs'],
    ['entries that are a list', file({ entries: ['exit'] }), 'notOurs'],
    ['entries that are a text', file({ entries: 'exit' }), 'notOurs'],
    ['no entries', file({ entries: undefined }), 'notOurs'],
    ['no version', file({ version: undefined }), 'notOurs'],
    ['version 0', file({ version: 0 }), 'notOurs'],
    ['a version of the future', file({ version: 2 }), 'newer'],
    ['far too much', 'a'.repeat(MAX_ANSWERS + 1), 'tooLarge'],
    ['a deep nest', `${'['.repeat(9000)}${']'.repeat(9000)}`, 'notOurs'],
  ])('%s is told: %3$s', (_, text, fault) => {
    expect(readAnswers(text, all)).toEqual({ ok: false, fault })
  })

  it('never throws, and gives texts only, under names of answers', () => {
    const hostile = fc.record({
      app: fc.oneof(fc.constant('coevolution-deck'), fc.jsonValue()),
      kind: fc.oneof(fc.constant('answers'), fc.jsonValue()),
      version: fc.oneof(fc.constant(1), fc.jsonValue()),
      entries: fc.oneof(fc.dictionary(anyName, fc.jsonValue()), fc.jsonValue()),
    }, { requiredKeys: [] })
    fc.assert(fc.property(fc.oneof(hostile.map(value => JSON.stringify(value)), fc.string(), fc.json()), (text) => {
      const read = readAnswers(text, all)
      if (!read.ok)
        return
      for (const [name, stored] of Object.entries(read.answers)) {
        expect(isAnswerName(name)).toBe(true)
        expect(typeof stored).toBe('string')
      }
    }))
  })
})

describe('what would be replaced', () => {
  it('is what is there and says something else', () => {
    expect(wouldReplace({ exit: 'a', 'why/S1-01': 'b', 'quiz/Q1': 'c' }, { exit: 'a', 'why/S1-01': 'x', 'quiz/Q2': 'd' })).toEqual(['why/S1-01'])
    expect(wouldReplace({}, answers)).toEqual([])
    expect(wouldReplace({ study: '{"visited":["answers"]}' }, { study: '{"visited":["try"]}' }), 'a page looked at is no answer').toEqual([])
  })

  it('is no part of the path: what was opened here stays opened, and where the other device was is where one goes on', () => {
    const path = (visited: string[], last: string) => JSON.stringify({ visited, last })
    expect(JSON.parse(joined({ study: path(['answers'], 'answers') }, { study: path(['try', 'sort'], 'sort'), exit: '{}' }).study)).toEqual({ visited: ['answers', 'try', 'sort'], last: 'sort' })
    expect(JSON.parse(joined({ study: path(['stages'], 'stages') }, { study: JSON.stringify({ visited: ['sort'], last: 'sort', read: ['debrief'] }) }).study)).toEqual({ visited: ['stages', 'sort'], last: 'sort', read: ['stages', 'debrief'] })
    expect(joined({}, answers)).toEqual(answers)
    expect(joined({ study: 'broken' }, { study: path(['try'], 'try') })).toEqual({ study: path(['try'], 'try') })
  })
})
