import type { ClassBody, HostBody, HostState, LiveFault, LiveState, SetBody, StepBody, VoterState } from '#live/model/messages'
import type { Delta } from '#live/model/tables'
import type { Given, Task } from '#live/model/tasks'
import type { Listener, Role } from './hub.ts'
import type { Queries, Store } from '../store/store.ts'
import type { Round, RoundStep, TaskSteps } from '#live/model/rounds'
import type { AnswerColumns, ClassRow, ClassState, View } from './view.ts'
import { isOver, NO_STEPS, ROUNDS, stepOf, stepTo } from '#live/model/rounds'
import { recount, sameTally, tallyDelta } from '#live/model/tables'
import { readCode } from '#live/model/codes'
import { cellsOf } from '#live/model/tasks'
import { hashOf, isSame, isToken, makeCode, makeId, makeToken } from '../secrets.ts'
import { addToTally, makeBatch } from './batch.ts'
import { Hub } from './hub.ts'
import { hostState, screenState, voterState } from './states.ts'
import { compare, NEW_STATE, readAnswers, readClass, readJoined, readKept, readLate, readSteps, readTallies, roundName } from './view.ts'

/* The classes of this process: what they are asked, told and what is kept of them. The store has the last word on everything. */

/** People in one class. */
const MOST_JOINED = 600
/** Windows that lead one class: laptop, projector, the lecturer's phone. */
const MOST_HOSTS = 8
/** ms that phones may fill in what a server has lost. */
const FILLING = 10 * 60_000
/** ms between two comparisons of the rounds of a task, while answers come. */
const COMPARE_PACE = 1000

/** Something is refused: told as it stands to who asked. */
export class Refused extends Error {
  readonly fault: LiveFault
  readonly state?: LiveState
  constructor(fault: LiveFault, state?: LiveState) {
    super(fault)
    this.fault = fault
    this.state = state
  }
}

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

interface Running {
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

export class Classes {
  readonly #options: ClassesOptions
  readonly #now: () => number
  readonly #batch
  readonly #running = new Map<string, Running>()
  /** Code → class, as far as it was asked for. */
  readonly #codes = new Map<string, string>()
  /** Answers to closed rounds are taken until then, where phones say that they were kept once. */
  readonly #fillingAll: number

