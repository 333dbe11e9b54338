import type { LocalText } from '../../build/content/schema'
import type { DeckLanguage } from './languages'
import { useEventListener } from '@vueuse/core'
import { readonly, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { useAddressParameter } from '#deck/address'
import { DECK_LANGUAGES, firstLanguage, isLanguage, isPresenterAddress, LANGUAGE_KEY, PRESENTER_LANGUAGE_KEY, showLanguage } from './languages'
import { readAddress } from '#deck/readAddress'
import { deckStorage, readAlso } from '#store/storage'

// One page has one language, so this state is the page's and not a component's.
const language = ref<DeckLanguage>('zh')
/** What the windows that the class sees are in: this one, but for the lecturer's own. */
const wall = ref<DeckLanguage>('zh')
let setInAddress: ReturnType<typeof useAddressParameter> | undefined

/** What this window keeps; the lecturer's own is in the wall's language until it has a choice of its own. */
function stored(): string | null {
  const own = isPresenterAddress() ? deckStorage().getItem(PRESENTER_LANGUAGE_KEY) : null
  return isLanguage(own) ? own : deckStorage().getItem(LANGUAGE_KEY)
}

function store(key: string, next: DeckLanguage): void {
  try {
    deckStorage().setItem(key, next)
  }
  catch {
    // Full: the choice lasts for this visit.
  }
}

/** Puts the language on `<html>`, where CSS shows one or both of each pair of texts. Called once, by the root. */
export function installLocale(): void {
  const open = (): void => {
    language.value = firstLanguage(stored())
    const kept = deckStorage().getItem(LANGUAGE_KEY)
    wall.value = isPresenterAddress() && isLanguage(kept) ? kept : language.value
  }
  open()
  readAlso(LANGUAGE_KEY)
  readAlso(PRESENTER_LANGUAGE_KEY)
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
  useEventListener(window, 'storage', (event: StorageEvent) => {
    if (!isLanguage(event.newValue))
      return
    if (event.key === LANGUAGE_KEY)
      wall.value = event.newValue
    // A lecturer's window that has no choice of its own follows.
    if ((event.key === LANGUAGE_KEY || event.key === PRESENTER_LANGUAGE_KEY) && stored() === event.newValue)
      language.value = event.newValue
  })
}

function setLanguage(next: DeckLanguage): void {
  language.value = next
  if (isPresenterAddress()) {
    store(PRESENTER_LANGUAGE_KEY, next)
  }
  else {
    wall.value = next
    store(LANGUAGE_KEY, next)
  }
  // An address that names a language would undo the choice at the next reload.
  if (readAddress('lang') !== null)
    setInAddress?.('lang', next)
}

/** From the lecturer's own window: what the class sees. The window itself stays in its language. */
function setWallLanguage(next: DeckLanguage): void {
  store(PRESENTER_LANGUAGE_KEY, language.value)
  wall.value = next
  store(LANGUAGE_KEY, next)
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
