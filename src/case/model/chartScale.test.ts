import { describe, expect, it } from 'vitest'
import { counts } from '../lecture/counts'
import { chartScale } from './chartScale'

describe('scale of a chart over years', () => {
  const points = [{ year: 2012, value: 50 }, { year: 2013, value: 60 }, { year: 2016, value: 90 }]
  const scale = chartScale(points)

  it('starts at 0 and ends at the easy number above the largest value', () => {
    expect(scale.ticks).toEqual([0, 25, 50, 75, 100])
    expect(chartScale([{ year: 1, value: 3 }, { year: 2, value: 8 }]).ticks).toEqual([0, 2, 4, 6, 8])
    expect(scale.pointAt({ year: 2012, value: 50 }).y).toBe(0.5)
  })

  it('keeps years apart by their distance', () => {
    expect(scale.years).toEqual([2012, 2013, 2014, 2015, 2016])
    const [a, b, c] = points.map(point => scale.pointAt(point).x)
    expect(a).toBeCloseTo(0.1)
    expect(c - b).toBeCloseTo(3 * (b - a))
  })

  it('joins neighbours, and tells where years between have no figure', () => {
    expect(scale.joins.map(join => join.gap)).toEqual([false, true])
    expect(scale.joins[0].to).toEqual(scale.joins[1].from)
    expect(chartScale([...points].reverse()).joins).toEqual(scale.joins)
  })

  it('leaves two gaps in the checked counts', () => {
    const { joins } = chartScale(counts.points)
    expect(joins.filter(join => join.gap)).toHaveLength(2)
  })

  it('refuses what has no scale', () => {
    expect(() => chartScale([])).toThrow(RangeError)
    expect(() => chartScale([{ year: 1, value: 3 }])).toThrow(RangeError)
    expect(() => chartScale([{ year: 1, value: 0 }, { year: 2, value: 0 }])).toThrow(RangeError)
  })
})
