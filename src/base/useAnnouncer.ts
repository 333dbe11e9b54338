import type { LocalText } from '../../build/content/schema'
import { shallowRef } from 'vue'
import { fill } from '#i18n/message'

/** Fills `text` and has it read out. */
export type Announce = ReturnType<typeof useAnnouncer>['say']

/** One polite status line, in both languages; CSS leaves the deck's to be read out. */
export function useAnnouncer() {
  const spoken = shallowRef<LocalText>({ zh: '', en: '' })
  let again = false

  function say(text: LocalText, values: Record<string, string | number | LocalText> = {}): void {
    // The same words twice in a row would not be announced: every other time a space that is not seen follows.
    again = !again
    const { zh, en } = fill(text, values)
    const end = again ? '\u00A0' : ''
    spoken.value = { zh: zh + end, en: en + end }
  }
  return { spoken, say }
}
