import type { Backing } from '#store/backing'

/**
 * The store of a page in a course platform: what the platform gave, in memory, and each change told to who sends it. Nothing is
 * written in this browser.
 */
export function courseBacking(entries: Readonly<Record<string, string>>, changed: (key: string, before: string | null, after: string | null) => void): Backing {
  const items = new Map(Object.entries(entries))
  function put(key: string, text: string | null): void {
    const before = items.get(key) ?? null
    if (before === text)
      return
    if (text === null)
      items.delete(key)
    else
      items.set(key, text)
    changed(key, before, text)
  }
  return {
    lasts: true,
    elsewhere: true,
    keys: () => [...items.keys()],
    get: key => items.get(key) ?? null,
    set: put,
    remove: key => put(key, null),
    listen: () => {},
  }
}
