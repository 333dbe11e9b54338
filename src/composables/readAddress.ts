/** `lang`, `s` and the like are read before and after the `#`: `?lang=en#/sort`, `#/study?s=CODE`. */
export function readAddress(name: string, address: Pick<Location, 'search' | 'hash'> = location): string | null {
  const inHash = address.hash.split('?')[1] ?? ''
  return new URLSearchParams(inHash).get(name) ?? new URLSearchParams(address.search).get(name)
}
