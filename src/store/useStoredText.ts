import type { Ref } from 'vue'
import { nextTick, shallowRef, watch } from 'vue'
import { askToKeep } from './askToKeep'
import { deckStorage, heard, STORAGE_PREFIX, tellCopies, unsaved, useStored } from './storage'

/**
 * A text kept on this device under the deck's prefix, in step with every other window and copy of it; null: nothing.
 * What can't be written (store full or denied) goes on in memory, for this visit and this window.
 */
export function useStoredText(name: string, mayWrite: () => boolean): { text: Readonly<Ref<string | null>>, save: (text: string | null) => void } {
  const key = `${STORAGE_PREFIX}${name}`
  const raw = useStored<string | null>(key, null, { serializer: { read: text => text, write: text => String(text) } })
  const text = shallowRef(unsaved.get(key) ?? raw.value)
  watch(raw, (now) => {
    if (now === text.value)
      return
    const counts = heard(key, now)
    if (counts === now)
      text.value = now
    else
      raw.value = counts // Comes here again.
  }, { flush: 'sync' })

  function save(next: string | null): void {
    if (!mayWrite() || next === text.value)
      return
    // Before copies hear of it and look.
    if (next === null)
      deckStorage().removeItem(key)
    // The text first: the change of the other, whose watcher runs at once, is then known for its own.
    text.value = next
    raw.value = next
    void nextTick(() => {
      if (deckStorage().getItem(key) === next) {
        unsaved.delete(key)
        if (next !== null)
          askToKeep(name)
      }
      else if (text.value === next && next !== null) {
        unsaved.set(key, next)
        tellCopies(key, next)
      }
    })
  }
  return { text, save }
}
