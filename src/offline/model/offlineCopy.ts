/**
 * What a device keeps of one build, so that it opens without a network. Each build (the long lecture, and the short one
 * in a folder within it) has a copy of its own, told apart by where it lies: its scope, an absolute address that ends
 * with "/". Paths are relative to the scope; the page itself is the empty one.
 */
const PREFIX = 'coevolution-deck'

/** The name of the cache that holds one version of one build. Scopes hold no space, so that no name begins another's. */
export const cacheName = (scope: string, version: string): string => `${PREFIX} ${scope} ${version}`

/** The caches of the build at `scope`, in the order given: not those of a build in a folder within it. */
export const cachesOf = (names: readonly string[], scope: string): string[] => names.filter(name => name.startsWith(`${PREFIX} ${scope} `))

/**
 * The caches to delete once `version` is kept, from all names in the order in which they were made: all of this build,
 * but for the version itself and the one before it. A lecture that is open goes on with the files that it began with.
 */
export function outdated(names: readonly string[], scope: string, version: string): string[] {
  const others = cachesOf(names, scope).filter(name => name !== cacheName(scope, version))
  return others.slice(0, -1)
}

/** Named by their content: the same name, in any version, is the same file. */
export const isHashed = (path: string): boolean => /^(?:study\/)?assets\//.test(path)

/** The pages of a build at `scope`: the deck's own, and the student's, in a folder beside it where there is one. */
export const PAGES = ['', 'study/'] as const

/** Files that are kept before the rest: with them the student's page opens, but for the lecturer's part of it, and a live class, which needs its server. */
export const isFirst = (path: string): boolean => /^study\/(?!assets\/(?:Class|Live))/.test(path)

/** The page that is meant by an address that lies in `scope`; null where it is none of the build's. */
export function pageOf(address: string, scope: string): typeof PAGES[number] | null {
  const path = address.replace(/[?#].*$/, '').slice(scope.length).replace(/(^|\/)index\.html$/, '$1')
  return PAGES.find(page => page === path || page === `${path}/`) ?? null
}

/** `page`: the newest that can be had, from the network if it answers; `file`: kept; null: none of this copy's business. */
export type Wanted = 'page' | 'file' | null

/** What a request is for. `files`: paths of the copy. What lies deeper (another build, handouts) is left to the network. */
export function wanted(address: string, navigates: boolean, scope: string, files: ReadonlySet<string>): Wanted {
  const bare = address.replace(/[?#].*$/, '')
  if (!bare.startsWith(scope))
    return null
  const path = bare.slice(scope.length)
  if (navigates)
    return pageOf(bare, scope) !== null ? 'page' : null
  // Files of the version before are not in the list, and may be asked for by a window that is still open.
  return files.has(path) || isHashed(path) ? 'file' : null
}
