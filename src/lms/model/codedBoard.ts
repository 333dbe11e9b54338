import type { CardId } from '#case/model/model'
import type { DigitReader } from './digits'
import { readBoardState, writeBoard } from '#board/model/boardState'
import { packPlaces, placesLength, unpackPlaces } from '#board/model/shareCode'
import { packSmall, toDigits } from './digits'

/* A board as a part of the state string: where its cards lie, lay first and lay at the last check, its round and its marks. */

/**
 * Null where the text is no board.
 * @param text as the store has it
 * @param cards in an order that only grows at its end
 */
export function packBoard(text: string, cards: readonly CardId[]): string | null {
  const board = readBoardState(text, cards)
  if (!board)
    return null
  const { placement, first, marking: { check, marked, moved, checked, seen } } = board
  return toDigits(cards.length, 2)
    + toDigits(check + (moved ? 4 : 0) + (seen ? 8 : 0) + (first ? 16 : 0) + (checked ? 32 : 0), 1)
    + packPlaces(cards, placement)
    + (first ? packPlaces(cards, first) : '')
    + (checked ? packPlaces(cards, checked) : '')
    + packSmall(cards.map(id => marked.includes(id) ? 1 : 0), 2)
}

/** As the store has it; throws where it can't be read. */
export function unpackBoard(from: DigitReader, all: readonly CardId[]): string {
  const count = from.number(2)
  const flags = from.number(1)
  if (count > all.length)
    throw new RangeError('More cards than there are.')
  const cards = all.slice(0, count)
  const places = () => {
    const placement = unpackPlaces(cards, from.take(placesLength(count)))
    if (!placement)
      throw new RangeError('No places.')
    return placement
  }
  const placement = places()
  const first = flags & 16 ? places() : null
  const checked = flags & 32 ? places() : null
  const marks = from.small(count, 2)
  return writeBoard({
    placement,
    first,
    marking: { check: (flags & 3) as 0, marked: cards.filter((_, at) => marks[at] === 1), moved: (flags & 4) !== 0, checked, seen: (flags & 8) !== 0 },
  })
}
