import { describe, expect, it } from 'vitest'
import { callBetween, clockText, fresh, paused, readCountdown, remaining, started } from './countdown'

const TOTAL = 180_000
const NOW = 1_700_000_000_000

describe('countdown', () => {
  it('goes by the clock, however seldom it is asked', () => {
    const running = started(fresh(TOTAL), NOW)
    expect(remaining(running, NOW + 1)).toBe(TOTAL - 1)
    expect(remaining(running, NOW + 170_000)).toBe(10_000)
    expect(remaining(running, NOW + 900_000)).toBe(0)
  })

  it('keeps what is left over a pause', () => {
    const halted = paused(started(fresh(TOTAL), NOW), NOW + 50_000)
    expect(remaining(halted, NOW + 900_000)).toBe(130_000)
    expect(remaining(started(halted, NOW + 900_000), NOW + 930_000)).toBe(100_000)
  })

  it.each([[180_000, '3:00'], [179_001, '3:00'], [60_000, '1:00'], [59_999, '1:00'], [6_200, '0:07'], [1, '0:01'], [0, '0:00']])('writes %i ms as %s', (ms, text) => {
    expect(clockText(ms)).toBe(text)
  })

  it.each([
    [180_000, 179_750, null],
    [60_250, 60_000, 'minute'],
    [60_000, 59_750, null],
    [250, 0, 'over'],
    [100_000, 0, 'over'],
    [0, 0, null],
    // Wound back to the beginning.
    [0, 180_000, null],
  ] as const)('from %i to %i ms left says %s', (before, after, call) => {
    expect(callBetween(before, after)).toBe(call)
  })

  it('reads what was kept, and begins afresh where that makes no sense', () => {
    expect(readCountdown({ left: 5, endsAt: null }, TOTAL, NOW)).toEqual({ left: 5, endsAt: null })
    expect(readCountdown({ left: 5, endsAt: NOW + 5 }, TOTAL, NOW)).toEqual({ left: 5, endsAt: NOW + 5 })
    const yesterday = { left: 5, endsAt: NOW - 86_400_000 }
    for (const wrong of [null, 'x', {}, { left: -1, endsAt: null }, { left: TOTAL + 1, endsAt: null }, { left: 5, endsAt: 'x' }, { left: 5, endsAt: NOW + TOTAL + 1 }, yesterday])
      expect(readCountdown(wrong, TOTAL, NOW)).toEqual(fresh(TOTAL))
  })
})
