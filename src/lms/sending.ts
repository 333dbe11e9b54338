import type { Copies } from './copies'
import type { Line } from './line'
import type { Platform, Update } from './platform'

/** What keeps the platform from having the latest. */
export type Hindrance = 'offline' | 'lost' | 'refused'

/** `latest`: the platform has it; `later`: not yet, it is sent soon; `missing`: it could not be sent, and this has been tried for a while. */
export interface Link {
  link: 'latest' | 'later' | 'missing'
  hindrance: Hindrance | null
}

/** After the last change, and longest after the first one; a milestone does not wait. ms */
const QUIET = 20_000
const LONGEST = 90_000
const SOON = 250
/** After a sending that did not arrive; from the last on a banner stays, and it goes on at that pace. */
const RETRIES = [5_000, 15_000, 60_000]
const COPY = 800

export interface SendingDeps {
  /** Null: there is none; then only the copy on the device is kept. */
  platform: Platform | null
  copies: Copies
  line: Line
  now: () => number
  /** All that is to lie at the platform from now on, with a number of its own. */
  update: () => Update
  /** The state as the platform would have it next. */
  text: () => string
  /** Counts what has been done; says whether that is a step further. */
  look: () => boolean
  /** Nothing may be sent for now. */
  held: () => boolean
  show: (link: Link) => void
  /** The platform says that it has this. */
  arrived: (update: Update) => void
}

/** When what is done goes to the platform, when again, and when a copy of it stays on the device. */
export function createSending({ platform, copies, line, now, update, text, look, held, show, arrived }: SendingDeps) {
  /** How many changes there were, and up to which the platform has them. */
  let revision = 0
  let sent = 0
  let failures = 0
  let finished = false
  let sending: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = Number.POSITIVE_INFINITY
  let firstChange: number | null = null
  let copyTimer: ReturnType<typeof setTimeout> | undefined

  function stopCopy(): void {
    clearTimeout(copyTimer)
    copyTimer = undefined
  }
  /** On this device until the platform has it. */
  async function keepCopy(): Promise<void> {
    stopCopy()
    await copies.save(text(), false)
  }

  function stop(): void {
    clearTimeout(timer)
    timer = undefined
    due = Number.POSITIVE_INFINITY
  }
  function schedule(wait: number): void {
    if (finished || held() || !platform)
      return
    const at = now() + wait
    // A milestone that waits is not put off by what comes after it; what is quiet is.
    if (timer !== undefined && due <= at && (due - now() <= SOON || failures > 0))
      return
    stop()
    due = at
    timer = setTimeout(() => {
      stop()
      void send()
    }, wait)
  }

  async function attempt(to: Platform): Promise<Hindrance | null> {
    if (!line.online())
      return 'offline'
    const seen = await line.check()
    if (finished)
      return null
    if (seen === 'down' || seen === 'lost')
      return seen === 'down' ? 'offline' : 'lost'
    const next = update()
    const mark = revision
    if (!await to.send(next))
      return 'refused'
    sent = mark
    arrived(next)
    return null
  }

  function taken(): void {
    failures = 0
    firstChange = null
    if (sent === revision) {
      stopCopy()
      void copies.remove()
      show({ link: 'latest', hindrance: null })
    }
    else {
      show({ link: 'later', hindrance: null })
      schedule(QUIET)
    }
  }

  function hindered(hindrance: Hindrance): void {
    void keepCopy()
    const wait = RETRIES[Math.min(failures, RETRIES.length - 1)]
    failures += 1
    show({ link: failures > RETRIES.length || hindrance === 'lost' ? 'missing' : 'later', hindrance })
    stop()
    schedule(wait)
  }

  /** Sends what there is. One at a time; never throws. */
  function send(): Promise<void> {
    if (!platform || finished || held())
      return Promise.resolve()
    return sending ??= attempt(platform).then((hindrance) => {
      sending = null
      if (finished)
        return
      if (hindrance === null)
        taken()
      else
        hindered(hindrance)
    }, () => { sending = null })
  }

  return {
    /** There is something that the platform does not have. */
    changed(milestone: boolean): void {
      revision += 1
      copyTimer ??= setTimeout(() => void keepCopy(), COPY)
      firstChange ??= now()
      // Who shows the path hears of it after the store has.
      setTimeout(() => schedule(look() || milestone ? SOON : Math.min(QUIET, Math.max(SOON, (firstChange ?? now()) + LONGEST - now()))), 0)
    },
    /** Now, by the learner's own button, or because the network is there again. */
    now(): Promise<void> {
      stop()
      return send()
    },
    /** Nobody looks at the page any more: perhaps for good. */
    hidden(): void {
      if (platform && !finished && sent !== revision) {
        void keepCopy()
        void send()
      }
    },
    /** The page goes. Once; without a network nothing is said to a platform that would only believe it. */
    leave(): void {
      if (!platform || finished)
        return
      if (!line.online() || held()) {
        void keepCopy()
        return
      }
      const kept = text()
      const last = update()
      finished = true
      stop()
      stopCopy()
      const taken = platform.finish(last)
      if (sent !== revision)
        void copies.save(kept, taken)
    },
    /** Whether the page was handed in: nothing more can be sent. */
    finished: () => finished,
    /** The platform has all of it. */
    isLatest: () => sent === revision,
  }
}
export type Sending = ReturnType<typeof createSending>
