import type { Store, Wakes } from '../store/store.ts'
import type { Running, Seen } from './seen.ts'
import { StoreAway } from '../store/store.ts'
import { readMarks, shortOf, writePresence } from './presence.ts'

/*
 * What several processes that share a store have to do with each other. Who changes a class calls out, once in a while for all that has
 * changed; who hears it looks into the store. A call may be lost: so everybody also looks by the clock.
 */

/** ms in which what changes is one call. */
const PACE = 100
/** ms between two looks, and where calls do not arrive. */
const LOOK = 2000
const LOOK_DEAF = 1000
/** ms between two times of writing down who is here, and of saying so again where nobody came or went. */
const HERE = 1000
const HERE_AGAIN = 5000
/** ms between two tries whether calls arrive. */
const TRY = 30_000
/** ms until a call that has not come back is one that never will: at the start, and later. */
const HEARD = 1500
const HEARD_LATER = 8000
/** Classes in one call: 12 bytes each. */
const IN_A_CALL = 500

export interface OthersOptions {
  store: Store
  wakes: Wakes
  shard: string
  seen: Seen
  now: () => number
  /** Calls arrive, or do no more: told where it is another than before. */
  onHeard?: (areHeard: boolean) => void
  /** The store does not answer, and why; or, with null, it does again. */
  onAway?: (why: string | null) => void
}

export class Others {
  readonly #options: OthersOptions
  readonly #timers: NodeJS.Timeout[] = []
  readonly #stop: () => void
  /** Class → whether a step was made in it. */
  #changed = new Map<string, boolean>()
  #calling: NodeJS.Timeout | null = null
  #lookedAt = 0
  #areHeard: boolean | null = null
  #isAway = false
  /** What was written down last, and when. */
  readonly #here = new Map<string, { here: string, at: number }>()

  constructor(options: OthersOptions) {
    this.#options = options
    this.#stop = options.wakes.onCall(text => this.#hear(text))
    const often = (ms: number, run: () => Promise<void>) => {
      let isRunning = false
      this.#timers.push(setInterval(async () => {
        if (isRunning)
          return
        isRunning = true
        // The store is away: the next time will do.
        await run().catch(() => {})
        isRunning = false
      }, ms))
    }
    often(LOOK_DEAF / 2, () => this.#lookByClock())
    often(HERE, () => this.#writeHere())
    often(TRY, () => this.tryCalls())
  }

  /** A class is another one. @param isStep phones are to hear of it at once */
  changed(id: string, isStep = false): void {
    this.#changed.set(id, isStep || (this.#changed.get(id) ?? false))
    if (isStep)
      this.#call()
    else
      this.#calling ??= setTimeout(() => this.#call(), PACE)
  }

  #call(): void {
    if (this.#calling)
      clearTimeout(this.#calling)
    this.#calling = null
    const all = [...this.#changed].map(([id, isStep]) => isStep ? `${id}!` : id)
    this.#changed = new Map()
    for (let at = 0; at < all.length; at += IN_A_CALL)
      // A lost one costs two seconds.
      this.#options.wakes.call([this.#options.shard, ...all.slice(at, at + IN_A_CALL)].join(' ')).catch(() => {})
  }

  #hear(text: string): void {
    const [from, ...all] = text.split(' ')
    if (from === this.#options.shard)
      return
    for (const one of all) {
      const isStep = one.endsWith('!')
      const running = this.#options.seen.one(isStep ? one.slice(0, -1) : one)
      if (isStep && running?.hub.size)
        void running.hub.now()
      else
        running?.hub.soon()
    }
  }

  /** Whether calls arrive at all; says so where that has changed. */
  async tryCalls(): Promise<void> {
    // At the start somebody waits for it; later a server may be busy.
    const areHeard = await this.#options.wakes.areHeard(this.#areHeard === null ? HEARD : HEARD_LATER)
    if (areHeard !== this.#areHeard)
      this.#options.onHeard?.(areHeard)
    this.#areHeard = areHeard
  }

  async #lookByClock(): Promise<void> {
    if (this.#options.now() - this.#lookedAt < (this.#areHeard === false ? LOOK_DEAF : LOOK))
      return
    this.#lookedAt = this.#options.now()
    const { seen, store } = this.#options
    const all = seen.all()
    if (all.length === 0 && !this.#isAway)
      return
    const marks = await readMarks(store, all.map(({ id }) => id)).catch((error: unknown) => {
      if (error instanceof StoreAway)
        this.#setAway(error.message)
      throw error
    })
    this.#setAway(null)
    for (const running of all) {
      const mark = marks.get(running.id)
      if (!mark)
        seen.forget(running.id)
      else if (running.hub.size === 0)
        continue
      else if (mark.version !== running.told)
        void running.hub.now()
      else if (mark.rev !== running.rev)
        running.hub.soon()
    }
  }

  #setAway(why: string | null): void {
    if (this.#isAway === (why !== null))
      return
    this.#isAway = why !== null
    this.#options.onAway?.(why)
  }

  async #writeHere(): Promise<void> {
    const { seen, store, shard, now } = this.#options
    const at = now()
    const all = seen.all().map((running: Running) => ({ class: running.id, here: [...running.hub.here(at)].map(shortOf).sort().join('') }))
    const due = all.filter(({ class: id, here }) => {
      const last = this.#here.get(id)
      return last ? last.here !== here || (here !== '' && at - last.at >= HERE_AGAIN) : here !== ''
    })
    if (due.length === 0)
      return
    await writePresence(store, shard, due)
    for (const { class: id, here } of due) {
      if (this.#here.get(id)?.here !== here)
        this.changed(id)
      this.#here.set(id, { here, at })
    }
    const known = new Set(all.map(({ class: id }) => id))
    for (const id of this.#here.keys()) {
      if (!known.has(id))
        this.#here.delete(id)
    }
  }

  /** Who is here is somewhere else from now on. */
  async close(): Promise<void> {
    this.#stop()
    this.#timers.forEach(timer => clearInterval(timer))
    if (this.#calling)
      this.#call()
    await writePresence(this.#options.store, this.#options.shard, [...this.#here.keys()].map(id => ({ class: id, here: '' }))).catch(() => {})
  }
}