  constructor(options: ClassesOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
    this.#fillingAll = options.wasLeft ? this.#now() + FILLING : 0
    this.#batch = makeBatch({ store: options.store, shard: options.shard, of: options.of, now: this.#now, changed: (id, tasks, answers) => this.#changed(id, tasks, answers) })
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
      return { id: known, former: (await this.#view(known)).code !== read }
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
    return isToken(token) && (await this.#view(id)).hosts.some(one => isSame(one, hash))
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
      this.#run(there.id).dirty.steps = true
      return { id: there.id, token, made: false }
    }
    const id = revive?.id ?? makeId()
    await this.#make(id, hashOf(token, id), revive)
    return { id, token, made: true }
  }

  async #newest(): Promise<{ id: string } | null> {
    const [row] = await this.#options.store.query<{ id: string }>('select id from class where ends > $1 order by created desc limit 1', [this.#now()])
    return row ?? null
  }

  async #make(id: string, hostHash: string, revive: ClassBody['revive']): Promise<void> {
    const now = this.#now()
    const asked = revive && readCode(revive.code)
    const state: ClassState = { ...NEW_STATE, filling: revive ? now + FILLING : 0 }
    await this.#options.store.transaction(async (queries) => {
      const [there] = await queries.query('select id from class where id = $1', [id])
      if (there)
        throw new Refused('code')
      const code = asked && await isFree(queries, asked) ? asked : await freeCode(queries)
      await queries.query('insert into class (id, code, host_hash, version, state, created, ends) values ($1, $2, $3, 1, $4, $5, $6)', [id, code, hostHash, JSON.stringify(state), now, now + this.#options.keep])
      for (const { task, round, phase, shown } of revive?.steps ?? []) {
        // An open round would take answers that the lecturer does not know of; it is opened anew.
        if (this.#options.tasks.has(task) && phase !== 'waiting')
          await writeStep(queries, id, task, round, { phase: 'closed', opened: now, closed: now, reopened: 0, shown, until: null })
      }
    })
  }

  /** One step, or one setting; compared by the class's version, so that two windows can't fight. */
  async step(id: string, body: HostBody): Promise<HostState> {
    const { store, keep } = this.#options
    await this.#batch.settled()
    const fault = await store.transaction(async (queries): Promise<LiveFault | null> => {
      const row = await readClass(queries, id, true)
      if (!row)
        return 'ended'
      if (row.version !== body.version)
        return 'version'
      const next = 'to' in body ? await this.#toNext(queries, row, body) : await this.#toSet(queries, row, body)
      if (typeof next === 'string')
        return next
      await queries.query('update class set version = version + 1, state = $2, ends = $3 where id = $1', [id, JSON.stringify(next), this.#now() + keep])
      return null
    })
    if (fault === 'ended')
      throw new Refused('ended')
    this.#run(id).dirty.steps = true
    const state = await this.host(id)
    if (fault)
      throw new Refused(fault, state)
    await this.#run(id).hub.now()
    return await this.host(id)
  }

  async #toNext(queries: Queries, { id, state }: ClassRow, { task: taskId, to, sure, seconds }: StepBody): Promise<ClassState | LiveFault> {
    const task = this.#options.tasks.get(taskId)
    if (!task)
      return 'task'
    const now = this.#now()
    const all = await readSteps(queries, id, true)
    const before = all.get(taskId) ?? NO_STEPS
    const next = stepTo(before, to, { now, sure, seconds, rounds: task.rounds })
    if (!next.ok)
      return next.fault
    const opens = to === 'open-1' || to === 'open-2'
    if (opens) {
      for (const [other, steps] of all) {
        if (other !== taskId)
          await this.#closeOpen(queries, id, other, steps, now)
      }
    }
    for (const round of ROUNDS) {
      const step = stepOf(next.steps, round)
      if (step !== stepOf(before, round))
        await writeStep(queries, id, taskId, round, step)
      if (stepOf(before, round).phase === 'open' && step.phase === 'closed')
        await this.#proveTally(queries, id, task, round)
    }
    return opens ? { ...state, current: { task: taskId, round: to === 'open-1' ? 1 : 2 }, pair: null } : state
  }

  async #closeOpen(queries: Queries, id: string, taskId: string, steps: TaskSteps, now: number): Promise<boolean> {
    const round = ROUNDS.find(one => stepOf(steps, one).phase === 'open')
    if (!round)
      return false
    await writeStep(queries, id, taskId, round, { ...stepOf(steps, round), phase: 'closed', closed: now, until: null })
    const task = this.#options.tasks.get(taskId)
    if (task)
      await this.#proveTally(queries, id, task, round)
    return true
  }

  async #toSet(queries: Queries, { id, code, state }: ClassRow, { set }: SetBody): Promise<ClassState | LiveFault> {
    const { tasks } = this.#options
    if (set.current && !tasks.has(set.current))
      return 'task'
    if (set.pair && !tasks.get(set.pair.task)?.rows.includes(set.pair.row))
      return 'task'
    if (set.address !== undefined) {
      if (!this.#options.addresses().some(({ url }) => url === set.address))
        return 'body'
      this.#options.chooseAddress(set.address)
    }
    if (set.newCode) {
      await queries.query('insert into former_code (code, class) values ($1, $2)', [code, id])
      await queries.query('update class set code = $2 where id = $1', [id, await freeCode(queries)])
    }
    const steps = set.current ? (await readSteps(queries, id)).get(set.current) : undefined
    return {
      ...state,
      ...set.locked !== undefined && { locked: set.locked },
      ...set.head !== undefined && { head: set.head },
      ...set.current !== undefined && { current: set.current === null ? null : { task: set.current, round: steps && steps[1].phase !== 'waiting' ? 2 : 1 } },
      ...set.pair !== undefined && { pair: set.pair },
    }
  }

  /** At each close the tally must be what a recount finds; where it is not, that is said, and the recount counts. */
  async #proveTally(queries: Queries, id: string, task: Task, round: Round): Promise<void> {
    const answers = await queries.query<{ places: string, done: boolean }>('select places, done from answer where class = $1 and task = $2 and round = $3', [id, task.id, round])
    const counted = recount(answers.map(({ places, done }) => readKept(task, places, done, this.#options.of)))
    const kept = (await readTallies(queries, id, [task.id])).get(roundName(task.id, round)) ?? []
    if (sameTally(counted, kept))
      return
    console.error(`The tally of ${task.id}, round ${round}, was not what a recount finds; the recount counts. 票数与重新清点不符，以重新清点为准。`)
    await queries.query('delete from tally where class = $1 and task = $2 and round = $3', [id, task.id, round])
    await addToTally(queries, this.#options.shard, rowsOf(id, task.id, round, counted))
  }

  /** Ends a class, and takes all of it away. */
  async end(id: string): Promise<void> {
    await this.#batch.settled()
    await this.#options.store.transaction(async ({ query }) => {
      await query('insert into ended (code, until) select code, $2::bigint from class where id = $1 union select code, $2::bigint from former_code where class = $1 on conflict (code) do update set until = excluded.until', [id, this.#now() + this.#options.keep])
      await query('delete from class where id = $1', [id])
    })
    this.#forget(id)
  }

  #forget(id: string): void {
    this.#running.get(id)?.hub.end()
    this.#running.delete(id)
    for (const [code, of] of this.#codes) {
      if (of === id)
        this.#codes.delete(code)
    }
  }

  // Phones.

  /** Comes in; who has been here is the same person again. @returns a token where it is a new person */
  async join(id: string, known: string | null, former: boolean): Promise<{ token: string | null, state: VoterState }> {
    const view = await this.#view(id)
    const now = this.#now()
    const voter = known && this.voterOf(id, known)
    if (voter && await this.#isIn(id, voter)) {
      this.#run(id).hub.saw(voter, now)
      return { token: null, state: await this.voter(id, voter) }
    }
    // An older code is for those who are in already.
    if (former)
      throw new Refused('code')
    if (view.state.locked)
      throw new Refused('locked')
    const token = makeToken()
    await this.#options.store.transaction(async (queries) => {
      if (await readJoined(queries, id) >= MOST_JOINED)
        throw new Refused('full')
      await queries.query('insert into voter (class, id, joined, seen) values ($1, $2, $3, $3)', [id, hashOf(token, id), now])
    })
    const running = this.#run(id)
    running.dirty.joined = true
    running.hub.saw(hashOf(token, id), now)
    running.hub.soon()
    return { token, state: await this.voter(id, hashOf(token, id)) }
  }

  async #isIn(id: string, voter: string): Promise<boolean> {
    const [row] = await this.#options.store.query('select id from voter where class = $1 and id = $2', [id, voter])
    return row !== undefined
  }

