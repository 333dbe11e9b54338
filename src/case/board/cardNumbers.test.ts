import { describe, expect, it } from 'vitest'
import { cardById, cards, setById, twinCards } from '..'
import { numberCards } from './cardNumbers'

describe('the number of a card', () => {
  it('follows the main sort\'s pool, then the full set\'s, then the try-first sort\'s; twins have their own', () => {
    const numbers = numberCards({
      core: { poolOrder: ['c', 'a', 'b'] },
      full: { poolOrder: ['e', 'b', 'd', 'c', 'a'] },
      first: { poolOrder: ['d', 'f', 'a'] },
      twins: { poolOrder: ['t2', 't1'] },
    })
    expect(Object.fromEntries(numbers)).toEqual({ c: 1, a: 2, b: 3, e: 4, d: 5, f: 6, t2: 1, t1: 2 })
  })

  it('is one for each card of the case, without a gap', () => {
    const numbersOf = (some: typeof cards) => some.map(({ number }) => number).sort((a, b) => a - b)
    expect(numbersOf(cards)).toEqual(cards.map((_, index) => index + 1))
    expect(numbersOf(twinCards)).toEqual(twinCards.map((_, index) => index + 1))
    expect(setById('core').poolOrder.map(id => cardById(id).number)).toEqual(setById('core').poolOrder.map((_, index) => index + 1))
  })
})
