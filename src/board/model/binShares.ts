/** How the bins of a crowded board share its width. `columns` is a CSS track list; `widest` an index, or null. */
export interface BinShares {
  widest: number | null
  columns: string
}

/** From this many cards on a bin may lay them in two columns. */
const CROWDED = 4

/** From this many cards in one of two bins a row is not halved. */
const CROWDED_ROW = 3
/** The least that one of two bins in a row gets of its width: a column of cards. */
const LEAST = 0.27

/** Two by two: the part of its row's width that each bin takes, by what the two of a row hold. */
export const rowShares = (counts: readonly number[]): number[] => counts.map((count, index) => {
  const beside = counts[index % 2 === 0 ? index + 1 : index - 1]
  return Math.max(count, beside) < CROWDED_ROW ? 0.5 : Math.min(Math.max((count + 1) / (count + beside + 2), LEAST), 1 - LEAST)
})

/** By what the bins hold: empty ones give a little, and the fullest takes more when no other holds more than a card. */
export function binShares(counts: readonly number[]): BinShares {
  const most = Math.max(...counts)
  const widest = most >= CROWDED ? counts.indexOf(most) : null
  const perCard = counts.filter(count => count > 1).length === 1 ? 0.3 : 0.18
  const share = (count: number, index: number) => {
    if (count === 0)
      return 0.8
    return index === widest ? Math.min(1.3 + (count - CROWDED) * perCard, 2.8) : 1
  }
  return { widest, columns: counts.map((count, index) => `${share(count, index).toFixed(2)}fr`).join(' ') }
}
