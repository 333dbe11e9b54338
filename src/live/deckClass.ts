import type { ComputedRef, ShallowRef } from 'vue'
import type { ClassBody, HostState, ScreenState, SetBody } from '#live/model/messages'
import type { Connection, Link } from '#live/connection'
import type { KnownClass } from '#live/useLiveClass'
import type { Reply } from '#live/requests'
import type { StepTo, TaskSteps } from '#live/model/rounds'
import { computed, shallowRef } from 'vue'
import { createClass, endClass, exportUrl, stepClass } from '#live/requests'
import { NO_STEPS, ROUNDS } from '#live/model/rounds'
import { openClass } from '#live/connection'
import LiveCorner from '#live/LiveCorner.vue'
import LiveDesk from '#live/LiveDesk.vue'
import LiveOrder from '#live/LiveOrder.vue'
import LiveRelations from '#live/LiveRelations.vue'
import LiveSheet from '#live/LiveSheet.vue'
import LiveStrip from '#live/LiveStrip.vue'
import LiveTable from '#live/LiveTable.vue'

/*
 * A running class in a window of the deck: the presenter's is its host, all others are the wall. The wall asks for the wall's state, and the
 * server covers what is not shown, though both windows have the host's cookie. This module, with all that is shown of a class, is fetched when one runs.
 */

/** What slides put in their places: they know a class, not its components. */
export const PARTS = { LiveCorner, LiveDesk, LiveOrder, LiveRelations, LiveSheet, LiveStrip, LiveTable } as const

export type ClassState = HostState | ScreenState
/** What became of something that the lecturer asked for. `confirm`: only for who says so once more. `version`: another window was first. */
export type Done = 'done' | 'confirm' | 'version' | 'failed'
/** Why the lecturer's link led to no class. */
export type StartFault = 'badKey' | 'noServer'

export interface LiveClass {
  parts: typeof PARTS
  role: 'host' | 'screen'
  /** Null until it was taken up. */
  id: Readonly<ShallowRef<string | null>>
  state: Readonly<ShallowRef<ClassState | null>>
  host: ComputedRef<HostState | null>
  link: Readonly<ShallowRef<Link>>
  startFault: Readonly<ShallowRef<StartFault | null>>
  /** Another window of the lecturer's was first, or something was not done: told until the next thing is. */
  told: Readonly<ShallowRef<'conflict' | 'failed' | null>>
  stepsOf: (task: string) => TaskSteps
  /** Does steps one after the other. */
  step: (task: string, to: readonly StepTo[], more?: { sure?: boolean, seconds?: number }) => Promise<Done>
  set: (change: SetBody['set']) => Promise<Done>
  /** Deletes the class on the server. */
  end: () => Promise<boolean>
  exportUrl: (kind: 'csv' | 'json') => string
  /** ms since 1970 by the server's clock. */
  serverNow: () => number
  retry: () => void
  /**
   * The lecturer's window knows this of the class: it goes by another code, or is reached again. A line that is not open need not wait
   * for its own next try; and a former code is lost with the server's disk.
   */
  follow: (known: KnownClass) => void
  close: () => void
}

export interface StartOptions {
  /** Of the lecturer's link. */
  key: string | null
  known: KnownClass | null
  role: 'host' | 'screen'
  remember: (known: KnownClass) => void
  forget: () => void
}

const stepsIn = (state: ClassState | null, task: string): TaskSteps => state?.tasks[task]?.rounds ?? NO_STEPS

const MINUTE = 60_000

/** As it is needed where the server has lost the class. */
const knownOf = ({ class: { id, code, ends }, version, now, current, head, tasks }: HostState): KnownClass => ({
  id,
  code,
  // To the minute, so that it is not another one with each state.
  ends: Math.ceil((Date.now() + ends - now) / MINUTE) * MINUTE,
  current: current?.task ?? null,
  head,
  version,
  steps: Object.entries(tasks).flatMap(([task, { rounds }]) => ROUNDS.flatMap((round) => {
    const { phase, shown } = rounds[round - 1]
    return phase === 'waiting' ? [] : [{ task, round, phase, shown }]
  })),
})

