import type { FileName } from '../schema'
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Document } from 'yaml'

export interface Fault {
  /** Path from the project's root, as an editor opens it. */
  file: string
  line: number
  message: string
}

export type Path = readonly (string | number)[]

/** A file of content/, able to say on which line a value stands. */
export interface Source {
  name: FileName
  data: unknown
  /** The line of the value's key; where the value is missing, that of the nearest thing around it. */
  line: (path: Path) => number
}

export const fileOf = (name: string): string => `content/${name}.yaml`

export function readSource(name: FileName, text: string): { source?: Source, faults: Fault[] } {
  const counter = new LineCounter()
  const doc = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const faults = doc.errors.map(error => ({
    file: fileOf(name),
    line: counter.linePos(error.pos[0]).line,
    message: `this is not valid YAML: ${error.message}`,
  }))
  if (faults.length)
    return { faults }
  const line = (path: Path) => counter.linePos(offsetOf(doc, path)).line
  return { source: { name, data: doc.toJS() as unknown, line }, faults }
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
