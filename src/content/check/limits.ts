import type { FileName } from '../schema'
import type { Context } from './context'
import type { Fault } from './source'
import { FILE_NAMES } from '../schema'
import { fieldWords } from './entry'
import { faultAt } from './context'
import { textsOf } from './walk'

interface Limit { zh: number, en: number, because: string }

const CARD_TITLE: Limit = { zh: 11, en: 52, because: 'a card must stay readable when fifteen share the board' }
const CARD_TEXT: Limit = { zh: 40, en: 135, because: 'the reading box shows both languages at once' }
const REASON: Limit = { zh: 75, en: 190, because: 'the reading box does not scroll' }
const SHORT_REASON: Limit = { zh: 42, en: 150, because: 'the reading box shows both languages at once' }
const READING_HEADLINE: Limit = { zh: 14, en: 44, because: 'it is one line of the relationship panel' }
const READING_BODY: Limit = { zh: 64, en: 240, because: 'the relationship panel does not scroll' }
const UNSETTLED: Limit = { zh: 46, en: 175, because: 'it stands under a reading' }
const VIGNETTE: Limit = { zh: 60, en: 185, because: 'an invented story needs more room than a card, the box has no more' }
const PAIR: Limit = { zh: 48, en: 160, because: 'two cards and three texts share a slide' }
const STAGE_HEADLINE: Limit = { zh: 16, en: 56, because: 'it heads a slide in one line' }
const STAGE_FACT: Limit = { zh: 34, en: 110, because: 'it is one cell of the grid' }
const QUIZ_QUESTION: Limit = { zh: 40, en: 120, because: 'question and four options share a slide in both languages' }
const QUIZ_OPTION: Limit = { zh: 20, en: 60, because: 'an option is one line' }
const EXPLANATION: Limit = { zh: 44, en: 140, because: 'it stands below others on a slide' }

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

export function checkLimits(context: Context): Fault[] {
  return FILE_NAMES.flatMap(file => textsOf(context.sources[file]).flatMap(({ path, text, entry }) => {
    const limit = LIMITS[file]?.[entry.field]
    const length = [...text].length
    if (!limit || length <= limit[entry.language])
      return []
    return [faultAt(context, file, path, `${fieldWords(entry)} has ${length} characters, at most ${limit[entry.language]}: ${limit.because}`)]
  }))
}
