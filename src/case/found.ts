/**
 * What a look-up by id gives (`claimById`, `slideById` …). Throws where it found nothing: an id that nobody knows is a mistake
 * in a page or in code, told at once.
 */
export function found<T>(value: T | undefined, kind: string, id: string): T {
  if (value === undefined)
    throw new Error(`unknown ${kind} "${id}"`)
  return value
}
