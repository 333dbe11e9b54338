import type { Place } from '#case/model/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setById } from '#case/index'
import { PLACES } from '#case/model/model'
import { EMPTY_PLACEMENT, move, placeOf, redo, samePlacement, startHistory, step, undo } from './placement'

const ids = setById('full').cards
const moves = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...PLACES)), { maxLength: 60 })
const play = (list: [string, Place][]) => list.reduce((history, [id, to]) => move(history, id, to), startHistory())
const times = <T>(n: number, from: T, next: (value: T) => T): T => n === 0 ? from : times(n - 1, next(from), next)

describe('placement', () => {
  it('undo of everything is the empty placement, and redo of everything brings it back', () => {
    fc.assert(fc.property(moves, (list) => {
      const played = play(list)
      const undone = times(played.past.length, played, undo)
      expect(undone.present).toEqual(EMPTY_PLACEMENT)
      expect(times(undone.future.length, undone, redo).present).toEqual(played.present)
    }))
  })

  it('a card lies where it was last put', () => {
    fc.assert(fc.property(moves, (list) => {
      const { present } = play(list)
      for (const id of ids)
        expect(placeOf(present, id)).toBe(list.findLast(([moved]) => moved === id)?.[1] ?? 'pool')
    }))
  })

  it('a move to where the card lies is no step', () => {
    const once = move(startHistory(), 'S1-01', 'project')
    expect(move(once, 'S1-01', 'project')).toBe(once)
    expect(undo(startHistory())).toEqual(startHistory())
  })

  it('a new move ends what could be redone', () => {
    const back = undo(move(startHistory(), 'S1-01', 'project'))
    expect(move(back, 'S1-02', 'resource').future).toEqual([])
    expect(step(back, EMPTY_PLACEMENT).past).toHaveLength(0)
  })

  it('is not fooled by ids named like members of an object', () => {
    expect(placeOf(EMPTY_PLACEMENT, 'constructor')).toBe('pool')
    expect(samePlacement(EMPTY_PLACEMENT, {})).toBe(true)
  })
})
