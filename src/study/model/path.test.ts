import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UNMARKED } from '#board/model/marking'
import { isPartId } from '../parts'
import { counted, goesOn, readPath, readThrough, sorted } from './path'

describe('what is stored of the path', () => {
  it('is read from the first builds: what was ticked stays ticked', () => {
    expect(readPath({ visited: ['try', 'stages', 'nothing'], last: 'glossary' }, isPartId)).toEqual({ visited: ['try', 'stages'], last: 'glossary', read: ['try', 'stages'] })
  })

  it('tells what was read to its end from what was opened', () => {
    expect(readPath({ visited: ['stages'], last: 'stages', read: [] }, isPartId)).toEqual({ visited: ['stages'], last: 'stages', read: [] })
    fc.assert(fc.property(fc.anything(), value => readPath(value, isPartId).visited.every(isPartId)))
  })
})

describe('when a step is done', () => {
  const placement = { a: 'project', b: 'resource' } as const

  it('a sort: when all lies and was checked, or the answers were seen; the try-first sort has no check', () => {
    expect(sorted({ placement, marking: UNMARKED }, 3, true)).toEqual({ state: 'begun', count: { n: 2, of: 3 } })
    expect(sorted({ placement, marking: UNMARKED }, 2, true)).toEqual({ state: 'begun', count: { n: 2, of: 2 } })
    expect(sorted({ placement, marking: { ...UNMARKED, check: 1 } }, 2, true).state).toBe('done')
    expect(sorted({ placement, marking: { ...UNMARKED, seen: true } }, 2, true).state).toBe('done')
    expect(sorted({ placement, marking: UNMARKED }, 2, false).state).toBe('done')
  })

  it('what is read: at its end, and not by opening it; the debrief not without a sort', () => {
    expect([readThrough(false, false), readThrough(true, false), readThrough(true, true), readThrough(true, true, false)].map(({ state }) => state)).toEqual(['new', 'begun', 'done', 'begun'])
  })

  it('what is counted: when all of it is', () => {
    expect([counted(0, 2), counted(1, 2), counted(2, 2)].map(({ state }) => state)).toEqual(['new', 'begun', 'done'])
  })
})

describe('where one goes on', () => {
  const steps = [{ id: 'try' as const, ...counted(8, 8) }, { id: 'stages' as const, ...readThrough(true, false) }, { id: 'sort' as const, ...counted(0, 15) }]

  it('at the first step that is not done, whatever was opened last', () => {
    expect(goesOn(steps, 0)).toBe('stages')
  })

  it('at the review when something is due, and when all is done', () => {
    expect(goesOn(steps, 9)).toBe('review')
    expect(goesOn(steps.slice(0, 1), 0)).toBe('review')
  })
})
