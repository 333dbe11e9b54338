import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Round, StepTo, TaskSteps } from './rounds'
import { NO_STEPS, STEPS_TO, stepTo } from './rounds'
import { controlsOf } from './controls'

function after(to: readonly StepTo[], rounds: Round = 2): TaskSteps {
  return to.reduce((steps, one) => {
    const stepped = stepTo(steps, one, { now: 1, sure: true, rounds })
    return stepped.ok ? stepped.steps : steps
  }, NO_STEPS)
}
const names = (steps: TaskSteps, rounds: Round = 2) => controlsOf(steps, rounds).map(({ name, next }) => next ? `>${name}` : name)

describe('what the lecturer is offered', () => {
  it.each([
    [[], ['>open']],
    [['open-1'], ['>close']],
    [['open-1', 'close-1'], ['>second', 'show', 'again']],
    [['open-1', 'close-1', 'show-1'], ['second', 'cover', 'again']],
    [['open-1', 'close-1', 'open-2'], ['>close']],
    [['open-1', 'close-1', 'open-2', 'close-2'], ['>show', 'again']],
    [['open-1', 'close-1', 'open-2', 'close-2', 'show-1', 'show-2'], ['cover', 'again']],
    [['open-1', 'close-1', 'show-1', 'open-2', 'close-2'], ['>show', 'cover', 'again']],
  ] as [StepTo[], string[]][])('after %j: %j', (to, expected) => {
    expect(names(after(to))).toEqual(expected)
  })

  it('of a task of one round is never a second', () => {
    expect(names(after(['open-1', 'close-1'], 1), 1)).toEqual(['>show', 'again'])
  })

  it('shows both rounds at once when both are over, and asks where the second is to come', () => {
    const both = controlsOf(after(['open-1', 'close-1', 'open-2', 'close-2']), 2).find(({ name }) => name === 'show')
    expect(both).toMatchObject({ to: ['show-1', 'show-2'], confirm: false })
    expect(controlsOf(after(['open-1', 'close-1']), 2).find(({ name }) => name === 'show')).toMatchObject({ to: ['show-1'], confirm: true })
  })

  it('can always be done', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...STEPS_TO)), fc.constantFrom<Round>(1, 2), (to, rounds) => {
      const steps = after(rounds === 1 ? to.filter(one => one.endsWith('1')) : to, rounds)
      for (const control of controlsOf(steps, rounds)) {
        let now = steps
        for (const one of control.to) {
          const stepped = stepTo(now, one, { now: 2, sure: control.confirm, rounds })
          expect(stepped.ok, `${control.name} ${one}`).toBe(true)
          if (stepped.ok)
            now = stepped.steps
        }
      }
    }))
  })
})
