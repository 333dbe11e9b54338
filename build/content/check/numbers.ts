import type { FileName } from '../schema'
import type { Context } from './context'
import type { Fault } from './source'
import { faultAt } from './context'
import type { Language } from './entry'
import { fieldWords } from './entry'
import { textsOf } from './walk'

const DIGITS = '零一二三四五六七八九'
const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const EN_NUMBER = String.raw`\d{1,3}|(?:${TENS.join('|')})(?:-\w+)?|${WORDS.slice(1).join('|')}`

/** `15`, `十五`, `二十`; NaN where it is no number below a hundred. */
function chineseNumber(text: string): number {
  if (/^\d+$/.test(text))
    return Number(text)
  const [, tens, ten, ones] = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九两]?)$/.exec(text) ?? []
  const digit = (one: string) => one === '两' ? 2 : DIGITS.indexOf(one)
  if (ten === undefined || (!ten && tens && ones))
    return Number.NaN
  return ten ? (tens ? digit(tens) : 1) * 10 + (ones ? digit(ones) : 0) : digit(tens || ones)
}

/** `15`, `fifteen`, `twenty-one`. */
function englishNumber(text: string): number {
  if (/^\d+$/.test(text))
    return Number(text)
  const [head, tail] = text.toLowerCase().split('-')
  const tens = TENS.indexOf(head)
  return tens < 0 ? WORDS.indexOf(head) : (tens + 2) * 10 + (tail ? WORDS.indexOf(tail) : 0)
}

/** What comes before "cards", with a word between at most. */
const NUMBER_OF_CARDS = {
  zh: /(\d{1,3}|[一二两三四五六七八九十]{1,3})张\p{Script=Han}{0,3}卡/gu,
  en: new RegExp(String.raw`\b(${EN_NUMBER}) (?:\w+ )?cards\b`, 'gi'),
}
const numbersOfCards = (text: string, language: Language): number[] => [...text.matchAll(NUMBER_OF_CARDS[language])]
  .map(([, number]) => language === 'zh' ? chineseNumber(number) : englishNumber(number)).filter(n => n > 0)

/** Slides on which a whole set lies. */
const BOARDS: Record<string, 'first' | 'core'> = { 'try': 'first', 'sort': 'core', 'first-last': 'core' }
const SPEAKS: readonly FileName[] = ['slides', 'notes', 'discussion', 'quiz', 'exit', 'polls', 'tables', 'case', 'labels']

/**
 * A number of cards that a text names and that is not there: "fifteen cards" over seven. On a slide with a board it is the size of
 * its set, all of it or as far as it is scored, or a few of them; elsewhere no more than the case has.
 */
export function checkNumbers(context: Context): Fault[] {
  const { cards, twins, slides, sets: { sets, retired } } = context.content
  const contested = new Set(cards.filter(card => card.contested).map(({ id }) => id))
  const all = Math.max(cards.length, twins.length)
  return SPEAKS.flatMap(file => textsOf(context.sources[file]).flatMap(({ path, text, entry }) => {
    const set = file === 'slides' ? BOARDS[slides[Number(path[0])].id] : undefined
    const shown = set && sets[set].cards.filter(id => !retired.includes(id))
    const fits = (n: number) => shown ? n < 4 || n === shown.length || n === shown.filter(id => !contested.has(id)).length : n <= all
    const field = fieldWords(entry)
    const size = shown?.length ?? all
    return numbersOfCards(text, entry.language).filter(n => !fits(n)).map(n => faultAt(context, file, path, `${field.en} speaks of ${n} cards, and there are ${size}; put the number right`, `${field.zh}说有 ${n} 张卡，实际是 ${size} 张，请改数字`))
  }))
}
