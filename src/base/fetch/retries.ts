import type { FetchFault } from './fetchFault'
import { readonly, shallowRef } from 'vue'
import { whyNotFetched } from './fetchFault'

/*
 * All that could not be had waits here together: the server is asked once for all of them, and they are fetched again when
 * it answers. That is at once when the browser says that there is a network, and else now and then, while somebody looks.
 */

/** Between two attempts, ms: longer each time. */
const FIRST_WAIT = 4000
const LONGEST_WAIT = 60_000

const waiting = new Set<() => Promise<void>>()
/** Why, as far as the last attempt could tell. There is one network for the whole page. */
const why = shallowRef<FetchFault>('missing')
let wait = FIRST_WAIT
let timer: ReturnType<typeof setTimeout> | undefined
let asking: Promise<void> | undefined

/** Asks the server why. Several that fail at once ask once. */
function findOut(): Promise<void> {
  asking ??= whyNotFetched().then((fault) => {
    why.value = fault
    asking = undefined
  })
  return asking
}

async function tryAll(): Promise<void> {
  if (waiting.size === 0)
    return
  await findOut()
  // The other version does not have the old files: they are asked for again when somebody presses the button only.
  if (why.value === 'missing')
    await Promise.all([...waiting].map(again => again()))
  plan()
}

function plan(): void {
  clearTimeout(timer)
  if (waiting.size === 0) {
    wait = FIRST_WAIT
    return
  }
  timer = setTimeout(() => {
    // Out of sight nothing is asked for; `visibilitychange` goes on.
    if (document.visibilityState === 'visible')
      void tryAll()
  }, wait)
  wait = Math.min(wait * 2, LONGEST_WAIT)
}

let listening = false
function listen(): void {
  if (listening)
    return
  listening = true
  const now = (): void => {
    wait = FIRST_WAIT
    void tryAll()
  }
  addEventListener('online', now)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && now())
}

export const fetchFault = readonly(why)

/**
 * `again` could not be done, and is done again when it may succeed; it never rejects. Resolves when it is known why.
 * To be taken out by `settle`.
 */
export async function waitFor(again: () => Promise<void>): Promise<void> {
  listen()
  const first = waiting.size === 0
  waiting.add(again)
  await findOut()
  if (first)
    plan()
}

/** It is there, or nobody wants it any more. */
export function settle(again: () => Promise<void>): void {
  waiting.delete(again)
}