/** Takes up the class that this browser knows; the one that runs; or a new one. What the server has lost is made again. */
async function takeUp(key: string, known: KnownClass | null): Promise<Reply<HostState>> {
  const lives = known !== null && known.ends > Date.now()
  const reply = await createClass({ key, ...lives && { code: known.code } })
  if (!lives || reply.ok || reply.fault !== 'code')
    return reply
  const revive: ClassBody['revive'] = { id: known.id, code: known.code, version: known.version, steps: known.steps.map(step => ({ ...step })) }
  const revived = await createClass({ key, revive })
  if (!revived.ok)
    return revived.fault === 'code' ? createClass({ key }) : revived
  const { class: { code }, version, tasks } = revived.value
  // A task that was only shown, and not yet opened, is none to the class that was made again.
  const set = await stepClass(code, { set: { head: known.head, current: known.current !== null && known.current in tasks ? known.current : null }, version })
  return set.ok ? set : revived
}

export function startDeckClass({ key, known, role, remember, forget }: StartOptions): LiveClass {
  const id = shallowRef(known?.id ?? null)
  const state = shallowRef<ClassState | null>(null)
  const link = shallowRef<Link>('opening')
  const startFault = shallowRef<StartFault | null>(null)
  const told = shallowRef<'conflict' | 'failed' | null>(null)
  let connection: Connection<'host'> | Connection<'screen'> | null = null
  /** The code under which the line was opened. */
  let at: string | null = null
  let closed = false

  function onState(next: ClassState): void {
    state.value = next
    id.value = next.class.id
    if (next.role === 'host')
      remember(knownOf(next))
  }
  function onLink(next: Link): void {
    link.value = next
    if (next === 'ended')
      forget()
  }
  function open(code: string, first?: HostState): void {
    if (closed)
      return
    at = code
    connection = role === 'host' ? openClass({ role, code, first, onState, onLink }) : openClass({ role, code, onState, onLink })
  }

  async function start(): Promise<void> {
    if (key === null) {
      if (known)
        open(known.code)
      return
    }
    const reply = await takeUp(key, known)
    if (closed)
      return
    if (reply.ok)
      return open(reply.value.class.code, reply.value)
    // The cookie of before may do where the key does not: the link is from before a restart.
    startFault.value = reply.fault === 'key' ? 'badKey' : reply.fault === null ? 'noServer' : null
    if (known)
      open(known.code)
    else
      link.value = reply.status === 0 || reply.status >= 500 ? 'away' : 'refused'
  }
  void start()

  const code = () => state.value?.class.code ?? known?.code ?? ''
  const take = (next: HostState) => (connection as Connection<'host'> | null)?.take(next)

  async function send(body: Parameters<typeof stepClass>[1]): Promise<Done> {
    const reply = await stepClass(code(), body)
    told.value = null
    if (reply.ok) {
      take(reply.value)
      return 'done'
    }
    if (reply.state?.role === 'host')
      take(reply.state)
    if (reply.fault === 'confirm')
      return 'confirm'
    // The other window's state has been taken: this one follows it, and does not fight.
    told.value = reply.fault === 'version' || reply.fault === 'order' ? 'conflict' : 'failed'
    return told.value === 'conflict' ? 'version' : 'failed'
  }
  const version = () => state.value?.version ?? 0

  // One press after the other: each goes by the version that the one before has left, and none takes the other for somebody else's.
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }

  return {
    parts: PARTS,
    role,
    id,
    state,
    host: computed(() => state.value?.role === 'host' ? state.value : null),
    link,
    startFault,
    told,
    stepsOf: task => stepsIn(state.value, task),
    step: (task, to, { sure, seconds } = {}) => inTurn(async () => {
      for (const one of to) {
        const done = await send({ task, to: one, version: version(), ...sure && { sure }, ...seconds !== undefined && { seconds } })
        if (done !== 'done')
          return done
      }
      return 'done'
    }),
    set: change => inTurn(() => send({ set: change, version: version() })),
    async end() {
      const reply = await endClass(code())
      if (!reply.ok && reply.status !== 410) {
        told.value = 'failed'
        return false
      }
      forget()
      return true
    },
    exportUrl: kind => exportUrl(code(), kind),
    serverNow: () => connection?.serverNow() ?? Date.now(),
    retry() {
      if (connection)
        connection.retry()
      else
        void start()
    },
    follow(next) {
      if (closed || at === null || next.id !== id.value)
        return
      if (next.code !== at)
        open(next.code)
      else if (link.value !== 'open' && link.value !== 'opening')
        connection?.retry()
    },
    close() {
      closed = true
      connection?.close()
    },
  }
}
