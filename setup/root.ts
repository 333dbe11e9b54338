import { defineRootSetup } from '@slidev/types'
import { keepLater } from '../src/composables/offlineLater'
import { useKeyboard } from '../src/composables/useKeyboard'
import { installLocale } from '../src/composables/useLocale'
import { useNamedScheme } from '../src/composables/useNamedScheme'

export default defineRootSetup(() => {
  installLocale()
  useNamedScheme()
  useKeyboard()
  keepLater(10_000)
})
