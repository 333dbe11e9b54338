import type { CardFacts, Place } from '../../src/case/model/model'
import type { Placement } from '../../src/board/model/placement'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { growCase } from './grow.ts'
import { checkContent, faultLine, summarize } from '../../build/content/check'
import { readContentFiles } from '../../build/content/files'
import { BIN_IDS, PLACES } from '../../src/case/model/model'
import { afterMove, check, homeCount, UNMARKED } from '../../src/board/model/marking'
import { samePlacement } from '../../src/board/model/placement'
import { readBoard } from '../../src/board/model/reading'
import { decodeShare, encodeShare } from '../../src/board/model/shareCode'

const cardsOf = (count: number): CardFacts[] => Array.from({ length: count }, (_, i) => ({ id: `card-${i}`, bin: BIN_IDS[i % 4], side: 'both' }))
const spread = (ids: readonly string[], places: readonly Place[]): Placement =>
  Object.fromEntries(ids.map((id, i) => [id, places[(i * 7 + i % 3) % places.length]]).filter(([, to]) => to !== 'pool'))
const setOf = (count: number) => ({ id: 'full', number: 3, cards: cardsOf(count).map(({ id }) => id) }) as const

describe('a case of many times the cards', () => {
  it('passes the content check as the bench generates it', () => {
    const grown = growCase(readContentFiles(fileURLToPath(new URL('../../content', import.meta.url))), 2)
    expect(checkContent(grown).map(fault => faultLine(fault))).toEqual([])
    expect(summarize(grown)).toMatch(/^content: 118 claims, 62 cards, 186 reasons, 16 pairs,/)
  })

  it.each<[string, (placement: Placement, cards: readonly CardFacts[]) => unknown]>([
    ['reading', readBoard],
    ['checking', (placement, cards) => check(UNMARKED, placement, cards)],
    ['counting the cards that are home', homeCount],
    ['clearing marks after a move', (placement, cards) => afterMove(UNMARKED, placement, placement, cards.map(({ id }) => id))],
  ])('%s looks ten times as often where there are ten times the cards', (_, act) => {
    const looks = [31, 310, 3100].map((count) => {
      const cards = cardsOf(count)
      let n = 0
      const counted = new Proxy<Placement>(spread(cards.map(({ id }) => id), BIN_IDS), {
        getOwnPropertyDescriptor: (target, key) => {
          n += 1
          return Reflect.getOwnPropertyDescriptor(target, key)
        },
      })
      act(counted, cards)
      return n
    })
    expect(looks).toEqual([looks[0], looks[0] * 10, looks[0] * 100])
    expect(looks[0]).toBeGreaterThan(0)
  })
})

describe('share codes of large sets', () => {
  it('give back the same placement, about four characters for ten cards', () => {
    for (const count of [1, 31, 32, 62, 63, 64, 93, 310, 3100, 4095]) {
      const set = setOf(count)
      const placement = spread(set.cards, PLACES)
      const code = encodeShare(set, placement)
      const decoded = decodeShare(code, [set])
      expect(decoded.ok && samePlacement(decoded.placement, placement), `${count} cards`).toBe(true)
      expect(code.length).toBeLessThanOrEqual(count * 0.4 + 8)
    }
  })

  it('a code that was given out while the set was small still reads when it has grown', () => {
    const old = encodeShare(setOf(63), { 'card-62': 'resource' })
    expect(old.startsWith('B')).toBe(true)
    expect(decodeShare(old, [setOf(310)])).toEqual({ ok: true, set: 'full', placement: { 'card-62': 'resource' } })
    expect(decodeShare(encodeShare(setOf(100), { 'card-99': 'project' }), [setOf(310)])).toEqual({ ok: true, set: 'full', placement: { 'card-99': 'project' } })
  })

  it('codes of small sets are, character by character, what they were when they were given out', () => {
    const bins = (count: number) => Object.fromEntries(setOf(count).cards.filter((_, i) => i % 5).map((id, i) => [id, BIN_IDS[i % 4]]))
    expect([1, 15, 31, 63].map(count => encodeShare(setOf(count), bins(count)))).toEqual(['BDBA_2Z', 'BDPuf8BqaFac', 'BDfEQciK9aNTo1LQu_', 'BD_PDPCLMq43Z1vEW6574q9-aPLCagn'])
  })

  it('cut, too long and made up, they are refused', () => {
    const code = encodeShare(setOf(310), spread(setOf(310).cards, PLACES))
    for (const wrong of [code.slice(0, -1), code.slice(1), `${code}A`, `${code.slice(0, 50)}x${code.slice(51)}`, code.repeat(20), 'CDA', 'CDAAAA'])
      expect(decodeShare(wrong, [setOf(310)]).ok, wrong.slice(0, 30)).toBe(false)
    expect(decodeShare(code, [setOf(309)])).toEqual({ ok: false, fault: 'set' })
  })
})
