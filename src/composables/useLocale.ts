import type { LocalText } from '../content/schema'
import type { DeckLanguage } from './languages'
import { useEventListener } from '@vueuse/core'
import { readonly, ref, watch } from 'vue'
import { useAddressParameter } from './address'
import { DECK_LANGUAGES, firstLanguage, isLanguage, LANGUAGE_KEY, showLanguage } from './languages'
import { readAddress } from './readAddress'
import { deckStorage } from './storage'

// One page has one language, so this state is the page's and not a component's.
const language = ref<DeckLanguage>('zh')
let setInAddress: ReturnType<typeof useAddressParameter> | undefined

/** Puts the language on `<html>`, where CSS shows one or both of each pair of texts. Called once, by the root. */
export function installLocale(): void {
  language.value = firstLanguage(deckStorage().getItem(LANGUAGE_KEY))
  setInAddress = useAddressParameter()
  watch(language, showLanguage, { immediate: true })
  useEventListener(window, 'hashchange', () => {
    const asked = readAddress('lang')
    if (isLanguage(asked))
      language.value = asked
  })
  useEventListener(window, 'storage', (event: StorageEvent) => {
    if (event.key === LANGUAGE_KEY && isLanguage(event.newValue))
      language.value = event.newValue
  })
}

function setLanguage(next: DeckLanguage): void {
  language.value = next
  try {
    deckStorage().setItem(LANGUAGE_KEY, next)
  }
  catch {
    // Full: the choice lasts for this visit.
  }
  // An address that names a language would undo the choice at the next reload.
  if (readAddress('lang') !== null)
    setInAddress?.('lang', next)
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
    nextLanguage: () => setLanguage(DECK_LANGUAGES[(DECK_LANGUAGES.indexOf(language.value) + 1) % DECK_LANGUAGES.length]),
    t,
  }
}
