import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { PDFPageProxy } from 'pdfjs-dist'
import { PDFDict, PDFDocument, PDFName, PDFStream } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export const FOLDER = 'test-results/handouts'
/** What was made to be opened (scripts/test.ts): both languages have the letters of each, and the longest lines. */
export const LANGUAGES = (['zh', 'en', 'both'] as const).filter(lang => lang === 'both' || process.env.DECK_TESTS !== 'short')

export interface Line {
  text: string
  x: number
  y: number
  width: number
  /** Of its letters, in points. */
  size: number
}
export interface OpenedPage {
  width: number
  height: number
  /** Runs of letters as they were set, in the file's order; empty runs left out. */
  runs: Line[]
  links: string[]
  roles: string[]
  /** Of pictures. */
  alternatives: (string | undefined)[]
}
export interface Opened {
  megabytes: number
  title: string
  author: string
  language: string
  tagged: boolean
  outline: string[]
  /** Titles of the outline's first level, each with those right below it. */
  sections: { title: string, below: string[] }[]
  fonts: { type: string, embedded: boolean }[]
  /** Masks that fade and patterns that repeat, by their kind: not all programs draw them. */
  fragile: string[]
  pages: OpenedPage[]
  /** Without white space, so that a broken line still holds its text. */
  text: string
  /** What stands in tags, in the order in which it is read; of each page, without white space. */
  told: string[]
  /** Languages set in tags below the document's own, each with how many tags have it. */
  languages: Record<string, number>
}

interface TreeNode { role?: string, alt?: string, lang?: string, id?: string, children?: TreeNode[] }
interface OutlineNode { title: string, items: OutlineNode[] }

export const bare = (text: string): string => text.replace(/\s+/g, '').normalize('NFKC')

/** A PDF as its reader meets it. Throws when the file is missing or broken. */
export async function open(file: string, folder = FOLDER): Promise<Opened> {
  const path = join(folder, file)
  const bytes = readFileSync(path)
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const { info } = await pdf.getMetadata() as unknown as { info: Record<string, string> }
  const marked = await pdf.getMarkInfo() as { Marked?: boolean } | null
  const outline = await pdf.getOutline() as OutlineNode[] | null
  const pages: OpenedPage[] = []
  const told: string[] = []
  const languages: Record<string, number> = {}
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    const runs = (items as { str: string, transform: number[], width: number }[])
      .filter(({ str }) => str.trim() !== '')
      .map(({ str, transform, width }) => ({ text: str, x: transform[4], y: transform[5], width, size: Math.hypot(transform[2], transform[3]) }))
    const tree = await page.getStructTree() as TreeNode | null
    const nodes = flat(tree)
    told.push(await inTags(page, tree))
    for (const { lang } of nodes.filter(({ role, lang }) => role !== 'Document' && lang))
      languages[lang!] = (languages[lang!] ?? 0) + 1
    const annotations = await page.getAnnotations() as { url?: string }[]
    pages.push({
      width,
      height,
      runs,
      links: annotations.flatMap(({ url }) => url ?? []),
      roles: nodes.flatMap(({ role }) => role ?? []),
      alternatives: nodes.filter(({ role }) => role === 'Figure').map(({ alt }) => alt),
    })
  }
  return {
    megabytes: statSync(path).size / 1e6,
    title: info.Title,
    author: info.Author,
    language: info.Language,
    tagged: marked?.Marked === true,
    outline: (outline ?? []).flatMap(titles),
    sections: (outline ?? []).map(({ title, items }) => ({ title, below: items.map(item => item.title) })),
    fonts: await fontsOf(bytes),
    fragile: await fragileOf(bytes),
    pages,
    text: bare(pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')),
    told,
    languages,
  }
}

/** The text of a page's tags. What only the document's tag holds stands in none: the running foot, and what is drawn untagged. */
async function inTags(page: PDFPageProxy, tree: TreeNode | null): Promise<string> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const marked = new Map<string, string>()
  const open: (string | undefined)[] = []
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast(one => one !== undefined)
      if (id)
        marked.set(id, (marked.get(id) ?? '') + item.str)
    }
    else if (item.type === 'endMarkedContent') {
      open.pop()
    }
    else {
      open.push(item.id)
    }
  }
  const tags = flat(tree).filter(({ role }) => role !== undefined && role !== 'Document' && role !== 'Root')
  return bare(tags.flatMap(({ children = [] }) => children.map(({ role, id }) => role === undefined && id !== undefined ? marked.get(id) ?? '' : '')).join(''))
}

const flat = (node: TreeNode | null): TreeNode[] => node ? [node, ...(node.children ?? []).flatMap(flat)] : []
const titles = ({ title, items }: OutlineNode): string[] => [title, ...items.flatMap(titles)]

async function fontsOf(bytes: Uint8Array): Promise<Opened['fonts']> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const dicts = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => object instanceof PDFDict ? [object] : [])
  const name = (dict: PDFDict, key: string) => dict.lookup(PDFName.of(key))?.toString()
  return dicts.filter(dict => name(dict, 'Type') === '/Font' && dict.has(PDFName.of('FontDescriptor'))).map((dict) => {
    const descriptor = dict.lookup(PDFName.of('FontDescriptor'), PDFDict)
    return {
      type: name(dict, 'Subtype')!,
      embedded: ['FontFile', 'FontFile2', 'FontFile3'].some(key => descriptor.has(PDFName.of(key))),
    }
  }).concat(dicts.filter(dict => name(dict, 'Type') === '/Font' && name(dict, 'Subtype') === '/Type3').map(() => ({ type: '/Type3', embedded: false })))
}

async function fragileOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const dict = object instanceof PDFStream ? object.dict : object
    if (!(dict instanceof PDFDict))
      return []
    const kinds = []
    // A picture's own transparency is not meant: all programs know it.
    if (dict.lookup(PDFName.of('SMask')) instanceof PDFDict)
      kinds.push('mask')
    if (dict.has(PDFName.of('PatternType')))
      kinds.push(dict.lookup(PDFName.of('PatternType'))?.toString() === '1' ? 'pattern' : 'gradient')
    return kinds
  })
}
