import type { LocalText } from '../../build/content/schema'
import { caseTexts } from '#case/caseTexts'

/** Words of the interface. Both languages stand together, so that a missing one is a type error. */
export const message = (zh: string, en: string): LocalText => ({ zh, en })

/** `{name}` in both languages replaced by the values given; a value may itself be in both languages. */
export function fill(text: LocalText, values: Record<string, string | number | LocalText>): LocalText {
  const put = (language: 'zh' | 'en') => text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : typeof value === 'object' ? value[language] : String(value)
  })
  return { zh: put('zh'), en: put('en') }
}

/** A message in which `{source}` is what the statements of this case are taken from. */
export const ofSource = (zh: string, en: string): LocalText => fill(message(zh, en), { source: caseTexts.takenFrom })
