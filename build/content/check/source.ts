import type { FileName, LocalText } from '../schema'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import type { Document, ErrorCode } from 'yaml'

export interface Fault {
  /** Name within the folder of the content, `cards.yaml`. */
  file: string
  line: number
  /** What is wrong and what to do. */
  message: LocalText
}

export type Path = readonly (string | number)[]

/** A file of content/, able to say on which line a value stands. */
export interface Source {
  name: FileName
  data: unknown
  text: string
  /** The line of the value's key; where the value is missing, that of the nearest thing around it. */
  line: (path: Path) => number
}

export const fileOf = (name: string): string => `${name}.yaml`

const AFTER: LocalText = { en: 'The rest of this file is checked once this is put right.', zh: '改好这一处，才查得到这个文件的其余部分。' }

/** What YAML's own words mean to somebody who writes texts. */
const YAML_WORDS: Partial<Record<ErrorCode, LocalText>> = {
  DUPLICATE_KEY: { en: 'the same name stands twice in one entry; keep one of the two', zh: '同一项里有两个相同的名字，请删去一个' },
  TAB_AS_INDENT: { en: 'a tab between the words; use spaces', zh: '字间用了制表符（Tab），请改成空格' },
  BAD_INDENT: { en: 'the line does not begin below its neighbours; give it as many spaces as they have', zh: '行首的空格和相邻的行不一样多，请对齐' },
  MISSING_CHAR: { en: 'something is not closed or lacks its sign: look for a missing " or \' or ] or } or : on this line or above it, and see that the line begins below its neighbours', zh: '缺一个符号：看这一行和上面，是不是少了 " 或 \' 或 ] 或 } 或冒号；再看行首是否和相邻的行对齐' },
  BLOCK_AS_IMPLICIT_KEY: { en: 'a text with a colon and a space in it; put the whole text in straight double quotes: "…"', zh: '文字里有冒号加空格，请把整段文字放进英文双引号 "…"' },
  MULTILINE_IMPLICIT_KEY: { en: 'a name without its colon, or a text that runs on; write `name: text`, and put a long text in straight double quotes', zh: '名字后面少了冒号，或文字断了行；请写成“名字: 文字”，长的文字放进英文双引号' },
  BAD_SCALAR_START: { en: 'a text may not begin with this sign; put the whole text in straight double quotes: "…"', zh: '文字不能以这个符号开头，请把整段文字放进英文双引号 "…"' },
  UNEXPECTED_TOKEN: { en: 'something here does not belong: a text that begins with a quotation mark or *, a quotation mark inside a quoted text, or a comma or bracket too many; put the whole text in straight double quotes, "…", and use single ones inside', zh: '这里多了东西：文字以引号或 * 开头，引号里面还有引号，或者多了逗号、括号；请把整段文字放进英文双引号 "…"，里面的引号用单引号' },
  BAD_ALIAS: { en: 'a text may not begin with * or &; put the whole text in straight double quotes: "…"', zh: '文字不能以 * 或 & 开头，请把整段文字放进英文双引号 "…"' },
  TAG_RESOLVE_FAILED: { en: 'a text may not begin with !; put the whole text in straight double quotes: "…"', zh: '文字不能以 ! 开头，请把整段文字放进英文双引号 "…"' },
}

const NOT_CLOSED: LocalText = { en: 'a quotation mark on this line is not closed; add one of the same kind at the end of the text', zh: '这一行的引号没有收尾，请在文字末尾补上同样的引号' }

interface Read { source?: Source, faults: Fault[] }

/** The dev server checks all files whenever one is saved: what has not changed is not read again. */
const lastRead = new Map<FileName, { text: string, read: Read }>()

/** No `source` where the text is no YAML: then one fault, or one for each slip of the pen that explains it. */
export function readSource(name: FileName, text: string): Read {
  const last = lastRead.get(name)
  if (last?.text === text)
    return last.read
  const read = parseSource(name, text)
  lastRead.set(name, { text, read })
  return read
}

