import { computed } from 'vue'
import { useStored } from '#store/useStored'
import { useLocale } from '#i18n/useLocale'

/** The lecturer's notes are read while speaking: in one language, also where slides are in both. The window's unless chosen; kept. */
export function useNoteLanguage() {
  const { language } = useLocale()
  const { kept, keep } = useStored('note-language')
  return computed<'zh' | 'en'>({
    get: () => kept.value ?? (language.value === 'en' ? 'en' : 'zh'),
    set: keep,
  })
}
