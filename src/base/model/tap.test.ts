import { describe, expect, it } from 'vitest'
import { isStillTap, isTap } from './tap'

const letGo = { ms: 80, distance: 0, touch: true, over: 'card' } as const

describe('a press on a card', () => {
  it.each([
    ['a finger that slips by 9 mm on a large panel', { distance: 9 }],
    ['by 14 px, by 30', { distance: 30, over: 'around' }],
    ['across half a wide card', { distance: 60 }],
    ['a mouse that slips by 5 px beyond the card', { distance: 5, touch: false, over: 'around' }],
    ['an unhurried tap', { ms: 500, distance: 12 }],
  ] as const)('is a tap: %s', (_, more) => {
    expect(isTap({ ...letGo, ...more })).toBe(true)
  })

  it.each([
    ['let go over another bin, however near', { distance: 6, over: 'elsewhere' }],
    ['carried and brought back', { ms: 900, distance: 4 }],
    ['a flick in its own bin', { distance: 120, over: 'around' }],
    ['a flick along a card', { distance: 120 }],
    ['a mouse that leaves the card', { distance: 30, touch: false, over: 'around' }],
  ] as const)('is none: %s', (_, more) => {
    expect(isTap({ ...letGo, ...more })).toBe(false)
  })
})

it('a further finger taps where it is, and in no time', () => {
  expect(isStillTap({ ms: 90, distance: 8 })).toBe(true)
  expect(isStillTap({ ms: 90, distance: 40 })).toBe(false)
  expect(isStillTap({ ms: 3000, distance: 0 })).toBe(false)
})
