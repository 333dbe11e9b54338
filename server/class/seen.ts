import type { HostState, LiveState, VoterState } from '#live/model/messages'
import type { Task } from '#live/model/tasks'
import type { Listener, Role } from './hub.ts'
import type { Store } from '../store/store.ts'
import type { AnswerColumns, View } from './view.ts'
import { Hub } from './hub.ts'
import { isIn, readOwn } from './people.ts'
import { Refused } from './refused.ts'
import { hostState, screenState, voterState } from './states.ts'
import { compare, readAnswers, readClass, readJoined, readLate, readSteps, readTallies } from './view.ts'

/* What this process has seen of its classes, and who is told of it: read anew where something has changed, told where it is new. */

/** ms between two comparisons of the rounds of a task, while answers come. */
const COMPARE_PACE = 1000

export interface SeenOptions {
  store: Store
  tasks: ReadonlyMap<string, Task>
  of: string
  now: () => number
  addresses: () => HostState['addresses']
  /** The one that phones are sent to. */
  address: () => string
  /** A class is over: nothing of it is known any more. */
  forgotten: (id: string) => void
}

export interface Running {
  id: string
  hub: Hub
  view: View | null
  /** What is to be read anew before the next state. */
  dirty: { steps: boolean, joined: boolean, tasks: Set<string> }
  /** What is to be compared anew, and when it was last. */
  toCompare: Set<string>
  comparedAt: number
  /** Answers of those who listen, as they are kept; the store is asked once for each. */
  own: Map<string, AnswerColumns[]>
  reading: Promise<unknown>
}

export class Seen {
  readonly #options: SeenOptions
  readonly #running = new Map<string, Running>()

  constructor(options: SeenOptions) {
    this.#options = options
  }

