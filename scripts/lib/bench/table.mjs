// @ts-check
// How the bench prints its figures.

/**
 * @param {number[]} values
 * @param {number} share
 */
export function at(values, share) {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)
}

/**
 * @param {number} a
 * @param {number} b
 */
export function ratio(a, b) {
  return b > 0 ? `${(a / b).toFixed(2)}×` : '–'
}

/** @param {string[]} cells */
export function row(...cells) {
  console.log(`  ${cells[0].padEnd(26)}${cells.slice(1, 3).map(cell => cell.padStart(14)).join('')}   ${cells[3]}`.trimEnd())
}
