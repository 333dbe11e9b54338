import type { Around } from './around'
import type { Outbox } from '#live/model/outbox'
import type { Refusal } from './requests'
import type { Round } from '#live/model/rounds'
import { acknowledged, cameLate, toSend } from '#live/model/outbox'
import { BROWSER } from './around'
import { DRAFT_DELAY } from '#live/model/messages'
import { joinClass, putAnswer } from './requests'

/*
 * Sends what a phone has answered, and goes on until the server has acknowledged all of it. No Vue.
 */

export interface SenderOptions {
  code: string
  read: () => Outbox
  write: (box: Outbox) => void
  /** `ended`: nothing is kept any more. `gone`: this phone was not let in again. Closed: with the server's state. */
  onRefused: (refusal: Refusal) => void
  onJoined: (state: NonNullable<Refusal['state']>) => void
}

export interface Sender {
  /** An answer is another one now. */
  changed: (atOnce?: boolean) => void
  /** What the server has, as a state says. */
  heard: (have: Readonly<Record<string, number>>) => void
  /** The server is there again: what waits goes at once. */
  retry: () => void
  /** The page is being left: what waits goes now. */
  leave: () => void
  close: () => void
}

const FIRST_WAIT = 2000
const LONGEST_WAIT = 20_000

export function createSender({ code, read, write, onRefused, onJoined }: SenderOptions, around: Around = BROWSER): Sender {
  let have: Readonly<Record<string, number>> | null = null
  let busy = false
  let closed = false
  let tries = 0
  let stopTimer: (() => void) | null = null
  let dueAt = Number.POSITIVE_INFINITY

  /** Whichever is sooner. */
  function soon(ms: number): void {
    const due = around.now() + ms
    if (closed || (stopTimer && due >= dueAt))
      return
    stopTimer?.()
    dueAt = due
    stopTimer = around.after(ms, () => {
      stopTimer = null
      void pump()
    })
  }

  function bodyOf(name: string, again: boolean) {
    const { seq, places, choice, done } = read()[name]
    return { seq, done, ...places === undefined ? { choice: [...choice ?? []] } : { places }, ...again && { again: true } }
  }

  async function pump(): Promise<void> {
    if (busy || closed)
      return
    busy = true
    for (let next = toSend(read(), have)[0]; next && !closed; next = toSend(read(), have)[0]) {
      const waits = await send(next.name, next.again)
      if (waits !== null) {
        busy = false
        return soon(waits)
      }
    }
    busy = false
  }

  /** @returns ms until it is tried again; null: go on */
  async function send(name: string, again: boolean): Promise<number | null> {
    const [task, round] = name.split('/')
    const body = bodyOf(name, again)
    const reply = await putAnswer(code, task, Number(round) as Round, body, around)
    if (closed)
      return null
    if (reply.ok) {
      tries = 0
      have = { ...have, [name]: Math.max(have?.[name] ?? 0, reply.value.seq) }
      write(acknowledged(read(), name, body.seq, reply.value.seq, again))
      return null
    }
    switch (reply.status) {
      case 401: {
        const joined = await joinClass(code, around)
        if (closed)
          return null
        if (joined.ok) {
          // A new person, of whom the server has nothing.
          have = joined.value.have
          onJoined(joined.value)
          return null
        }
        return later(joined)
      }
      // An answer that the server can make nothing of would come back for ever.
      case 400:
      case 409:
        write(cameLate(read(), name, read()[name]?.seq === body.seq ? body.seq : 0))
        onRefused(reply)
        return null
      default:
        return later(reply)
    }
  }

  function later(refusal: Refusal): number {
    if (refusal.status === 410) {
      closed = true
      onRefused(refusal)
    }
    const most = Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT)
    tries++
    return (refusal.wait ?? 0) + around.random() * most
  }

  const now = () => {
    tries = 0
    soon(0)
  }
  return {
    changed: (atOnce = false) => soon(atOnce ? 0 : DRAFT_DELAY),
    heard(next) {
      have = next
      if (toSend(read(), have).length > 0)
        now()
    },
    retry: now,
    leave() {
      // Each on its own, for the page is gone before the first is acknowledged; sent again later, it does no harm.
      for (const { name, again } of closed || busy ? [] : toSend(read(), have)) {
        const [task, round] = name.split('/')
        void putAnswer(code, task, Number(round) as Round, bodyOf(name, again), around, true)
      }
    },
    close() {
      closed = true
      stopTimer?.()
    },
  }
}
