import type { Content, FileName } from './schema'
import type { Rule } from './check/context'
import type { Fault, Source } from './check/source'
import { checkCards } from './check/cards'
import { checkDuplicates, checkIds } from './check/ids'
import { checkLecture } from './check/lecture'
import { checkLimits } from './check/limits'
import { checkLists } from './check/lists'
import { nearest } from './check/nearest'
import { checkNeeds } from './check/needs'
import { checkShape } from './check/shape'
import { fileOf, readSource } from './check/source'
import { checkForbidden, checkPunctuation } from './check/wording'
import { FILE_NAMES } from './schema'

export type { Fault } from './check/source'

/** Texts of content/ by file name without .yaml. */
export type ContentFiles = Record<string, string>

const RULES: Rule[] = [checkIds, checkDuplicates, checkCards, checkLists, checkLecture, checkNeeds, checkLimits, checkPunctuation, checkForbidden]

/**
 * All that is wrong with the case, in the order of files and lines. The rules across files run only once every file
 * has its shape: until then they would report the same fault in ten other places.
 */
export function checkContent(files: ContentFiles): Fault[] {
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
    if (files[name] === undefined) {
      faults.push({ file: fileOf(name), line: 1, message: { en: 'the file is missing; copy it from the content/ of the deck and change it', zh: '缺这个文件，请从课件的 content/ 里拷一份来改' } })
      continue
    }
    const read = readSource(name, files[name])
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
    faults.push(...RULES.flatMap(rule => rule({ content, sources: complete })))
  }
  return faults.sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line)
}

/** `content/cards.yaml:34: what is wrong and what to do`, in both languages; names of fields stand apart in the Chinese. */
export const faultLine = ({ file, line, message }: Fault, folder = 'content'): string => `${folder}/${file}:${line}: ${message.en} ${message.zh.replace(/(?<=\p{Script=Han})(?=[a-z])|(?<=[a-z])(?=\p{Script=Han})/giu, ' ')}`

/** Under a list of faults. */
export const closingLine = (faults: number): string =>
  `${faults === 1 ? '1 fault' : `${faults} faults`}. Mend them from the top and check again: some show only when others are gone. 共 ${faults} 处，从上往下改，改完再查一次：有些要等别的改好才查得到。`

/** One line on content that has no faults. */
export function summarize(files: ContentFiles, folder = 'content'): string {
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
  ].join(', ')}; zh and en complete 没有错误，中英齐全`
}
