/** How the bins of a crowded board share its width. `columns` is a CSS track list; `widest` an index, or null. */
export interface BinShares {
  widest: number | null
  columns: string
}

/** From this many cards on a bin may lay them in two columns. */
const CROWDED = 4

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
