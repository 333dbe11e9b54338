import type { Ref } from 'vue'
import { readonly, shallowRef } from 'vue'
import { canBeKept, deckVersion } from './offlineLater'

/** Whether the deck opens on this device without a network. */
export type OfflineState = 'none' | 'saving' | 'ready'

// There is one copy for the page, whatever shows it.
const state = shallowRef<OfflineState>('none')
const failed = shallowRef(false)
const newer = shallowRef(false)
const watched = new WeakSet<ServiceWorker | ServiceWorkerRegistration>()

/** Which version a worker keeps; null when it does not say. */
function versionOf(worker: ServiceWorker): Promise<string | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<unknown>) => resolve(typeof data === 'string' ? data : null)
    setTimeout(() => resolve(null), 2000)
    worker.postMessage('version', [port2])
  })
}

/** `later`: it came while this page was open, so that the page may be the older of the two. */
async function onActive(worker: ServiceWorker, later: boolean): Promise<void> {
  state.value = 'ready'
  failed.value = false
  if (later) {
    const version = await versionOf(worker)
    newer.value = version !== null && version !== deckVersion()
  }
}

function follow(registration: ServiceWorkerRegistration, worker: ServiceWorker): void {
  if (watched.has(worker))
    return
  watched.add(worker)
  const update = registration.active !== null
  if (!update)
    state.value = 'saving'
  worker.addEventListener('statechange', () => {
    if (worker.state === 'activated') {
      void onActive(worker, update)
    }
    else if (worker.state === 'redundant' && registration.active === null) {
      state.value = 'none'
      failed.value = true
    }
  })
}

function watchRegistration(registration: ServiceWorkerRegistration): void {
  if (registration.active)
    void onActive(registration.active, false)
  for (const worker of [registration.installing, registration.waiting]) {
    if (worker)
      follow(registration, worker)
  }
  if (watched.has(registration))
    return
  watched.add(registration)
  registration.addEventListener('updatefound', () => registration.installing && follow(registration, registration.installing))
}

/** What there is already, without fetching anything. */
async function look(): Promise<void> {
  // A registration further up the path is another build's.
  const registration = canBeKept() ? await navigator.serviceWorker.getRegistration() : undefined
  if (registration && registration.scope === new URL('./', location.href).href)
    watchRegistration(registration)
}

/** Keeps the deck, or looks whether there is a newer one. Never throws. */
async function keep(): Promise<void> {
  if (!canBeKept())
    return
  failed.value = false
  try {
    // Undefined where a test forbids it.
    const registration = await navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' }) as ServiceWorkerRegistration | undefined
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

export function useOffline(): UseOfflineReturn {
  return { possible: canBeKept(), state: readonly(state), failed: readonly(failed), newer: readonly(newer), look, keep }
}
