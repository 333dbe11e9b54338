import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addHands,
  clearHands,
  dividedWord,
  division,
  EMPTY_HANDS,
  fillRest,
  handsFor,
  isCounted,
  lessonOf,
  MAX_HANDS,
  mostDividedFirst,
  mostToTeachFirst,
  movedPart,
  orderPairs,
  partOfMost,
  putHands,
  readChoice,
  readClassSize,
  readHands,
  readTyped,
  roundOf,
  shareOf,
  showHands,
  totalHands,
  turnToRound,
  writeHands,
} from './handCounts'

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

describe('a typed number', () => {
  it.each([
    ['20', { hands: 20 }],
    ['２０', { hands: 20 }],
    [' 7 ', { hands: 7 }],
    ['007', { hands: 7 }],
    ['', { hands: null }],
    ['0', { hands: 0 }],
    ['-3', { hands: 0, problem: 'belowNone' }],
    ['－３', { hands: 0, problem: 'belowNone' }],
    ['1000', { hands: 999, problem: 'tooMany' }],
    ['3.7', { hands: 3, problem: 'notWhole' }],
    ['二十', { problem: 'noNumber' }],
    ['1e3', { problem: 'noNumber' }],
    ['--', { problem: 'noNumber' }],
  ])('%j', (text, read) => {
    expect(readTyped(text)).toEqual(read)
  })

  it('is always a number that can be kept, or none', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String)), (text) => {
      const { hands = 0 } = readTyped(text)
      expect(hands === null || (Number.isInteger(hands) && hands >= 0 && hands <= MAX_HANDS)).toBe(true)
    }))
  })
})

describe('the rest', () => {
  const typed = (record: typeof EMPTY_HANDS, option: string, hands: number | null, size: number | null = 40) =>
    fillRest(putHands(record, option, hands), OPTIONS, size, option === 'd')
  const three = typed(typed(typed(EMPTY_HANDS, 'a', 20), 'b', 12), 'c', 5)

  it('is the class without the others, once these are counted, and follows them', () => {
    expect(isCounted(roundOf(typed(typed(EMPTY_HANDS, 'a', 20), 'b', 12), 1), 'd')).toBe(false)
    expect(roundOf(three, 1)).toMatchObject({ counts: { a: 20, b: 12, c: 5, d: 3 }, rest: true })
    expect(roundOf(typed(three, 'b', 10), 1).counts.d).toBe(5)
    expect(roundOf(fillRest(three, OPTIONS, 42), 1).counts.d).toBe(5)
  })

  it('is never below nothing, and goes when one of the others or the size goes', () => {
    expect(roundOf(typed(three, 'a', 60), 1).counts.d).toBe(0)
    expect(isCounted(roundOf(typed(three, 'a', null), 1), 'd')).toBe(false)
    expect(isCounted(roundOf(fillRest(three, OPTIONS, null), 1), 'd')).toBe(false)
    expect(isCounted(roundOf(typed(typed(typed(EMPTY_HANDS, 'a', 20, null), 'b', 12, null), 'c', 5, null), 1), 'd')).toBe(false)
  })

  it('gives way to what is counted, zero included, and is read as it was kept', () => {
    const counted = typed(three, 'd', 0)
    expect(roundOf(counted, 1)).toMatchObject({ counts: { d: 0 }, rest: false })
    expect(roundOf(typed(counted, 'a', 2), 1).counts.d).toBe(0)
    expect(roundOf(typed(counted, 'd', null), 1)).toMatchObject({ counts: { d: 3 }, rest: true })
    expect(readHands(writeHands(three), OPTIONS)).toEqual(three)
  })

  it('leaves a record as it is where nothing is to be filled in', () => {
    expect(fillRest(EMPTY_HANDS, OPTIONS, 40)).toBe(EMPTY_HANDS)
    expect(fillRest(three, OPTIONS, 40)).toBe(three)
  })

  it('makes whole numbers that add up to the class, or are above it by what was counted', () => {
    fc.assert(fc.property(fc.array(fc.record({ option, hands: fc.option(fc.nat(80)) })), fc.integer({ min: 1, max: MAX_HANDS }), (all, size) => {
      const round = roundOf(all.reduce((record, one) => typed(record, one.option, one.hands, size), EMPTY_HANDS), 1)
      const others = ['a', 'b', 'c'].reduce((sum, one) => sum + handsFor(round, one), 0)
      if (round.rest)
        expect(totalHands(round)).toBe(Math.max(size, others))
    }))
  })
})

describe('a class\'s size', () => {
  it.each([['40', 40], ['0', null], ['-1', null], ['1000', null], ['4.5', null], ['x', null], [null, null]])('kept as %j', (text, size) => {
    expect(readClassSize(text)).toBe(size)
  })
})

describe('a stored poll', () => {
  it('is read as it was written', () => {
    fc.assert(fc.property(keyed, fc.boolean(), (record, shown) => {
      const written = showHands(record, shown, 2)
      expect(readHands(writeHands(written), OPTIONS)).toEqual(written)
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

describe('what a card asks of the lecturer', () => {
  it.each([
    [[11, 29, 0, 0], 'again'],
    [[12, 28, 0, 0], 'discuss'],
    [[28, 12, 0, 0], 'discuss'],
    [[29, 11, 0, 0], 'explain'],
    [[0, 0, 0, 0], null],
  ])('of %j, the first being right: %s', (hands, lesson) => {
    expect(lessonOf({ counts: hands }, 0)).toBe(lesson)
    expect(lessonOf({ counts: hands }, null)).toBeNull()
  })

  it('is taught first where fewest were right; open cards among what is discussed, by division', () => {
    const table = [
      { id: 'none', counts: [0, 0, 0, 0], right: 0 },
      { id: 'explain', counts: [9, 1, 0, 0], right: 0 },
      { id: 'half', counts: [6, 4, 0, 0], right: 0 },
      { id: 'open', counts: [3, 3, 3, 3], right: null },
      { id: 'open, agreed', counts: [10, 0, 0, 0], right: null },
      { id: 'again', counts: [2, 8, 0, 0], right: 0 },
      { id: 'nobody', counts: [0, 5, 5, 0], right: 0 },
    ]
    expect(mostToTeachFirst(table).map(({ id }) => id)).toEqual(['nobody', 'again', 'open', 'half', 'open, agreed', 'explain', 'none'])
  })
})

describe('what has moved between two tables', () => {
  it.each([
    [[10, 0, 0, 0], [10, 0, 0, 0], 0],
    [[10, 0, 0, 0], [0, 5, 0, 0], 1],
    [[20, 20, 0, 0], [30, 10, 0, 0], 0.25],
  ])('from %j to %j: %d', (before, now, moved) => {
    expect(movedPart(before, now)).toBeCloseTo(moved, 10)
  })
})

describe('order of pairs', () => {
  const pairs = [{ a: 'A', b: 'B' }, { a: 'C', b: 'D' }, { a: 'E', b: 'F' }, { a: 'G', b: 'H' }]

  it('is their own while nothing is known', () => {
    expect(orderPairs(pairs, [], {})).toEqual([0, 1, 2, 3])
  })

  it('asks first whether the class has sorted the cards, then division', () => {
    expect(orderPairs(pairs, ['D', 'F', 'E'], {})).toEqual([2, 1, 0, 3])
    expect(orderPairs(pairs, ['C', 'D'], { H: 0.9, B: 0.4 })).toEqual([1, 3, 0, 2])
  })
})
