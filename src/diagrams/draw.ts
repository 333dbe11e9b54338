import type { Diagram } from '../../build/content/schema'
import type { Size } from './grid'
import type { DiagramLanguage } from './source'
import { letterSize } from './grid'
import { gridLayout, PADDING } from './layout'
import { edgeId, mermaidSource } from './source'
import themeCSS from './theme.css?inline'

export interface DrawOptions {
  /** Of the SVG: unique in the page. */
  id: string
  language: DiagramLanguage
  /** What the picture has, in px. */
  room: Size
  /** Widths in px of the marks to be laid over the picture, by node or edge. */
  slots: Readonly<Record<string, number>>
}

/** In the titles of boxes round others, which have one line, paper has the letters of the wall. */
const ONE_LINE = { '--second-letters': 'initial' }
/** Round the whole picture: half a line's width, and a little. */
const MARGIN = 2

/** What mermaid fetches by itself for a diagram like ours: asked for with it, so that drawing needs no network. */
const SAMPLE = 'flowchart LR\na'

/**
 * Fetched when the first diagram is drawn. Mermaid's own bundle, as Slidev takes it: Slidev's dev server and exporter
 * leave the package unprepared, and its plain form has parts that a browser can't load.
 */
async function loadMermaid() {
  const { default: mermaid } = await import('mermaid/dist/mermaid.esm.mjs')
  mermaid.initialize({
    startOnLoad: false,
    suppressErrorRendering: true,
    securityLevel: 'strict',
    theme: 'base',
    look: 'classic',
    themeCSS,
    fontFamily: 'inherit',
    htmlLabels: true,
    flowchart: { curve: 'linear', padding: PADDING.y, diagramPadding: MARGIN, useMaxWidth: false, minNodeWidth: 0, subGraphTitleMargin: { top: 10, bottom: 0 } },
  })
  await mermaid.parse(SAMPLE)
  return mermaid
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
  const mermaid = await fetchMermaid()
  const letters = letterSize(room, diagram.nodes, language)
  const layout = gridLayout(room, widestOnLevel(diagram, language, slots, letters))
  mermaid.registerLayoutLoaders([layout])

  const desk = document.createElement('div')
  desk.className = 'diagram-desk'
  const sizes: Record<string, string> = { '--letters': `${letters}px`, ...diagram.look === 'nested' && ONE_LINE }
  const dress = ({ style }: HTMLElement | SVGElement) => Object.entries(sizes).forEach(([name, value]) => style.setProperty(name, value))
  dress(desk)
  document.body.append(desk)
  try {
    const { svg } = await mermaid.render(id, mermaidSource(diagram, language, layout.name, slots), desk)
    desk.innerHTML = svg
    const drawn = desk.querySelector('svg')
    if (!drawn)
      throw new Error(`mermaid drew nothing for "${diagram.id}"`)
    dress(drawn)
    nameParts(drawn, diagram, id)
    return drawn
  }
  finally {
    desk.remove()
  }
}
