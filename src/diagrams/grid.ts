/** Where nodes and edges of a diagram stand, in px from the top left of the room. No DOM, no mermaid. */
export interface Size { width: number, height: number }
export interface Point { x: number, y: number }
/** A node's centre and size. */
export interface Box extends Size, Point {}

export interface GridNode extends Size {
  row: number
  /** May be a fraction: between two columns. */
  column: number
  /** Spans the whole width. */
  wide: boolean
}

/** Px that the labels of edges need: between any two columns, and below each row but the last. */
export interface NeededGaps { x?: number, y?: readonly number[] }

/** How a label stands to its edge: above and below a level one, to the right of an upright one, over a slanting one. */
export type EdgeRun = 'level' | 'upright' | 'slant'

const GAP = { x: { least: 36, most: 190 }, y: { least: 22, most: 84 } }
/** What nodes take at most before their text wraps, in px, and at least, as a part of their column. */
const NODE = { most: 250, least: 0.5 }

const sumOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
const clamp = (value: number, { least, most }: { least: number, most: number }) => Math.min(most, Math.max(least, value))

/** At least 1. A node between two columns needs both. */
export const columnsOf = (nodes: readonly Pick<GridNode, 'column'>[]): number => Math.max(1, ...nodes.map(({ column }) => Math.ceil(column) + 1))

/** Size of the names' letters in px: larger where columns are wide, and for Chinese, whose words are short. */
export function letterSize(room: Size, nodes: readonly { at?: readonly number[] }[], language: 'zh' | 'en' | 'both'): number {
  const columns = columnsOf(nodes.map(({ at }) => ({ column: at?.[1] ?? 0 })))
  return Math.round(clamp(room.width / columns / 10, { least: 16, most: 20 }) * { zh: 1, en: 0.86, both: 0.9 }[language])
}

/** At which width a node's text wraps, with `gap` px or more between columns. */
export const wrapWidth = (room: Size, columns: number, gap: number): number =>
  Math.floor(Math.min(NODE.most, (room.width - (columns - 1) * Math.max(gap, GAP.x.least)) / columns))

/**
 * Same width for all nodes, same height for all of a row; the gaps take what the room leaves, within limits. A picture
 * that needs more than the room has is larger than it, and is scaled when shown.
 */
export function placeOnGrid(nodes: readonly GridNode[], room: Size, needed: NeededGaps = {}): Box[] {
  const columns = columnsOf(nodes)
  const narrow = nodes.filter(({ wide }) => !wide)
  const width = Math.max(...narrow.map(node => node.width), Math.min(NODE.most, NODE.least * room.width / columns))
  const gapX = columns > 1 ? clamp((room.width - columns * width) / (columns - 1), { ...GAP.x, least: Math.max(needed.x ?? 0, GAP.x.least) }) : 0
  const full = columns * width + (columns - 1) * gapX

  const rows = [...new Set(nodes.map(({ row }) => row))].sort((a, b) => a - b)
  const heights = rows.map(row => Math.max(...nodes.filter(node => node.row === row).map(({ height }) => height)))
  // What is left goes to all gaps alike.
  const needs = rows.slice(1).map((_, i) => Math.max(GAP.y.least, needed.y?.[i] ?? 0))
  const extra = clamp((room.height - sumOf(heights) - sumOf(needs)) / Math.max(1, needs.length), { least: 0, most: GAP.y.most - GAP.y.least })
  const tops = rows.map((_, i) => sumOf(heights.slice(0, i)) + sumOf(needs.slice(0, i)) + i * extra)

  return nodes.map((node) => {
    const row = rows.indexOf(node.row)
    return {
      x: node.wide ? full / 2 : node.column * (width + gapX) + width / 2,
      y: tops[row] + heights[row] / 2,
      width: node.wide ? full : width,
      height: heights[row],
    }
  })
}

/** Between two centres; less than a pixel apart counts as in line. */
export function runOf(from: Point, to: Point): EdgeRun {
  return Math.abs(from.y - to.y) < 1 ? 'level' : Math.abs(from.x - to.x) < 1 ? 'upright' : 'slant'
}

/** The visible middle of the line between two boxes. */
export function middleOf(from: Box, to: Box): Point {
  const border = (box: Box, towards: Point): Point => {
    const [dx, dy] = [towards.x - box.x, towards.y - box.y]
    const share = Math.min(dx ? box.width / 2 / Math.abs(dx) : Infinity, dy ? box.height / 2 / Math.abs(dy) : Infinity)
    return { x: box.x + dx * share, y: box.y + dy * share }
  }
  const [a, b] = [border(from, to), border(to, from)]
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

/** Height of a mark's row in a label, below the text. */
export const SLOT_HEIGHT = 26

/** The centre of an edge's label: on a level edge the text stands above the line and the mark below. */
export function labelCentre(middle: Point, run: EdgeRun, label: Size, hasSlot: boolean): Point {
  if (run === 'level')
    return { x: middle.x, y: middle.y + (hasSlot ? SLOT_HEIGHT : 0) - label.height / 2 + (hasSlot ? 0 : -3) }
  if (run === 'upright')
    return { x: middle.x + label.width / 2 + 10, y: middle.y }
  return middle
}

/** Each box round the one before: room for the title above, the same margin on the other three sides. */
export function placeNested(titles: readonly Size[], room: Size): Box[] {
  const MARGIN = 24
  const depth = titles.length - 1
  const above = titles.slice(1).map(({ height }) => height + 20)
  const sum = sumOf(above)
  const inner = {
    width: Math.max(titles[0].width, Math.min(room.width - 2 * MARGIN * depth, 360)),
    height: Math.max(titles[0].height, Math.min(room.height - sum - MARGIN * depth, 130)),
  }
  const boxes: Box[] = []
  let box: Box = { ...inner, x: MARGIN * depth + inner.width / 2, y: sum + inner.height / 2 }
  boxes.push(box)
  for (const top of above) {
    box = { x: box.x, y: box.y + (MARGIN - top) / 2, width: box.width + 2 * MARGIN, height: box.height + top + MARGIN }
    boxes.push(box)
  }
  return boxes
}
