import type { LiveFault, LiveState } from '#live/model/messages'

/** Something is refused: told as it stands to who asked. */
export class Refused extends Error {
  readonly fault: LiveFault
  readonly state?: LiveState
  constructor(fault: LiveFault, state?: LiveState) {
    super(fault)
    this.fault = fault
    this.state = state
  }
}
