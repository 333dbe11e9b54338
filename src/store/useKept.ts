import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { parseJson } from '#base/model/json'
import { useStoredText } from './useStoredText'

/** Names in the store, after the deck's prefix, of what a learner writes and chooses outside the board. */
export const KEPT = { quiz: (id: string) => `quiz/${id}`, closeReading: 'close-reading', judged: 'true-false', exit: 'exit', review: 'review' } as const

export interface UseKeptOptions<T> {
  /** From what was kept, or from undefined where nothing was or it is no JSON; never throws. */
  read: (kept: unknown) => T
  /** Copies (overview, preview, print) show and never write. */
  mayWrite: () => boolean
}

/** Something written, chosen or opened on a slide, kept on this device and the same in every window and copy of it. */
export function useKept<T>(name: string, { read, mayWrite }: UseKeptOptions<T>): { kept: ComputedRef<T>, keep: (value: T) => void, forget: () => void } {
  const { text, save } = useStoredText(name, mayWrite)
  return {
    kept: computed(() => read(text.value === null ? undefined : parseJson(text.value))),
    keep: value => save(JSON.stringify(value)),
    forget: () => save(null),
  }
}

/** Of a kept record, the entries that are still known and make sense. */
export function readEntries<T>(kept: unknown, keys: readonly string[], isValue: (value: unknown) => value is T): Record<string, T> {
  if (typeof kept !== 'object' || kept === null)
    return {}
  return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, T] => keys.includes(entry[0]) && isValue(entry[1])))
}
