import type { FileName } from '../schema'
import type { Path } from './source'

const KIND: Record<FileName, string> = {
  claims: 'claim',
  cards: 'card',
  reasons: 'reason',
  readings: 'reading',
  pairs: 'pair',
  twins: 'twin',
  misconceptions: 'misconception',
  discussion: 'discussion question',
  glossary: 'term',
  quiz: 'quiz question',
  sets: 'set',
  marks: 'mark',
  stages: 'stage',
  references: 'reference',
  labels: 'label',
  sections: 'section',
  slides: 'slide',
  notes: 'note',
  tables: 'table',
  pictures: 'picture',
  sentences: 'sentence',
  statements: 'statement',
  polls: 'poll',
  counts: 'count',
  diagrams: 'diagram',
  untold: 'item',
  exit: 'line',
  deck: 'setting',
  forbidden: 'word rule',
}
/** How many steps of a path lead to one entry of a file; 1 for a plain list. */
const DEPTH: Partial<Record<FileName, number>> = { reasons: 2, readings: 2, sets: 2, marks: 2, labels: 2, forbidden: 2, references: 3 }
/** Steps that say nothing to a reader of the message. */
const SILENT = new Set<string | number>(['sets', 'marks', 'entries', 'words'])

export type Language = 'zh' | 'en'
export const isLanguage = (step: unknown): step is Language => step === 'zh' || step === 'en'
export const LANGUAGE: Record<Language, string> = { zh: 'Chinese', en: 'English' }

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function child(node: unknown, step: string | number): unknown {
  if (Array.isArray(node))
    return (node as unknown[])[Number(step)]
  return isRecord(node) ? node[step] : undefined
}

function nameOf(node: unknown): string | undefined {
  if (!isRecord(node))
    return undefined
  if (typeof node.id === 'string')
    return node.id
  if (typeof node.key === 'string')
    return node.key
  if (typeof node.a === 'string' && typeof node.b === 'string')
    return `${node.a}+${node.b}`
  return isRecord(node.term) && typeof node.term.zh === 'string' ? node.term.zh : undefined
}

export interface Entry {
  /** `cards/S1-03`, `reasons/S1-03/project`: as forbidden.yaml names it. */
  key: string
  /** `card "S1-03"`: as a message names it. */
  subject: string
  /** What of the entry, without its language: `title`, `likelyWrong`, or nothing. */
  field: string
  language?: Language
}

export function entryOf(file: FileName, data: unknown, path: Path): Entry {
  const names: string[] = []
  let node = data
  let i = 0
  for (; i < Math.min(path.length, DEPTH[file] ?? 1) && !isLanguage(path[i]); i++) {
    node = child(node, path[i])
    const name = typeof path[i] === 'number' ? nameOf(node) ?? `#${Number(path[i]) + 1}` : String(path[i])
    if (!SILENT.has(path[i]))
      names.push(name)
  }
  const rest = path.slice(i)
  // One of several is told in the singular: `options`, 2 → `option`.
  const fields = rest.flatMap((step, at) => isLanguage(step) || typeof step === 'number'
    ? []
    : [typeof rest[at + 1] === 'number' ? String(step).replace(/s$/, '') : String(step)])
  const name = names.join('/')
  return {
    key: `${file}/${name}`,
    subject: name ? `${KIND[file]} "${name}"` : 'the file',
    field: fields.join('/'),
    language: path.find(isLanguage),
  }
}

/** `English title`, `claims`, `Chinese text`. */
export function fieldWords({ field, language }: Entry): string {
  return language ? `${LANGUAGE[language]} ${field || 'text'}` : field || 'it'
}
