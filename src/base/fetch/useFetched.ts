import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { FetchFault } from './fetchFault'
import { computed, onScopeDispose, readonly, ref, shallowRef } from 'vue'
import { RememberedFault } from './fetchChunk'
import { fetchFault, settle, waitFor } from './retries'

/** What is told of it: why it could not be had, or that only a new page will ask for it again. */
export type ShownFault = FetchFault | 'remembered'

export interface UseFetchedReturn<T> {
  value: Readonly<ShallowRef<T | undefined>>
  /** Undefined while it is there or on its way for the first time. */
  fault: ComputedRef<ShownFault | undefined>
  /** It is being fetched, for the first time or again. */
  busy: Readonly<Ref<boolean>>
  /** Fetches it, or fetches it again. Never rejects. */
  fetch: () => Promise<void>
}

/**
 * Something of the deck that is fetched when it is wanted, and again by itself when the network is back. Call in setup;
 * `fetch` begins.
 * @param load rejects when it can't be had; what goes wrong in it otherwise is told as a fault as well
 * @param there what has been fetched before, if anything
 */
export function useFetched<T>(load: () => Promise<T>, there?: T): UseFetchedReturn<T> {
  const value = shallowRef(there)
  const failed = shallowRef<'plain' | 'remembered'>()
  const busy = ref(false)
  let gone = false

  async function fetch(): Promise<void> {
    if (busy.value || gone)
      return
    busy.value = true
    try {
      value.value = await load()
      failed.value = undefined
      settle(fetch)
    }
    catch (error) {
      console.warn('something could not be fetched', error)
      if (!gone)
        await waitFor(fetch)
      failed.value = error instanceof RememberedFault ? 'remembered' : 'plain'
    }
    finally {
      busy.value = false
    }
  }
  onScopeDispose(() => {
    gone = true
    settle(fetch)
  })
  const fault = computed(() => failed.value === 'remembered' && fetchFault.value === 'missing' ? 'remembered' : failed.value && fetchFault.value)
  return { value, fault, busy: readonly(busy), fetch }
}
