import type { Content, FileName } from './schema'
import type { Rule } from './check/context'
import type { Fault, Source } from './check/source'
import { checkCards } from './check/cards'
import { checkDuplicates, checkIds } from './check/ids'
import { checkLecture } from './check/lecture'
import { checkLimits } from './check/limits'
import { checkLists } from './check/lists'
import { checkShape } from './check/shape'
import { fileOf, readSource } from './check/source'
import { checkForbidden, checkPunctuation } from './check/wording'
import { FILE_NAMES } from './schema'

export type { Fault } from './check/source'

/** Texts of content/ by file name without .yaml. */
export type ContentFiles = Record<string, string>

const RULES: Rule[] = [checkIds, checkDuplicates, checkCards, checkLists, checkLecture, checkLimits, checkPunctuation, checkForbidden]

/**
 * All that is wrong with the case, in the order of files and lines. The rules across files run only once every file
 * has its shape: until then they would report the same fault in ten other places.
 */
export function checkContent(files: ContentFiles): Fault[] {
  const faults: Fault[] = []
  const sources: Partial<Record<FileName, Source>> = {}
  for (const name of Object.keys(files).filter(name => !(FILE_NAMES as string[]).includes(name)))
    faults.push({ file: fileOf(name), line: 1, message: 'no schema is known for this file' })
  for (const name of FILE_NAMES) {
    if (files[name] === undefined) {
      faults.push({ file: fileOf(name), line: 1, message: 'the file is missing' })
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

export const faultLine = ({ file, line, message }: Fault): string => `${file}:${line}: ${message}`

/** One line on content that has no faults. */
export function summarize(files: ContentFiles): string {
  const data = (name: FileName) => readSource(name, files[name]).source?.data as never
  const count = (name: FileName, word: string) => `${(data(name) as unknown[]).length} ${word}`
  const reasons = Object.values(data('reasons') as Content['reasons']).flatMap(Object.keys).length
  return `content: ${[
    count('claims', 'claims'),
    count('cards', 'cards'),
    `${reasons} reasons`,
    count('pairs', 'pairs'),
    count('twins', 'twins'),
    count('quiz', 'quiz questions'),
    count('misconceptions', 'misconceptions'),
    count('discussion', 'discussion questions'),
    count('glossary', 'terms'),
  ].join(', ')}; zh and en complete`
}
