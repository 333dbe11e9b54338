import { describe, expect, it } from 'vitest'
import type { EdgeScroll } from './edgeScroll'
import { atEdge, scrollStep } from './edgeScroll'

/** A phone's window with the panel at its foot; the bins go on below it. */
const PHONE: EdgeScroll & { overPlace: boolean } = { y: 300, from: 200, seen: { top: 0, bottom: 450 }, places: { top: -200, bottom: 2000 }, overPlace: false }
const step = (change: Partial<typeof PHONE>, ms = 100) => scrollStep({ ...PHONE, ...change }, ms)

describe('a card held near an edge', () => {
  it('moves the page in a band of 90 px, the faster the deeper', () => {
    expect(step({ y: 355 })).toBe(0)
    const speeds = [365, 390, 420, 450].map(y => step({ y }))
    expect(speeds[0]).toBeGreaterThan(0)
    expect(speeds).toEqual([...speeds].sort((a, b) => a - b))
    expect(new Set(speeds).size).toBe(speeds.length)
    // Over the panel it is as at the edge.
    expect(step({ y: 600 })).toBe(step({ y: 450 }))
    expect(step({ y: 40 })).toBeLessThan(0)
  })
  it('is slower over a place, so that it can be let go there', () => {
    expect(step({ y: 450, overPlace: true })).toBeLessThan(step({ y: 450 }))
  })
  it('stops where the places end, below and above', () => {
    expect(step({ y: 450, places: { top: -200, bottom: 460 } }, 10_000)).toBe(14)
    expect(step({ y: 450, places: { top: -200, bottom: 438 } })).toBe(0)
    expect(step({ y: 0, places: { top: -30, bottom: 900 } }, 10_000)).toBe(-34)
    expect(step({ y: 0, places: { top: 12, bottom: 900 } })).toBe(0)
    expect(atEdge({ ...PHONE, y: 450, places: { top: 0, bottom: 400 } })).toBe(false)
  })
  it('does not go on where the panel comes up with the end of the bins', () => {
    for (const bottom of [450, 400, 300])
      expect(step({ y: bottom - 10, seen: { top: 0, bottom }, places: { top: -900, bottom: bottom - 8 } })).toBe(0)
  })
  it('does not move the page when it was taken hold of there and has not gone on', () => {
    expect(step({ y: 420, from: 415 })).toBe(0)
    expect(step({ y: 440, from: 415 })).toBeGreaterThan(0)
  })
  it('leaves room between the bands of a low window', () => {
    const low = { seen: { top: 0, bottom: 120 }, from: 60 }
    expect(step({ ...low, y: 60 })).toBe(0)
    expect(step({ ...low, y: 100 })).toBeGreaterThan(0)
    expect(step({ ...low, y: 20 })).toBeLessThan(0)
  })
})
