/**
 * Reads addresses as they arrive: with marks of a sentence after them, parameters of messengers put anywhere, `?`, `=` and
 * `#` encoded once or twice, blanks and line breaks of a mail within. Plain text in, plain text out; what a code or a place
 * is, others say.
 */

/** More than a mail that was forwarded twice needs. */
const MOST_DECODINGS = 5

/** Decodes what can be decoded and leaves the rest, where `decodeURIComponent` would throw. */
function decode(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run)
    }
    catch {
      // Bytes of another encoding, or a letter cut in two: the ASCII among them still counts.
      return run.replace(/%([0-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    }
  })
}

/** A text as it is, decoded once, twice, and so on until nothing changes; full-width letters and signs as plain ones. */
function decodings(text: string): string[] {
  const all = [text.normalize('NFKC')]
  for (let next = decode(all[0]); next !== all.at(-1) && all.length <= MOST_DECODINGS; next = decode(next))
    all.push(next.normalize('NFKC'))
  return all
}

/** What a place in the deck and its parameters are in an address. */
export interface AddressParts {
  /** Without a slash at either end; empty for the deck itself. */
  path: string
  query: URLSearchParams
}

/** @param hash what stands behind the first `#` of an address, the `#` itself or more of them included or not */
export function addressParts(hash: string): AddressParts {
  // Parameters may follow a `&` where the `?` was lost, or a second `?` where somebody put one.
  const [path, ...parameters] = decodings(hash).at(-1)!.replace(/^[#\s]+/, '').split(/[?&#]/)
  return { path: path.replace(/^\/+|\/+$/g, ''), query: new URLSearchParams(parameters.join('&')) }
}

/** As `?lang=en#/sort` or `#/sort?lang=en`; behind the `#` counts first. Null where it is not there. */
export function addressParameter(name: string, { search, hash }: { search: string, hash: string }): string | null {
  return addressParts(hash).query.get(name) ?? addressParts(search).query.get(name)
}

/**
 * A place as it may have been meant: small letters, without the marks of a sentence around it, and without what follows
 * it in Chinese. `sort。`, `“Sort”` and `sort，看这里` are `sort`.
 */
export const forgiven = (path: string): string => path
  .split('/')
  .map(segment => /[a-z\d](?:[\w-]*[a-z\d])?/i.exec(segment)?.[0].toLowerCase() ?? '')
  .filter(Boolean)
  .join('/')

/** What stands within a code without being of it: blanks, line breaks with a mail's sign of quotation, soft hyphens, what is not seen. */
const WITHIN = /(?:=?\r?\n[\s>]*|[\s+\u00AD\u180E\u200B-\u200F\u2028-\u202F\u2060-\u2064\uFEFF])+/

/** The characters of a code, and of `WITHIN`, from a place on. */
const RUN = new RegExp(`(?:[\\w-]|${WITHIN.source})+`, 'y')

/** A parameter of a name, whatever stands before it and between it and its value. */
const named = (name: string): RegExp => new RegExp(`(?<![\\w-])${name}\\s*=[^\\w&#-]*`, 'g')

/** So many `-` or `_` around a code may be a mark, as of bold letters, or the code's own. */
const MARKS = 3

/** What a run may hold: the code may end wherever something stood within, or before a mark that is also a character of codes. */
function* codesIn(run: string): Generator<string> {
  const pieces = run.split(new RegExp(WITHIN.source, 'g')).filter(Boolean)
  for (let n = pieces.length; n > 0; n--) {
    const joined = pieces.slice(0, n).join('')
    const [before, after] = [/^[-_]*/, /[-_]*$/].map(marks => Math.min(MARKS, marks.exec(joined)![0].length))
    for (let first = 0; first <= before; first++) {
      for (let last = joined.length; last >= joined.length - after; last--)
        yield joined.slice(first, last)
    }
  }
}

/**
 * The code in an address, or in any text: whole where a whole one can be found, else what stands in its place, so that its
 * fault can be told; null where there is none.
 * @param text all of an address behind its path
 * @param isWhole by its checksum
 */
export function findCode(text: string, isWhole: (code: string) => boolean, name = 's'): string | null {
  let rest: string | null = null
  const forms = decodings(text)
  for (const form of forms) {
    for (const match of form.matchAll(named(name))) {
      RUN.lastIndex = match.index + match[0].length
      const run = RUN.exec(form)?.[0] ?? ''
      for (const code of codesIn(run)) {
        if (isWhole(code))
          return code
      }
      rest ??= new URLSearchParams(form.slice(match.index).split(/[&#]/)[0]).get(name) ?? run
    }
  }
  // Its name was lost as well.
  for (const form of forms) {
    for (const [run] of form.matchAll(/[\w-]{7,}/g)) {
      if (isWhole(run))
        return run
    }
  }
  return rest
}