function parseSource(name: FileName, text: string): Read {
  // Read as UTF-8, all other encodings have these.
  const lost = text.indexOf('\uFFFD')
  if (lost >= 0)
    return { faults: [fault(name, text.slice(0, lost).split('\n').length, 'the file is not in UTF-8, or letters of it were lost in an earlier conversion (�); save it as UTF-8 in the editor that shows its letters rightly', '文件不是 UTF-8 编码，或者有些字以前转换时丢了（�）；请在能正常显示的编辑器里另存为 UTF-8')] }
  const counter = new LineCounter()
  const doc = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  // What follows the first is mostly its echo.
  const [error] = [...doc.errors, ...doc.warnings]
  if (error) {
    const slips = slipsIn(name, text)
    if (slips.length)
      return { faults: slips }
    const open = openQuote(doc, counter, error.pos[0])
    const words = open !== undefined || /^Missing closing ["']/.test(error.message) ? NOT_CLOSED : YAML_WORDS[error.code]
    return { faults: [{
      file: fileOf(name),
      line: counter.linePos(open ?? error.pos[0]).line,
      message: {
        en: `this can't be read: ${words?.en ?? error.message}. ${AFTER.en}`,
        zh: `这里读不出来：${words?.zh ?? '请和相邻的几项对照着改'}。${AFTER.zh}`,
      },
    }] }
  }
  const line = (path: Path) => counter.linePos(offsetOf(doc, path)).line
  return { source: { name, data: doc.toJS() as unknown, text, line }, faults: [] }
}

/** Where a quoted text begins that goes on over the next lines, before or at an error: its end was forgotten. */
function openQuote(doc: Document.Parsed, counter: LineCounter, error: number): number | undefined {
  let start: number | undefined
  visit(doc, {
    Scalar(_, { type, range }) {
      if (range && type?.startsWith('QUOTE') && range[0] <= error && counter.linePos(range[0]).line < counter.linePos(range[1]).line)
        start ??= range[0]
    },
  })
  return start
}

const fault = (name: FileName, line: number, en: string, zh: string): Fault =>
  ({ file: fileOf(name), line, message: { en: `${en}. ${AFTER.en}`, zh: `${zh}。${AFTER.zh}` } })

/**
 * Lines with a tab, no space after the dash, a Chinese colon, or no space after the colon: what YAML says of them helps nobody. Asked for only
 * where a file is found wrong, since a text may hold any of them.
 */
export function slipsIn(name: FileName, text: string): Fault[] {
  return text.split('\n').flatMap((line, i): Fault[] => {
    if (/^ *\t/.test(line))
      return [fault(name, i + 1, 'a tab at the beginning of the line; use spaces, as many as the lines beside it have', '行首用了制表符（Tab），请改成空格，和相邻的行对齐')]
    if (/^ *-[a-z]\w*:/i.test(line))
      return [fault(name, i + 1, 'there is no space after the "-" at the beginning of the line; put one there', '行首的“-”后面少一个空格，请补上')]
    const [, key, colon] = /^\s*(?:- )?\{?([A-Za-z]\w*)(：|:(?=[^\s/:]))/.exec(line) ?? []
    if (key === undefined)
      return []
    return [colon === '：'
      ? fault(name, i + 1, `the colon after "${key}" is the Chinese one; write "${key}: " with : and a space`, `“${key}”后面是中文冒号，请改成英文冒号加空格（${key}: ）`)
      : fault(name, i + 1, `there is no space after "${key}:"; write "${key}: " with a space`, `“${key}:”后面少一个空格，请补上`)]
  })
}

function offsetOf(doc: Document.Parsed, path: Path): number {
  let node: unknown = doc.contents
  let offset = doc.contents?.range[0] ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === String(step))
      if (!pair)
        return offset
      offset = isScalar(pair.key) ? pair.key.range?.[0] ?? offset : offset
      node = pair.value
    }
    else if (isSeq(node)) {
      node = node.items[Number(step)]
      if (isMap(node) || isScalar(node) || isSeq(node))
        offset = node.range?.[0] ?? offset
    }
    else {
      return offset
    }
  }
  return offset
}
