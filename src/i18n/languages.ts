import { settingKey } from '#store/model/storedNames'
import { readAddress } from '#deck/readAddress'

export const DECK_LANGUAGES = ['zh', 'en', 'both'] as const
export type DeckLanguage = typeof DECK_LANGUAGES[number]

/** Where a device keeps the reader's choice; the page's first script reads it before there is a store. */
export const LANGUAGE_KEY = settingKey('language')

/** Whether the window is the lecturer's own. */
export const isPresenterAddress = (): boolean => /^#\/presenter(?:[/?]|$)/.test(location.hash)

export const isLanguage = (value: unknown): value is DeckLanguage => DECK_LANGUAGES.includes(value as DeckLanguage)

/**
 * The language a page opens in: what the address asks for, what the build is for, what the reader chose before, Chinese.
 * @param stored as kept under the window's key
 */
export function firstLanguage(stored: string | null): DeckLanguage {
  return [readAddress('lang'), __DECK_LANG__, stored].find(isLanguage) ?? 'zh'
}

/** Puts a language on `<html>`, where CSS shows one or both of each pair of texts. */
export function showLanguage(language: DeckLanguage): void {
  const html = document.documentElement
  html.dataset.lang = language
  html.lang = language === 'en' ? 'en' : 'zh-CN'
}
