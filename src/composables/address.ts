/** `lang`, `s` and the like are read before and after the `#`: `?lang=en#/sort`, `#/study?s=CODE`. */
export function readAddress(name: string, address: Pick<Location, 'search' | 'hash'> = location): string | null {
  const inHash = address.hash.split('?')[1] ?? ''
  return new URLSearchParams(inHash).get(name) ?? new URLSearchParams(address.search).get(name)
}

/** The address with `name` set (or taken out, with null), wherever it stood. */
export function withParameter(href: string, name: string, value: string | null): string {
  const url = new URL(href)
  const [path, query = ''] = url.hash.split('?')
  const inHash = new URLSearchParams(query)
  for (const parameters of [inHash, url.searchParams]) {
    if (!parameters.has(name))
      continue
    if (value === null)
      parameters.delete(name)
    else
      parameters.set(name, value)
  }
  url.hash = inHash.size ? `${path}?${inHash}` : path
  return url.href
}
