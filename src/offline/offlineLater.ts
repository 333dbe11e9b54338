import { deckVersion } from '#deck/deckVersion'
import { whenIdle } from '#base/whenIdle'

/** Whether this browser can keep the deck: no `file:`, no plain http but for this machine's own, no frame with `sandbox`, where the mere mention throws. */
export const canWorkOffline = (): boolean => deckVersion() !== null && self.origin !== 'null' && 'serviceWorker' in navigator

/** Somebody who saves data is not sent two megabytes unasked; "my answers" has a button for it. */
const savesData = (): boolean => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true

/**
 * Keeps the deck on the device, `after` ms from now and then in an idle moment: on slides long after the cover is drawn and
 * those beside it have come. Only then is this code itself fetched. What can't be kept is not told here: nobody has asked.
 */
export function keepLater(after: number): void {
  if (!canWorkOffline() || savesData())
    return
  setTimeout(() => whenIdle(() => {
    void import('./useOffline').then(({ useOffline }) => useOffline().keep(), () => {})
  }), after)
}
