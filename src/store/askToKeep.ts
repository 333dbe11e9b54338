import { isAnswerName } from './model/storedNames'
import { deckStore } from './deckStore'
import { keyOf } from './registry'

let asked = false

/**
 * Asks the browser not to clear the deck's store when room gets short: once on a device, with the first thing of a reader's
 * that is kept there. Not for how far they have come on the path, which is written by looking. Some browsers put the
 * question to the reader, so it never comes by itself again. Never throws.
 * @param name of what was kept, without the case's prefix
 */
export function askToKeep(name: string): void {
  if (asked || name === 'study' || !isAnswerName(name) || !deckStore().lasts || deckStore().elsewhere)
    return
  asked = true
  const key = keyOf('asked-to-keep')
  if (deckStore().get(key) !== null)
    return
  deckStore().set(key, 'yes')
  try {
    // Not there over plain http, nor in older browsers; some refuse the very mention in a frame.
    void (navigator.storage as StorageManager | undefined)?.persist?.().catch(() => {})
  }
  catch {
    // Then the browser does as it likes.
  }
}
