import type { LocalText } from '../../build/content/schema'
import { shallowRef } from 'vue'
import { inCourse } from '#deck/inCourse'

/*
 * What the page says of answers that do not leave the device is not the whole truth in a window that takes part in a live class, and
 * wrong in a package for a course platform: there each such sentence has its own wording. A unit test lists them (keptHere.test.ts).
 */

const inClass = shallowRef(false)
const inPackage = shallowRef(inCourse)
const madeForClass = new WeakSet<LocalText>()
const madeForCourse = new WeakSet<LocalText>()

/** Said once by whoever finds that this window takes part in a class, and when it no longer does. */
export const setInLiveClass = (on: boolean): void => { inClass.value = on }

/** A package knows from the start that it is one; opened without a platform, what is done stays on the device after all. */
export const setInCourse = (on: boolean): void => { inPackage.value = on }

function worded(always: LocalText, live: LocalText, course: LocalText): LocalText {
  const now = () => inPackage.value ? course : inClass.value ? live : always
  return { get zh() { return now().zh }, get en() { return now().en } }
}

/**
 * A sentence that says what stays on the device, and what it says in a live class, and in a course platform, instead. The outermost
 * call: what fills it in reads it once, and would keep one wording.
 */
export function keptHere(always: LocalText, live: LocalText, course: LocalText): LocalText {
  const text = worded(always, live, course)
  madeForClass.add(text)
  madeForCourse.add(text)
  return text
}

/** The same, of what is true in a live class as well. */
export function keptElsewhere(always: LocalText, course: LocalText): LocalText {
  const text = worded(always, always, course)
  madeForCourse.add(text)
  return text
}

/** For the test. */
export const isKeptHere = (text: LocalText): boolean => madeForClass.has(text)
export const isWordedForCourse = (text: LocalText): boolean => madeForCourse.has(text)
