import type { StepTo, TaskSteps } from './rounds'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GRACE, isOver, NO_STEPS, STEPS_TO, stepTo, takesAnswers } from './rounds'

/** Where a task is after these steps; a fault is told in brackets. */
function walk(...steps: StepTo[]): string {
  let now: TaskSteps = NO_STEPS
  const faults: string[] = []
  steps.forEach((to, at) => {
    const next = stepTo(now, to, { now: at, rounds: 2 })
    if (next.ok)
      now = next.steps
    else
      faults.push(`${to}: ${next.fault}`)
  })
  return [...now.map(({ phase, reopened, shown }) => [phase, reopened && `again ${reopened}`, shown && 'shown'].filter(Boolean).join(' ')), ...faults].join(' | ')
}

describe('rounds', () => {
  it.each<[StepTo[], string]>([
    [[], 'waiting | waiting'],
    [['open-1', 'close-1', 'open-2', 'close-2'], 'closed | closed'],
    [['open-1', 'close-1', 'open-1'], 'open again 1 | waiting'],
    [['open-2'], 'waiting | waiting | open-2: order'],
    [['open-1', 'open-2'], 'open | waiting | open-2: order'],
    [['open-1', 'close-1', 'open-2', 'open-1'], 'closed | open | open-1: order'],
    [['close-1'], 'waiting | waiting | close-1: order'],
    [['show-1'], 'waiting | waiting | show-1: order'],
    // Its counts would be seen by those who are still to answer.
    [['open-1', 'show-1'], 'open | waiting | show-1: confirm'],
    [['open-1', 'close-1', 'show-1'], 'closed | waiting | show-1: confirm'],
    [['open-1', 'close-1', 'open-2', 'show-1', 'show-2'], 'closed | open | show-1: confirm | show-2: confirm'],
    [['open-1', 'close-1', 'open-2', 'close-2', 'show-1', 'show-2', 'cover-1'], 'closed | closed shown'],
    // What is opened again is covered again.
    [['open-1', 'close-1', 'open-2', 'close-2', 'show-2', 'open-2'], 'closed | open again 1'],
  ])('%j → %s', (steps, expected) => expect(walk(...steps)).toBe(expected))

  it('of a question with one round show it without being asked again, and anything by who says it once more', () => {
    const closed = ['open-1', 'close-1'].reduce((steps, to) => {
      const next = stepTo(steps, to as StepTo, { now: 0, rounds: 1 })
      return next.ok ? next.steps : steps
    }, NO_STEPS)
    expect(stepTo(closed, 'show-1', { now: 0, rounds: 1 }).ok).toBe(true)
    expect(stepTo(closed, 'show-1', { now: 0, rounds: 2 }).ok).toBe(false)
    expect(stepTo(closed, 'show-1', { now: 0, rounds: 2, sure: true }).ok).toBe(true)
  })

  it('never have two open, nor a second one before the first is closed', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...STEPS_TO)), fc.boolean(), (all, sure) => {
      let steps: TaskSteps = NO_STEPS
      for (const to of all) {
        const next = stepTo(steps, to, { now: 1, rounds: 2, sure })
        if (next.ok)
          steps = next.steps
        const [first, second] = steps.map(({ phase }) => phase)
        expect(first === 'open' && second !== 'waiting').toBe(false)
        expect(first === 'waiting' && second !== 'waiting').toBe(false)
      }
    }))
  })

  it('with a time take what was sent before its end', () => {
    const next = stepTo(NO_STEPS, 'open-1', { now: 1000, rounds: 2, seconds: 60 })
    const step = next.ok ? next.steps[0] : undefined
    expect(step?.until).toBe(61_000)
    expect(takesAnswers(step!, 61_000 + GRACE)).toBe(true)
    expect(takesAnswers(step!, 61_001 + GRACE)).toBe(false)
    expect([isOver(step!, 61_000), isOver(step!, 61_001 + GRACE)]).toEqual([false, true])
  })
})
