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
export function cardFeedback(card: SorterCard, place: Place, grade: Grade | null, round: CheckRound): CardFeedback {
  const reason = place !== 'pool' && (grade === 'wrong' || grade === 'discuss') ? reasonFor(card.id, place) : undefined
  return { reason, answer: round === 3 && !(grade === 'discuss' && reason) }
}

/** The same as one text after the card's sentence, for whoever hears the card and does not see the reading box. */
export function cardWords(card: SorterCard, place: Place, grade: Grade | null, round: CheckRound): LocalText {
  const { reason, answer } = cardFeedback(card, place, grade, round)
  const parts = answer
    ? [card.text, reason, card.contested ? undefined : fill(marking.belongs, { place: labels.bins[card.bin] }), card.why]
    : [card.text, reason]
  const given = parts.filter(part => part !== undefined)
  // Only "Belongs to" ends without a full stop.
  return {
    zh: given.map(({ zh }) => /[。？！”]$/.test(zh) ? zh : `${zh}。`).join(''),
    en: given.map(({ en }) => /[.?!"']$/.test(en) ? en : `${en}.`).join(' '),
  }
}
