import { describe, expect, it } from 'vitest'
import { bestOrder, packed, span } from './packing'

const paper = { page: 100, head: 20, heights: { a: 70, b: 60, c: 30, d: 10, cut: 50, mat: 40 }, fresh: ['cut', 'mat'] }

describe('a sheet in pages', () => {
  it('begins a page where a block does not fit, and for each fresh one', () => {
    expect(packed(['a', 'b', 'c', 'd', 'cut', 'mat'], paper)).toEqual({ a: 1, b: 2, c: 2, d: 2, cut: 3, mat: 4 })
  })

  it('counts the head, and a block that goes on overleaf', () => {
    expect(packed(['a', 'd'], { ...paper, head: 21 })).toEqual({ a: 1, d: 2 })
    expect(packed(['a', 'b', 'c'], { ...paper, heights: { a: 10, b: 150, c: 10 } })).toEqual({ a: 1, b: 2, c: 4 })
  })

  it('takes the order with the fewest pages, then the fullest, then the first', () => {
    const some = { ...paper, heights: { a: 50, b: 70, c: 30, d: 50 } }
    expect(bestOrder([['b', 'a', 'd', 'c'], ['a', 'b', 'd', 'c'], ['b', 'a', 'c', 'd']], some)).toEqual(['a', 'b', 'd', 'c'])
    expect(bestOrder([['a', 'b', 'd', 'c'], ['b', 'd', 'a', 'c']], some)).toEqual(['a', 'b', 'd', 'c'])
    expect(bestOrder([['a', 'b'], ['b', 'a']], { ...paper, heights: { a: 40, b: 40 } })).toEqual(['a', 'b'])
  })

  it('is told as a span', () => {
    expect([span(1, 4), span(5, 5)]).toEqual(['1–4', '5'])
  })
})
