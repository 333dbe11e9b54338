import type { AnswerBody, ClassBody, HostBody, HostState, LiveFault, LiveState, VoterState } from '#live/model/messages'
import type { Around } from './around'
import type { Round } from '#live/model/rounds'
import * as v from 'valibot'
import { BROWSER, rooted } from './around'
import { faultReply, hostState, liveState, voterState } from '#live/model/messages'

/* What a page asks its class for, each in a request of its own, which needs no open stream (docs/rooms/live.md, the wire). */

/** `status` 0: nobody answered. `fault` null: somebody did who is no server of classes, or nobody. */
export interface Refusal {
  ok: false
  status: number
  fault: LiveFault | null
  /** As the server has it, where it says so with its refusal. */
  state: LiveState | null
  /** ms after which it may be asked again; null: it did not say. */
  wait: number | null
}
export type Reply<T> = { ok: true, value: T, status: number } | Refusal

/** ms; a phone on a hall's Wi-Fi may take long, but what takes longer is lost. */
const PATIENCE = 15_000
/** The server holds a long poll for 20 s. */
const POLL_PATIENCE = 30_000

interface Asked { method?: string, body?: unknown, patience?: number, keepalive?: boolean, signal?: AbortSignal }

const nobody: Refusal = { ok: false, status: 0, fault: null, state: null, wait: null }

async function ask<T>(around: Around, path: string, schema: v.GenericSchema<unknown, T>, { method = 'GET', body, patience = PATIENCE, keepalive, signal }: Asked = {}): Promise<Reply<T>> {
  const abort = new AbortController()
  const giveUp = () => abort.abort()
  const stop = around.after(patience, giveUp)
  signal?.addEventListener('abort', giveUp)
  try {
    const reply = await around.fetch(path, {
      method,
      cache: 'no-store',
      signal: abort.signal,
      ...keepalive && { keepalive },
      ...body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
    })
    const said: unknown = reply.status === 204 ? undefined : await reply.json().catch(() => undefined)
    const value = v.safeParse(schema, said)
    if (reply.ok && value.success)
      return { ok: true, value: value.output, status: reply.status }
    const fault = v.safeParse(faultReply, said)
    const state = v.safeParse(liveState, (said as { state?: unknown } | undefined)?.state)
    const seconds = Number(reply.headers.get('retry-after') ?? Number.NaN)
    return {
      ok: false,
      status: reply.status,
      fault: fault.success ? fault.output.error : null,
      state: state.success ? state.output : null,
      wait: Number.isFinite(seconds) ? seconds * 1000 : null,
    }
  }
  catch {
    return nobody
  }
  finally {
    stop()
    signal?.removeEventListener('abort', giveUp)
  }
}

const of = (code: string, rest: string) => `/live/${encodeURIComponent(code)}/${rest}`
const nothing = v.undefined_()

export const streamPath = (code: string, role: LiveState['role']): string => of(code, `stream?as=${role}`)

/**
 * The long poll.
 * @param after the state's mark, which the reply is to differ from; null: at once
 */
export const askState = (code: string, role: LiveState['role'], after: string | null, around: Around, signal: AbortSignal): Promise<Reply<LiveState>> =>
  ask(around, of(code, `state?as=${role}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`), liveState, { patience: POLL_PATIENCE, signal })

/** Makes a class, or takes up the running one: the lecturer's window. */
export const createClass = (body: ClassBody, around = BROWSER): Promise<Reply<HostState>> =>
  ask(around, '/live/classes', hostState, { method: 'POST', body })

/** The phone's state, if it is in the class: 401 `voter` where it is not, 404 where there is no such class, or no server. */
export const readState = (code: string, around = BROWSER): Promise<Reply<VoterState>> =>
  ask(around, of(code, 'state?as=voter'), voterState)

export const joinClass = (code: string, around = BROWSER): Promise<Reply<VoterState>> =>
  ask(around, of(code, 'join'), voterState, { method: 'POST', body: {} })

/**
 * Sends an answer: acknowledged only where the reply is ok, with the highest seq that the server has.
 * @param leaving the page is being left: the browser sends it nevertheless
 */
export const putAnswer = (code: string, task: string, round: Round, body: AnswerBody, around = BROWSER, leaving = false): Promise<Reply<{ seq: number }>> =>
  ask(around, of(code, `${encodeURIComponent(task)}/${round}`), v.object({ seq: v.number() }), { method: 'PUT', body, keepalive: leaving })

export const stepClass = (code: string, body: HostBody, around = BROWSER): Promise<Reply<HostState>> =>
  ask(around, of(code, 'step'), hostState, { method: 'POST', body })

/** Takes this phone's answers and person away. */
export const deleteMe = (code: string, around = BROWSER): Promise<Reply<undefined>> =>
  ask(around, of(code, 'me'), nothing, { method: 'DELETE' })

/** Ends the class, and deletes all of it: the lecturer's window. */
export const endClass = (code: string, around = BROWSER): Promise<Reply<undefined>> =>
  ask(around, `/live/${encodeURIComponent(code)}`, nothing, { method: 'DELETE' })

export const exportUrl = (code: string, kind: 'csv' | 'json'): string => rooted(of(code, `export.${kind}`))
