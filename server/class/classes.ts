import type { ClassBody, HostBody, HostState, LiveState, VoterState } from '#live/model/messages'
import type { Given, Task } from '#live/model/tasks'
import type { Listener, Role } from './hub.ts'
import type { Store } from '../store/store.ts'
import type { Round } from '#live/model/rounds'
import type { Running } from './seen.ts'
import type { StepContext } from './steps.ts'
import type { AnswerColumns } from './view.ts'
import { isOver } from '#live/model/rounds'
import { readCode } from '#live/model/codes'
import { cellsOf } from '#live/model/tasks'
import { hashOf, isSame, isToken, makeId, makeToken } from '../secrets.ts'
import { makeBatch } from './batch.ts'
import { addVoter, isIn, removeVoter } from './people.ts'
import { Refused } from './refused.ts'
import { Seen } from './seen.ts'
import { closeOver, endClass, FILLING, makeClass, takeNext } from './steps.ts'
import { readAnswers, readClass } from './view.ts'

/* The classes of this process: what they are asked, told and what is kept of them. The store has the last word on everything. */

/** Windows that lead one class: laptop, projector, the lecturer's phone. */
const MOST_HOSTS = 8

export interface ClassesOptions {
  store: Store
  tasks: ReadonlyMap<string, Task>
  /** As in share codes. */
  of: string
  /** ms from the last step until all of a class goes. */
  keep: number
  /** Of this process's rows in the tally. */
  shard: string
  /** Of the lecturer's key, which alone makes classes. */
  keyHash: string
  now?: () => number
  addresses: () => HostState['addresses']
  /** The one that phones are sent to, and another choice of it. */
  address: () => string
  chooseAddress: (url: string) => void
  /** The process before this one did not end by itself: phones may know more than the store. */
  wasLeft?: boolean
}

export class Classes {
  readonly #options: ClassesOptions
  readonly #now: () => number
  readonly #batch
  readonly #seen
  readonly #context: StepContext
  /** Code → class, as far as it was asked for. */
  readonly #codes = new Map<string, string>()
  /** Answers to closed rounds are taken until then, where phones say that they were kept once. */
  readonly #fillingAll: number

  constructor(options: ClassesOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
    this.#fillingAll = options.wasLeft ? this.#now() + FILLING : 0
    this.#batch = makeBatch({ store: options.store, shard: options.shard, of: options.of, now: this.#now, changed: (id, tasks, answers) => this.#seen.changed(id, tasks, answers) })
    this.#seen = new Seen({ ...options, now: this.#now, forgotten: id => this.#forget(id) })
    this.#context = { ...options, now: this.#now }
  }

  // Which class.

  /**
   * The class of a code. `former`: it has another one now.
   * @throws Refused `ended` where it is over
   */
  async find(code: string): Promise<{ id: string, former: boolean } | null> {
    const read = readCode(code)
    if (!read)
      return null
    const known = this.#codes.get(read)
    if (known)
      return { id: known, former: (await this.#seen.view(known)).code !== read }
    const [found] = await this.#options.store.query<{ id: string, former: boolean }>(
      'select id, false as former from class where code = $1 union all select class as id, true as former from former_code where code = $1', [read])
    if (found) {
      this.#codes.set(read, found.id)
      return found
    }
    const [over] = await this.#options.store.query('select code from ended where code = $1', [read])
    if (over)
      throw new Refused('ended')
    return null
  }

  /** Whether a token is one of the class's lecturers'. */
  async isHost(id: string, token: string): Promise<boolean> {
    const hash = hashOf(token, id)
    return isToken(token) && (await this.#seen.view(id)).hosts.some(one => isSame(one, hash))
  }

  /** The person of a token, as far as its form goes; whether they are in the class the store says. */
  voterOf(id: string, token: string): string | null {
    return isToken(token) ? hashOf(token, id) : null
  }

  // The lecturer.

  /** Makes a class, or takes up the one that is running. @returns the token for the lecturer's cookie */
  async take({ key, new: anew, code, revive }: ClassBody): Promise<{ id: string, token: string, made: boolean }> {
    if (!isSame(hashOf(key), this.#options.keyHash))
      throw new Refused('key')
    const token = makeToken()
    const there = anew || revive ? null : code === undefined ? await this.#newest() : await this.find(code)
    if (code !== undefined && !there && !anew && !revive)
      throw new Refused('code')
    if (there) {
      await this.#options.store.transaction(async (queries) => {
        const row = await readClass(queries, there.id, true)
        if (!row)
          throw new Refused('ended')
        await queries.query('update class set host_hash = $2 where id = $1', [row.id, [...row.hosts, hashOf(token, row.id)].slice(-MOST_HOSTS).join(' ')])
      })
      this.#seen.running(there.id).dirty.steps = true
      return { id: there.id, token, made: false }
    }
    const id = revive?.id ?? makeId()
    await this.#options.store.transaction(queries => makeClass(queries, id, hashOf(token, id), revive, this.#context))
    return { id, token, made: true }
  }

  async #newest(): Promise<{ id: string } | null> {
    const [row] = await this.#options.store.query<{ id: string }>('select id from class where ends > $1 order by created desc limit 1', [this.#now()])
    return row ?? null
  }

  /** One step, or one setting; compared by the class's version, so that two windows can't fight. */
  async step(id: string, body: HostBody): Promise<HostState> {
    await this.#batch.settled()
    const fault = await this.#options.store.transaction(queries => takeNext(queries, id, body, this.#context))
    if (fault === 'ended')
      throw new Refused('ended')
    this.#seen.running(id).dirty.steps = true
    const state = await this.host(id)
    if (fault)
      throw new Refused(fault, state)
    await this.#seen.running(id).hub.now()
    return await this.host(id)
  }

  /** Ends a class, and takes all of it away. */
  async end(id: string): Promise<void> {
    await this.#batch.settled()
    await this.#options.store.transaction(queries => endClass(queries, id, this.#context))
    this.#seen.forget(id)
  }

  #forget(id: string): void {
    for (const [code, of] of this.#codes) {
      if (of === id)
        this.#codes.delete(code)
    }
  }

