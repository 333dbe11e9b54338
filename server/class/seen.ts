import type { HostState, LiveState, VoterState } from '#live/model/messages'
import type { Task } from '#live/model/tasks'
import type { Listener, Role } from './hub.ts'
import type { Store } from '../store/store.ts'
import type { AnswerColumns, ClassRow, View } from './view.ts'
import type { Presence } from './presence.ts'
import { Hub } from './hub.ts'
import { readOwn } from './people.ts'
import { Refused } from './refused.ts'
import { hostState, screenState, voterState } from './states.ts'
import { ROUNDS } from '#live/model/rounds'
import { readPresence, shortOf } from './presence.ts'
import { compare, readAnswers, readClass, readPeople, readSteps, readTallies, roundName } from './view.ts'

/* What this process has seen of its classes, and who is told of it: read anew where something has changed, told where it is new. */

/** ms between two comparisons of the rounds of a task, while answers come. */
const COMPARE_PACE = 1000

export interface SeenOptions {
  store: Store
  tasks: ReadonlyMap<string, Task>
  of: string
  /** Of this process among those that share the store. */
  shard: string
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
  /** What is to be read anew before the next state. Of a store that is shared, that is seen in the store. */
  dirty: { steps: boolean, joined: boolean, tasks: Set<string> }
  /** What is to be compared anew, and when it was last. */
  toCompare: Set<string>
  comparedAt: number
  /** Of the counts in the view; -1: they are still to be read. Only where the store is shared. */
  rev: number
  /** The version that all who listen have been told. */
  told: number
  /** Who is here by the other processes. */
  others: Presence
  reading: Promise<unknown>
  /** A reading that has not begun. */
  next: Reading | null
  asking: Promise<unknown>
  /** A question for people's own answers that has not been asked. */
  nextAsked: Asked | null
}

interface Reading { counts: boolean, view: Promise<View> }
interface Asked { voters: Set<string>, answers: Promise<Map<string, AnswerColumns[]>> }

export class Seen {
  readonly #options: SeenOptions
  readonly #isShared: boolean
  readonly #running = new Map<string, Running>()

  constructor(options: SeenOptions) {
    this.#options = options
    this.#isShared = options.store.wakes !== undefined
  }

