import { computed } from 'vue'
import { settingKey } from '#store/model/keptNames'
import { useStored } from '#store/storage'
import { useLocale } from '#i18n/useLocale'

/** The lecturer's notes are read while speaking: in one language, also where slides are in both. The window's unless chosen; kept. */
export function useNoteLanguage() {
  const { language } = useLocale()
  const kept = useStored(settingKey('noteLanguage'), '')
  return computed<'zh' | 'en'>({
    get: () => kept.value === 'zh' || kept.value === 'en' ? kept.value : language.value === 'en' ? 'en' : 'zh',
    set: (next) => { kept.value = next },
  })
}
