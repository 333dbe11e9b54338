import type { Diagram } from '../../build/content/schema'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { columnsOf, labelCentre, letterSize, middleOf, placeNested, placeOnGrid, runOf, SLOT_HEIGHT, wrapWidth } from './grid'
import { diagramMarks, edgeId, escapeLabel, lastStep, mermaidSource, noteId } from './source'

const diagrams = parse(readFileSync('content/diagrams.yaml', 'utf8')) as Diagram[]
const words = { zh: '题', en: 'title' }

function diagram(parts: Partial<Diagram>): Diagram {
  return { id: 'd', look: 'grid', title: words, description: words, nodes: [], edges: [], ...parts }
}

const pair = diagram({
  nodes: [
    { id: 'a', kind: 'government', zh: '政府', en: 'Government', mark: 'S', at: [0, 0] },
    { id: 'b', kind: 'organization', zh: '社会\n组织', en: 'Organization', mark: 'I', at: [0, 1.5], claims: ['C01'], step: 2 },
  ],
  edges: [
    { from: 'a', to: 'b', zh: '给', en: 'gives', mark: 'I', claims: ['C02'] },
    { from: 'b', to: 'a', mark: 'S', plain: true, step: 1 },
    { from: 'a', to: 'b', mark: 'N', plain: true },
  ],
})

