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
function mayHoldChinese({ content }: Context, { file, path, entry }: FoundText): boolean {
  if (entry.language === 'zh')
    return false
  return ['glossary', 'forbidden', 'notes'].includes(file)
    || (file === 'claims' && content.claims[Number(path[0])].category === 'bibliographic')
}

/** Twins are invented and no part of the case; references quote titles; notes warn the lecturer of the very words; the list names them. */
const FREE: readonly FileName[] = ['twins', 'references', 'notes', 'forbidden']

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** Words that forbidden.yaml rules out, and what it allows and nobody uses. */
export function checkForbidden(context: Context): Fault[] {
  const { words, allowed } = context.content.forbidden
  const tests = words.flatMap(({ zh, en, reason }) => [
    ...zh.map(word => ({ word, reason, pattern: new RegExp(escaped(word), 'u') })),
    ...en.map(word => ({ word, reason, pattern: new RegExp(`\\b${escaped(word)}\\b`, 'iu') })),
  ])
  const mayUse = new Set(allowed.flatMap(({ entry, words }) => words.map(word => `${entry} ${word}`)))
  const used = new Set<string>()
  const faults: Fault[] = []
  for (const file of FILE_NAMES.filter(name => !FREE.includes(name))) {
    for (const { path, text, entry } of textsOf(context.sources[file])) {
      for (const { word, reason } of tests.filter(({ pattern }) => pattern.test(text))) {
        if (mayUse.has(`${entry.key} ${word}`))
          used.add(`${entry.key} ${word}`)
        else
          faults.push(faultAt(context, file, path, `${fieldWords(entry).en} uses "${word}": ${reason.en}; say it in other words, or see forbidden.yaml`, `${fieldWords(entry).zh}用了“${word}”：${reason.zh}；请换个说法，或看 forbidden.yaml`))
      }
    }
  }
  // An allowance that outlives its text would let the word in again unseen.
  const stale = allowed.flatMap(({ entry, words }, i) => words.flatMap((word, w) => used.has(`${entry} ${word}`)
    ? []
    : [faultAt(context, 'forbidden', ['allowed', i, 'words', w], `${entry} does not use "${word}" any more; take the word out here`, `${entry} 已经不用“${word}”了，请在这里删去这个词`)]))
  return [...faults, ...stale]
}
