import type { CourseState } from './stateString'
import { describe, expect, it } from 'vitest'
import { NO_NOTES } from './stateString'
import { whatCounts } from './whatCounts'

const state = (n: number, entries: Record<string, string>): CourseState => ({ n, minutes: n, entries, notes: NO_NOTES })

describe('what a visit begins with', () => {
  const theirs = state(5, { 'exit': '{"card":"a"}', 'study': '{"last":"quiz"}', 'language': 'en' })

  it('is what there is', () => {
    expect(whatCounts(null, null)).toEqual({ start: null, brought: false, rival: null })
    expect(whatCounts(theirs, null)).toEqual({ start: theirs, brought: false, rival: null })
    const state1 = state(1, {})
    expect(whatCounts(null, { state: state1, handedIn: false })).toEqual({ start: state1, brought: true, rival: null })
  })

  it('is the device\'s where that has a higher number, handed in or not', () => {
    for (const handedIn of [false, true])
      expect(whatCounts(theirs, { state: state(6, {}), handedIn })).toMatchObject({ start: { n: 6 }, brought: true, rival: null })
  })

  it('is the platform\'s else, with the device\'s beside it where it may never have arrived', () => {
    for (const n of [2, 5]) {
      const other = state(n, { exit: '{"card":"b"}' })
      expect(whatCounts(theirs, { state: other, handedIn: false })).toEqual({ start: theirs, brought: false, rival: other })
    }
    const handedIn = { state: state(4, { exit: '{"card":"b"}' }), handedIn: true }
    expect(whatCounts(theirs, handedIn).rival).toBeNull()
    // With the platform's own number it is something else than what arrived.
    expect(whatCounts(theirs, { ...handedIn, state: { ...handedIn.state, n: 5 } }).rival).not.toBeNull()
  })

  it('has nothing beside it where all of the device\'s is in it: which part was open, and a language, are no answers', () => {
    expect(whatCounts(theirs, { state: state(3, { exit: '{"card":"a"}', study: '{"last":"sort"}', language: 'zh' }), handedIn: false }).rival).toBeNull()
  })
})
