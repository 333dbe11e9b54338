import type { Content, FileName } from '../schema'
import type { Fault, Path, Source } from './source'
import { entryOf } from './entry'
import { fileOf } from './source'

/** What a rule gets once every file has its shape. */
export interface Context {
  content: Content
  sources: Record<FileName, Source>
}

export type Rule = (context: Context) => Fault[]

/** A fault at `path` of a file, its message headed by the entry it is about. */
export function faultAt({ sources }: Context, file: FileName, path: Path, en: string, zh: string): Fault {
  const source = sources[file]
  const { subject } = entryOf(file, source.data, path)
  return { file: fileOf(file), line: source.line(path), message: { en: `${subject.en}: ${en}`, zh: `${subject.zh}：${zh}` } }
}
