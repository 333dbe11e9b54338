import { defineRootSetup } from '@slidev/types'
import { getCurrentInstance, h, onMounted, render } from 'vue'
import DropNotice from '../components/DropNotice.vue'
import FetchedSlide from '../components/FetchedSlide.vue'
import { keepLater } from '../src/composables/offlineLater'
import { useBlackening } from '../src/composables/useBlackScreen'
import { useComposing } from '../src/composables/useComposing'
import { useDeckKeys, useFetchedSlides, usePrivatePointer, useSlidesInTurn } from '../src/composables/useDeck'
import { installFileDrop } from '../src/composables/useFileDrop'
import { useFingers } from '../src/composables/useFingers'
import { useKeyboard } from '../src/composables/useKeyboard'
import { installLocale } from '../src/composables/useLocale'
import { installSources } from '../src/composables/useSources'
import { useNamedScheme } from '../src/composables/useNamedScheme'

/** Who saw the pointer go from option to option could count along. */
const isWhereHandsAreCounted = (under: Element): boolean => Boolean(under.closest('[data-hand-scope]')?.querySelector('[data-hand-stepper]'))

/** When what nobody looks at yet is fetched, in ms from the start: long after the cover is drawn. */
const LATER = 10_000

export default defineRootSetup(() => {
  installLocale()
  const { onSlides } = useDeckKeys()
  // Before all that listens to keys and fingers.
  useComposing()
  useFingers(target => onSlides.value || target.closest('[data-sorter]') !== null)
  installSources()
  useNamedScheme()
  useBlackening()
  useKeyboard()
  installFileDrop()
  // Beside the app's own element: it stands over pages of any kind, which have nothing in common.
  const notice = h(DropNotice)
  notice.appContext = getCurrentInstance()?.appContext ?? null
  onMounted(() => render(notice, document.body.appendChild(document.createElement('div'))))
  useFetchedSlides(FetchedSlide)
  usePrivatePointer(isWhereHandsAreCounted)
  useSlidesInTurn(LATER)
  keepLater(LATER)
})
