import { defineRootSetup } from '@slidev/types'
import { getCurrentInstance, h, onMounted, render } from 'vue'
import DropNotice from '#base/DropNotice.vue'
import FetchedSlide from '#frame/FetchedSlide.vue'
import { keepLater } from '#offline/offlineLater'
import { useBlackening } from '#deck/useBlackScreen'
import { useComposing } from '#base/useComposing'
import { useDeckKeys, useFetchedSlides, usePrivatePointer, useSlidesInTurn } from '#deck/useDeck'
import { installFileDrop } from '#base/useFileDrop'
import { useFingers } from '#board/useFingers'
import { useKeyboard } from '#deck/useKeyboard'
import { installLiveClass } from '#live/useLiveClass'
import { installLocale } from '#i18n/useLocale'
import { installSources } from '#deck/useSources'
import { useNamedScheme } from '#deck/useNamedScheme'

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
  installLiveClass()
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
