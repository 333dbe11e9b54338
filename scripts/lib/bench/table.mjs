// @ts-check
// How the bench prints its figures.

/**
 * The value that a share of them, 0 to 1, lies below: with two decimals; `0.00` where there are none.
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

/**
 * @param {number[]} values
 */
export function median(values) {
  return Number(at(values, 0.5))
}

/**
 * A line: what is measured, its figures, and what follows from them.
 * @param {string} name
 * @param {string[]} cells figures in columns; the last may be of any length
 */
export function row(name, ...cells) {
  const verdict = cells.pop() ?? ''
  console.log(`  ${name.padEnd(26)}${cells.map(cell => cell.padStart(14)).join('')}   ${verdict}`.trimEnd())
}
