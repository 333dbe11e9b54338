import { describe, expect, it } from 'vitest'
import { apply, draw, tell } from '../e2e/support/soak/actions'
import { Random } from '../e2e/support/soak/random'
import { World } from '../e2e/support/soak/world'

/** What a run would do, without a browser. */
function actions(seed: number, steps: number): string[] {
  const world = new World()
  return Array.from({ length: steps }, (_, step) => {
    const action = draw(new Random(seed, step), world)
    apply(world, action)
    return tell(action)
  })
}

describe('the soak\'s chance', () => {
  it('draws the same for the same seed, and another run for another', () => {
    expect(actions(7, 400)).toEqual(actions(7, 400))
    expect(actions(8, 400)).not.toEqual(actions(7, 400))
  })

  it('comes to every action, in both windows, and to every way to move a card', () => {
    const drawn = actions(1, 10_000).map(one => one.replace(/ \(\w+\)/, ''))
    for (const what of ['move', 'undo', 'redo', 'reset', 'check', 'file', 'language', 'go', 'reload']) {
      for (const w of ['A', 'B'])
        expect(drawn.filter(one => one.startsWith(`${w} ${what}`)), `${w} ${what}`).not.toHaveLength(0)
    }
    for (const end of ['by digit', 'by mouse', 'by touch', 'by tap', 'by keys', 'by menu', 'asked yes', 'asked no', 'taken', 'reset yes', 'reset no', 'by PageDown', 'by PageUp'])
      expect(drawn.filter(one => one.endsWith(end)), end).not.toHaveLength(0)
    expect(drawn.filter(one => one.startsWith('A+B pair'))).not.toHaveLength(0)
  })

  it('fills boards, so that checks, marks and first sorts come up', () => {
    const world = new World()
    const rounds = new Set<number>()
    for (let step = 0; step < 3000; step++) {
      apply(world, draw(new Random(1, step), world))
      rounds.add(world.boardOf('core').marking.check)
    }
    expect([...rounds].sort()).toEqual([0, 1, 2, 3])
    expect(world.boardOf('core').first?.size).toBe(15)
  })
})
