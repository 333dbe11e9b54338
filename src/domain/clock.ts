/**
 * The lecturer's clock: how long each slide was shown. Counted from one moment to the next and not by ticks, so that a
 * throttled window or a short sleep loses nothing.
 */
export interface Clock {
  /** Seconds by slide id. */
  used: Readonly<Record<string, number>>
  /** The slide that is being counted, and the moment (epoch, ms) up to which it has been; null while it stands still. */
  running: { slide: string, seen: number } | null
}

/** Nothing counted yet: the first move of the deck starts it. */
export const FRESH_CLOCK: Clock = { used: {}, running: null }

/** A window unseen for longer was closed or asleep between two classes: that time is not counted, and the clock stands. */
export const MAX_GAP_MS = 10 * 60_000

export const isFresh = (clock: Clock): boolean => !clock.running && Object.keys(clock.used).length === 0

/** Counts up to now. */
export function tick({ used, running }: Clock, now: number): Clock {
  if (!running)
    return { used, running }
  const gap = now - running.seen
  if (gap > MAX_GAP_MS)
    return { used, running: null }
  // A clock set back in between counts nothing.
  const seconds = Math.max(0, gap) / 1000
  return { used: { ...used, [running.slide]: (used[running.slide] ?? 0) + seconds }, running: { ...running, seen: now } }
}

export const start = (clock: Clock, slide: string, now: number): Clock => ({ ...tick(clock, now), running: { slide, seen: now } })

export const pause = (clock: Clock, now: number): Clock => ({ ...tick(clock, now), running: null })

/** The deck has moved to a slide, or within it. A fresh clock starts; one that was stopped by hand stays so. */
export function turn(clock: Clock, slide: string, now: number): Clock {
  const counted = tick(clock, now)
  return counted.running || isFresh(counted) ? { ...counted, running: { slide, seen: now } } : counted
}

/** What was kept; a fresh clock where it can't be read. */
export function readClock(text: string): Clock {
  try {
    const { used, running } = JSON.parse(text) as Partial<Clock>
    const fine = typeof used === 'object' && used !== null && Object.values(used).every(Number.isFinite)
      && (running === null || (typeof running?.slide === 'string' && Number.isFinite(running.seen)))
    return fine ? { used, running: running ?? null } : FRESH_CLOCK
  }
  catch {
    return FRESH_CLOCK
  }
}
