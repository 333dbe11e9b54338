import { addressParts, findCode, forgiven } from './address'

/** Pages of the deck, as the first word behind its `#/`. */
const PAGES = ['study', 'read', 'handout', 'presenter']

/**
 * What was meant by an address for which a host has no page.
 * @param home path of the deck's folder, with a slash at both ends
 * @returns where to go, and whether that is certain enough to go there without asking
 */
export function homeAddress(
  { pathname, search, hash }: { pathname: string, search: string, hash: string },
  home: string,
  isWhole: (code: string) => boolean,
): { address: string, sure: boolean } {
  const rest = pathname.slice(home.length) + search + hash
  const code = findCode(rest, isWhole)
  if (code !== null && isWhole(code))
    return { address: `${home}?s=${code}#/study`, sure: true }
  const { path, query } = addressParts(rest)
  const place = forgiven(path)
  const parameters = query.size ? `?${query}` : ''
  // Once, twice, or more often.
  const encoded = /^%(?:25)*23/.test(pathname.slice(home.length))
  // The student's page itself is not there: the deck would lead here again.
  if (/^study\/(?:index\.html)?$/.test(pathname.slice(home.length)))
    return { address: home, sure: false }
  return { address: `${home}${parameters}${place && `#/${place}`}`, sure: encoded || PAGES.includes(place.split('/')[0]) }
}
