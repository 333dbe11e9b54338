import type { Ref } from 'vue'
import { readonly, shallowRef } from 'vue'
import { deckFolder, deckVersion } from '#deck/deckVersion'
import { canWorkOffline } from './offlineLater'

/** Whether this opens on the device without a network; `study`: the student's page does, the deck is still on its way. */
export type OfflineState = 'none' | 'saving' | 'study' | 'ready'

// There is one copy for the page, whatever shows it.
const state = shallowRef<OfflineState>('none')
const failed = shallowRef(false)
const newer = shallowRef(false)
const watched = new WeakSet<ServiceWorker | ServiceWorkerRegistration>()

/** Asks a worker which version it keeps, or for all of it, and hears when it answers; on a slow device that takes its time. */
function ask(worker: ServiceWorker, question: 'version' | 'all', answered: (answer: string) => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }: MessageEvent<unknown>) => {
    port1.close()
    if (typeof data === 'string')
      answered(data)
  }
  worker.postMessage(question, [port2])
}

/** The last that this page has seen at work. */
let atWork: ServiceWorker | null = null

function onActive(worker: ServiceWorker): void {
  // One that came while this page was open: the page may be the older of the two.
  const later = atWork !== null && atWork !== worker
  atWork = worker
  if (state.value !== 'ready')
    state.value = 'study'
  failed.value = false
  ask(worker, 'all', (answer) => {
    if (answer === 'kept')
      state.value = 'ready'
    else
      failed.value = state.value !== 'ready'
  })
  if (later)
    ask(worker, 'version', (version) => { newer.value = version !== deckVersion() })
}

function follow(registration: ServiceWorkerRegistration, worker: ServiceWorker): void {
  if (watched.has(worker))
    return
  watched.add(worker)
  if (registration.active === null)
    state.value = 'saving'
  const look = (): void => {
    if (worker.state === 'activated') {
      onActive(worker)
    }
    else if (worker.state === 'redundant' && registration.active === null) {
      state.value = 'none'
      failed.value = true
    }
  }
  worker.addEventListener('statechange', look)
  // A busy page hears of a worker when it is at work already: nothing more would be told.
  look()
}

function watchRegistration(registration: ServiceWorkerRegistration): void {
  const followAll = (): void => {
    for (const worker of [registration.installing, registration.waiting, registration.active]) {
      if (worker)
        follow(registration, worker)
    }
  }
  // Again where it was asked for again: what could not be kept the first time is tried once more.
  if (registration.active && watched.has(registration.active))
    onActive(registration.active)
  followAll()
  if (watched.has(registration))
    return
  watched.add(registration)
  registration.addEventListener('updatefound', followAll)
}

/** What there is already, without fetching anything. */
async function look(): Promise<void> {
  // A registration further up the path is another build's.
  const registration = canWorkOffline() ? await navigator.serviceWorker.getRegistration() : undefined
  if (registration && registration.scope === deckFolder())
    watchRegistration(registration)
}

/** Keeps the deck, or looks whether there is a newer one. Never throws. */
async function keep(): Promise<void> {
  if (!canWorkOffline())
    return
  failed.value = false
  try {
    // Undefined where a test forbids it.
    const registration = await navigator.serviceWorker.register(`${deckFolder()}sw.js`, { updateViaCache: 'none' }) as ServiceWorkerRegistration | undefined
    if (registration) {
      watchRegistration(registration)
      // The browser asks by itself only when the page is loaded.
      if (registration.active)
        await registration.update()
    }
  }
  catch {
    // Offline, or forbidden by the browser's settings.
    failed.value = state.value === 'none'
  }
}

export interface UseOfflineReturn {
  /** False where it can't be: no service worker here, or the dev server. */
  possible: boolean
  state: Readonly<Ref<OfflineState>>
  /** The last attempt to keep it came to nothing. */
  failed: Readonly<Ref<boolean>>
  /** A newer version is kept than the one this page is. */
  newer: Readonly<Ref<boolean>>
  look: () => Promise<void>
  keep: () => Promise<void>
}

/** The page's one copy, whoever asks. Nothing is looked up or fetched before `look` or `keep`. */
export function useOffline(): UseOfflineReturn {
  return { possible: canWorkOffline(), state: readonly(state), failed: readonly(failed), newer: readonly(newer), look, keep }
}
