import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addHands,
  clearHands,
  dividedWord,
  division,
  EMPTY_HANDS,
  handsFor,
  MAX_HANDS,
  mostDividedFirst,
  orderPairs,
  partOfMost,
  readChoice,
  readHands,
  roundOf,
  shareOf,
  showHands,
  totalHands,
  turnToRound,
  writeHands,
} from '../../src/domain/handCounts'

const OPTIONS = ['a', 'b', 'c', 'd']
const option = fc.constantFrom(...OPTIONS)
const presses = fc.array(fc.record({ option, by: fc.integer({ min: -1500, max: 1500 }), round: fc.constantFrom<1 | 2>(1, 2) }))
const keyed = presses.map(all => all.reduce((record, { option, by, round }) => addHands(record, option, by, round), EMPTY_HANDS))
const counts = fc.array(fc.nat(50), { minLength: 4, maxLength: 4 })

describe('hands of a poll', () => {
  it('are keyed into the current round, and the first round is kept when the second begins', () => {
    const first = addHands(addHands(EMPTY_HANDS, 'a', 1), 'a', 1)
    const second = addHands(turnToRound(first, 2), 'b', 3)
    expect(roundOf(second, 1).counts).toEqual({ a: 2 })
    expect(roundOf(second, 2).counts).toEqual({ b: 3 })
    expect(handsFor(roundOf(turnToRound(second, 1), 1), 'a')).toBe(2)
  })

  it('are shown and cleared round by round', () => {
    const record = showHands(addHands(addHands(EMPTY_HANDS, 'a', 5, 1), 'b', 4, 2), true, 1)
    expect(record.rounds.map(({ shown }) => shown)).toEqual([true, false])
    const cleared = clearHands(record, 2)
    expect(cleared.rounds.map(totalHands)).toEqual([5, 0])
    expect(clearHands(record)).toBe(EMPTY_HANDS)
  })

  it('that do not change are the same record', () => {
    expect(addHands(EMPTY_HANDS, 'a', -1)).toBe(EMPTY_HANDS)
    expect(showHands(EMPTY_HANDS, false)).toBe(EMPTY_HANDS)
    expect(turnToRound(EMPTY_HANDS, 1)).toBe(EMPTY_HANDS)
  })

  it('are measured by the most of both rounds where one may have several', () => {
    const record = addHands(addHands(addHands(EMPTY_HANDS, 'a', 30, 1), 'b', 15, 1), 'b', 20, 2)
    expect([partOfMost(record, 1, 'a'), partOfMost(record, 1, 'b'), partOfMost(record, 2, 'b'), partOfMost(record, 2, 'c')]).toEqual([1, 0.5, 20 / 30, 0])
    expect(partOfMost(EMPTY_HANDS, 1, 'a')).toBe(0)
  })

  it('stay whole numbers between 0 and 999 whatever is pressed', () => {
    fc.assert(fc.property(keyed, (record) => {
      for (const { counts } of record.rounds) {
        for (const hands of Object.values(counts))
          expect(Number.isInteger(hands) && hands >= 0 && hands <= MAX_HANDS).toBe(true)
      }
    }))
  })

  it('have shares that add up to 1, or to 0 without hands', () => {
    fc.assert(fc.property(keyed, ({ rounds: [round] }) => {
      const sum = OPTIONS.reduce((all, one) => all + shareOf(round, one), 0)
      expect(sum).toBeCloseTo(totalHands(round) === 0 ? 0 : 1, 10)
    }))
  })
})

describe('a stored poll', () => {
  it('is read as it was written', () => {
    fc.assert(fc.property(keyed, fc.boolean(), (record, shown) => {
      const kept = showHands(record, shown, 2)
      expect(readHands(writeHands(kept), OPTIONS)).toEqual(kept)
    }))
  })

  it('loses options that are unknown, and bad numbers', () => {
    const text = JSON.stringify({
      version: 1,
      round: 2,
      rounds: [{ counts: { a: 3, z: 9, b: -1, c: '7', d: 1.5 }, shown: true }, { counts: { a: 1e9, b: null } }],
    })
    expect(readHands(text, OPTIONS)).toEqual({
      round: 2,
      rounds: [{ counts: { a: 3, b: 0, c: 0, d: 0 }, shown: true }, { counts: { a: 0, b: 0 }, shown: false }],
    })
  })

  it.each(['', 'hello', 'null', '[]', '{"version":2}', '{"version":1,"rounds":[]}', '{"version":1,"round":3,"rounds":[{"counts":{}},{"counts":{}}]}'])('is unreadable: %s', (text) => {
    expect(readHands(text, OPTIONS)).toBeNull()
  })

  it('never throws, and what it reads is in order', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const record = readHands(text, OPTIONS)
      expect(record === null || record.rounds.every(({ counts }) => Object.keys(counts).every(key => OPTIONS.includes(key)))).toBe(true)
      expect(readChoice(text, OPTIONS).every(key => OPTIONS.includes(key))).toBe(true)
    }))
  })

  it('with names of the language\'s own is nothing special', () => {
    const text = '{"version":1,"rounds":[{"counts":{"__proto__":4,"constructor":5}},{"counts":{}}]}'
    expect(readHands(text, OPTIONS)?.rounds[0].counts).toEqual({})
    expect(handsFor(roundOf(EMPTY_HANDS, 1), 'constructor')).toBe(0)
  })
})

