import type { LocalText } from '../../build/content/schema'
import { shallowRef } from 'vue'

/*
 * What the page says of answers that do not leave the device is not the whole truth in a window that takes part in a live class: there
 * each such sentence has its own wording. A unit test lists them (keptHere.test.ts).
 */

const inClass = shallowRef(false)
const made = new WeakSet<LocalText>()

/** Said once by whoever finds that this window takes part in a class, and when it no longer does. */
export const setInLiveClass = (on: boolean): void => { inClass.value = on }

/**
 * A sentence that says what stays on the device, and what it says in a live class instead. The outermost call: what fills it in
 * reads it once, and would keep one wording.
 */
export function keptHere(always: LocalText, live: LocalText): LocalText {
  const now = () => inClass.value ? live : always
  const text: LocalText = { get zh() { return now().zh }, get en() { return now().en } }
  made.add(text)
  return text
}

/** For the test. */
export const isKeptHere = (text: LocalText): boolean => made.has(text)
