import type { Ref } from 'vue'
import { useStorage } from '@vueuse/core'
import { deckStorage, STORAGE_PREFIX } from './storage'

/**
 * Something written or opened on a slide, kept on this device under `name` and the same in every window and copy.
 * `read` makes sense of what is found; it gets null where nothing is, or where it is no JSON. Replace the value, never change it.
 */
export function useKept<T>(name: string, read: (value: unknown) => T): Ref<T> {
  return useStorage<T>(`${STORAGE_PREFIX}${name}`, read(null), deckStorage(), {
    writeDefaults: false,
    serializer: { read: text => read(parsed(text)), write: value => JSON.stringify(value) },
    // Full: it lasts for this visit.
    onError: () => {},
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  }
  catch {
    return null
  }
}
