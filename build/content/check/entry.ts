import type { FileName, LocalText } from '../schema'
import type { Path } from './source'

export const KIND: Record<FileName, LocalText> = {
  claims: { zh: '论断', en: 'claim' },
  cards: { zh: '卡片', en: 'card' },
  reasons: { zh: '理由', en: 'reason' },
  readings: { zh: '读法', en: 'reading' },
  pairs: { zh: '卡对', en: 'pair' },
  twins: { zh: '练习卡', en: 'twin' },
  stories: { zh: '编写的例子', en: 'story' },
  misconceptions: { zh: '误解', en: 'misconception' },
  discussion: { zh: '讨论题', en: 'discussion question' },
  glossary: { zh: '术语', en: 'term' },
  quiz: { zh: '测验题', en: 'quiz question' },
  sets: { zh: '卡组', en: 'set' },
  marks: { zh: '记号', en: 'mark' },
  stages: { zh: '阶段', en: 'stage' },
  minute: { zh: '案例一分钟', en: 'minute' },
  references: { zh: '文献', en: 'reference' },
  labels: { zh: '名称', en: 'label' },
  sections: { zh: '小节', en: 'section' },
  slides: { zh: '幻灯片', en: 'slide' },
  notes: { zh: '讲稿', en: 'note' },
  tables: { zh: '表格', en: 'table' },
  pictures: { zh: '图中文字', en: 'picture' },
  sentences: { zh: '句子', en: 'sentence' },
  statements: { zh: '细读句', en: 'statement' },
  polls: { zh: '举手题', en: 'poll' },
  counts: { zh: '数据', en: 'count' },
  diagrams: { zh: '图', en: 'diagram' },
  untold: { zh: '未写的一项', en: 'item' },
  exit: { zh: '离堂小结', en: 'line' },
  deck: { zh: '设置', en: 'setting' },
  case: { zh: '案例的话', en: 'text of the case' },
  forbidden: { zh: '禁用词', en: 'word rule' },
}
/** How many steps of a path lead to one entry of a file; 1 for a plain list. */
const DEPTH: Partial<Record<FileName, number>> = { reasons: 2, readings: 2, sets: 2, marks: 2, labels: 2, forbidden: 2, minute: 2, case: 1, references: 3 }
/** Steps that say nothing to a reader of the message. */
const SILENT = new Set<string | number>(['sets', 'marks', 'entries', 'words', 'parts'])

export type Language = 'zh' | 'en'
export const isLanguage = (step: unknown): step is Language => step === 'zh' || step === 'en'
export const LANGUAGE: Record<Language, LocalText> = { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } }

/** A group of `name: value`: no list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One step into a file's data; undefined where there is nothing. */
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
  /** `card "S1-03"`, `卡片“S1-03”`: as a message names it. */
  subject: LocalText
  /** What of the entry, without its language: `title`, `likelyWrong`, or nothing. */
  field: string
  language?: Language
}

/** The entry that `path` leads into. Data may have any shape: what has no name is told by its place in the list, `#3`. */
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
    subject: name ? { zh: `${KIND[file].zh}“${name}”`, en: `${KIND[file].en} "${name}"` } : { zh: '整个文件', en: 'the file' },
    field: fields.join('/'),
    language: path.find(isLanguage),
  }
}

/** `the English title`, `claims`; `title 的英文`, `claims`. The Chinese names a field as it stands in the file. */
export function fieldWords({ field, language }: Entry): LocalText {
  if (!language)
    return { zh: field || '这一项', en: field || 'it' }
  return { zh: field ? `${field} 的${LANGUAGE[language].zh}` : LANGUAGE[language].zh, en: `the ${LANGUAGE[language].en} ${field || 'text'}` }
}