  /** Classes that this process was asked for. */
  all(): Running[] {
    return [...this.#running.values()]
  }

  /** One of them, if it is. */
  one(id: string): Running | undefined {
    return this.#running.get(id)
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
    const [view, own] = await Promise.all([this.view(id, false), this.#ownAnswers(id, [voter])])
    const answers = own.get(voter)
    if (!answers)
      throw new Refused('voter')
    return voterState(view, this.#around(id), answers)
  }

  async state(id: string, role: Role, voter: string | undefined): Promise<LiveState> {
    if (role === 'voter')
      return await this.voter(id, voter!)
    return role === 'host' ? await this.host(id) : screenState(await this.view(id), this.#around(id))
  }

  /** Hears at once what is, unless it has heard that already, and then whatever is new. @returns how it is taken out again */
  async listen(id: string, listener: Listener): Promise<() => void> {
    const state = await this.state(id, listener.role, listener.voter)
    const { hub, view } = this.running(id)
    hub.add(listener)
    if (state.at !== listener.at) {
      listener.at = state.at
      listener.hear(state)
    }
    // A step was made while it was on its way in: those who were there before have been told.
    if (view && view.version !== state.version)
      void hub.now()
    return () => hub.remove(listener)
  }

  #around(id: string) {
    const { tasks, of, address, addresses } = this.#options
    const now = this.#options.now()
    const { hub, others } = this.running(id)
    const here = hub.here(now)
    // The same phone may have its stream here and send its answers there.
    const short = new Set([...others.people, ...[...here].map(shortOf)])
    return { tasks, of, now, here: short.size, address: address(), addresses: addresses() }
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
      rev: -1,
      told: 0,
      others: { rev: 0, people: new Set() },
      reading: Promise.resolve(),
      next: null,
      asking: Promise.resolve(),
      nextAsked: null,
    }
    this.#running.set(id, running)
    return running
  }

  /**
   * The class as it is, no older than the question; what has changed is read before. One reader at a time, and all who ask before it begins
   * share it.
   * @param counts whether the numbers are wanted as well: of a store that is shared they are read for who is told them
   */
  view(id: string, counts = true): Promise<View> {
    const running = this.running(id)
    const next = running.next ??= this.#nextReading(running)
    next.counts ||= counts
    return next.view
  }

  /** The class as it was seen last, if it was: what the store will decide again needs nothing newer. */
  async lately(id: string): Promise<ClassRow> {
    return this.#running.get(id)?.view ?? await this.view(id, false)
  }

  #nextReading(running: Running): Reading {
    const next: Reading = { counts: false, view: running.reading.then(() => {
      running.next = null
      return this.#refresh(running, next.counts || !this.#isShared)
    }) }
    running.reading = next.view.catch(() => {})
    return next
  }

  async #refresh(running: Running, counts: boolean): Promise<View> {
    const { id, view, dirty } = running
    const { store } = this.#options
    if (!this.#isShared && view && !dirty.steps && !dirty.joined && dirty.tasks.size === 0 && !this.mayCompare(running))
      return view
    running.dirty = { steps: false, joined: false, tasks: new Set() }
    try {
      // First: what changes while the rest is read is then read once more.
      const presence = this.#isShared && counts ? await readPresence(store, id, this.#options.shard) : null
      const row = view && !this.#isShared && !dirty.steps ? view : await readClass(store, id)
      if (!row) {
        this.forget(id)
        throw new Refused('ended')
      }
      const isStepped = !view || dirty.steps || row.version !== view.version
      const next: View = { tallies: new Map(), late: new Map(), joined: 0, compared: new Map(), ...view, ...row, steps: isStepped ? await readSteps(store, id) : view.steps }
      if (counts)
        await this.#readCounts(running, next, { isFirst: !view || (presence !== null && running.rev === -1), isStepped, isCounted: presence !== null && presence.rev !== running.rev, dirty })
      if (presence) {
        running.rev = presence.rev
        running.others = presence
      }
      running.view = next
      return next
    }
    catch (error) {
      // What could not be read is still to be read.
      running.dirty = { steps: dirty.steps || running.dirty.steps, joined: dirty.joined || running.dirty.joined, tasks: new Set([...dirty.tasks, ...running.dirty.tasks]) }
      running.rev = -1
      throw error
    }
  }

  /** @param isCounted by some process, which one does not know what */
  async #readCounts(running: Running, next: View, { isFirst, isStepped, isCounted, dirty }: { isFirst: boolean, isStepped: boolean, isCounted: boolean, dirty: Running['dirty'] }): Promise<void> {
    const { id, view, toCompare } = running
    const { store, tasks, of } = this.#options
    const all = isCounted || isStepped
    const changed = all ? undefined : [...dirty.tasks]
    if (all || dirty.joined || dirty.tasks.size > 0)
      Object.assign(next, await readPeople(store, id))
    if (all || dirty.tasks.size > 0) {
      const tallies = await readTallies(store, id, changed)
      next.tallies = changed ? new Map([...[...next.tallies].filter(([name]) => !changed.includes(name.split('/')[0])), ...tallies]) : tallies
    }
    if (isCounted)
      changedTasks(next).forEach(task => toCompare.add(task))
    const compareNow = isFirst ? [...next.steps.keys()] : this.mayCompare(running) || isStepped ? [...toCompare] : []
    for (const taskId of compareNow) {
      // Before it is read: what is answered meanwhile is to be compared again.
      toCompare.delete(taskId)
      const task = tasks.get(taskId)
      try {
        if (task)
          next.compared.set(taskId, compare(task, await readAnswers(store, id, taskId), of))
      }
      catch (error) {
        toCompare.add(taskId)
        throw error
      }
    }
    if (compareNow.length > 0)
      running.comparedAt = this.#options.now()

    /** Answers are taken by rounds that are open; elsewhere somebody has gone, or has filled in what was lost. */
    function changedTasks({ steps, tallies }: View): string[] {
      const of = (all: View['tallies'], task: string) => JSON.stringify(ROUNDS.map(round => [...all.get(roundName(task, round)) ?? []].sort((a, b) => a.card + a.bin < b.card + b.bin ? -1 : 1)))
      return [...steps].filter(([task, rounds]) => rounds.some(({ phase }) => phase === 'open') || of(tallies, task) !== of(view?.tallies ?? new Map(), task)).map(([task]) => task)
    }
  }

  /** Whether rounds are to be compared anew, and it is time for it. */
  mayCompare({ toCompare, comparedAt }: Running): boolean {
    return toCompare.size > 0 && this.#options.now() - comparedAt >= COMPARE_PACE
  }

  /** Of these people, as the store has them; all who ask before a question is put are in it. */
  async #ownAnswers(id: string, voters: readonly string[]): Promise<Map<string, AnswerColumns[]>> {
    const running = this.running(id)
    const asked = running.nextAsked ??= this.#nextAsked(running)
    voters.forEach(voter => asked.voters.add(voter))
    return await asked.answers
  }

  #nextAsked(running: Running): Asked {
    const asked: Asked = { voters: new Set(), answers: running.asking.then(() => {
      running.nextAsked = null
      return readOwn(this.#options.store, running.id, [...asked.voters])
    }) }
    running.asking = asked.answers.catch(() => {})
    return asked
  }

  /** Answers to these tasks are kept. */
  changed(id: string, tasks: ReadonlySet<string>): void {
    const running = this.running(id)
    for (const task of tasks) {
      running.dirty.tasks.add(task)
      running.toCompare.add(task)
    }
    running.hub.soon()
  }

  async #publish(id: string, who: ReadonlySet<Listener>): Promise<void> {
    const running = this.running(id)
    const view = await this.view(id, running.hub.isWatched)
    const around = this.#around(id)
    // A phone is told of steps only.
    const phones = [...who].filter(({ role, at }) => role === 'voter' && !at.startsWith(`${view.version}.`))
    const own = phones.length > 0 ? await this.#ownAnswers(id, phones.map(({ voter }) => voter!)) : new Map<string, AnswerColumns[]>()
    let host: HostState | undefined
    let screen: LiveState | undefined
    const stateFor = ({ role, voter, at }: Listener): LiveState | null => {
      if (role === 'host')
        return host ??= hostState(view, around)
      if (role === 'screen')
        return screen ??= screenState(view, around)
      const answers = own.get(voter!)
      return answers && !at.startsWith(`${view.version}.`) ? voterState(view, around, answers) : null
    }
    for (const listener of [...who]) {
      const state = stateFor(listener)
      // Who came while this was read may have heard something newer.
      if (state && state.at !== listener.at && Number.parseInt(listener.at || '0') <= state.version) {
        listener.at = state.at
        listener.hear(state)
      }
    }
    running.told = view.version
  }
}

