import { defineRootSetup } from '@slidev/types'
import { keepLater } from '../src/composables/offlineLater'
import { useSlidesInTurn } from '../src/composables/useDeck'
import { useKeyboard } from '../src/composables/useKeyboard'
import { installLocale } from '../src/composables/useLocale'
import { useNamedScheme } from '../src/composables/useNamedScheme'

/** When what nobody looks at yet is fetched, in ms from the start: long after the cover is drawn. */
const LATER = 10_000

export default defineRootSetup(() => {
  installLocale()
  useNamedScheme()
  useKeyboard()
  useSlidesInTurn(LATER)
  keepLater(LATER)
})
