import type { FileName } from '../schema'
import type { Context } from './context'
import type { Fault, Path } from './source'
import type { FoundText } from './walk'
import { FILE_NAMES } from '../schema'
import { faultAt } from './context'
import { child, fieldWords } from './entry'
import { textsOf } from './walk'
import { mayHoldChinese } from './wording'

const HAN = /\p{Script=Han}/gu
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
/** Letters and digits of any script: what is left without them is a sign, such as a dash in a cell. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u

/** Each language has its own way of citing a work, whatever the work is written in; the words of the list are shown nowhere. */
const FREE: readonly FileName[] = ['references', 'forbidden']

/** Texts that are not in the language under whose name they stand: left in the other one, copied, or a sign put there for later. */
export const checkScript = (context: Context): Fault[] =>
  FILE_NAMES.filter(file => !FREE.includes(file)).flatMap(file => textsOf(context.sources[file]).flatMap((found) => {
    const { path, text, entry } = found
    const field = fieldWords(entry)
    if (text.trim() && !SAYS_SOMETHING.test(text) && SAYS_SOMETHING.test(otherText(context, found)))
      return [faultAt(context, file, path, `${field.en} is "${text}", and the other language says more; write it out`, `${field.zh}是“${text}”，另一种语言却有话，请写出来`)]
    if (entry.language === 'zh' && isForeign(text))
      return [faultAt(context, file, path, `${field.en} has no Chinese in it: "${brief(text)}"; write it in Chinese`, `${field.zh}里没有一个汉字：“${brief(text)}”，请写成中文`)]
    // Elsewhere any Chinese in an English text is a fault of its own (./wording).
    if (entry.language === 'en' && mayHoldChinese(context, found) && count(text, HAN) > count(text, /\p{Script=Latin}/gu))
      return [faultAt(context, file, path, `${field.en} is Chinese: "${brief(text)}"; write it in English`, `${field.zh}写的是中文：“${brief(text)}”，请写成英文`)]
    return []
  }))

/** Whether a Chinese text is prose of another language. Numbers, ids, capitals such as NGO and a citation, "Najam（2000）", are the same in both. */
function isForeign(text: string): boolean {
  if (count(text, HAN) > 0)
    return false
  const words = text.match(/\p{L}{2,}/gu) ?? []
  const cites = /\d{4}/.test(text) && words.every(word => /^\p{Lu}/u.test(word) || /^(?:and|et|al)$/.test(word))
  return !cites && words.some(word => word !== word.toUpperCase())
}

/** What stands under the other language's name; empty where that is no text. */
function otherText(context: Context, { file, path, entry }: FoundText): string {
  const other: Path = path.map(step => step === entry.language ? entry.language === 'zh' ? 'en' : 'zh' : step)
  const value = other.reduce<unknown>(child, context.sources[file].data)
  return typeof value === 'string' ? value : ''
}

const brief = (text: string): string => [...text].length > 40 ? `${[...text].slice(0, 40).join('')}…` : text
