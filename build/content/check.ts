import type { Content, FileName, LocalText } from './schema'
import type { Rule } from './check/context'
import type { Fault, Source } from './check/source'
import { alike, alikeCounts, alikeWords } from './check/alike'
import { checkAddresses } from './check/address'
import { checkCards } from './check/cards'
import { checkName, checkOwnName } from './check/name'
import { checkDuplicates, checkIds } from './check/ids'
import { checkLecture } from './check/lecture'
import { checkLimits } from './check/limits'
import { checkLists } from './check/lists'
import { nearest } from '../../src/base/model/nearest'
import { checkNeeds } from './check/needs'
import { checkNumbers } from './check/numbers'
import { checkScript } from './check/script'
import { checkShape } from './check/shape'
import { fileOf, readSource } from './check/source'
import { checkForbidden, checkPunctuation } from './check/wording'
import { FILE_NAMES, LEFT_OUT, SCHEMAS } from './schema'

export type { Fault } from './check/source'

/** Texts of content/ by file name without .yaml. */
export type ContentFiles = Record<string, string>

const RULES: Rule[] = [checkName, checkIds, checkDuplicates, checkCards, checkLists, checkLecture, checkNeeds, checkLimits, checkNumbers, checkScript, checkAddresses, checkPunctuation, checkForbidden]

/**
 * All that is wrong with the case, in the order of files and lines. The rules across files run only once every file
 * has its shape: until then they would report the same fault in ten other places.
 * @param files of the case
 * @param beside files of the cases that the deck came with, where another is checked: no two may bear one name
 */
export function checkContent(files: ContentFiles, ...beside: ContentFiles[]): Fault[] {
  const faults: Fault[] = []
  const sources: Partial<Record<FileName, Source>> = {}
  const missing = FILE_NAMES.filter(name => files[name] === undefined)
  for (const name of Object.keys(files).filter(name => !(FILE_NAMES as string[]).includes(name))) {
    const near = nearest(name, missing)
    faults.push({ file: fileOf(name), line: 1, message: {
      en: `the deck reads no file of this name; ${near ? `do you mean ${fileOf(near)}?` : 'take it out of the folder'}`,
      zh: `课件不读这个名字的文件，${near ? `是不是 ${fileOf(near)}？` : '请把它移出这个文件夹'}`,
    } })
  }
  for (const name of FILE_NAMES) {
    const text = files[name] ?? LEFT_OUT[name]
    if (text === undefined) {
      const copy = { en: `copy ${fileOf(name)} of the deck's tests/fixtures/second-case/ and change it`, zh: `请从课件的 tests/fixtures/second-case/ 里拷 ${fileOf(name)} 来改` }
      // `v.array`: a case may have nothing of the kind.
      const none = SCHEMAS[name].type === 'array' ? { en: ', or make one with [] in it', zh: '，或者建一个，里面写 []' } : { en: '', zh: '' }
      faults.push({ file: fileOf(name), line: 1, message: { en: `the file is missing; ${copy.en}${none.en}`, zh: `缺这个文件，${copy.zh}${none.zh}` } })
      continue
    }
    const read = readSource(name, text)
    faults.push(...read.faults)
    if (read.source) {
      sources[name] = read.source
      faults.push(...checkShape(read.source))
    }
  }
  if (!faults.length) {
    const complete = sources as Record<FileName, Source>
    // The schemas have just vouched for this shape; they change no value.
    const content = Object.fromEntries(FILE_NAMES.map(name => [name, complete[name].data])) as Content
    const context = { content, sources: complete }
    faults.push(...RULES.flatMap(rule => rule(context)), ...beside.flatMap(other => checkOwnName(context, other)))
  }
  return faults.sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line)
}

/** `content/cards.yaml:34: what is wrong and what to do`, in both languages; names of fields stand apart in the Chinese. */
export const faultLine = ({ file, line, message }: Fault, folder = 'content'): string => `${folder}/${file}:${line}: ${message.en} ${message.zh.replace(/(?<=\p{Script=Han})(?=[a-z])|(?<=[a-z])(?=\p{Script=Han})/giu, ' ')}`

export { fullerLines } from './check/fuller'
export { spareLines } from './check/spare'

/** Under a list of faults. */
export const closingLine = (faults: number): string =>
  `${faults === 1 ? '1 fault' : `${faults} faults`}. Mend them from the top and check again: some show only when others are gone. 共 ${faults} 处，从上往下改，改完再查一次：有些要等别的改好才查得到。`

/** A case that came with the deck, which another is compared with. */
export interface KnownCase {
  files: ContentFiles
  /** As a message calls it. */
  name: LocalText
}

/** What a case still has of others: nothing, what may fit it as well, or what is said of another case. */
export type Left = 'nothing' | 'perhaps' | 'false'

/**
 * What is still that of a case which came with the deck, with counts, and below it which entries and what it means; no lines where
 * all is new. It keeps nobody from looking at the deck, but no class should see it: it would be told of the wrong case.
 */
export function alikeLines(files: ContentFiles, known: readonly KnownCase[], folder = 'content'): { left: Left, lines: string[] } {
  const all = known.map(({ files: beside, name }) => ({ name, found: alike(files, beside) }))
  const listed = (sure: boolean, en: string, zh: string) => all.flatMap(({ name, found }) => {
    const these = found.filter(one => one.sure === sure)
    const counts = alikeCounts(these)
    return these.length
      ? [`As in ${name.en}: ${counts.en}. 和${name.zh}一样：${counts.zh}。`, ...these.filter(({ count, of }) => count < of).map(one => faultLine({ ...one, message: alikeWords(one) }, folder)), `${en} ${zh}`]
      : []
  })
  const wrong = listed(true, 'What stays of this would be listed of your case, with its marks, as if your source said so: write it anew, or take it out.', '这些留下的话会当作你的案例来讲，还标着“写明”；请重写，或者删去。')
  const perhaps = listed(false, 'These say nothing that rests on a claim: see whether they fit your case; if they do, they may stay.', '这些不指着论断：看看合不合你的案例，合适就可以留着。')
  return { left: wrong.length ? 'false' : perhaps.length ? 'perhaps' : 'nothing', lines: [...wrong, ...perhaps] }
}

const ENDS: Record<Left, string> = {
  nothing: 'zh and en complete 没有错误，中英齐全',
  perhaps: 'zh and en complete; some of it is another case\'s, see below 中英齐全；有些还是别的案例的，见下',
  false: 'zh and en complete, but not all of it is of this case, see below 中英齐全，但不全是这个案例的话，见下',
}

/** One line on content that has no faults. */
export function summarize(files: ContentFiles, folder = 'content', left: Left = 'nothing'): string {
  const data = (name: FileName) => readSource(name, files[name]).source?.data as never
  const count = (name: FileName, word: string) => `${(data(name) as unknown[]).length} ${word}`
  const reasons = Object.values(data('reasons') as Content['reasons']).flatMap(Object.keys).length
  return `${folder}: ${[
    count('claims', 'claims'),
    count('cards', 'cards'),
    `${reasons} reasons`,
    count('pairs', 'pairs'),
    count('twins', 'twins'),
    count('quiz', 'quiz questions'),
    count('misconceptions', 'misconceptions'),
    count('discussion', 'discussion questions'),
    count('glossary', 'terms'),
  ].join(', ')}; ${ENDS[left]}`
}
