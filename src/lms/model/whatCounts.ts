import type { CourseState } from './stateString'
import { isAnswerName } from '#store/model/storedNames'

/* What a visit begins with, where both the platform and this device hold something. */

export interface Copy {
  state: CourseState
  /** Given to the platform when the page was left, without a word of whether it arrived. */
  handedIn: boolean
}

export interface Beginning {
  /** Null: nothing was done before. */
  start: CourseState | null
  /** The device's is newer than the platform's, and what counts. */
  brought: boolean
  /** Of the device, beside the platform's: what another device has done meanwhile counts, and this is not to be lost without a word. */
  rival: CourseState | null
}

/** Whether one has answers that the other has not, or has otherwise; which parts were opened is none. */
const holdsMore = (one: CourseState, other: CourseState): boolean =>
  Object.entries(one.entries).some(([name, text]) => isAnswerName(name) && name !== 'study' && other.entries[name] !== text)

/** The higher number counts; of the other what the platform never had is a rival. */
export function whatCounts(theirs: CourseState | null, copy: Copy | null): Beginning {
  if (copy === null || theirs === null)
    return { start: copy?.state ?? theirs, brought: copy !== null, rival: null }
  if (copy.state.n > theirs.n)
    return { start: copy.state, brought: true, rival: null }
  // What was handed in with a lower number lies at the platform under what came after it.
  const arrived = copy.handedIn && copy.state.n < theirs.n
  return { start: theirs, brought: false, rival: !arrived && holdsMore(copy.state, theirs) ? copy.state : null }
}
