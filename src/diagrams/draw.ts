import type { LayoutData } from 'mermaid'
import type { Diagram } from '../content/schema'
import type { Box, NeededGaps, Size } from './grid'
import type { DiagramLanguage } from './source'
import { columnsOf, labelCentre, letterSize, middleOf, placeNested, placeOnGrid, runOf, wrapWidth } from './grid'
import { edgeId, mermaidSource } from './source'
import themeCSS from './theme.css?inline'

type LayoutNode = LayoutData['nodes'][number]

export interface DrawOptions {
  /** Of the SVG: unique in the page. */
  id: string
  language: DiagramLanguage
  /** What the picture has, in px. */
  room: Size
  /** Widths in px of the marks to be laid over the picture, by node or edge. */
  slots: Readonly<Record<string, number>>
}

const PADDING = { x: 9, y: 9 }
/** Round the whole picture: half a line's width, and a little. */
const MARGIN = 2
/** On both sides of an edge's label together: the line shows, and its arrowhead. */
const LABEL_MARGIN = { level: 22, beside: 12 }

/** What mermaid fetches by itself for a diagram like ours: asked for with it, so that drawing needs no network. */
const SAMPLE = 'flowchart LR\na'

/**
 * Fetched when the first diagram is drawn. Mermaid's own bundle, as Slidev takes it: Slidev's dev server and exporter
 * leave the package unprepared, and its plain form has parts that a browser can't load.
 */
async function loadMermaid() {
  const { default: mermaid, createCommonLayoutRenderer } = await import('mermaid/dist/mermaid.esm.mjs')
  mermaid.initialize({
    startOnLoad: false,
    suppressErrorRendering: true,
    securityLevel: 'strict',
    theme: 'base',
    themeCSS,
    fontFamily: 'inherit',
    htmlLabels: true,
    flowchart: { curve: 'linear', padding: PADDING.y, diagramPadding: MARGIN, useMaxWidth: false, subGraphTitleMargin: { top: 10, bottom: 0 } },
  })
  await mermaid.parse(SAMPLE)
  return { mermaid, createCommonLayoutRenderer }
}

let loaded: ReturnType<typeof loadMermaid> | undefined

/** Fetches mermaid, once. Rejects when it can't be had; the next call asks again. */
export function fetchMermaid(): ReturnType<typeof loadMermaid> {
  loaded ??= loadMermaid().catch((error: unknown) => {
    loaded = undefined
    throw error
  })
  return loaded
}

/** Between measuring and drawing the browser may paint and take a key: a diagram is no reason to stand still. */
const breathe = () => new Promise<void>(resolve => setTimeout(resolve))

function gridPlace(node: LayoutNode) {
  const [, row = '0', column = '0'] = /\bat-(\d+)-(\d+)\b/.exec(node.cssClasses ?? '') ?? []
  return { row: Number(row) / 100, column: Number(column) / 100, wide: /\bwide\b/.test(node.cssClasses ?? '') }
}

/** Width of the widest label on a level edge, known before mermaid measures. */
function widestOnLevel(diagram: Diagram, language: DiagramLanguage, slots: DrawOptions['slots'], letters: number): number {
  const rowOf = new Map(diagram.nodes.map(({ id, at }) => [id, at?.[0]]))
  const pen = document.createElement('canvas').getContext('2d')
  const family = getComputedStyle(document.documentElement).getPropertyValue('--sans')
  const widthOf = (text: string, size: number) => {
    if (!pen)
      return 0
    pen.font = `${size}px ${family}`
    return Math.max(...text.split('\n').map(line => pen.measureText(line).width))
  }
  return Math.max(0, ...diagram.edges.map(({ from, to, zh = '', en = '' }, i) => rowOf.get(from) !== rowOf.get(to)
    ? 0
    : Math.max(
        slots[edgeId(i)] ?? 0,
        language === 'en' ? 0 : widthOf(zh, letters - 2),
        language === 'zh' ? 0 : widthOf(en, language === 'both' ? 13 : letters - 2),
      )))
}

/** Before measuring: where text wraps. `gap`: width of the widest label on a level edge. */
function prepare(data: LayoutData, room: Size, gap: number): void {
  const columns = columnsOf(data.nodes.map(gridPlace))
  for (const node of data.nodes) {
    const width = gridPlace(node).wide ? room.width : wrapWidth(room, columns, gap + LABEL_MARGIN.level)
    node.wrappingWidth = width - 2 * PADDING.x
    node.labelPaddingX = PADDING.x
    node.rx = node.ry = 8
  }
}

