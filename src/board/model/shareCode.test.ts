import type { Placement } from './placement'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardSets, setById } from '#case/index'
import { BIN_IDS } from '#case/model/model'
import { samePlacement } from './placement'
import { decodeShare, encodeShare } from './shareCode'

const placementOf = (ids: readonly string[]): fc.Arbitrary<Placement> =>
  fc.array(fc.option(fc.constantFrom(...BIN_IDS)), { minLength: ids.length, maxLength: ids.length })
    .map(bins => Object.fromEntries(ids.flatMap((id, i) => bins[i] ? [[id, bins[i]]] : [])))
const allHome = Object.fromEntries(setById('full').cards.map((id, i) => [id, BIN_IDS[i % 4]]))

describe('share code', () => {
  it('code and decode give back the same placement, for every set', () => {
    for (const set of cardSets) {
      fc.assert(fc.property(placementOf(set.cards), (placement) => {
        const decoded = decodeShare(encodeShare(set, placement), cardSets)
        expect(decoded).toMatchObject({ ok: true, set: set.id })
        expect(decoded.ok && samePlacement(decoded.placement, placement)).toBe(true)
      }), { numRuns: 300 })
    }
  })

  it('31 cards take at most 24 characters that need no escaping', () => {
    const code = encodeShare(setById('full'), allHome)
    expect(code.length).toBeLessThanOrEqual(24)
    expect(encodeURIComponent(code)).toBe(code)
  })

  it('old codes survive cards appended to the set and withdrawn from it', () => {
    const set = setById('first')
    const placement: Placement = { 'S1-03': 'project', 'X6': 'unstaged' }
    const old = encodeShare(set, placement)
    const grown = { ...set, cards: [...set.cards, 'S9-01', 'S9-02'] }
    expect(decodeShare(old, [grown])).toEqual({ ok: true, set: 'first', placement })
    expect(decodeShare(old, [grown], id => id !== 'X6')).toEqual({ ok: true, set: 'first', placement: { 'S1-03': 'project' } })
  })

  it('the order of cards in sets.yaml is as it was when the first codes were given out', () => {
    // Links are in students' hands: a list may grow at its end, and this text with it, but never change before.
    expect(Object.fromEntries(cardSets.map(set => [set.number, set.cards.join(' ')]))).toMatchObject({
      1: expect.stringMatching(/^S1-01 S1-02 S1-03 S1-04 S2-01 S2-02 S2-04 S2-08 S3-02 S3-03 S3-05 S3-06 X3 X6 X7/),
      2: expect.stringMatching(/^S1-03 S1-04 S2-02 S2-04 S3-02 S3-05 X3 X6/),
      3: expect.stringMatching(/^S1-01 S1-02 S1-03 S1-04 S1-05 S1-06 S2-01 S2-02 S2-03 S2-04 S2-05 S2-06 S2-07 S2-08 S2-09 S3-01 S3-02 S3-03 S3-04 S3-05 S3-06 S3-07 S3-08 X1 X2 X3 X4 X5 X6 X7 X8/),
      4: expect.stringMatching(/^T01 T02 T03 T04 T05 T06 T07 T08 T09 T10 T11 T12 T13 T14 T15/),
    })
    expect(decodeShare(encodeShare(setById('core'), { 'S1-01': 'project' }), cardSets)).toMatchObject({ placement: { 'S1-01': 'project' } })
  })

  it('a code with one character changed or cut is refused', () => {
    const code = encodeShare(setById('full'), allHome)
    fc.assert(fc.property(fc.nat(code.length - 1), fc.constantFrom(...'AZaz09-_'), (at, char) => {
      fc.pre(code[at] !== char)
      expect(decodeShare(code.slice(0, at) + char + code.slice(at + 1), cardSets).ok).toBe(false)
      expect(decodeShare(code.slice(0, at), cardSets).ok).toBe(false)
    }), { numRuns: 500 })
  })

  it('1,000 random, cut, foreign and hostile codes never throw', () => {
    const hostile = ['', ' ', '%', '__proto__', 'constructor', '<script>', '../../etc', '9'.repeat(100_000), '＃', '\u0000', 'BA', 'BDfAAAA', encodeShare(setById('core'), {}).repeat(2)]
    for (const code of hostile)
      expect(decodeShare(code, cardSets).ok).toBe(false)
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.base64String(), fc.stringMatching(/^[\w-]{6,30}$/)), (code) => {
      const decoded = decodeShare(code, cardSets)
      // What happens to pass the checksum is still a placement of known cards in known bins.
      if (decoded.ok)
        expect(Object.entries(decoded.placement).every(([id, bin]) => setById(decoded.set).cards.includes(id) && BIN_IDS.includes(bin))).toBe(true)
    }), { numRuns: 1000 })
  })
})
