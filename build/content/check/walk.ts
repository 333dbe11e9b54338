import type { FileName } from '../schema'
import type { Entry } from './entry'
import type { Path, Source } from './source'
import { entryOf, isLanguage, isRecord } from './entry'

export interface FoundText {
  file: FileName
  path: Path
  text: string
  entry: Entry & { language: 'zh' | 'en' }
}

/** A source's texts, which half of the rules ask for. */
const known = new WeakMap<Source, readonly FoundText[]>()

/** Every string that stands under a `zh` or `en` key. */
export function textsOf(source: Source): readonly FoundText[] {
  const before = known.get(source)
  if (before)
    return before
  const found: FoundText[] = []
  walk(source.data, [], (path, value) => {
    if (typeof value !== 'string')
      return
    const entry = entryOf(source.name, source.data, path)
    if (isLanguage(entry.language))
      found.push({ file: source.name, path, text: value, entry: { ...entry, language: entry.language } })
  })
  known.set(source, found)
  return found
}

/** Visits a value and all that is in it, the outer before the inner. */
export function walk(value: unknown, path: Path, visit: (path: Path, value: unknown) => void): void {
  visit(path, value)
  if (Array.isArray(value))
    value.forEach((item: unknown, i) => walk(item, [...path, i], visit))
  else if (isRecord(value))
    Object.entries(value).forEach(([key, item]) => walk(item, [...path, key], visit))
}
