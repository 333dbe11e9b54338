import { setTimeout as wait } from 'node:timers/promises'

/*
 * What is asked too often. Never by address: a hall behind one router is one address, and none is looked at.
 */

/** So many at once, and then so many a second. */
export class Bucket {
  #tokens: number
  #at: number
  readonly #size: number
  readonly #perSecond: number
  constructor(size: number, perSecond: number, now: number) {
    this.#size = size
    this.#perSecond = perSecond
    this.#tokens = size
    this.#at = now
  }

  take(now: number): boolean {
    this.#tokens = Math.min(this.#size, this.#tokens + (now - this.#at) / 1000 * this.#perSecond)
    this.#at = now
    if (this.#tokens < 1)
      return false
    this.#tokens--
    return true
  }

  /** As it would be had nothing been taken. */
  isFull(now: number): boolean {
    return this.#tokens + (now - this.#at) / 1000 * this.#perSecond >= this.#size
  }
}

/** Buckets by person; those that are full again are as good as none. */
export class Buckets {
  readonly #all = new Map<string, Bucket>()
  readonly #size: number
  readonly #perSecond: number
  constructor(size: number, perSecond: number) {
    this.#size = size
    this.#perSecond = perSecond
  }

  take(who: string, now: number): boolean {
    const bucket = this.#all.get(who) ?? new Bucket(this.#size, this.#perSecond, now)
    this.#all.set(who, bucket)
    return bucket.take(now)
  }

  sweep(now: number): void {
    for (const [who, bucket] of this.#all) {
      if (bucket.isFull(now))
        this.#all.delete(who)
    }
  }
}

export interface GuessOptions {
  /** Wrong ones that cost nothing more, and how many a second are forgiven. */
  budget?: number
  perSecond?: number
  /** ms that a wrong one takes, and that any takes once the budget is used up. */
  delay?: number
  longDelay?: number
  /** Who may wait at the same time. */
  waiting?: number
}

/**
 * Codes and keys that are guessed. All together have one budget; once it is used up, right ones take long as well, or an answer's
 * time would tell them apart, and no more than a few wait at a time. A class that is coming in is slowed down by that, and not kept out.
 */
export class Guesses {
  readonly #bucket: Bucket
  readonly #options: Required<GuessOptions>
  #waiting = 0

  constructor(now: number, { budget = 100, perSecond = 2, delay = 250, longDelay = 1500, waiting = 60 }: GuessOptions = {}) {
    this.#options = { budget, perSecond, delay, longDelay, waiting }
    this.#bucket = new Bucket(budget, perSecond, now)
    this.#spent = false
  }

  #spent: boolean

  /** @returns whether to go on; if not, it is too much at the moment */
  async judge(isRight: boolean, now: number): Promise<boolean> {
    const { delay, longDelay, waiting } = this.#options
    if (!isRight)
      this.#spent = !this.#bucket.take(now)
    else if (this.#spent && this.#bucket.isFull(now))
      this.#spent = false
    if (isRight && !this.#spent)
      return true
    if (this.#waiting >= waiting)
      return false
    this.#waiting++
    await wait(this.#spent ? longDelay : delay)
    this.#waiting--
    return isRight || !this.#spent
  }
}
