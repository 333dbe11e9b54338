import type { FileName } from '../schema'
import type { Context } from './context'
import type { Fault } from './source'
import type { FoundText } from './walk'
import { FILE_NAMES } from '../schema'
import { faultAt } from './context'
import { fieldWords } from './entry'
import { textsOf } from './walk'

const HALF_WIDTH_BY_CHINESE = /[,.;:!?()"'](?=\p{Script=Han})|(?<=\p{Script=Han})[,.;:!?()"']/u
const CHINESE_OR_FULL_WIDTH = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’…]/u

/** Half-width signs in Chinese, Chinese or full-width ones in English; the first of each text. */
export function checkPunctuation(context: Context): Fault[] {
  return FILE_NAMES.flatMap(file => textsOf(context.sources[file]).flatMap((found) => {
    // References follow a standard that sets half-width signs in Chinese.
    if (file === 'references' && found.entry.field === 'text')
      return []
    const pattern = found.entry.language === 'zh' ? HALF_WIDTH_BY_CHINESE : CHINESE_OR_FULL_WIDTH
    const hit = pattern.exec(found.text)
    if (!hit || mayHoldChinese(context, found))
      return []
    const field = fieldWords(found.entry)
    return [found.entry.language === 'zh'
      ? faultAt(context, file, found.path, `${field.en} holds the half-width "${hit[0]}"; use the Chinese sign`, `${field.zh}里有半角符号“${hit[0]}”，请改成中文标点`)
      : faultAt(context, file, found.path, `${field.en} holds the Chinese or full-width "${hit[0]}"; write it in English`, `${field.zh}里有中文字或全角符号“${hit[0]}”，请改成英文`)]
  }))
}

/** English that cites a Chinese name: the record of the paper, a glossary entry. The word list is made of both. */
export function mayHoldChinese({ content }: Context, { file, path, entry }: FoundText): boolean {
  if (entry.language === 'zh')
    return false
  return ['glossary', 'forbidden', 'notes'].includes(file) || entry.key === 'case/bring'
    || (file === 'claims' && content.claims[Number(path[0])].category === 'bibliographic')
}

/** Twins and stories are invented and no part of the case; references quote titles; notes warn the lecturer of the very words; the list names them. */
const FREE: readonly FileName[] = ['twins', 'stories', 'references', 'notes', 'forbidden']

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Words that forbidden.yaml rules out. What it allows to an entry that is not there, or no longer needs it, is no fault: it concerns nobody. */
export function checkForbidden(context: Context): Fault[] {
  const { words, allowed } = context.content.forbidden
  const tests = words.flatMap(({ zh, en, reason }) => [
    ...zh.map(word => ({ word, reason, pattern: new RegExp(escaped(word), 'u') })),
    ...en.map(word => ({ word, reason, pattern: new RegExp(`\\b${escaped(word)}\\b`, 'iu') })),
  ])
  const mayUse = new Set(allowed.flatMap(({ entry, words }) => words.map(word => `${entry} ${word}`)))
  return FILE_NAMES.filter(name => !FREE.includes(name)).flatMap(file => textsOf(context.sources[file]).flatMap(({ path, text, entry }) =>
    tests.filter(({ word, pattern }) => !mayUse.has(`${entry.key} ${word}`) && pattern.test(text)).map(({ word, reason }) =>
      faultAt(context, file, path, `${fieldWords(entry).en} uses "${word}": ${reason.en}; say it in other words, or see forbidden.yaml`, `${fieldWords(entry).zh}用了“${word}”：${reason.zh}；请换个说法，或看 forbidden.yaml`))))
}
