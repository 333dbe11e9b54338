/** What a key event tells of an input method. */
export interface KeyOfInput {
  key: string
  keyCode: number
  isComposing: boolean
  /** Milliseconds, of the same clock as the end of the composition. */
  timeStamp: number
}

/** `keyCode` of a key that an input method has taken, whatever its name (UI Events, legacy key attributes). */
const TAKEN = 229
/** Safari ends the composition first, and then tells of the key that ended it: within this time. Milliseconds. */
const AFTER = 50
/** Keys that page through candidates, and end nothing. */
const PAGING = ['PageDown', 'PageUp']

/** Whether a key is the input method's: it has gone into a word that is being composed, or into its candidates. */
export function isOfComposition(event: KeyOfInput, composing: boolean, endedAt: number): boolean {
  return composing || event.isComposing || event.keyCode === TAKEN || event.key === 'Process'
    || (Math.abs(event.timeStamp - endedAt) < AFTER && !PAGING.includes(event.key))
}
