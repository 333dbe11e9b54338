import type { Round, StepTo, TaskSteps } from '#live/model/rounds'
import { ROUNDS, stepOf, stepTo } from '#live/model/rounds'

/*
 * What the lecturer is offered for a task, in words of the classroom: each a step or two of the server's. A round that is
 * open is never offered to be shown: who has not answered would see it.
 */

/** The round of a task that matters now: the one that is open, or the last that was. */
export const roundNow = (steps: TaskSteps): Round => steps[1].phase === 'waiting' ? 1 : 2

export const CONTROLS = ['open', 'close', 'second', 'show', 'cover', 'again'] as const
export type ControlName = typeof CONTROLS[number]

export interface Control {
  name: ControlName
  /** Of the round that it is about; "show" and "cover" are about all that there are. */
  round: Round
  /** One after the other. */
  to: readonly StepTo[]
  /** The server does it only for who says so once more. */
  confirm: boolean
  /** What usually comes next. */
  next: boolean
}

/**
 * In the order in which they stand.
 * @param rounds how many the task has
 */
export function controlsOf(steps: TaskSteps, rounds: Round): Control[] {
  const [first, second] = steps
  const controls: Control[] = []
  const offer = (name: ControlName, round: Round, to: readonly StepTo[], next: boolean): void => {
    const options = { now: 0, rounds }
    const tried = stepTo(steps, to[0], options)
    controls.push({ name, round, to, next, confirm: !tried.ok && tried.fault === 'confirm' })
  }
  const open = ROUNDS.find(round => stepOf(steps, round).phase === 'open')
  if (open !== undefined)
    return [{ name: 'close', round: open, to: [`close-${open}`], next: true, confirm: false }]

  const last: Round = second.phase === 'closed' ? 2 : 1
  if (first.phase === 'waiting')
    offer('open', 1, ['open-1'], true)
  const begun = ROUNDS.filter(round => stepOf(steps, round).phase === 'closed')
  const covered = begun.filter(round => !stepOf(steps, round).shown)
  const over = last === rounds && begun.length > 0
  if (rounds === 2 && first.phase === 'closed' && second.phase === 'waiting')
    offer('second', 2, ['open-2'], !first.shown)
  if (covered.length > 0)
    offer('show', last, covered.map(round => `show-${round}` as const), over)
  if (begun.length > covered.length)
    offer('cover', last, begun.filter(round => stepOf(steps, round).shown).map(round => `cover-${round}` as const), false)
  if (begun.length > 0)
    offer('again', last, [`open-${last}`], false)
  return controls
}
