/** An id that nobody knows is a mistake in a page or in code: say which, at once. */
export function found<T>(value: T | undefined, kind: string, id: string): T {
  if (value === undefined)
    throw new Error(`unknown ${kind} "${id}"`)
  return value
}
