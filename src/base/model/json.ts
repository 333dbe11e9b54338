/** What a text says as JSON; undefined where it is none. Never throws: stores and files may hold anything. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  }
  catch {
    return undefined
  }
}