/** What the labels of edges need between columns and rows. */
function neededGaps(data: LayoutData): NeededGaps {
  const rowOf = new Map<string | undefined, number>(data.nodes.map(node => [node.id, gridPlace(node).row]))
  const needed = { x: 0, y: [] as number[] }
  for (const { start, end, width = 0, height = 0 } of data.edges) {
    const [above, below] = [rowOf.get(start) ?? 0, rowOf.get(end) ?? 0].sort((a, b) => a - b)
    if (above === below)
      needed.x = Math.max(needed.x, width ? width + LABEL_MARGIN.level : 0)
    else
      needed.y[above] = Math.max(needed.y[above] ?? 0, height ? height + LABEL_MARGIN.beside : 0)
  }
  return needed
}

/** After measuring: where everything stands. Boxes grow to their place's size. */
function arrange(data: LayoutData, room: Size, root: Element): void {
  const sizes = data.nodes.map(({ width = 0, height = 0, labelBBox }) => ({ width: width || (labelBBox?.width ?? 0), height: height || (labelBBox?.height ?? 0) }))
  const nodes = data.nodes.map((node, i) => ({ ...sizes[i], ...gridPlace(node) }))
  const nested = data.nodes.some(({ isGroup }) => isGroup)
  // Groups come first, the outermost before the others: reversed, the innermost is first.
  const boxes = nested
    ? placeNested([...sizes].reverse(), room).reverse()
    : placeOnGrid(nodes, room, neededGaps(data))
  const placed = new Map<string | undefined, Box>()
  data.nodes.forEach((node, i) => {
    Object.assign(node, boxes[i])
    placed.set(node.id, boxes[i])
    const { width, height } = boxes[i]
    const frame = root.querySelector(`[id="${node.domId}"] > rect`)
    for (const [name, value] of Object.entries({ x: -width / 2, y: -height / 2, width, height }))
      frame?.setAttribute(name, String(value))
  })
  for (const edge of data.edges) {
    const [from, to] = [placed.get(edge.start), placed.get(edge.end)]
    if (!from || !to)
      continue
    const run = runOf(from, to)
    const middle = middleOf(from, to)
    edge.points = [{ x: from.x, y: from.y }, middle, { x: to.x, y: to.y }]
    Object.assign(edge, labelCentre(middle, run, { width: edge.width ?? 0, height: edge.height ?? 0 }, Boolean(edge.label?.includes('slot'))))
  }
}

/** Names from the data, for styles, steps and marks. */
function nameParts(svg: Element, diagram: Diagram, id: string): void {
  for (const node of diagram.nodes)
    svg.querySelector(`[id^="${id}-flowchart-${node.id}-"], [id="${id}-${node.id}"]`)?.setAttribute('data-part', node.id)
  diagram.edges.forEach((edge, i) => {
    for (const part of svg.querySelectorAll(`[data-id="${edgeId(i)}"]`)) {
      part.setAttribute('data-part', edgeId(i))
      part.classList.add(`mark-${edge.mark}`)
    }
  })
}

/** Draws a diagram by mermaid, out of sight and at full size. Rejects when mermaid can't be loaded or refuses it. */
export async function drawDiagram(diagram: Diagram, { id, language, room: { width, height }, slots }: DrawOptions): Promise<SVGSVGElement> {
  const room = { width: width - 2 * MARGIN, height: height - 2 * MARGIN }
  const { mermaid, createCommonLayoutRenderer } = await fetchMermaid()
  const letters = letterSize(room, diagram.nodes, language)
  const gap = widestOnLevel(diagram, language, slots, letters)
  const layout = `room-${Math.round(room.width)}x${Math.round(room.height)}-${Math.round(gap)}`
  const render = createCommonLayoutRenderer({
    prepareLayout: async (data) => {
      prepare(data, room, gap)
      await breathe()
    },
    runLayoutCore: async (data, { element }) => {
      await breathe()
      arrange(data, room, element.node()!)
      await breathe()
    },
  })
  mermaid.registerLayoutLoaders([{ name: layout, loader: async () => ({ render }) }])

  const desk = document.createElement('div')
  desk.className = 'diagram-desk'
  desk.style.setProperty('--letters', `${letters}px`)
  document.body.append(desk)
  try {
    const { svg } = await mermaid.render(id, mermaidSource(diagram, language, layout, slots), desk)
    desk.innerHTML = svg
    const drawn = desk.querySelector('svg')
    if (!drawn)
      throw new Error(`mermaid drew nothing for "${diagram.id}"`)
    drawn.style.setProperty('--letters', `${letters}px`)
    nameParts(drawn, diagram, id)
    return drawn
  }
  finally {
    desk.remove()
  }
}
