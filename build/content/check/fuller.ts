import type { FileName } from '../schema'
import { entryOf, KIND, LANGUAGE } from './entry'
import { fileOf, readSource } from './source'
import { textsOf } from './walk'

/**
 * Texts that stand on one slide: each may fit by its own length, and all together may not. How much a slide holds shows only
 * when it is looked at, and those of the cases that come with the deck have been: what is fuller is named, to be looked at, too.
 */
interface Room {
  file: FileName
  /** Of which fields; all unless told. */
  fields?: readonly string[]
  /** What shares it: all of the file, each entry, or each entry with a slide of its own, compared with the one of its name. */
  by: 'file' | 'entry' | 'name'
}

const ROOMS: readonly Room[] = [
  { file: 'slides', fields: ['lead'], by: 'name' },
  { file: 'tables', by: 'name' },
  { file: 'diagrams', fields: ['node', 'node/head', 'node/note', 'edge'], by: 'name' },
  { file: 'pictures', fields: ['part'], by: 'name' },
  { file: 'stages', fields: ['name', 'headline', 'level', 'fact'], by: 'entry' },
  { file: 'polls', by: 'entry' },
  { file: 'stories', by: 'entry' },
  { file: 'pairs', by: 'entry' },
  { file: 'quiz', fields: ['question', 'option', 'why'], by: 'entry' },
  { file: 'cards', fields: ['title'], by: 'file' },
  { file: 'statements', by: 'file' },
  { file: 'sentences', by: 'file' },
  { file: 'untold', by: 'file' },
  { file: 'misconceptions', fields: ['mistake'], by: 'file' },
  { file: 'discussion', by: 'file' },
  { file: 'exit', by: 'file' },
]

/** Characters, spaces and punctuation included, by what shares a room and language. */
function sums({ file, fields, by }: Room, files: Record<string, string>): Map<string, number> {
  const found = new Map<string, number>()
  const { source } = readSource(file, files[file] ?? '')
  for (const { path, text, entry } of source ? textsOf(source) : []) {
    if (fields && !fields.includes(entryOf(file, source?.data, path).field))
      continue
    const key = `${by === 'file' ? '' : entry.key.slice(file.length + 1)}\t${entry.language}`
    found.set(key, (found.get(key) ?? 0) + [...text].length)
  }
  return found
}

/** A little more than there is rarely a line more. */
const TOLERANCE = 1.05

/** Lines on what holds more text than the same place does in any of `known`; none where all hold less. */
export function fullerLines(files: Record<string, string>, known: readonly Record<string, string>[], folder = 'content'): string[] {
  if (!known.length)
    return []
  const lines = ROOMS.flatMap((room) => {
    const others = known.map(one => sums(room, one))
    const most = (key: string) => Math.max(0, ...others.flatMap(other => room.by === 'entry'
      ? [...other].flatMap(([name, sum]) => name.split('\t')[1] === key.split('\t')[1] ? sum : [])
      : other.get(key) ?? []))
    const fuller = [...sums(room, files)].flatMap(([key, sum]) => {
      const [name, language] = key.split('\t') as [string, 'zh' | 'en']
      const looked = most(key)
      return looked && sum > looked * TOLERANCE ? [{ name, language, sum, looked }] : []
    })
    const listed = (language: 'zh' | 'en') => fuller.map(one => [one.name, `${LANGUAGE[one.language][language]} ${one.looked} → ${one.sum}`].filter(Boolean).join(' ')).join(language === 'zh' ? '、' : ', ')
    return fuller.length ? [`  ${folder}/${fileOf(room.file)}: ${room.file} ${listed('en')} ${KIND[room.file].zh}：${listed('zh')}`] : []
  })
  return lines.length
    ? [
        'Each text fits its place; together these are more characters than in any case that has been looked at. Look at their slides in both languages: 每条文字都放得下；下面这些合起来比看过的案例都多，请看看它们的幻灯片（中英对照）：',
        ...lines,
      ]
    : []
}