describe('own choice', () => {
  it('is a list of known keys, each once', () => {
    expect(readChoice('["a","a","z"]', OPTIONS)).toEqual(['a'])
    expect(readChoice('["a","z"]')).toEqual(['a', 'z'])
    expect(readChoice('{"a":1}')).toEqual([])
  })
})

describe('division', () => {
  it.each([
    [[0, 0, 0, 0], 0],
    [[9, 0, 0, 0], 0],
    [[5, 5, 0, 0], 0.5],
    [[3, 3, 3, 3], 1],
  ])('of %j is %d', (hands, expected) => {
    expect(division(hands)).toBeCloseTo(expected, 10)
  })

  it('lies between 0 and 1, and does not ask which bin holds what', () => {
    fc.assert(fc.property(counts, (hands) => {
      const value = division(hands)
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1)
      expect(division(hands.toReversed())).toBeCloseTo(value, 10)
      expect(division(hands.map(one => one * 3))).toBeCloseTo(value, 10)
    }))
  })

  it('grows when a hand goes from a fuller bin to an emptier one', () => {
    fc.assert(fc.property(counts, fc.nat(3), fc.nat(3), (hands, from, to) => {
      fc.pre(hands[from] > hands[to] + 1)
      const moved = hands.map((one, index) => one + (index === to ? 1 : index === from ? -1 : 0))
      expect(division(moved)).toBeGreaterThan(division(hands))
    }))
  })

  it.each([
    [[20, 0, 0, 0], 'agreed'],
    [[16, 4, 0, 0], 'mostly'],
    [[10, 10, 0, 0], 'divided'],
    [[8, 6, 6, 0], 'spread'],
  ] as const)('of %j in a word: %s', (hands, word) => {
    expect(dividedWord(division(hands))).toBe(word)
  })
})

describe('the class\'s table', () => {
  const rows = fc.array(counts, { maxLength: 15 }).map(all => all.map((hands, index) => ({ id: `card-${index}`, counts: hands })))

  it('has the most divided card first and cards without hands last, in their order', () => {
    const table = [
      { id: 'none', counts: [0, 0, 0, 0] },
      { id: 'agreed', counts: [7, 0, 0, 0] },
      { id: 'none-too', counts: [0, 0, 0, 0] },
      { id: 'spread', counts: [2, 2, 2, 2] },
      { id: 'divided', counts: [4, 4, 0, 0] },
      { id: 'agreed-too', counts: [0, 3, 0, 0] },
    ]
    expect(mostDividedFirst(table).map(({ id }) => id)).toEqual(['spread', 'divided', 'agreed', 'agreed-too', 'none', 'none-too'])
  })

  it('keeps every row, in falling order', () => {
    fc.assert(fc.property(rows, (table) => {
      const sorted = mostDividedFirst(table)
      expect(sorted.map(({ id }) => id).toSorted()).toEqual(table.map(({ id }) => id).toSorted())
      sorted.slice(1).forEach((row, index) => expect(division(row.counts)).toBeLessThanOrEqual(division(sorted[index].counts)))
    }))
  })
})

describe('order of pairs', () => {
  const pairs = [{ a: 'A', b: 'B' }, { a: 'C', b: 'D' }, { a: 'E', b: 'F' }, { a: 'G', b: 'H' }]

  it('is their own while nothing is known', () => {
    expect(orderPairs(pairs, {}, {})).toEqual([0, 1, 2, 3])
  })

  it('asks hands first, then division', () => {
    expect(orderPairs(pairs, { D: 7, F: 9 }, {})).toEqual([2, 1, 0, 3])
    expect(orderPairs(pairs, { D: 7 }, { H: 0.9, B: 0.4 })).toEqual([1, 3, 0, 2])
  })
})