  /** Classes that this process was asked for. */
  all(): Running[] {
    return [...this.#running.values()]
  }

  forget(id: string): void {
    this.#running.get(id)?.hub.end()
    this.#running.delete(id)
    this.#options.forgotten(id)
  }

  async host(id: string): Promise<HostState> {
    return hostState(await this.view(id), this.#around(id))
  }

  /** @throws Refused `voter` where there is no such person */
  async voter(id: string, voter: string): Promise<VoterState> {
    const view = await this.view(id)
    return voterState(view, this.#around(id), await this.#ownAnswers(id, voter))
  }

  async state(id: string, role: Role, voter: string | undefined): Promise<LiveState> {
    if (role === 'voter')
      return await this.voter(id, voter!)
    return role === 'host' ? await this.host(id) : screenState(await this.view(id), this.#around(id))
  }

  /** Hears at once what is, unless it has heard that already, and then whatever is new. @returns how it is taken out again */
  async listen(id: string, listener: Listener): Promise<() => void> {
    const state = await this.state(id, listener.role, listener.voter)
    const { hub } = this.running(id)
    hub.add(listener)
    if (state.at !== listener.at) {
      listener.at = state.at
      listener.hear(state)
    }
    return () => hub.remove(listener)
  }

  #around(id: string) {
    const { tasks, of, address, addresses } = this.#options
    return { tasks, of, now: this.#options.now(), here: this.running(id).hub.here(this.#options.now()), address: address(), addresses: addresses() }
  }

  /** What this process knows of a class; nothing yet, where it has not been asked. */
  running(id: string): Running {
    const there = this.#running.get(id)
    if (there)
      return there
    const running: Running = {
      id,
      hub: new Hub(who => this.#publish(id, who)),
      view: null,
      dirty: { steps: false, joined: false, tasks: new Set() },
      toCompare: new Set(),
      comparedAt: 0,
      own: new Map(),
      reading: Promise.resolve(),
    }
    this.#running.set(id, running)
    return running
  }

  /** The class as it is; what has changed is read before. One reader at a time, for the second one finds it done. */
  view(id: string): Promise<View> {
    const running = this.running(id)
    const mine = running.reading.then(() => this.#refresh(running))
    running.reading = mine.catch(() => {})
    return mine
  }

  async #refresh(running: Running): Promise<View> {
    const { id, view, dirty, toCompare } = running
    const { store, tasks, of } = this.#options
    if (view && !dirty.steps && !dirty.joined && dirty.tasks.size === 0 && !this.mayCompare(running))
      return view
    running.dirty = { steps: false, joined: false, tasks: new Set() }
    const compareNow = this.mayCompare(running) || dirty.steps ? [...toCompare] : []
    compareNow.forEach(task => toCompare.delete(task))
    try {
      const row = view && !dirty.steps ? view : await readClass(store, id)
      if (!row) {
        this.forget(id)
        throw new Refused('ended')
      }
      const next: View = {
        ...row,
        steps: view && !dirty.steps ? view.steps : await readSteps(store, id),
        tallies: view?.tallies ?? await readTallies(store, id),
        late: view && dirty.tasks.size === 0 ? view.late : await readLate(store, id),
        joined: view && !dirty.joined ? view.joined : await readJoined(store, id),
        compared: view?.compared ?? new Map(),
      }
      if (view && (dirty.tasks.size > 0 || dirty.steps)) {
        const changed = dirty.steps ? undefined : [...dirty.tasks]
        const tallies = await readTallies(store, id, changed)
        next.tallies = changed ? new Map([...[...view.tallies].filter(([name]) => !changed.includes(name.split('/')[0])), ...tallies]) : tallies
      }
      for (const taskId of view ? compareNow : next.steps.keys()) {
        const task = tasks.get(taskId)
        if (task)
          next.compared.set(taskId, compare(task, await readAnswers(store, id, taskId), of))
      }
      if (compareNow.length > 0)
        running.comparedAt = this.#options.now()
      running.view = next
      return next
    }
    catch (error) {
      // What could not be read is still to be read.
      running.dirty = { steps: dirty.steps || running.dirty.steps, joined: dirty.joined || running.dirty.joined, tasks: new Set([...dirty.tasks, ...running.dirty.tasks]) }
      compareNow.forEach(task => toCompare.add(task))
      throw error
    }
  }

  /** Whether rounds are to be compared anew, and it is time for it. */
  mayCompare({ toCompare, comparedAt }: Running): boolean {
    return toCompare.size > 0 && this.#options.now() - comparedAt >= COMPARE_PACE
  }

  async #ownAnswers(id: string, voter: string): Promise<AnswerColumns[]> {
    const { own } = this.running(id)
    const known = own.get(voter)
    if (known)
      return known
    if (!await isIn(this.#options.store, id, voter))
      throw new Refused('voter')
    const answers = await readOwn(this.#options.store, id, voter)
    own.set(voter, answers)
    return answers
  }

  /** Answers to these tasks are kept; those of who listens are known at once. */
  changed(id: string, tasks: ReadonlySet<string>, answers: readonly AnswerColumns[]): void {
    const running = this.running(id)
    for (const task of tasks) {
      running.dirty.tasks.add(task)
      running.toCompare.add(task)
    }
    for (const answer of answers) {
      const own = running.own.get(answer.voter)
      if (own)
        running.own.set(answer.voter, [...own.filter(({ task, round }) => task !== answer.task || round !== answer.round), answer])
    }
    running.hub.soon()
  }

  async #publish(id: string, who: ReadonlySet<Listener>): Promise<void> {
    const view = await this.view(id)
    const around = this.#around(id)
    let host: HostState | undefined
    let screen: LiveState | undefined
    for (const listener of [...who]) {
      const state = listener.role === 'host'
        ? host ??= hostState(view, around)
        : listener.role === 'screen'
          ? screen ??= screenState(view, around)
          // A phone is told of steps only; its own answers it knows.
          : listener.at.startsWith(`${view.version}.`) ? null : voterState(view, around, await this.#ownAnswers(id, listener.voter!).catch(() => []))
      if (state && state.at !== listener.at) {
        listener.at = state.at
        listener.hear(state)
      }
    }
  }
}
