import type { Diagram, DiagramEdge, DiagramNode, LocalText, MarkId } from '../../build/content/schema'

export type DiagramLanguage = 'zh' | 'en' | 'both'

/** A mark that belongs to a node or an edge: what it rests on, and what it is beside. */
export interface DiagramMark {
  id: string
  name: LocalText
  mark: MarkId
  claims: readonly string[]
  sources: readonly string[]
  step: number
}

/** A node's note may have a mark of its own. */
export const noteId = (node: string) => `${node}-note`

/** Edges have no name in the data: `e0`, `e1` … in their order. */
export const edgeId = (index: number) => `e${index}`

const inOneLine = (text: LocalText): LocalText => ({ zh: text.zh.replace(/\n/g, ''), en: text.en.replace(/\n/g, ' ') })

function edgeName(diagram: Diagram, { from, to, zh, en }: DiagramEdge): LocalText {
  if (zh !== undefined && en !== undefined)
    return inOneLine({ zh, en })
  const [start, end] = [from, to].map(id => inOneLine(diagram.nodes.find(node => node.id === id) ?? { zh: id, en: id }))
  return { zh: `${start.zh} → ${end.zh}`, en: `${start.en} → ${end.en}` }
}

/** Little is said there: the name in both languages and the mark share a row. */
const inRow = ({ wide, kind, zh }: DiagramNode): boolean => Boolean(wide) || (kind === 'absent' && !zh.includes('\n'))

/** Nodes and edges that rest on something, or that the abstract does not state: each has its mark beside it. */
export function diagramMarks(diagram: Diagram): DiagramMark[] {
  const marksOf = (id: string, name: LocalText, { mark, claims = [], sources = [], step = 0, unmarked }: DiagramNode | DiagramEdge): DiagramMark[] =>
    !unmarked && (claims.length || sources.length || mark !== 'S') ? [{ id, name, mark, claims, sources, step }] : []
  return [
    ...diagram.nodes.flatMap(node => [
      ...marksOf(node.id, inOneLine(node), node),
      ...node.note && node.noteMark ? marksOf(noteId(node.id), inOneLine(node.note), { ...node, mark: node.noteMark, claims: node.noteClaims, sources: node.noteSources }) : [],
    ]),
    ...diagram.edges.flatMap((edge, i) => marksOf(edgeId(i), edgeName(diagram, edge), edge)),
  ]
}

/** The last click at which something is uncovered; 0: all is there from the beginning. */
export const lastStep = (diagram: Diagram): number => Math.max(0, ...[...diagram.nodes, ...diagram.edges].map(({ step = 0 }) => step))

/** Mermaid's own entities for what would end a label, HTML's for what would be a tag; a line break where the data has one. */
export const escapeLabel = (text: string): string => text
  .replace(/#/g, '#35;')
  .replace(/&/g, '#amp;')
  .replace(/"/g, '#quot;')
  .replace(/</g, '#lt;')
  .replace(/>/g, '#gt;')
  .replace(/\n/g, '<br>')

const span = (kind: string, text: string): string => `<span class='${kind}'>${escapeLabel(text)}</span>`

function lines(kind: string, text: LocalText | undefined, language: DiagramLanguage): string {
  if (!text)
    return ''
  return language === 'both' ? span(kind, text.zh) + span(`${kind} second`, text.en) : span(kind, text[language])
}

/** Both languages in one run, where there is no room for a line each; a year that reads the same in both stands once. */
function run(kind: string, { zh, en }: LocalText, language: DiagramLanguage, slot = ''): string {
  const text = language === 'both'
    ? escapeLabel(zh) + (zh.normalize('NFKC').includes(en) ? '' : ` <span class='alt'>${escapeLabel(en)}</span>`)
    : escapeLabel({ zh, en }[language])
  return `<span class='${kind}'>${text}${slot && ` ${slot}`}</span>`
}

/** Kind, mark and place: styles and layout go by them. */
function classes(node: DiagramNode): string[] {
  return [
    `kind-${node.kind}`,
    `mark-${node.mark}`,
    ...node.hoped ? ['hoped'] : [],
    ...node.wide ? ['wide'] : [],
    ...inRow(node) ? ['in-row'] : [],
    ...node.at ? [`at-${node.at.map(value => Math.round(value * 100)).join('-')}`] : [],
  ]
}

/**
 * A diagram as mermaid source. `layout` names one of the registered layouts; `slots` holds the widths in px of the marks
 * that are laid over the picture, by the id of their node or edge: their room is kept in the label.
 */
export function mermaidSource(diagram: Diagram, language: DiagramLanguage, layout = 'dagre', slots: Readonly<Record<string, number>> = {}): string {
  const standing = new Map(diagram.nodes.map(({ id, at }) => [id, at]))
  const slot = (id: string) => slots[id] ? `<i class='slot' data-slot='${id}' style='width:${Math.ceil(slots[id])}px'></i>` : ''
  const nodeLabel = (node: DiagramNode) =>
    (node.head ? run('head', node.head, language) : '')
    + (inRow(node) ? run('name', node, language) : lines('name', node, language))
    // Where the note has a mark of its own, each mark follows its words.
    + (node.noteMark ? slot(node.id) : '')
    + (node.note ? run('note', node.note, language, slot(noteId(node.id))) : '')
    + (node.noteMark ? '' : slot(node.id))
  const box = (node: DiagramNode) => `${node.id}["${nodeLabel(node)}"]`

  function edgeLine(edge: DiagramEdge, index: number): string {
    const { zh, en } = edge
    const isLevel = standing.get(edge.from)?.[0] === standing.get(edge.to)?.[0]
    const label = (zh !== undefined && en !== undefined ? lines('name', { zh, en }, language) : '') + slot(edgeId(index))
    const solid = edge.mark === 'S' || edge.mark === 'outside'
    const stroke = `${solid ? '--' : '-.-'}${edge.plain ? (solid ? '-' : '') : '>'}`
    return `  ${edge.from} ${edgeId(index)}@${stroke}${label && `|"<span class='${isLevel ? 'level' : 'beside'}'>${label}</span>"|`} ${edge.to}`
  }

  /** The first node is the innermost; each further one is a box round what comes before. */
  const nested = (nodes: readonly DiagramNode[]): string[] => {
    const [outer, ...inner] = [...nodes].reverse()
    return inner.length ? [`subgraph ${box(outer)}`, ...nested(inner.reverse()), 'end'] : [box(outer)]
  }

  return [
    '---',
    'config:',
    `  layout: ${layout}`,
    '---',
    'flowchart LR',
    ...(diagram.look === 'nested' ? nested(diagram.nodes) : diagram.nodes.map(box)).map(text => `  ${text}`),
    ...diagram.edges.map(edgeLine),
    ...diagram.nodes.flatMap(node => classes(node).map(name => `  class ${node.id} ${name}`)),
    '',
  ].join('\n')
}
