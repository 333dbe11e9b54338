import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { Codec } from './codecs'
import type { StoredName, ValueOf } from './registry'
import type { Store } from './store'
import { computed, shallowRef } from 'vue'
import { askToKeep } from './askToKeep'
import { deckStore, storeOf } from './deckStore'
import { entryOf, keyOf } from './registry'

/** What each store's keys show in this window: one text for all copies of a thing. */
const shown = new WeakMap<Store, Map<string, ShallowRef<string | null>>>()
const changes = shallowRef(0)

function textsOf(store: Store): Map<string, ShallowRef<string | null>> {
  const texts = shown.get(store) ?? new Map<string, ShallowRef<string | null>>()
  if (!shown.has(store)) {
    shown.set(store, texts)
    store.listen((key) => {
      const text = texts.get(key)
      if (text)
        text.value = store.shown(key)
      changes.value += 1
    })
  }
  return texts
}

/** The store, for what is asked of it as a whole: a computed that calls this follows every change, of this window or another. */
export function followStore(): Store {
  textsOf(deckStore())
  void changes.value
  return deckStore()
}

/** Puts a text under a name, or takes it out. */
export function storeText(name: string, text: string | null): void {
  const store = storeOf(name)
  if (store.set(keyOf(name), text) && text !== null)
    askToKeep(name)
}

export interface UseStoredReturn<T> {
  stored: ComputedRef<T>
  /** Where there is no room for it, for this visit. */
  save: (value: T) => void
  forget: () => void
  /** As it stands in the store; to be looked at. */
  text: Readonly<Ref<string | null>>
  /** There was no room for it: it lasts only as long as the page. */
  unsaved: ComputedRef<boolean>
}

const always = (): boolean => true

/**
 * Something written, chosen or opened, kept on this device and the same in every window and copy of it. What it is called, and
 * whose it is, says the registry; how it is read a codec, that of the registry unless told. May be called anywhere.
 * @param mayWrite copies (overview, preview, print) show and never write
 */
export function useStored<N extends StoredName>(name: N): UseStoredReturn<ValueOf<N>>
export function useStored<T>(name: StoredName, codec: Codec<T>, mayWrite?: () => boolean): UseStoredReturn<T>
export function useStored(name: StoredName, codec: Codec<unknown> = entryOf(name)!.codec, mayWrite = always): UseStoredReturn<unknown> {
  const store = storeOf(name)
  const key = keyOf(name)
  const texts = textsOf(store)
  const text = texts.get(key) ?? shallowRef<string | null>(null)
  texts.set(key, text)
  // Again for each copy: what is read anew is never older than what was shown.
  text.value = store.look(key)

  function save(next: string | null): void {
    if (mayWrite() && next !== text.value)
      storeText(name, next)
  }
  return {
    stored: computed(() => text.value === null ? codec.empty : codec.read(text.value) ?? codec.empty),
    save: value => save(codec.write(value)),
    forget: () => save(null),
    text,
    unsaved: computed(() => {
      void changes.value
      return store.isUnsaved(key)
    }),
  }
}
