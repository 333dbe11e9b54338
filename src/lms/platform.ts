import type { CourseReport } from './model/elements'
import type { CourseEvent } from './model/report'
import type { CourseState } from './model/stateString'

/** In `review`, `browse` and `no-credit` marks stand: only the state is written. */
export type CourseMode = 'normal' | 'review' | 'browse' | 'no-credit'

/** What a platform said when it was opened. */
export interface Opened {
  /** `unread`: there is one that can't be read, and it is not to be overwritten. */
  state: CourseState | 'unread' | null
  /** As it lies there. */
  kept: string
  /** Empty where it does not say. */
  learner: string
  mode: CourseMode
  completed: boolean
  passed: boolean
  /** As a language tag; null: it does not say. */
  language: string | null
  /** Where a learner goes from here, if the platform says; null: it leads back by itself. */
  back: string | null
}

/** All that is to lie at the platform from now on. */
export interface Update {
  state: CourseState
  /** Null where marks stand. */
  report: CourseReport | null
  /** Since the page was opened. */
  ms: number
  events: readonly CourseEvent[]
}

export interface Platform {
  opened: Opened
  /** Never throws. Whether the platform says that it has it. */
  send: (update: Update) => boolean | Promise<boolean>
  /** The last that it hears: nothing can be waited for. Never throws. False where it says at once that it does not have it. */
  finish: (update: Update) => boolean
}

/** The text in which a platform keeps a state; the copy on the device is the same. */
export interface StateCodec {
  /** `left`: names of what has no room. */
  write: (state: CourseState) => { text: string, left: string[] }
  /** Null where it can't be read. Never throws. */
  read: (text: string) => CourseState | null
}
