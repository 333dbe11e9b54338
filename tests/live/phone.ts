// A phone as a program: it moves a card, sends the sort, and goes on until it is told "kept". What it was told it remembers.
import type { VoterState } from '#live/model/messages'
import { setTimeout as wait } from 'node:timers/promises'

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6D2B79F5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface Sent { seq: number, places: string, done: boolean }

export class Phone {
  cookie = ''
  /** What this phone would say now, and the last that was acknowledged: by round. */
  readonly last: [Sent | null, Sent | null] = [null, null]
  readonly kept: [Sent | null, Sent | null] = [null, null]
  /** All that was ever sent: `round/seq`. */
  readonly sent = new Map<string, Sent>()
  /** Told "closed", so nothing more is sent. */
  closed = false
  readonly #base: () => string
  readonly #code: string

  constructor(base: () => string, code: string) {
    this.#base = base
    this.#code = code
  }

  async #ask(method: string, path: string, body?: object): Promise<Response | null> {
    try {
      return await fetch(`${this.#base()}/live/${this.#code}/${path}`, {
        method,
        headers: { cookie: this.cookie, ...body && { 'content-type': 'application/json' } },
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      })
    }
    catch {
      // The server is away.
      return null
    }
  }

  async join(): Promise<void> {
    for (;;) {
      const answer = await this.#ask('POST', 'join', {})
      if (answer?.ok) {
        this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.cookie
        return
      }
      await wait(50)
    }
  }

  /** Sends until it is told something. */
  async send(round: 1 | 2, places: string, done: boolean): Promise<void> {
    const sent = { seq: (this.last[round - 1]?.seq ?? 0) + 1, places, done }
    this.last[round - 1] = sent
    this.sent.set(`${round}/${sent.seq}`, sent)
    while (!this.closed) {
      const answer = await this.#ask('PUT', `sort/${round}`, sent)
      const told = await answer?.json().catch(() => null) as { seq?: number } | null
      if (answer?.status === 200 && told?.seq === sent.seq) {
        this.kept[round - 1] = sent
        return
      }
      if (answer?.status === 409)
        this.closed = true
      else
        await wait(30)
    }
  }

  async state(): Promise<VoterState | null> {
    const answer = await this.#ask('GET', 'state')
    return answer?.ok ? await answer.json() as VoterState : null
  }
}
