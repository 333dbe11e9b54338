/** What may have been meant: the known word nearest to the one written, if it is near enough; case does not count. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  // A third of its letters may be wrong, one in a short word, none where there is but one.
  let limit = Math.max(written.length > 1 ? 1 : 0, Math.floor(written.length / 3))
  for (const word of known) {
    const steps = distance(written.toLowerCase(), word.toLowerCase())
    if (word === written || steps > limit || (best !== undefined && steps === limit && sameBeginning(written, word) <= sameBeginning(written, best)))
      continue
    best = word
    limit = steps
  }
  return best
}

const sameBeginning = (one: string, other: string): number => [...one].findIndex((letter, i) => letter !== other[i]) + 1 || one.length + 1

/** Letters to be put in, taken out or changed, or two neighbours to be swapped. */
function distance(one: string, other: string): number {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        next[j] = Math.min(next[j], before[j - 2] + 1)
    }
    before = row
    row = next
  }
  return row[other.length]
}
