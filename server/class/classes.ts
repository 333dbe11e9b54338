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
import { Others } from './others.ts'
import { addVoter, removeVoter } from './people.ts'
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
  /** Whose classes a key is for: '' where there is one key, null where it is none. */
  ownerOf: (key: string) => Promise<string | null>
  now?: () => number
  addresses: () => HostState['addresses']
  /** The one that phones are sent to, and another choice of it. */
  address: () => string
  chooseAddress: (url: string) => void
  /** The process before this one did not end by itself: phones may know more than the store. */
  wasLeft?: boolean
  /** Of a store that several processes share: whether their calls arrive has changed. */
  onHeard?: (areHeard: boolean) => void
  /** Of such a store: it does not answer, and why; or, with null, it does again. */
  onAway?: (why: string | null) => void
}

export class Classes {
  readonly #options: ClassesOptions
  readonly #now: () => number
  readonly #batch
  readonly #seen
  readonly #context: StepContext
  /** The other processes, where the store is shared. */
  readonly #others: Others | null
  /** Code → class, as far as it was asked for. */
  readonly #codes = new Map<string, string>()
  /** Answers to closed rounds are taken until then, where phones say that they were kept once. */
  readonly #fillingAll: number

  constructor(options: ClassesOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
    this.#fillingAll = options.wasLeft ? this.#now() + FILLING : 0
    this.#batch = makeBatch({ store: options.store, shard: options.shard, of: options.of, now: this.#now, changed: (id, tasks) => this.#changed(id, tasks) })
    this.#seen = new Seen({ ...options, now: this.#now, forgotten: id => this.#forget(id) })
    this.#context = { ...options, now: this.#now }
    const { wakes } = options.store
    this.#others = wakes ? new Others({ ...options, wakes, seen: this.#seen, now: this.#now }) : null
  }

  // Which class.

  /**
   * The class of a code, be it a former one.
   * @throws Refused `ended` where it is over
   */
  async find(code: string): Promise<{ id: string, code: string } | null> {
    const read = readCode(code)
    if (!read)
      return null
    const known = this.#codes.get(read)
    if (known)
      return { id: known, code: read }
    const [found] = await this.#options.store.query<{ id: string }>('select id from class where code = $1 union all select class as id from former_code where code = $1', [read])
    if (found) {
      this.#codes.set(read, found.id)
      return { ...found, code: read }
    }
    const [over] = await this.#options.store.query('select code from ended where code = $1', [read])
    if (over)
      throw new Refused('ended')
    return null
  }

  /** Whether a token is one of the class's lecturers'. */
  async isHost(id: string, token: string): Promise<boolean> {
    const hash = hashOf(token, id)
    const isOf = ({ hosts }: { hosts: readonly string[] }) => hosts.some(one => isSame(one, hash))
    // It may have been given by another process just now.
    return isToken(token) && (isOf(await this.#seen.lately(id)) || isOf(await this.#seen.view(id, false)))
  }

  /** The person of a token, as far as its form goes; whether they are in the class the store says. */
  voterOf(id: string, token: string): string | null {
    return isToken(token) ? hashOf(token, id) : null
  }

  // The lecturer.

  /** Makes a class, or takes up the one that is running. @returns the token for the lecturer's cookie */
  async take({ key, new: anew, code, revive }: ClassBody): Promise<{ id: string, token: string, made: boolean }> {
    const owner = await this.#options.ownerOf(key)
    if (owner === null)
      throw new Refused('key')
    const token = makeToken()
    const there = anew || revive ? null : code === undefined ? await this.#newest(owner) : await this.find(code)
    if (code !== undefined && !there && !anew && !revive)
      throw new Refused('code')
    if (there) {
      await this.#options.store.transaction(async (queries) => {
        const row = await readClass(queries, there.id, true)
        if (!row)
          throw new Refused('ended')
        // To somebody else's lecturer there is no such class.
        if (row.owner !== owner)
          throw new Refused('code')
        await queries.query('update class set host_hash = $2 where id = $1', [row.id, [...row.hosts, hashOf(token, row.id)].slice(-MOST_HOSTS).join(' ')])
      })
      this.#seen.running(there.id).dirty.steps = true
      return { id: there.id, token, made: false }
    }
    const id = revive?.id ?? makeId()
    await this.#options.store.transaction(queries => makeClass(queries, { id, hostHash: hashOf(token, id), owner, revive }, this.#context))
    return { id, token, made: true }
  }

