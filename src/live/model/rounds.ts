/*
 * The rounds of one task: waiting → open 1 → closed 1 → open 2 → closed 2. A round can be opened again, which is marked; whether
 * its counts are shown is apart from that.
 */

export type Round = 1 | 2
export const ROUNDS: readonly Round[] = [1, 2]
export const PHASES = ['waiting', 'open', 'closed'] as const
export type Phase = typeof PHASES[number]

export interface RoundStep {
  phase: Phase
  /** ms since 1970, by the server's clock; null: never. */
  opened: number | null
  closed: number | null
  /** How often it was opened again after it was closed. */
  reopened: number
  shown: boolean
  /** When it closes by itself; null: when the lecturer closes it. */
  until: number | null
}

/** Never mutated. */
export type TaskSteps = readonly [RoundStep, RoundStep]

const WAITING: RoundStep = Object.freeze({ phase: 'waiting', opened: null, closed: null, reopened: 0, shown: false, until: null })
export const NO_STEPS: TaskSteps = Object.freeze([WAITING, WAITING] as const)

/** Sent before the end and arrived after it: ms that a timed round still takes answers. */
export const GRACE = 2000

export const STEPS_TO = ['open-1', 'close-1', 'open-2', 'close-2', 'show-1', 'cover-1', 'show-2', 'cover-2'] as const
export type StepTo = typeof STEPS_TO[number]

/** `order`: not from where the task is. `confirm`: it can be done, by who says so once more. */
export type StepFault = 'order' | 'confirm'
export type Stepped = { ok: true, steps: TaskSteps } | { ok: false, fault: StepFault }

export interface StepOptions {
  /** ms since 1970 */
  now: number
  /** Said once more. */
  sure?: boolean
  /** How long the round is to be open; as long as the lecturer wants unless told. */
  seconds?: number
  /** How many rounds the task has. */
  rounds: Round
}

export const stepOf = (steps: TaskSteps, round: Round): RoundStep => steps[round - 1]

function withRound(steps: TaskSteps, round: Round, change: Partial<RoundStep>): TaskSteps {
  const next = { ...stepOf(steps, round), ...change }
  return round === 1 ? [next, steps[1]] : [steps[0], next]
}

function mayOpen(steps: TaskSteps, round: Round): boolean {
  if (stepOf(steps, round).phase === 'open')
    return false
  // What the second round began with must not change under it.
  return round === 1 ? steps[1].phase === 'waiting' : steps[0].phase === 'closed'
}

/** Whether counts would be seen by somebody who is still to answer. */
function wouldTell(steps: TaskSteps, round: Round, rounds: Round): boolean {
  return stepOf(steps, round).phase === 'open' || (round === 1 && steps[1].phase !== 'closed' && (rounds === 2 || steps[1].phase === 'open'))
}

export function stepTo(steps: TaskSteps, to: StepTo, { now, sure = false, seconds, rounds }: StepOptions): Stepped {
  const [what, n] = to.split('-') as ['open' | 'close' | 'show' | 'cover', '1' | '2']
  const round: Round = n === '1' ? 1 : 2
  const at = stepOf(steps, round)
  const done = (change: Partial<RoundStep>): Stepped => ({ ok: true, steps: withRound(steps, round, change) })
  const order: Stepped = { ok: false, fault: 'order' }
  switch (what) {
    case 'open':
      return mayOpen(steps, round)
        // Counts that are shown would be added to before everybody's eyes.
        ? done({ phase: 'open', opened: at.opened ?? now, closed: null, shown: false, reopened: at.reopened + (at.phase === 'closed' ? 1 : 0), until: seconds === undefined ? null : now + seconds * 1000 })
        : order
    case 'close':
      return at.phase === 'open' ? done({ phase: 'closed', closed: now, until: null }) : order
    case 'cover':
      return at.shown ? done({ shown: false }) : order
    case 'show':
      if (at.phase === 'waiting' || at.shown)
        return order
      return wouldTell(steps, round, rounds) && !sure ? { ok: false, fault: 'confirm' } : done({ shown: true })
  }
}

/** Whether an answer that arrives now is taken. */
export const takesAnswers = ({ phase, until }: Pick<RoundStep, 'phase' | 'until'>, now: number): boolean =>
  phase === 'open' && (until === null || now <= until + GRACE)

/** Whether the time of a round is over, the grace included: it is then closed by whoever sees it. */
export const isOver = (step: RoundStep, now: number): boolean => step.phase === 'open' && !takesAnswers(step, now)
