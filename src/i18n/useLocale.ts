import type { Ref } from 'vue'
import type { LocalText } from '../../build/content/schema'
import type { DeckLanguage } from './languages'
import { useEventListener } from '@vueuse/core'
import { readonly, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { storeText, useStored } from '#store/useStored'
import { useAddressParameter } from '#deck/address'
import { DECK_LANGUAGES, firstLanguage, isLanguage, isPresenterAddress, showLanguage } from './languages'
import { readAddress } from '#deck/readAddress'

// One page has one language, so this state is the page's and not a component's.
const language = ref<DeckLanguage>('zh')
/** What the windows that the class sees are in: this one, but for the lecturer's own. */
const wall = ref<DeckLanguage>('zh')
let setInAddress: ReturnType<typeof useAddressParameter> | undefined

/** As they are kept: of the windows that the class sees, and the lecturer's own. */
type StoredLanguages = Record<'ofWall' | 'ofPresenter', Readonly<Ref<string | null>>>

/** What this window keeps; the lecturer's own is in the wall's language until it has a choice of its own. */
const storedLanguage = ({ ofWall, ofPresenter }: StoredLanguages): string | null =>
  isPresenterAddress() && isLanguage(ofPresenter.value) ? ofPresenter.value : ofWall.value

/** Puts the language on `<html>`, where CSS shows one or both of each pair of texts. Called once, by the root. */
export function installLocale(): void {
  const languages: StoredLanguages = { ofWall: useStored('language').text, ofPresenter: useStored('presenter-language').text }
  const open = (): void => {
    language.value = firstLanguage(storedLanguage(languages))
    wall.value = isPresenterAddress() && isLanguage(languages.ofWall.value) ? languages.ofWall.value : language.value
  }
  open()
  let presenter = isPresenterAddress()
  // One window may go from the one view to the other.
  useRouter().afterEach(() => {
    if (presenter !== isPresenterAddress()) {
      presenter = !presenter
      open()
    }
  })
  setInAddress = useAddressParameter()
  watch(language, showLanguage, { immediate: true })
  useEventListener(window, 'hashchange', () => {
    const asked = readAddress('lang')
    if (isLanguage(asked))
      language.value = asked
  })
  // Chosen in another window. A lecturer's window that has no choice of its own follows.
  for (const text of Object.values(languages)) {
    watch(text, (now) => {
      if (!isLanguage(now))
        return
      if (text === languages.ofWall)
        wall.value = now
      if (storedLanguage(languages) === now)
        language.value = now
    }, { flush: 'sync' })
  }
}

function setLanguage(next: DeckLanguage): void {
  language.value = next
  if (isPresenterAddress()) {
    storeText('presenter-language', next)
  }
  else {
    wall.value = next
    storeText('language', next)
  }
  // An address that names a language would undo the choice at the next reload.
  if (readAddress('lang') !== null)
    setInAddress?.('lang', next)
}

/** From the lecturer's own window: what the class sees. The window itself stays in its language. */
function setWallLanguage(next: DeckLanguage): void {
  storeText('presenter-language', language.value)
  wall.value = next
  storeText('language', next)
}

/** The text in the deck's language as one string, for names and messages that can't hold markup. */
function t(text: LocalText): string {
  return language.value === 'both' ? `${text.zh} ${text.en}` : text[language.value]
}

/** The page's language and ways to change it; Chinese until `installLocale` has been called. May be called anywhere. */
export function useLocale() {
  return {
    language: readonly(language),
    setLanguage,
    wall: readonly(wall),
    setWallLanguage,
    nextLanguage: () => setLanguage(DECK_LANGUAGES[(DECK_LANGUAGES.indexOf(language.value) + 1) % DECK_LANGUAGES.length]),
    t,
  }
}