  async #newest(owner: string): Promise<{ id: string } | null> {
    const [row] = await this.#options.store.query<{ id: string }>('select id from class where ends > $1 and owner = $2 order by created desc limit 1', [this.#now(), owner])
    return row ?? null
  }

  /** One step, or one setting; compared by the class's version, so that two windows can't fight. */
  async step(id: string, body: HostBody): Promise<HostState> {
    await this.#batch.settled()
    const fault = await this.#options.store.transaction(queries => takeNext(queries, id, body, this.#context))
    if (fault === 'ended')
      throw new Refused('ended')
    this.#stepped(id, fault === null)
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
    this.#others?.changed(id, true)
    this.#seen.forget(id)
  }

  #changed(id: string, tasks: ReadonlySet<string>): void {
    this.#seen.changed(id, tasks)
    this.#others?.changed(id)
  }

  #stepped(id: string, isTaken: boolean): void {
    this.#seen.running(id).dirty.steps = true
    if (isTaken)
      this.#others?.changed(id, true)
  }

  #forget(id: string): void {
    for (const [code, of] of this.#codes) {
      if (of === id)
        this.#codes.delete(code)
    }
  }

  // Phones.

  /** Comes in; who has been here is the same person again. @returns a token where it is a new person */
  async join(id: string, code: string, known: string | null): Promise<{ token: string | null, state: VoterState }> {
    const now = this.#now()
    const voter = known && this.voterOf(id, known)
    const there = voter ? await this.voter(id, voter).catch(orVoter) : null
    if (voter && there) {
      this.#seen.running(id).hub.saw(voter, now)
      return { token: null, state: there }
    }
    const token = makeToken()
    await this.#options.store.transaction(queries => addVoter(queries, id, hashOf(token, id), { code, shard: this.#options.shard, now })).catch((error: unknown) => {
      // Somebody else's process has ended it.
      if (error instanceof Refused && error.fault === 'ended')
        this.#seen.forget(id)
      throw error
    })
    const running = this.#seen.running(id)
    running.dirty.joined = true
    running.hub.saw(hashOf(token, id), now)
    running.hub.soon()
    this.#others?.changed(id)
    return { token, state: await this.voter(id, hashOf(token, id)) }
  }

  /** Keeps an answer. @returns the highest seq that is kept */
  async put(id: string, voter: string, taskId: string, round: Round, seq: number, given: Given, done: boolean, again: boolean): Promise<number> {
    const task = this.#options.tasks.get(taskId)
    const cells = task && cellsOf(task, given, this.#options.of)
    if (!task || !cells)
      throw new Refused('task')
    const { state } = await this.#seen.lately(id)
    this.#seen.running(id).hub.saw(voter, this.#now())
    const result = await this.#batch.put({ classId: id, voter, task, round, seq, given, read: { cells, done }, again, filling: Math.max(state.filling, this.#fillingAll) })
    if (result === 'voter') {
      // Or the class is over, by another process.
      await this.#seen.view(id, false)
      throw new Refused('voter')
    }
    if (result === 'closed')
      throw new Refused('closed', await this.voter(id, voter))
    return result.seq
  }

  /** Takes a person and their answers away. */
  async removeVoter(id: string, voter: string): Promise<void> {
    await this.#batch.settled()
    const tasks = await this.#options.store.transaction(queries => removeVoter(queries, id, voter, this.#context))
    const running = this.#seen.running(id)
    running.hub.forget(voter)
    running.dirty.joined = true
    this.#changed(id, tasks)
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
    this.#stepped(running.id, true)
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
    await this.#others?.close()
  }

  /** Where the store is shared: whether what one process calls out arrives at the others, or they have to look by the clock. */
  async tryCalls(): Promise<void> {
    await this.#others?.tryCalls()
  }
}

/** Nobody, where there is no such person; what else is wrong is thrown on. */
function orVoter(error: unknown): null {
  if (error instanceof Refused && error.fault === 'voter')
    return null
  throw error
}
