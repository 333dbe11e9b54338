import type { Fault, Source } from './source'
import * as v from 'valibot'
import { SCHEMAS } from '../schema'
import { entryOf, fieldWords } from './entry'
import { fileOf } from './source'

/** Against the schema; valibot's findings in words a lecturer can act on. */
export function checkShape(source: Source): Fault[] {
  const schema: v.GenericSchema = SCHEMAS[source.name]
  const { issues } = v.safeParse(schema, source.data)
  return (issues ?? []).map((issue) => {
    const path = (issue.path ?? []).map(item => typeof item.key === 'number' ? item.key : String(item.key))
    const entry = entryOf(source.name, source.data, path)
    return {
      file: fileOf(source.name),
      line: source.line(path),
      message: `${entry.subject}: ${words(issue, fieldWords(entry), String(path.at(-1)))}`,
    }
  })
}

function words(issue: v.BaseIssue<unknown>, field: string, key: string): string {
  if (issue.received === 'undefined' || (issue.received === 'null' && issue.kind === 'schema'))
    return `${field} is missing`
  if (issue.expected === 'never')
    return `"${key}" is not known here`
  if (issue.kind === 'validation')
    return `${field} ${issue.message}`
  if (issue.expected === 'string')
    return `${field} must be text (in quotes where YAML reads something else), not ${issue.received}`
  return `${field} must be ${issue.expected ?? 'something else'}, not ${issue.received}`
}
