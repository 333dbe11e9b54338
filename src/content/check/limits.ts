import type { FileName, LocalText } from '../schema'
import type { Context } from './context'
import type { Fault } from './source'
import { FILE_NAMES } from '../schema'
import { fieldWords } from './entry'
import { faultAt } from './context'
import { textsOf } from './walk'

interface Limit { zh: number, en: number, because: LocalText }

const CARD_TITLE: Limit = { zh: 11, en: 52, because: { en: 'a card must stay readable when fifteen share the board', zh: '十五张卡同在一块板上，还要看得清' } }
const CARD_TEXT: Limit = { zh: 40, en: 135, because: { en: 'the reading box shows both languages at once', zh: '读卡框同时显示两种语言' } }
const REASON: Limit = { zh: 75, en: 190, because: { en: 'the reading box does not scroll', zh: '读卡框不能滚动' } }
const SHORT_REASON: Limit = { zh: 42, en: 150, because: { en: 'the reading box shows both languages at once', zh: '读卡框同时显示两种语言' } }
const READING_HEADLINE: Limit = { zh: 14, en: 44, because: { en: 'it is one line of the relationship panel', zh: '它在关系栏里占一行' } }
const READING_BODY: Limit = { zh: 64, en: 240, because: { en: 'the relationship panel does not scroll', zh: '关系栏不能滚动' } }
const UNSETTLED: Limit = { zh: 46, en: 175, because: { en: 'it stands under a reading', zh: '它排在读法下面' } }
const VIGNETTE: Limit = { zh: 60, en: 185, because: { en: 'an invented story needs more room than a card, the box has no more', zh: '编的小故事比卡片长，框里放不下更多' } }
const PAIR: Limit = { zh: 48, en: 160, because: { en: 'two cards and three texts share a slide', zh: '两张卡和三段话同在一张幻灯片上' } }
const STAGE_HEADLINE: Limit = { zh: 16, en: 56, because: { en: 'it heads a slide in one line', zh: '它是幻灯片的一行标题' } }
const STAGE_FACT: Limit = { zh: 34, en: 110, because: { en: 'it is one cell of the grid', zh: '它是表里的一格' } }
const QUIZ_QUESTION: Limit = { zh: 40, en: 120, because: { en: 'question and four options share a slide in both languages', zh: '题目和四个选项以两种语言同在一张幻灯片上' } }
const QUIZ_OPTION: Limit = { zh: 20, en: 60, because: { en: 'an option is one line', zh: '一个选项占一行' } }
const EXPLANATION: Limit = { zh: 44, en: 140, because: { en: 'it stands below others on a slide', zh: '一张幻灯片上还有别的几条' } }

/** Set just above what the case needs today. */
const LIMITS: Partial<Record<FileName, Record<string, Limit>>> = {
  cards: { title: CARD_TITLE, text: CARD_TEXT, why: SHORT_REASON, likelyWrong: SHORT_REASON },
  twins: { title: CARD_TITLE, text: VIGNETTE, why: SHORT_REASON, likelyWrong: SHORT_REASON },
  reasons: { '': REASON },
  readings: { 'headline': READING_HEADLINE, 'body': READING_BODY, '': UNSETTLED },
  pairs: { share: PAIR, part: PAIR, principle: PAIR },
  stages: { headline: STAGE_HEADLINE, fact: STAGE_FACT },
  quiz: { question: QUIZ_QUESTION, option: QUIZ_OPTION, why: EXPLANATION },
  misconceptions: { mistake: EXPLANATION, correction: EXPLANATION },
  discussion: { question: EXPLANATION },
}

/** Texts that have no room where they are shown. In characters, spaces and punctuation included. */
export function checkLimits(context: Context): Fault[] {
  return FILE_NAMES.flatMap(file => textsOf(context.sources[file]).flatMap(({ path, text, entry }) => {
    const limit = LIMITS[file]?.[entry.field]
    const length = [...text].length
    if (!limit || length <= limit[entry.language])
      return []
    const most = limit[entry.language]
    const field = fieldWords(entry)
    return [faultAt(context, file, path, `${field.en} has ${length} characters, at most ${most}: ${limit.because.en}; take ${length - most} out`, `${field.zh}有 ${length} 个字符，最多 ${most} 个：${limit.because.zh}；请减去 ${length - most} 个`)]
  }))
}
