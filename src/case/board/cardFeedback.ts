import type { CheckRound, Grade } from '#board/model/marking'
import type { Place } from '../model/model'
import type { LocalText, Reason } from '../../../build/content/schema'
import type { SorterCard } from './cards'
import { fill } from '#i18n/message'
import { marking } from '#i18n/words/reading'
import { labels } from './labels'
import { reasonFor } from './reasons'

export interface CardFeedback {
  /** Why it does not belong, or can be argued over, where it lies. */
  reason: Reason | undefined
  /** Whether it is told where the card belongs and why. */
  answer: boolean
}

/** What is told of a card where it lies: nothing but its own sentence, until it is marked. */
export function cardFeedback(card: SorterCard, place: Place, mark: Grade | null, check: CheckRound): CardFeedback {
  const reason = place !== 'pool' && (mark === 'wrong' || mark === 'discuss') ? reasonFor(card.id, place) : undefined
  return { reason, answer: check === 3 && !(mark === 'discuss' && reason) }
}

/** The same as one text, for whoever hears the card and does not see the reading box. */
export function cardWords(card: SorterCard, place: Place, mark: Grade | null, check: CheckRound): LocalText {
  const { reason, answer } = cardFeedback(card, place, mark, check)
  const parts = answer
    ? [reason, card.contested ? undefined : fill(marking.belongs, { place: labels.bins[card.bin] }), card.why]
    : [reason ?? card.text]
  const given = parts.filter(part => part !== undefined)
  // Only "Belongs to" ends without a full stop.
  return {
    zh: given.map(({ zh }) => /[。？！”]$/.test(zh) ? zh : `${zh}。`).join(''),
    en: given.map(({ en }) => /[.?!"']$/.test(en) ? en : `${en}.`).join(' '),
  }
}
