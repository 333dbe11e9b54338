import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setById, wasCard } from '#case/index'
import { isCaseId, otherCaseIn } from './caseName'
import { casePrefix, fingerprint, isAboutOthers, isOtherCases, SETTING_KEYS, takeOver, UNNAMED_PREFIX } from './storedNames'
import { readBoardState } from '#board/model/boardState'

const { local } = JSON.parse(readFileSync(new URL('../../../tests/fixtures/kept-before-ids.json', import.meta.url), 'utf8')) as { local: Record<string, string> }
const id = fc.stringMatching(/^[a-z0-9]{1,8}(?:-[a-z0-9]{1,8}){0,2}$/)

describe('the name of a case', () => {
  it.each(['g-district', 'a', 'case-2', '2024'])('may be %s', name => expect(isCaseId(name)).toBe(true))
  it.each(['', 'G-District', 'a b', 'a/b', 'a_b', '-a', 'a-', 'a--b', '案例', 'a'.repeat(41)])('can\'t be "%s"', name => expect(isCaseId(name)).toBe(false))

  it('keeps what two cases keep apart, and from what was there before', () => {
    fc.assert(fc.property(id, id, fc.string(), (one, other, name) => {
      const key = casePrefix(one) + name
      expect(key.startsWith(UNNAMED_PREFIX)).toBe(false)
      expect(key.startsWith(casePrefix(other))).toBe(one === other)
      expect(isOtherCases(key, casePrefix(other))).toBe(one !== other)
    }))
    expect(SETTING_KEYS.filter(key => isOtherCases(key, casePrefix('a')))).toEqual([])
  })

  it.each([
    [null, null], ['', null], ['g-district', null], ['g-district。', null], ['g-dist', null], ['g-district）&x', null], ['案例', null],
    ['repair-club', 'repair-club'], ['repair-club。', 'repair-club'], ['g-district-2', 'g-district-2'], ['x'.repeat(50), null],
  ])('in a link, %s, is another\'s: %s', (said, other) => expect(otherCaseIn(said, 'g-district')).toBe(other))
})

describe('whose it is that was kept without a name', () => {
  it.each([
    ['board/core', '{"placement":{"K1":"project"}}', true],
    ['board/core', '{"placement":{"K1":"project","S1-01":"project"}}', false],
    ['board/core', '{"placement":{},"first":{"K1":"project"}}', true],
    ['board/core', '{"placement":{}}', false],
    ['board/core', 'hello', false],
    ['board/core/aside/1', '{"placement":{"K1":"project"}}', true],
    ['board/core', '{"placement":["K1"]}', false],
    ['why/K3', 'x', true],
    ['why/S2-04', 'x', false],
    ['hands/sort/core/K1', '{}', true],
    ['hands/sort/core/S1-01', '{}', false],
    ['hands/money', '{}', false],
    ['review', '{"card/K1":{},"quiz/Q1":{}}', true],
    ['review', '{"card/S1-01":{}}', false],
    ['exit', '{"card":"K1"}', false],
  ])('%s %s: another\'s: %s', (name, text, others) => expect(isAboutOthers(name, text, wasCard)).toBe(others))

  it('never throws', () => {
    fc.assert(fc.property(fc.constantFrom('board/core', 'review', 'why/', 'hands/sort', ''), fc.oneof(fc.string(), fc.json()), (name, text) => {
      expect([true, false]).toContain(isAboutOthers(name, text, wasCard))
    }))
  })
})

describe('taking over', () => {
  const [a, b, c] = ['a', 'b', 'c']
  it.each([
    ['for the first time', a, null, undefined, 'take'],
    ['once', a, a, fingerprint(a), 'known'],
    ['not again, when it was taken out here', a, null, fingerprint(a), 'known'],
    ['not over what was done since', a, b, fingerprint(a), 'known'],
    ['what an older window went on with, when nothing was done here', b, a, fingerprint(a), 'take'],
    ['what an older window began afresh, after it was taken out here', b, null, fingerprint(a), 'take'],
    ['beside what was done here, when an older window went on, too', b, c, fingerprint(a), 'aside'],
    ['not over what is here after an attempt that broke off', a, b, undefined, 'known'],
  ] as const)('%s', (_, old, own, taken, does) => expect(takeOver(old, own, taken)).toBe(does))

  it('has everything of an earlier build, and each board is read whole', () => {
    for (const [name, text] of Object.entries(local)) {
      expect(isAboutOthers(name, text, wasCard), name).toBe(false)
      expect(takeOver(text, null, undefined)).toBe('take')
    }
    for (const set of ['core', 'first', 'full', 'twins'])
      expect(readBoardState(local[`board/${set}`], setById(set).cards)?.placement, set).toEqual((JSON.parse(local[`board/${set}`]) as { placement: object }).placement)
  })
})
