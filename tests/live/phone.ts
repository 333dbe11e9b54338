// A phone as a program: it moves a card, sends the sort, and goes on until it is told "kept". What it was told it remembers.
import type { VoterState } from '#live/model/messages'
import type { Reply, Stream } from './wire.ts'
import { setTimeout as wait } from 'node:timers/promises'
import { Wire } from './wire.ts'

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
  readonly wire: Wire
  readonly #code: string

  /** @param base asked for each request: `http://…` */
  constructor(base: () => string, code: string) {
    this.wire = new Wire(base)
    this.#code = code
  }

  async #ask(method: string, path: string, body?: object): Promise<Reply | null> {
    const headers = { cookie: this.cookie, ...body && { 'content-type': 'application/json' } }
    return await this.wire.ask(method, `/live/${this.#code}/${path}`, headers, body && JSON.stringify(body))
  }

  async join(): Promise<void> {
    for (;;) {
      const answer = await this.#ask('POST', 'join', {})
      if (answer?.status === 200) {
        this.cookie = answer.headers['set-cookie']?.[0].split(';')[0] ?? this.cookie
        return
      }
      await wait(50)
    }
  }

  /** Sends until it is told something. @returns ms until then, from the first try */
  async send(round: 1 | 2, places: string, done: boolean): Promise<number> {
    const began = performance.now()
    const sent = { seq: (this.last[round - 1]?.seq ?? 0) + 1, places, done }
    this.last[round - 1] = sent
    this.sent.set(`${round}/${sent.seq}`, sent)
    while (!this.closed) {
      const answer = await this.#ask('PUT', `sort/${round}`, sent)
      if (answer?.status === 200 && (JSON.parse(answer.text) as { seq: number }).seq === sent.seq) {
        this.kept[round - 1] = sent
        break
      }
      if (answer?.status === 409)
        this.closed = true
      else
        await wait(30)
    }
    return performance.now() - began
  }

  /** Sends the last one once more, as where the acknowledgement was lost. */
  async resend(round: 1 | 2): Promise<void> {
    await this.#ask('PUT', `sort/${round}`, this.last[round - 1]!)
  }

  /** @param hear each state that the stream tells @param over it has ended */
  listen(hear: (state: VoterState) => void, over: () => void): Stream {
    return this.wire.listen(`/live/${this.#code}/stream`, { cookie: this.cookie }, (event, data) => {
      if (event === 'state')
        hear(JSON.parse(data) as VoterState)
    }, over)
  }

  async state(): Promise<VoterState | null> {
    const answer = await this.#ask('GET', 'state')
    return answer?.status === 200 ? JSON.parse(answer.text) as VoterState : null
  }
}