  /** Keeps an answer. @returns the highest seq that is kept */
  async put(id: string, voter: string, taskId: string, round: Round, seq: number, given: Given, done: boolean, again: boolean): Promise<number> {
    const task = this.#options.tasks.get(taskId)
    const cells = task && cellsOf(task, given, this.#options.of)
    if (!task || !cells)
      throw new Refused('task')
    const { state } = await this.#view(id)
    this.#run(id).hub.saw(voter, this.#now())
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
    const tasks = await this.#options.store.transaction(async (queries) => {
      const [there] = await queries.query('select id from voter where class = $1 and id = $2 for update', [id, voter])
      if (!there)
        throw new Refused('voter')
      const answers = await queries.query<AnswerColumns>('select task, round, places, done from answer where class = $1 and voter = $2', [id, voter])
      const rows = answers.flatMap(({ task, round, places, done }) => {
        const known = this.#options.tasks.get(task)
        return known ? rowsOf(id, task, round, tallyDelta(readKept(known, places, done, this.#options.of), null)) : []
      })
      await queries.query('delete from voter where class = $1 and id = $2', [id, voter])
      await addToTally(queries, this.#options.shard, rows)
      return answers.map(({ task }) => task)
    })
    const running = this.#run(id)
    running.own.delete(voter)
    running.hub.forget(voter)
    this.#changed(id, new Set(tasks), [])
    running.dirty.joined = true
  }

  // States.

  async host(id: string): Promise<HostState> {
    return hostState(await this.#view(id), this.#around(id))
  }

  /** @throws Refused `voter` where there is no such person */
  async voter(id: string, voter: string): Promise<VoterState> {
    const view = await this.#view(id)
    return voterState(view, this.#around(id), await this.#ownAnswers(id, voter))
  }

  async state(id: string, role: Role, voter: string | undefined): Promise<LiveState> {
    if (role === 'voter')
      return await this.voter(id, voter!)
    return role === 'host' ? await this.host(id) : screenState(await this.#view(id), this.#around(id))
  }

  /** Hears at once what is, unless it has heard that already, and then whatever is new. @returns how it is taken out again */
  async listen(id: string, listener: Listener): Promise<() => void> {
    const state = await this.state(id, listener.role, listener.voter)
    const { hub } = this.#run(id)
    hub.add(listener)
    if (state.at !== listener.at) {
      listener.at = state.at
      listener.hear(state)
    }
    return () => hub.remove(listener)
  }

  saw(id: string, voter: string): void {
    this.#run(id).hub.saw(voter, this.#now())
  }

  /** All that is kept, for an export: the lecturer's state, and answers by person. */
  async all(id: string): Promise<{ state: HostState, answers: AnswerColumns[] }> {
    await this.#batch.settled()
    this.#run(id).dirty.steps = true
    return { state: await this.host(id), answers: await readAnswers(this.#options.store, id) }
  }

  #around(id: string) {
    const { tasks, of, address, addresses } = this.#options
    return { tasks, of, now: this.#now(), here: this.#run(id).hub.here(this.#now()), address: address(), addresses: addresses() }
  }

  #run(id: string): Running {
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
  #view(id: string): Promise<View> {
    const running = this.#run(id)
    const mine = running.reading.then(() => this.#refresh(running))
    running.reading = mine.catch(() => {})
    return mine
  }

  async #refresh(running: Running): Promise<View> {
    const { id, view, dirty, toCompare } = running
    const { store, tasks, of } = this.#options
    if (view && !dirty.steps && !dirty.joined && dirty.tasks.size === 0 && !this.#mayCompare(running))
      return view
    running.dirty = { steps: false, joined: false, tasks: new Set() }
    const compareNow = this.#mayCompare(running) || dirty.steps ? [...toCompare] : []
    compareNow.forEach(task => toCompare.delete(task))
    try {
      const row = view && !dirty.steps ? view : await readClass(store, id)
      if (!row) {
        this.#forget(id)
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
        running.comparedAt = this.#now()
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

  #mayCompare({ toCompare, comparedAt }: Running): boolean {
    return toCompare.size > 0 && this.#now() - comparedAt >= COMPARE_PACE
  }

  async #ownAnswers(id: string, voter: string): Promise<AnswerColumns[]> {
    const { own } = this.#run(id)
    const known = own.get(voter)
    if (known)
      return known
    if (!await this.#isIn(id, voter))
      throw new Refused('voter')
    const answers = await this.#options.store.query<AnswerColumns>('select voter, task, round, seq, places, done from answer where class = $1 and voter = $2', [id, voter])
    own.set(voter, answers)
    return answers
  }

  #changed(id: string, tasks: ReadonlySet<string>, answers: readonly AnswerColumns[]): void {
    const running = this.#run(id)
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
    const view = await this.#view(id)
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

  // By the clock.

  /** Closes rounds whose time is over, tells who has left, and takes away classes that nobody has led for long. Some times a second. */
  async tick(): Promise<void> {
    for (const running of [...this.#running.values()]) {
      const { view } = running
      const over = [...view?.steps ?? []].filter(([, steps]) => steps.some(step => isOver(step, this.#now())))
      if (over.length > 0)
        await this.#closeOver(running)
      if (this.#mayCompare(running))
        running.hub.soon()
    }
  }

  async #closeOver(running: Running): Promise<void> {
    const { id, hub } = running
    await this.#batch.settled()
    const now = this.#now()
    await this.#options.store.transaction(async (queries) => {
      if (!await readClass(queries, id, true))
        return
      let closed = false
      for (const [task, steps] of await readSteps(queries, id, true)) {
        if (steps.some(step => isOver(step, now)))
          closed = await this.#closeOpen(queries, id, task, steps, now) || closed
      }
      if (closed)
        await queries.query('update class set version = version + 1 where id = $1', [id])
    })
    running.dirty.steps = true
    await hub.now()
  }

  /** Each half minute or so. */
  async sweep(): Promise<void> {
    const now = this.#now()
    const { store } = this.#options
    for (const { id } of await store.query<{ id: string }>('select id from class where ends <= $1', [now]))
      await this.end(id)
    await store.query('delete from ended where until <= $1', [now])
    for (const { hub } of this.#running.values())
      hub.soon()
  }

  /** Once all that was asked is kept. */
  async close(): Promise<void> {
    await this.#batch.settled()
  }
}

const rowsOf = (id: string, task: string, round: Round, deltas: readonly Delta[]) => deltas.map(delta => ({ class: id, task, round, ...delta }))

async function isFree({ query }: Queries, code: string): Promise<boolean> {
  const [taken] = await query('select code from class where code = $1 union select code from former_code where code = $1 union select code from ended where code = $1', [code])
  return taken === undefined
}

async function freeCode(queries: Queries): Promise<string> {
  const code = makeCode()
  return await isFree(queries, code) ? code : await freeCode(queries)
}

async function writeStep({ query }: Queries, id: string, task: string, round: Round, { phase, opened, closed, reopened, shown, until }: RoundStep): Promise<void> {
  await query(
    `insert into step (class, task, round, phase, opened, closed, reopened, shown, until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (class, task, round) do update set phase = excluded.phase, opened = excluded.opened, closed = excluded.closed, reopened = excluded.reopened, shown = excluded.shown, until = excluded.until`,
    [id, task, round, phase, opened, closed, reopened, shown, until],
  )
}
