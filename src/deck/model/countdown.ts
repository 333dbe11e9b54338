/** A countdown by the clock on the wall, so that a tab that slept is right when it wakes. Times in milliseconds. */
export interface Countdown {
  /** What is left while it stands still. */
  left: number
  /** When it ends, since the epoch; null while it stands still. */
  endsAt: number | null
}

/** What the class is told aloud: the start, the last minute, the end. */
export type CountdownCall = 'started' | 'minute' | 'over'

const MINUTE = 60_000
/** One that ended longer ago belongs to an earlier class. */
const FORGOTTEN = 60 * MINUTE

export const fresh = (total: number): Countdown => ({ left: total, endsAt: null })
/** Of one that stands still: it goes on from what is left. */
export const started = ({ left }: Countdown, now: number): Countdown => ({ left, endsAt: now + left })
export const paused = (countdown: Countdown, now: number): Countdown => ({ left: remaining(countdown, now), endsAt: null })

/** Milliseconds left at `now`, never below 0. */
export function remaining({ left, endsAt }: Countdown, now: number): number {
  return endsAt === null ? left : Math.max(0, endsAt - now)
}

/** `3:00`, `0:07`: a second begun counts whole, so that 0:00 means it is over. */
export function clockText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** What to say when the time left goes from `before` to `after`; the end alone where both were slept through. */
export function callBetween(before: number, after: number): CountdownCall | null {
  if (before > 0 && after === 0)
    return 'over'
  return before > MINUTE && after <= MINUTE && after > 0 ? 'minute' : null
}

/** A countdown as kept on the device; a fresh one where it can't be read or is of another class. */
export function readCountdown(value: unknown, total: number, now: number): Countdown {
  if (typeof value !== 'object' || value === null)
    return fresh(total)
  const { left, endsAt } = value as Record<string, unknown>
  if (typeof left !== 'number' || !(left >= 0 && left <= total))
    return fresh(total)
  if (endsAt === null)
    return { left, endsAt }
  return typeof endsAt === 'number' && endsAt > now - FORGOTTEN && endsAt <= now + total ? { left, endsAt } : fresh(total)
}
