import { describe, expect, it } from 'vitest'
import { placementOf } from '#board/model/placement'
import { takenOver } from './takenOver'

describe('what the board of all cards begins with', () => {
  const sort = placementOf([['a', 'project'], ['b', 'unstaged']])

  it('is the sort that is complete, right or wrong, as far as its cards are there', () => {
    expect({ ...takenOver(sort, ['a', 'b'], ['a', 'b', 'c']) }).toEqual({ a: 'project', b: 'unstaged' })
    expect({ ...takenOver(sort, ['a', 'b'], ['b', 'c']) }).toEqual({ b: 'unstaged' })
  })

  it('is nothing while that is not complete, or where there is none', () => {
    expect(takenOver(sort, ['a', 'b', 'd'], ['a', 'b', 'd'])).toEqual({})
    expect(takenOver(placementOf([]), [], ['a'])).toEqual({})
  })
})
