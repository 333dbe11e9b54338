import type { CardId } from '#case/model/model'
import { parseJson } from '#base/model/json'

/*
 * How what is kept on a device is called. What a case keeps bears the case's own id, so that two cases on one host, or two
 * files on one computer, are two stores; both lengths of one lecture share theirs. A few settings are the reader's own.
 */

/** Of all that was kept before cases had ids. Settings of the device are still called so. */
export const UNNAMED_PREFIX = 'coevolution-deck/'

const ANY_CASE = 'coevolution-deck:'
/** What a case keeps: `coevolution-deck:g-district/board/core`. No name of another case begins so, nor any from before. */
export const casePrefix = (id: string): string => `${ANY_CASE}${id}/`

/** Whether a key is another case's than the one with this prefix. */
export const isOtherCases = (key: string, prefix: string): boolean => key.startsWith(ANY_CASE) && !key.startsWith(prefix)

/**
 * Settings of the device, the same for every case: who reads English, or has switched letter keys off because every spoken
 * word would be a row of them, does so in the next case too. Slidev's own light or dark is the device's anyway. The two last
 * remember that the browser was asked to keep what is here, and that the reader was told that it may not.
 */
export const SETTINGS = ['language', 'presenter-language', 'note-language', 'letter-keys', 'board-reading', 'sources', 'asked-to-keep', 'told-unvisited'] as const

export const settingKey = (setting: typeof SETTINGS[number]): string => UNNAMED_PREFIX + setting
export const SETTING_KEYS: readonly string[] = SETTINGS.map(settingKey)

/** First parts of the names, in the store, of what a learner did. The rest belongs to the class, the window or the device. */
export const ANSWER_KINDS = ['board', 'choice', 'quiz', 'close-reading', 'signs', 'questions', 'true-false', 'why', 'exit', 'review', 'study'] as const

/** `board/core`, `quiz/Q1`, `exit`; not what was set aside (`board/core/aside/…`), which nothing reads. */
export function isAnswerName(name: string): boolean {
  const [kind, ...rest] = name.split('/')
  return name.length <= 80 && /^[\w/-]+$/.test(name) && (ANSWER_KINDS as readonly string[]).includes(kind) && !rest.includes('aside')
}

const keysOf = (value: unknown): string[] => typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []

/** Cards that a kept text is about; none where it is about none, or can't be read. */
function cardsIn(name: string, text: string): CardId[] {
  const [kind, ...rest] = name.split('/')
  if (kind === 'board') {
    const { placement, first } = (parseJson(text) ?? {}) as Record<string, unknown>
    return [...keysOf(placement), ...keysOf(first)]
  }
  if (kind === 'review')
    return keysOf(parseJson(text)).flatMap(item => item.startsWith('card/') ? [item.slice('card/'.length)] : [])
  if (kind === 'why')
    return rest.slice(0, 1)
  return kind === 'hands' && rest[0] === 'sort' ? rest.slice(2, 3) : []
}

/** Whether a text kept or saved without a case's name is plainly another's: it is about cards, and none is of this case. */
export function isAboutOthers(name: string, text: string, isCard: (id: CardId) => boolean): boolean {
  const cards = cardsIn(name, text)
  return cards.length > 0 && !cards.some(isCard)
}

/** What a text says, in a few characters: enough to know it again. FNV-1a, and its length. */
export function fingerprint(text: string): string {
  let hash = 0x811C9DC5
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return `${hash.toString(36)}.${text.length.toString(36)}`
}

/**
 * What becomes of a text that lies under its name from before cases had ids. The old one stays where it is, for an older
 * build may be open in another window: it is taken over once, and what that window writes later is taken over as well, as
 * long as nothing done here would be lost by it.
 * @param old the text there
 * @param own what is kept under the case's own name; null: nothing
 * @param taken fingerprint of the text that was taken over last; undefined: none was
 * @returns `take`: the old text becomes the own; `aside`: both have gone on, the own stays and the old is set aside beside
 * it; `known`: nothing to do
 */
export function takeOver(old: string, own: string | null, taken: string | undefined): 'take' | 'aside' | 'known' {
  if (taken === fingerprint(old) || own === old)
    return 'known'
  if (own === null || fingerprint(own) === taken)
    return 'take'
  // Own without having taken anything: an attempt that broke off after this one, and what was done since.
  return taken === undefined ? 'known' : 'aside'
}
