import { describe, expect, it } from 'vitest'
import { FRESH_CLOCK, MAX_GAP_MS, pause, readClock, start, tick, turn } from './clock'
import { clockText, sectionTimes, totalTime } from './sectionTime'

const slides = [
  { id: 'a', section: 'opening', minutes: { short: 0.5, long: 1 } },
  { id: 'b', section: 'opening', minutes: { long: 2 } },
  { id: 'c', section: 'closing', minutes: { short: 1, long: 1.5 } },
  { id: 'd', section: 'appendix', minutes: { short: 0, long: 0 } },
]

describe('time per section', () => {
  it('planned is that of the edition, which may skip slides', () => {
    expect(sectionTimes(slides, '90', []).map(({ section, planned }) => [section, planned])).toEqual([['opening', 180], ['closing', 90], ['appendix', 0]])
    expect(sectionTimes(slides, '45', []).map(({ planned }) => planned)).toEqual([30, 60, 0])
  })

  it('used adds up over slides and visits; what it does not know counts nowhere', () => {
    const times = sectionTimes(slides, '90', [['a', 40], ['c', 100], ['a', 20], ['b', 10], ['gone', 99]])
    expect(times).toEqual([
      { section: 'opening', planned: 180, used: 70, over: -110 },
      { section: 'closing', planned: 90, used: 100, over: 10 },
      { section: 'appendix', planned: 0, used: 0, over: 0 },
    ])
    expect(totalTime(times)).toEqual({ planned: 270, used: 170, over: -100 })
  })

  it.each([[0, '0:00'], [59.9, '0:59'], [61, '1:01'], [5400, '90:00'], [-70, '−1:10'], [-0.4, '0:00']])('%d s reads %s', (seconds, text) => {
    expect(clockText(seconds)).toBe(text)
  })
})

describe('the clock', () => {
  it('starts at the first move, counts each slide from one moment to the next', () => {
    let clock = turn(FRESH_CLOCK, 'b', 1000)
    clock = tick(clock, 4000)
    clock = turn(clock, 'c', 6000)
    clock = turn(clock, 'b', 7000)
    clock = tick(clock, 7500)
    expect(clock.used).toEqual({ b: 5.5, c: 1 })
  })

  it('stopped by hand it stays so when the deck moves, and goes on by hand', () => {
    let clock = pause(turn(FRESH_CLOCK, 'a', 0), 2000)
    clock = turn(clock, 'b', 9000)
    expect(tick(clock, 20_000)).toEqual({ used: { a: 2 }, running: null, paused: true })
    clock = tick(start(clock, 'b', 30_000), 31_000)
    expect(clock.used).toEqual({ a: 2, b: 1 })
  })

  it('a short sleep counts, a long one stops it until the deck moves, a clock set back counts nothing', () => {
    const running = start(FRESH_CLOCK, 'a', 1_000_000)
    expect(tick(running, 1_000_000 + MAX_GAP_MS).used).toEqual({ a: MAX_GAP_MS / 1000 })
    expect(tick(running, 1_000_001 + MAX_GAP_MS)).toEqual({ used: {}, running: null, paused: false })
    expect(turn(running, 'b', 1_000_001 + MAX_GAP_MS).running).toEqual({ slide: 'b', seen: 1_000_001 + MAX_GAP_MS })
    expect(tick(running, 5).used).toEqual({ a: 0 })
  })

  it('is kept as text; what can\'t be read is a fresh one', () => {
    const clock = tick(start(FRESH_CLOCK, 'a', 0), 1500)
    expect(readClock(JSON.stringify(clock))).toEqual(clock)
    for (const text of ['', 'null', '{}', '[1]', '{"used":{"a":"x"},"running":null}', '{"used":{},"running":{"slide":"a"}}'])
      expect(readClock(text), text).toEqual(FRESH_CLOCK)
  })
})
