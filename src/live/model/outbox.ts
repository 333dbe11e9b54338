import * as v from 'valibot'

/*
 * What a phone has answered in a class, and what of it the server has acknowledged. It is kept on the phone: the second copy, of
 * which the server gets what it lacks.
 */

/** One answer, to a task in a round. */
export interface KeptAnswer {
  /** One more with each change. */
  seq: number
  /** The highest that was acknowledged; 0: none. */
  acked: number
  /** The one that came after the round was closed, and does not count; 0: none. */
  late: number
  /** The student says that it is finished. */
  done: boolean
  places?: string
  choice?: string[]
}

/** `task/round` → answer. Never mutated. */
export type Outbox = Readonly<Record<string, KeptAnswer>>

export interface Said { done: boolean, places?: string, choice?: readonly string[] }

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const kept = v.object({ seq: whole, acked: whole, late: whole, done: v.boolean(), places: v.optional(v.string()), choice: v.optional(v.array(v.string())) })
const outbox = v.record(v.string(), kept)

/** Undefined for what is none. Never throws. */
export function readOutbox(value: unknown): Outbox | undefined {
  const read = v.safeParse(outbox, value)
  return read.success ? read.output : undefined
}

const sameSaid = (a: Said, b: Said) => a.done === b.done && a.places === b.places && a.choice?.join() === b.choice?.join()

/** The student's answer is another one now. The same object where it is not. */
export function answered(box: Outbox, name: string, said: Said): Outbox {
  const before = box[name] as KeptAnswer | undefined
  if (before && sameSaid(before, said))
    return box
  const { done, places, choice } = said
  return { ...box, [name]: { seq: (before?.seq ?? 0) + 1, acked: before?.acked ?? 0, late: before?.late ?? 0, done, ...places !== undefined && { places }, ...choice && { choice: [...choice] } } }
}

function withAnswer(box: Outbox, name: string, change: Partial<KeptAnswer>): Outbox {
  const before = box[name] as KeptAnswer | undefined
  return before ? { ...box, [name]: { ...before, ...change } } : box
}

/**
 * The server has an answer.
 * @param seq that was sent
 * @param has the highest that the server has: more than what was sent, it is of another page or of a time that this phone forgot
 * @param again it was only to fill in what the server lacked
 */
export function acknowledged(box: Outbox, name: string, seq: number, has: number, again: boolean): Outbox {
  const before = box[name] as KeptAnswer | undefined
  if (!before)
    return box
  // What the student has just done on this phone is the newest there is.
  if (has > seq && !again)
    return withAnswer(box, name, { seq: Math.max(before.seq, has) + 1 })
  return withAnswer(box, name, { acked: Math.max(before.acked, seq) })
}

/** It came after the round was closed. */
export const cameLate = (box: Outbox, name: string, seq: number): Outbox => withAnswer(box, name, { late: seq })

/** The round is open: what came too late counts after all, where it was opened again. */
export const reopened = (box: Outbox, name: string): Outbox => (box[name]?.late ?? 0) > 0 ? withAnswer(box, name, { late: 0 }) : box

/** Takes the server's own answer over, which is newer than what this phone knows. */
export const adopted = (box: Outbox, name: string, own: Said & { seq: number }): Outbox =>
  ({ ...box, [name]: { seq: own.seq, acked: own.seq, late: 0, done: own.done, ...own.places !== undefined && { places: own.places }, ...own.choice && { choice: [...own.choice] } } })

/** Whether the server's own answer takes the place of the phone's. */
export const isBehind = (box: Outbox, name: string, own: { seq: number }): boolean => own.seq > (box[name]?.seq ?? 0)

/** Whether an answer is not yet with the server. */
export const isWaiting = ({ seq, acked, late }: KeptAnswer): boolean => seq > acked && late !== seq

/**
 * What is to be sent, by name.
 * @param have what the server has: `task/round` → seq; null: not heard yet
 */
export function toSend(box: Outbox, have: Readonly<Record<string, number>> | null): { name: string, again: boolean }[] {
  return Object.entries(box).flatMap(([name, answer]): { name: string, again: boolean }[] => {
    if (isWaiting(answer))
      return [{ name, again: false }]
    const lacking = have !== null && answer.acked > 0 && answer.late !== answer.seq && (have[name] ?? 0) < answer.acked
    return lacking ? [{ name, again: true }] : []
  })
}
