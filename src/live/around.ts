import { rootOf } from '#live/model/root'

/* What a page of a class asks of its browser, all of which a test can give it. */

/** What is used of the browser's streams. */
export interface Stream {
  addEventListener: (type: string, hear: (event: { data?: unknown }) => void) => void
  close: () => void
}

/** What the page lives in. */
export interface Around {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  openStream: (url: string) => Stream
  /** ms; may be wrong by a day, and may jump. */
  now: () => number
  /** 0 to 1 */
  random: () => number
  /** Runs once, later. @returns how it is given up */
  after: (ms: number, run: () => void) => () => void
  /** Tells when the page may have slept, and how long to wait at most (ms), for a hall wakes together. @returns how to stop listening */
  onWake: (wake: (atMost: number) => void) => () => void
}

/** A hall whose network comes back does so in one second. */
const ONLINE_SPREAD = 2000

/** The deck may lie in a folder of a server's. */
export const rooted = (url: string): string => rootOf(location.pathname) + url

export const BROWSER: Around = {
  fetch: (url, init) => fetch(rooted(url), init),
  openStream: url => new EventSource(rooted(url)) as Stream,
  now: () => Date.now(),
  random: () => Math.random(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  onWake(wake) {
    const seen = () => document.visibilityState === 'visible' && wake(0)
    const online = () => wake(ONLINE_SPREAD)
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('pageshow', seen)
    window.addEventListener('online', online)
    return () => {
      document.removeEventListener('visibilitychange', seen)
      window.removeEventListener('pageshow', seen)
      window.removeEventListener('online', online)
    }
  },
}
