import type { BinId, CardFacts } from '../model/model'
import type { Card, Explanation, LocalText, Twin } from '../../../build/content/schema'
import cardData from '../../../content/cards.yaml'
import setData from '../../../content/sets.yaml'
import twinData from '../../../content/twins.yaml?cards'
import { numberCards } from './cardNumbers'
import { found } from '../found'

/** A card as a board shows it, whether it is an event, context or a twin. */
export interface SorterCard extends CardFacts {
  title: LocalText
  /** What it is called by on the wall and on paper. */
  number: number
  /** The sentence on the card. */
  text: LocalText
  /** The tag names the actor its text speaks of; false where it speaks of neither, so that no tag gives a bin away. */
  showTag: boolean
  contested: boolean
  /** For a contested card every bin that can be upheld, else none. */
  defensible: readonly BinId[]
  /** None for a twin: it is made up. */
  claims: readonly string[]
  why: Explanation
  isTwin: boolean
  /** Says that a twin is made up; always shown with it. */
  label?: LocalText
  twinOf?: string
}

const numbers = /* @__PURE__ */ numberCards(setData.sets)
/** A card that no board shows is called by no number. */
const numberOf = (id: string): number => numbers.get(id) ?? 0

/** Event and context cards of the case. */
export const cards: readonly SorterCard[] = /* @__PURE__ */ cardData.map(fromCard)
/** Made up, each after a card of the case. */
export const twinCards: readonly SorterCard[] = /* @__PURE__ */ twinData.map(fromTwin)

const byId: ReadonlyMap<string, SorterCard> = /* @__PURE__ */ (() => new Map([...cards, ...twinCards].map(card => [card.id, card])))()

export const cardById = (id: string): SorterCard => found(byId.get(id), 'card', id)

/** Number and title, within a line; `components/board/CardName.vue` shows them. */
export const numbered = ({ number, title }: Pick<SorterCard, 'number' | 'title'>): LocalText => ({ zh: `${number} ${title.zh}`, en: `${number} ${title.en}` })

/** As on paper, where the rows are looked up by number. */
export const byNumber = (a: SorterCard, b: SorterCard): number => a.number - b.number

function fromCard({ id, title, text, bin, side, sideMark, contested = false, defensible = [], claims, why }: Card): SorterCard {
  return { id, title, number: numberOf(id), text, bin, side, showTag: side !== 'area' && sideMark !== 'N', contested, defensible, claims, why, isTwin: false }
}

function fromTwin({ id, title, text, bin, side, why, label, twinOf }: Omit<Twin, 'reasons' | 'likelyWrong'>): SorterCard {
  return { id, title, number: numberOf(id), text, bin, side, showTag: true, contested: false, defensible: [], claims: [], why, isTwin: true, label, twinOf }
}