  // Phones.

  /** Comes in; who has been here is the same person again. @returns a token where it is a new person */
  async join(id: string, known: string | null, former: boolean): Promise<{ token: string | null, state: VoterState }> {
    const view = await this.#seen.view(id)
    const now = this.#now()
    const voter = known && this.voterOf(id, known)
    if (voter && await isIn(this.#options.store, id, voter)) {
      this.#seen.running(id).hub.saw(voter, now)
      return { token: null, state: await this.voter(id, voter) }
    }
    // An older code is for those who are in already.
    if (former)
      throw new Refused('code')
    if (view.state.locked)
      throw new Refused('locked')
    const token = makeToken()
    await this.#options.store.transaction(queries => addVoter(queries, id, hashOf(token, id), now))
    const running = this.#seen.running(id)
    running.dirty.joined = true
    running.hub.saw(hashOf(token, id), now)
    running.hub.soon()
    return { token, state: await this.voter(id, hashOf(token, id)) }
  }

  /** Keeps an answer. @returns the highest seq that is kept */
  async put(id: string, voter: string, taskId: string, round: Round, seq: number, given: Given, done: boolean, again: boolean): Promise<number> {
    const task = this.#options.tasks.get(taskId)
    const cells = task && cellsOf(task, given, this.#options.of)
    if (!task || !cells)
      throw new Refused('task')
    const { state } = await this.#seen.view(id)
    this.#seen.running(id).hub.saw(voter, this.#now())
    const result = await this.#batch.put({ classId: id, voter, task, round, seq, given, read: { cells, done }, again, filling: Math.max(state.filling, this.#fillingAll) })
    if (result === 'voter')
      throw new Refused('voter')
    if (result === 'closed')
      throw new Refused('closed', await this.voter(id, voter))
    return result.seq
  }

  /** Takes a person and their answers away. */
  async removeVoter(id: string, voter: string): Promise<void> {
    await this.#batch.settled()
    const tasks = await this.#options.store.transaction(queries => removeVoter(queries, id, voter, this.#context))
    const running = this.#seen.running(id)
    running.own.delete(voter)
    running.hub.forget(voter)
    this.#seen.changed(id, tasks, [])
    running.dirty.joined = true
  }

  // States.

  host(id: string): Promise<HostState> {
    return this.#seen.host(id)
  }

  /** @throws Refused `voter` where there is no such person */
  voter(id: string, voter: string): Promise<VoterState> {
    return this.#seen.voter(id, voter)
  }

  state(id: string, role: Role, voter: string | undefined): Promise<LiveState> {
    return this.#seen.state(id, role, voter)
  }

  /** Hears at once what is, unless it has heard that already, and then whatever is new. @returns how it is taken out again */
  listen(id: string, listener: Listener): Promise<() => void> {
    return this.#seen.listen(id, listener)
  }

  saw(id: string, voter: string): void {
    this.#seen.running(id).hub.saw(voter, this.#now())
  }

  /** All that is kept, for an export: the lecturer's state, and answers by person. */
  async all(id: string): Promise<{ state: HostState, answers: AnswerColumns[] }> {
    await this.#batch.settled()
    this.#seen.running(id).dirty.steps = true
    return { state: await this.host(id), answers: await readAnswers(this.#options.store, id) }
  }

  // By the clock.

  /** Closes rounds whose time is over, tells who has left, and takes away classes that nobody has led for long. Some times a second. */
  async tick(): Promise<void> {
    for (const running of this.#seen.all()) {
      const { view } = running
      const over = [...view?.steps ?? []].filter(([, steps]) => steps.some(step => isOver(step, this.#now())))
      if (over.length > 0)
        await this.#closeOver(running)
      if (this.#seen.mayCompare(running))
        running.hub.soon()
    }
  }

  async #closeOver(running: Running): Promise<void> {
    await this.#batch.settled()
    await this.#options.store.transaction(queries => closeOver(queries, running.id, this.#context))
    running.dirty.steps = true
    await running.hub.now()
  }

  /** Each half minute or so. */
  async sweep(): Promise<void> {
    const now = this.#now()
    const { store } = this.#options
    for (const { id } of await store.query<{ id: string }>('select id from class where ends <= $1', [now]))
      await this.end(id)
    await store.query('delete from ended where until <= $1', [now])
    for (const { hub } of this.#seen.all())
      hub.soon()
  }

  /** Once all that was asked is kept. */
  async close(): Promise<void> {
    await this.#batch.settled()
  }
}