describe('mermaid source', () => {
  it('holds one language, or the English as a second line', () => {
    expect(mermaidSource(pair, 'zh')).not.toContain('Government')
    expect(mermaidSource(pair, 'en')).not.toMatch(/[\u4E00-\u9FFF]/)
    expect(mermaidSource(pair, 'both')).toContain(`a["<span class='name'>政府</span><span class='name second'>Government</span>"]`)
  })

  it('tells kind, mark and place of a node by its classes', () => {
    const source = mermaidSource(pair, 'en')
    for (const name of ['kind-organization', 'mark-I', 'at-0-150'])
      expect(source).toContain(`class b ${name}\n`)
  })

  it('draws what is stated solid, all else broken, with or without a head', () => {
    const source = mermaidSource(pair, 'en')
    expect(source).toContain(`a e0@-.->|"<span class='level'><span class='name'>gives</span></span>"| b`)
    expect(source).toContain('b e1@--- a')
    expect(source).toContain('a e2@-.- b')
  })

  it('keeps room for the marks', () => {
    expect(mermaidSource(pair, 'en', 'room', { b: 61.2, e0: 40 })).toContain(`<i class='slot' data-slot='b' style='width:62px'></i>`)
  })

  it('puts the first of nested nodes innermost', () => {
    const nested = diagram({ look: 'nested', nodes: pair.nodes.map(node => ({ ...node, at: undefined })) })
    expect(mermaidSource(nested, 'en')).toMatch(/subgraph b\["[^\n]*\n {2}a\["[^\n]*\n {2}end/)
  })

  it('lets no text end its label or become a tag', () => {
    expect(escapeLabel('a "b" <i>c</i> & #1\nd')).toBe('a #quot;b#quot; #lt;i#gt;c#lt;/i#gt; #amp; #35;1<br>d')
  })

  it('says a year once that reads the same in both', () => {
    const source = mermaidSource(diagram({ nodes: [{ ...pair.nodes[0], head: { zh: '2013年', en: '2013' } }] }), 'both')
    expect(source).toContain(`<span class='head'>2013年</span>`)
  })
})

describe('marks over a diagram', () => {
  it('stand where something is rested on or not stated, in one line and with the edge\'s ends for a name', () => {
    expect(diagramMarks(pair).map(({ id, name, step }) => [id, name.zh, step])).toEqual([['b', '社会组织', 2], ['e0', '给', 0], ['e2', '政府 → 社会组织', 0]])
  })

  it('are left out where the data says so, and doubled where a note has its own', () => {
    const node = { ...pair.nodes[1], note: words, noteMark: 'outside' as const, noteSources: ['r'] }
    const marks = diagramMarks(diagram({ nodes: [node, { ...pair.nodes[1], id: 'c', unmarked: true }] }))
    expect(marks.map(({ id, mark, claims, sources }) => [id, mark, claims, sources])).toEqual([['b', 'I', ['C01'], []], [noteId('b'), 'outside', [], ['r']]])
  })

  it('wait for the same click as what they belong to', () => {
    expect(lastStep(pair)).toBe(2)
    expect(lastStep(diagram({}))).toBe(0)
  })
})

describe('grid', () => {
  const room = { width: 900, height: 300 }
  const node = (row: number, column: number, wide = false, height = 50) => ({ row, column, wide, width: 120, height })

  it('gives all boxes one width and all of a row one height, and fills the room', () => {
    const boxes = placeOnGrid([node(0, 0), node(0, 2, false, 80), node(1, 1)], { ...room, width: 700 })
    expect(new Set(boxes.map(box => box.width)).size).toBe(1)
    expect(boxes.map(box => box.height)).toEqual([80, 80, 50])
    expect(boxes[0].x - boxes[0].width / 2).toBe(0)
    expect(boxes[1].x + boxes[1].width / 2).toBeCloseTo(700)
  })

  it('puts a fraction between two columns and a wide box across all', () => {
    const [left, right, between, wide] = placeOnGrid([node(0, 0), node(0, 1), node(1, 0.5), node(2, 0, true)], room)
    expect(between.x).toBeCloseTo((left.x + right.x) / 2)
    expect(wide.width).toBeCloseTo(right.x + right.width / 2)
  })

  it('keeps the gaps that labels need, though the picture gets larger than its room', () => {
    const small = { width: 300, height: 100 }
    const [a, b, c] = placeOnGrid([node(0, 0), node(0, 1), node(1, 0)], small, { x: 100, y: [60] })
    expect(b.x - a.x - a.width).toBeGreaterThanOrEqual(100)
    expect(c.y - a.y - a.height).toBeGreaterThanOrEqual(60)
  })

  it('wraps text before columns run into each other', () => {
    const width = wrapWidth(room, 4, 90)
    expect(4 * width + 3 * 90).toBeLessThanOrEqual(room.width)
    expect(columnsOf([{ column: 2.5 }])).toBe(4)
    expect(letterSize(room, pair.nodes, 'en')).toBeLessThan(letterSize(room, pair.nodes, 'zh'))
  })
})

describe('edges', () => {
  const box = (x: number, y: number) => ({ x, y, width: 100, height: 40 })

  it('are labelled in the middle of what is seen of them', () => {
    expect(middleOf(box(0, 0), box(300, 0))).toEqual({ x: 150, y: 0 })
    expect(middleOf(box(0, 0), { ...box(0, 200), height: 100 })).toEqual({ x: 0, y: 85 })
  })

  it('have words above the line and the mark below when level, both beside it when upright', () => {
    const label = { width: 60, height: 50 }
    const middle = { x: 150, y: 10 }
    expect(runOf(box(0, 0), box(300, 0))).toBe('level')
    expect(labelCentre(middle, 'level', label, true).y + label.height / 2).toBe(10 + SLOT_HEIGHT)
    expect(labelCentre(middle, 'upright', label, true).x).toBeGreaterThan(middle.x + label.width / 2)
    expect(labelCentre(middle, 'slant', label, true)).toEqual(middle)
  })
})

describe('nested boxes', () => {
  it('hold each other, with room for a title above', () => {
    const title = { width: 90, height: 30 }
    const boxes = placeNested([title, title, title], { width: 500, height: 330 })
    boxes.slice(1).forEach((outer, i) => {
      const inner = boxes[i]
      expect(outer.x - outer.width / 2).toBeLessThan(inner.x - inner.width / 2)
      expect(inner.y - inner.height / 2 - (outer.y - outer.height / 2)).toBeGreaterThan(title.height)
      expect(outer.y + outer.height / 2).toBeGreaterThan(inner.y + inner.height / 2)
    })
    expect(boxes[2].height).toBeLessThanOrEqual(330)
  })
})

describe('the lecture\'s diagrams', () => {
  it.each(diagrams.map(item => [item.id, item] as const))('%s: no two nodes in one place, each mark has its slot', (_, item) => {
    const places = item.nodes.flatMap(({ at }) => at ? [at.join()] : [])
    expect(new Set(places).size).toBe(places.length)
    const marks = diagramMarks(item)
    const source = mermaidSource(item, 'both', 'room', Object.fromEntries(marks.map(({ id }) => [id, 60])))
    for (const { id } of marks)
      expect(source).toContain(`data-slot='${id}'`)
    expect(item.edges.map((_edge, i) => edgeId(i)).every(id => source.includes(`${id}@`))).toBe(true)
  })
})
