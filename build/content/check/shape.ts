import type { LocalText } from '../schema'
import type { Entry } from './entry'
import type { Fault, Path, Source } from './source'
import * as v from 'valibot'
import { SCHEMAS } from '../schema'
import { choicesAt, choiceWords } from './choices'
import { entryOf, fieldWords, isRecord, LANGUAGE } from './entry'
import { nearest } from '../../../src/base/model/nearest'
import { fileOf, slipsIn } from './source'

/** Against the schema; valibot's findings in words a lecturer can act on. */
export function checkShape(source: Source): Fault[] {
  const schema: v.GenericSchema = SCHEMAS[source.name]
  const { issues } = v.safeParse(schema, source.data)
  if (!issues)
    return []
  const slips = slipsIn(source.name, source.text)
  if (slips.length)
    return slips
  // The field that is missing and the one that nobody knows are mostly one slip: the second is told with what was meant.
  const unknown = issues.filter(issue => issue.expected === 'never')
  const meant = new Set(unknown.map(issue => [...pathOf(issue).slice(0, -1), meantBy(issue, issues)].join('/')))
  return issues.filter(issue => !isMissing(issue) || !meant.has(pathOf(issue).join('/'))).map((issue) => {
    const path = pathOf(issue)
    const entry = entryOf(source.name, source.data, path)
    const { en, zh } = words(issue, entry, path, choicesAt(schema, path) ?? choices(issue.expected ?? ''), meantBy(issue, issues))
    return {
      file: fileOf(source.name),
      line: source.line(path),
      message: { en: `${entry.subject.en}: ${en}`, zh: `${entry.subject.zh}：${zh}` },
    }
  })
}

type Issue = v.BaseIssue<unknown>

const pathOf = (issue: Issue): (string | number)[] => (issue.path ?? []).map(item => typeof item.key === 'number' ? item.key : String(item.key))

const isMissing = (issue: Issue) => issue.received === 'undefined' || (issue.received === 'null' && issue.kind === 'schema')

/** The missing neighbour that a key nobody knows is most like. */
function meantBy(issue: Issue, issues: readonly Issue[]): string | undefined {
  const path = pathOf(issue)
  const beside = issues.filter(other => isMissing(other) && pathOf(other).length === path.length && pathOf(other).slice(0, -1).join('/') === path.slice(0, -1).join('/'))
  return nearest(String(path.at(-1)), beside.map(other => String(pathOf(other).at(-1))))
}

/** `("project" | "resource")` as its words. */
const choices = (expected: string) => [...expected.matchAll(/"([^"]*)"|\b(\d+)\b/g)].map(([, word, number]) => word ?? number)

const KINDS: Record<string, LocalText> = {
  Array: { en: 'a list: [a, b], or lines that begin with "- "', zh: '列表：写成 [甲, 乙]，或每行以“- ”开头' },
  Object: { en: 'a group of lines "name: value", indented', zh: '一组缩进的“名字: 内容”' },
  number: { en: 'a number without quotes', zh: '不加引号的数字' },
  boolean: { en: 'true or false', zh: 'true 或 false' },
}

/** @param wanted where only these may stand */
function words(issue: Issue, entry: Entry, path: Path, wanted: readonly string[], meant: string | undefined): LocalText {
  const field = fieldWords(entry)
  const key = String(path.at(-1))
  if (isMissing(issue)) {
    const name = entry.language ?? (field.en === 'it' ? '' : key)
    const one = issue.kind === 'schema' && wanted.length > 1 ? choiceWords(wanted, key) : undefined
    return {
      en: `${field.en} is missing${name ? `; write it after "${name}: "` : ''}${one ? `, one of ${one.en}` : ''}`,
      zh: `缺${field.zh}${name ? `，请在“${name}: ”后面写上` : ''}${one ? `，只能是 ${one.zh} 之一` : ''}`,
    }
  }
  if (issue.expected === 'never') {
    // `{ zh: 甲, en: One, two }` is read as three.
    if (!/^\w+$/.test(key))
      return { en: `the text before "${key}" ends at a comma; within { } put the whole text in straight double quotes: "…"`, zh: `“${key}”前面的文字到逗号就断了；在 { } 里，请把整段放进英文双引号 "…"` }
    return meant
      ? { en: `"${key}" is not known here; do you mean "${meant}"?`, zh: `这里不认识“${key}”，是不是想写“${meant}”？` }
      : { en: `"${key}" is not known here; look for a slip of the pen, or take the line out`, zh: `这里不认识“${key}”，请看是不是写错了名字，或者删去这一行` }
  }
  if (issue.kind === 'validation') {
    const [en, zh = '不合要求'] = issue.message.split('\n')
    return en === 'is missing'
      ? { en: `${field.en} is missing; write it${entry.language ? ` in ${LANGUAGE[entry.language].en}` : ''}`, zh: `缺${field.zh}，请写上` }
      : { en: `${field.en} ${en}`, zh: `${field.zh}${zh}` }
  }
  if (wanted.length) {
    const written = String(issue.input)
    const near = nearest(written, wanted)
    // In a list, such as `defensible: [project]`, the field is the list's.
    const one = choiceWords(wanted, typeof path.at(-1) === 'number' ? String(path.at(-2)) : key)
    return {
      en: `${field.en} can't be "${written}"; it is one of ${one.en}${near ? `: do you mean "${near}"?` : ''}`,
      zh: `${field.zh} 不能是“${written}”，只能是 ${one.zh} 之一${near ? `；是不是想写“${near}”？` : ''}`,
    }
  }
  if (issue.expected === 'string') {
    return isRecord(issue.input) || Array.isArray(issue.input)
      ? { en: `${field.en} must be text; if it holds a colon or brackets, put the whole text in straight double quotes: "…"`, zh: `${field.zh}应是一段文字；里面有冒号或括号的，请把整段放进英文双引号 "…"` }
      : { en: `${field.en} must be text; put it in straight double quotes: "${String(issue.input)}"`, zh: `${field.zh}应是文字，请放进英文双引号："${String(issue.input)}"` }
  }
  const kind = KINDS[issue.expected ?? '']
  return {
    en: `${field.en} must be ${kind?.en ?? issue.expected ?? 'something else'}, not ${issue.received}`,
    zh: `${field.zh}应是${kind?.zh ?? '别的内容'}`,
  }
}
