/**
 * Where a claim stands: sentences of the abstract, Z1–Z4 of the Chinese and E1–E25 of the English one, and the stages
 * that it speaks of.
 */

/** Chinese before English, then by number. */
function inTurn(a: string, b: string): number {
  return b[0].localeCompare(a[0]) || Number(a.slice(1)) - Number(b.slice(1))
}

/** Whole sentences that locators name, each once, in turn: `Z2a–b, E6b` gives Z2, E6. `header` and the like give none. */
export function sentencesOf(...locators: readonly string[]): string[] {
  return [...new Set(locators.flatMap(locator => locator.match(/[ZE]\d+/g) ?? []))].sort(inTurn)
}

/** Stages that a claim's place names: `S2 / both` gives 2, `S1–S3 layers` gives 1, 2 and 3, `macro / both` none. */
export function stagesOf(stageText: string): number[] {
  const [, from, to = from] = /\bS([123])(?:[–→]S?([123]))?/.exec(stageText) ?? []
  return from === undefined ? [] : [1, 2, 3].filter(stage => stage >= Number(from) && stage <= Number(to))
}
