import { computed } from 'vue'
import { useStored } from '#store/useStored'
import { useLocale } from '#i18n/useLocale'

/** The lecturer's notes are read while speaking: in one language, also where slides are in both. The window's unless chosen; kept. */
export function useNoteLanguage() {
  const { language } = useLocale()
  const { stored, save } = useStored('note-language')
  return computed<'zh' | 'en'>({
    get: () => stored.value ?? (language.value === 'en' ? 'en' : 'zh'),
    set: save,
  })
}
