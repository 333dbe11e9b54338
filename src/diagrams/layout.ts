import type { InternalHelpers, LayoutData, LayoutLoaderDefinition, SVG, SVGGroup } from 'mermaid'
import type { Box, NeededGaps, Size } from './grid'
import { columnsOf, labelCentre, middleOf, placeNested, placeOnGrid, runOf, wrapWidth } from './grid'

/**
 * Our grid as one of mermaid's layouts: mermaid draws boxes, lines and words with the helpers that it hands to every
 * layout, and the grid says where they stand.
 */
type LayoutNode = LayoutData['nodes'][number]

/** Round the words of a box. */
export const PADDING = { x: 9, y: 9 }
/** On both sides of an edge's label together: the line shows, and its arrowhead. */
export const LABEL_MARGIN = { level: 22, beside: 12 }

function gridPlace(node: LayoutNode) {
  const [, row = '0', column = '0'] = /\bat-(\d+)-(\d+)\b/.exec(node.cssClasses ?? '') ?? []
  return { row: Number(row) / 100, column: Number(column) / 100, wide: /\bwide\b/.test(node.cssClasses ?? '') }
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

/** After measuring: where everything stands. */
function arrange(data: LayoutData, room: Size): void {
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

/** Boxes grow to their place's size; what a box says is in its middle already. */
function placeNode(element: SVGGElement, { x = 0, y = 0, width = 0, height = 0 }: LayoutNode): void {
  element.setAttribute('transform', `translate(${x}, ${y})`)
  const frame = element.querySelector(':scope > rect')
  for (const [name, value] of Object.entries({ x: -width / 2, y: -height / 2, width, height }))
    frame?.setAttribute(name, String(value))
}

/** Between measuring and drawing the browser may paint and take a key: a diagram is no reason to stand still. */
const breathe = () => new Promise<void>(resolve => setTimeout(resolve))

async function render(data: LayoutData, svg: SVG, helpers: InternalHelpers, room: Size, gap: number): Promise<void> {
  const root: SVGGroup = svg.select('g')
  helpers.insertMarkers(root, data.markers, data.type, data.diagramId)
  const layer = (name: string): SVGGroup => root.append('g').attr('class', name)
  const [clusters, edgePaths, edgeLabels, nodes] = ['clusters', 'edges edgePaths', 'edgeLabels', 'nodes'].map(layer)

  prepare(data, room, gap)
  await breathe()
  const drawn = new Map<LayoutNode, SVGGElement>()
  for (const node of data.nodes) {
    if (node.isGroup) {
      const { shapeSvg, bbox } = await helpers.labelHelper(nodes, node)
      node.labelBBox = { width: bbox.width, height: bbox.height }
      shapeSvg.remove()
      continue
    }
    const element = (await helpers.insertNode(nodes, node, { config: helpers.getConfig(), dir: data.direction })).node()
    if (!(element instanceof SVGGElement))
      throw new Error(`mermaid drew no box for "${node.id}"`)
    const { width, height } = element.getBBox()
    Object.assign(node, { width, height })
    drawn.set(node, element)
  }
  for (const edge of data.edges) {
    if (edge.label)
      await helpers.insertEdgeLabel(edgeLabels, edge)
  }

  await breathe()
  arrange(data, room)
  await breathe()
  for (const node of data.nodes) {
    if (node.isGroup)
      await helpers.insertCluster(clusters, node)
    else
      placeNode(drawn.get(node)!, node)
  }
  const nodeOf = new Map(data.nodes.map(node => [node.id, node]))
  for (const edge of data.edges) {
    const paths = helpers.insertEdge(edgePaths, { ...edge }, new Map(), data.type, nodeOf.get(edge.start ?? ''), nodeOf.get(edge.end ?? ''), data.diagramId)
    if (edge.label)
      helpers.positionEdgeLabel(edge, paths)
  }
}

/** A layout for pictures that have `room` in px; `gap`: width in px of the widest label on a level edge. */
export function gridLayout(room: Size, gap: number): LayoutLoaderDefinition {
  return {
    name: `room-${Math.round(room.width)}x${Math.round(room.height)}-${Math.round(gap)}`,
    loader: async () => ({ render: (data, svg, helpers) => render(data, svg, helpers, room, gap) }),
  }
}
