import type { LiveState } from '#live/model/messages'

/*
 * Who listens to a class. Everybody is told the whole state whenever theirs is another one: at once when a step was made, else at
 * most ten times a second.
 */

export type Role = LiveState['role']

export interface Listener {
  role: Role
  /** Of a phone: whose. */
  voter?: string
  /** The mark of what it has heard last. */
  at: string
  hear: (state: LiveState) => void
  /** The class is over, or too many streams are one person's. */
  end: (why: 'ended' | 'replaced') => void
}

/** ms between two states of counts. */
const PACE = 100
/** Streams of one person; browsers open six to one origin. */
const STREAMS = 4
/** ms that who asks without a stream counts as here. */
const HERE = 30_000

export class Hub {
  readonly #listeners = new Set<Listener>()
  #watching = 0
  /** When a phone was last heard of that has no stream. */
  readonly #seen = new Map<string, number>()
  #timer: NodeJS.Timeout | null = null
  #publishing: Promise<void> = Promise.resolve()
  #next: Promise<void> | null = null
  readonly #publish: (who: ReadonlySet<Listener>) => Promise<void>

  /** @param publish tells each who listens what is new for them */
  constructor(publish: (who: ReadonlySet<Listener>) => Promise<void>) {
    this.#publish = publish
  }

  get size(): number {
    return this.#listeners.size
  }

  add(listener: Listener): void {
    const own = listener.voter === undefined ? [] : [...this.#listeners].filter(one => one.voter === listener.voter)
    own.slice(0, Math.max(0, own.length - STREAMS + 1)).forEach(one => one.end('replaced'))
    this.#listeners.add(listener)
    this.#watching += listener.role === 'voter' ? 0 : 1
    this.soon()
  }

  remove(listener: Listener): void {
    if (!this.#listeners.delete(listener))
      return
    this.#watching -= listener.role === 'voter' ? 0 : 1
    this.soon()
  }

  saw(voter: string, now: number): void {
    this.#seen.set(voter, now)
  }

  forget(voter: string): void {
    this.#seen.delete(voter)
    for (const listener of [...this.#listeners].filter(one => one.voter === voter))
      listener.end('ended')
  }

  /** Whether counts are seen by anybody: phones are told of steps only. */
  get isWatched(): boolean {
    return this.#watching > 0
  }

  /** People here now, by this process. */
  here(now: number): Set<string> {
    const all = new Set([...this.#listeners].flatMap(({ voter }) => voter ?? []))
    for (const [voter, at] of this.#seen) {
      if (now - at < HERE)
        all.add(voter)
      else
        this.#seen.delete(voter)
    }
    return all
  }

  /** Phases have changed: all are told, one after the other, and never an older state after a newer one. */
  now(): Promise<void> {
    // One that has not begun will tell this as well.
    this.#next ??= this.#publishing.then(async () => {
      this.#next = null
      await this.#publish(this.#listeners)
    }).catch(() => {
      // The store is away, or the class is over: who listens hears of it otherwise, and what is new is told with the next change.
    })
    this.#publishing = this.#next
    return this.#publishing
  }

  /** Counts have changed. */
  soon(): void {
    if (!this.isWatched)
      return
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.now()
    }, PACE)
  }

  end(): void {
    if (this.#timer)
      clearTimeout(this.#timer)
    for (const listener of [...this.#listeners])
      listener.end('ended')
  }
}
