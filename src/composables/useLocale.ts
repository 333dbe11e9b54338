import type { LocalText } from '../content/schema'
import { useEventListener } from '@vueuse/core'
import { readonly, ref, watch } from 'vue'
import { readAddress, useAddressParameter } from './address'
import { deckStorage, STORAGE_PREFIX } from './storage'

export const DECK_LANGUAGES = ['zh', 'en', 'both'] as const
export type DeckLanguage = typeof DECK_LANGUAGES[number]

const KEY = `${STORAGE_PREFIX}language`
const isLanguage = (value: unknown): value is DeckLanguage => DECK_LANGUAGES.includes(value as DeckLanguage)

function firstLanguage(): DeckLanguage {
  const stored = deckStorage().getItem(KEY)
  return [readAddress('lang'), __DECK_LANG__, stored].find(isLanguage) ?? 'zh'
}

// One page has one language, so this state is the page's and not a component's.
const language = ref<DeckLanguage>('zh')
let setInAddress: ReturnType<typeof useAddressParameter> | undefined

/** Puts the language on `<html>`, where CSS shows one or both of each pair of texts. Called once, by the root. */
export function installLocale(): void {
  language.value = firstLanguage()
  setInAddress = useAddressParameter()
  watch(language, (now) => {
    const html = document.documentElement
    html.dataset.lang = now
    html.lang = now === 'en' ? 'en' : 'zh-CN'
  }, { immediate: true })
  useEventListener(window, 'hashchange', () => {
    const asked = readAddress('lang')
    if (isLanguage(asked))
      language.value = asked
  })
  useEventListener(window, 'storage', (event: StorageEvent) => {
    if (event.key === KEY && isLanguage(event.newValue))
      language.value = event.newValue
  })
}

function setLanguage(next: DeckLanguage): void {
  language.value = next
  try {
    deckStorage().setItem(KEY, next)
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

export function useLocale() {
  return {
    language: readonly(language),
    setLanguage,
    nextLanguage: () => setLanguage(DECK_LANGUAGES[(DECK_LANGUAGES.indexOf(language.value) + 1) % DECK_LANGUAGES.length]),
    t,
  }
}
