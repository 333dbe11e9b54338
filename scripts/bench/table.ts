// How the bench prints its figures.

/** The value that a share of them, 0 to 1, lies below: with two decimals; `0.00` where there are none. */
export function at(values: number[], share: number) {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)
}

export function ratio(a: number, b: number) {
  return b > 0 ? `${(a / b).toFixed(2)}×` : '–'
}

export function median(values: number[]) {
  return Number(at(values, 0.5))
}

/**
 * A line: what is measured, its figures, and what follows from them.
 * @param cells figures in columns; the last may be of any length
 */
export function row(name: string, ...cells: string[]) {
  const verdict = cells.pop() ?? ''
  console.log(`  ${name.padEnd(26)}${cells.map(cell => cell.padStart(14)).join('')}   ${verdict}`.trimEnd())
}
