// The lecturer's window as a program: makes the class, opens and closes, and remembers when which count was seen.
import type { HostState } from '#live/model/messages'
import type { Exported } from '../../../tests/live/proof.ts'
import type { Tap } from './told.ts'
import { Wire } from '../../../tests/live/wire.ts'
import { now } from './told.ts'

interface Seen { at: number, rows: Record<string, (number | null)[]> }

export class Lecturer {
  code = ''
  state!: HostState
  readonly #wire: Wire
  readonly #seen: [Seen[], Seen[]] = [[], []]
  #cookie = ''

  constructor(base: string) {
    this.#wire = new Wire(() => base)
  }

  async #ask<T>(method: string, path: string, body?: object): Promise<T> {
    const reply = await this.#wire.ask(method, `/live/${path}`, { cookie: this.#cookie, ...body && { 'content-type': 'application/json' } }, body && JSON.stringify(body))
    if (!reply || reply.status >= 400)
      throw new Error(`${method} ${path}: ${reply?.status ?? 'nobody answered'} ${reply?.text ?? ''}`)
    this.#cookie = reply.headers['set-cookie']?.[0].split(';')[0] ?? this.#cookie
    return JSON.parse(reply.text) as T
  }

  async make(key: string): Promise<void> {
    this.state = await this.#ask('POST', 'classes', { key })
    this.code = this.state.class.code
  }

  /** From now on hears states as a window does; comes back when the server has been away. */
  listen(): void {
    this.#wire.listen(`/live/${this.code}/stream?as=host`, { cookie: this.#cookie }, (event, data) => {
      if (event !== 'state')
        return
      const state = JSON.parse(data) as HostState
      const at = now()
      this.state = state
      state.tasks.sort?.rounds.forEach(({ table }, index) => this.#seen[index].push({ at, rows: table.rows }))
    }, () => setTimeout(() => this.listen(), 500))
  }

  async step(to: string): Promise<void> {
    const { version } = await this.#ask<HostState>('GET', `${this.code}/state?as=host`)
    this.state = await this.#ask('POST', `${this.code}/step`, { task: 'sort', to, version })
  }

  /** ms from each of these moves until the window had it; those that it never had are Infinity. */
  delays(taps: readonly Tap[], round: 1 | 2): number[] {
    const seen = this.#seen[round - 1]
    return taps.map(({ at, row, cell, n }) => (seen.find(state => state.at >= at && state.rows[row]?.[cell] === n)?.at ?? Infinity) - at)
  }

  /** What the server gives to take along. */
  async export(): Promise<Exported> {
    return await this.#ask('GET', `${this.code}/export.json`)
  }
}
