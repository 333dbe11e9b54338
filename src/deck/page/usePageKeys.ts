import { useEventListener } from '@vueuse/core'
import { TEXT } from '#base/model/textField'
import { useLetterKeys } from '../useLetterKeys'
import { useLocale } from '#i18n/useLocale'
import { useSources } from '../useSources'

/** The deck's single letters that mean something on a page: the language, and the numbers of sources. Call in the root's setup. */
export function usePageKeys(): void {
  const { nextLanguage } = useLocale()
  const sources = useSources()
  const letterKeys = useLetterKeys()
  const LETTERS: Record<string, () => void> = { l: nextLanguage, s: () => { sources.value = !sources.value } }
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !letterKeys.value)
      return
    const act = LETTERS[event.key.toLowerCase()]
    if (!act || (event.target instanceof Element && event.target.closest(TEXT)))
      return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!event.repeat)
      act()
  }, { capture: true })
}
