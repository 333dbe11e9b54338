/**
 * The lecturer's clock: how long each slide was shown. Counted from one moment to the next and not by ticks, so that a
 * throttled window or a short sleep loses nothing.
 */
export interface Clock {
  /** Seconds by slide id. */
  used: Readonly<Record<string, number>>
  /** The slide that is being counted, and the moment (epoch, ms) up to which it has been; null while it stands still. */
  running: { slide: string, seen: number } | null
  /** Stopped by hand: only a hand starts it again. */
  paused: boolean
}

/** Nothing counted yet: the first move of the deck starts it. */
export const FRESH_CLOCK: Clock = { used: {}, running: null, paused: false }

/** A window unseen for longer was closed or asleep between two classes: that time is not counted, and the clock stands until the deck moves. */
export const MAX_GAP_MS = 10 * 60_000

/** Counts up to `now` (epoch, ms); the same object while it stands still. */
export function tick(clock: Clock, now: number): Clock {
  const { used, running } = clock
  if (!running)
    return clock
  const gap = now - running.seen
  if (gap > MAX_GAP_MS)
    return { ...clock, running: null }
  // A clock set back in between counts nothing.
  const seconds = Math.max(0, gap) / 1000
  return { ...clock, used: { ...used, [running.slide]: (used[running.slide] ?? 0) + seconds }, running: { ...running, seen: now } }
}

/** Started by hand on a slide, after a pause too. */
export const start = (clock: Clock, slide: string, now: number): Clock => ({ ...tick(clock, now), running: { slide, seen: now }, paused: false })

/** Stopped by hand: moves of the deck do not start it again. */
export const pause = (clock: Clock, now: number): Clock => ({ ...tick(clock, now), running: null, paused: true })

/** The deck has moved to a slide, or within it. Starts a clock that stands, but for one stopped by hand. */
export function turn(clock: Clock, slide: string, now: number): Clock {
  const counted = tick(clock, now)
  return counted.paused ? counted : { ...counted, running: { slide, seen: now } }
}

/** What was kept; a fresh clock where it can't be read. */
export function readClock(text: string): Clock {
  try {
    const { used, running, paused } = JSON.parse(text) as Partial<Clock>
    const fine = typeof used === 'object' && used !== null && Object.values(used).every(Number.isFinite)
      && (running === null || (typeof running?.slide === 'string' && Number.isFinite(running.seen)))
    return fine ? { used, running: running ?? null, paused: paused === true } : FRESH_CLOCK
  }
  catch {
    return FRESH_CLOCK
  }
}
