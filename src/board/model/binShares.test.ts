import { describe, expect, it } from 'vitest'
import { binShares, rowShares } from './binShares'

const widths = (counts: number[]) => binShares(counts).columns.split(' ').map(Number.parseFloat)

describe('bin shares', () => {
  it('are equal while every bin holds a few cards', () => {
    expect(binShares([3, 3, 3, 3])).toEqual({ widest: null, columns: '1.00fr 1.00fr 1.00fr 1.00fr' })
  })

  it('two by two are halves while they hold a few, and then go by what they hold', () => {
    expect(rowShares([2, 1, 0, 2])).toEqual([0.5, 0.5, 0.5, 0.5])
    const [a, b, c, d] = rowShares([9, 2, 2, 2])
    expect(a).toBeGreaterThan(0.7)
    expect(a + b).toBeCloseTo(1)
    expect([c, d]).toEqual([0.5, 0.5])
    expect(rowShares([0, 15, 0, 0])[0]).toBeGreaterThan(0.2)
  })

  it('give the fullest bin more the more it holds, and most where the others hold next to nothing', () => {
    expect(binShares([0, 4, 1, 0]).widest).toBe(1)
    expect(widths([2, 9, 3, 1])[1]).toBeGreaterThan(widths([4, 5, 3, 3])[1])
    expect(widths([0, 9, 0, 0])[1]).toBeGreaterThan(widths([2, 9, 3, 1])[1])
    expect(widths([0, 9, 1, 0])[0]).toBeLessThan(1)
  })
})
