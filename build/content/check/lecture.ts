import type { FileName } from '../schema'
import type { Context } from './context'
import type { Fault, Path } from './source'
import { EDITIONS } from '../../../src/deck/model/sectionTime'
import { editionSize } from '../../../src/case/model/lessonNumbers'
import { SECTION_IDS } from '../schema'
import { faultAt } from './context'
import { isRecord } from './entry'
import { walk } from './walk'

/** What must fit together in the lecture: sections, slides, notes, tables, pictures, diagrams. */
export const checkLecture = (context: Context): Fault[] =>
  [...sectionFaults(context), ...minuteFaults(context), ...slideFaults(context), ...citedFaults(context), ...evidenceFaults(context), ...tableFaults(context), ...diagramFaults(context)]

function sectionFaults(context: Context): Fault[] {
  const { sections, slides } = context.content
  if (sections.map(({ id }) => id).join() !== SECTION_IDS.join())
    return [faultAt(context, 'sections', [], `there must be ${SECTION_IDS.join(', ')}, each once and in this order`, `要有 ${SECTION_IDS.join('、')}，各一次，次序不变`)]
  const order = slides.map(({ section }) => SECTION_IDS.indexOf(section))
  return order.flatMap((at, i) => i > 0 && at < order[i - 1]
    ? [faultAt(context, 'slides', [i, 'section'], `section "${slides[i].section}" is over by now; slides stand in the order of sections.yaml`, `“${slides[i].section}”这一节到这里已经讲完；幻灯片要按 sections.yaml 的次序排`)]
    : [])
}

/** What the slides take, against the lecture's length. */
function minuteFaults(context: Context): Fault[] {
  const { slides } = context.content
  return EDITIONS.flatMap((edition) => {
    const { minutes } = editionSize(slides, edition)
    const length = Number(edition)
    const field = edition === '45' ? 'short' : 'long'
    return minutes <= length
      ? []
      : [faultAt(context, 'slides', [], `the minutes "${field}" add up to ${minutes}, and the class has ${length}; take ${minutes - length} out`, `各张的 ${field} 加起来是 ${minutes} 分钟，课只有 ${length} 分钟，请减去 ${minutes - length} 分钟`)]
  })
}

function slideFaults(context: Context): Fault[] {
  const { slides, notes } = context.content
  const noted = new Set(notes.map(({ id }) => id))
  const known = new Set(slides.map(({ id }) => id))
  return [
    ...slides.flatMap(({ id }, i) => noted.has(id) ? [] : [faultAt(context, 'slides', [i, 'id'], `there is no note for the lecturer in notes.yaml; write one there: - id: ${id}`, `notes.yaml 里没有它的讲稿，请在那里补上：- id: ${id}`)]),
    ...notes.flatMap(({ id }, i) => known.has(id) ? [] : [faultAt(context, 'notes', [i, 'id'], 'there is no slide of this name in slides.yaml; take the note out, or mend its id', 'slides.yaml 里没有这张幻灯片；请删去这段讲稿，或改正编号')]),
  ]
}

/** What a slide cites, in its lines and in the table, picture or diagram of its name, is among the claims that it may cite. */
function citedFaults(context: Context): Fault[] {
  const { slides, tables, pictures, diagrams } = context.content
  const faults: Fault[] = []
  const look = (id: string, file: FileName, value: unknown, head: Path, allowed: readonly string[]) => walk(value, head, (path, claim) => {
    if (typeof claim === 'string' && path.at(-2) === 'claims' && !allowed.includes(claim))
      faults.push(faultAt(context, file, path, `"${claim}" is not among the claims of the slide; add it to the claims of "${id}" in slides.yaml`, `“${claim}”不在这张幻灯片的 claims 里；请在 slides.yaml 里“${id}”的 claims 补上`))
  })
  for (const [i, { id, lead, claims = [] }] of slides.entries()) {
    look(id, 'slides', lead, [i, 'lead'], claims)
    for (const [file, entries] of [['tables', tables], ['pictures', pictures], ['diagrams', diagrams]] as const) {
      const at = entries.findIndex(entry => entry.id === id)
      look(id, file, entries[at], [at], claims)
    }
  }
  return faults
}

/** A statement marked as stated names its claims, one from outside its references. */
function evidenceFaults(context: Context): Fault[] {
  const faults: Fault[] = []
  for (const file of ['slides', 'tables', 'pictures'] as const) {
    walk(context.sources[file].data, [], (path, value) => {
      if (!isRecord(value))
        return
      if (value.mark === 'S' && !value.claims)
        faults.push(faultAt(context, file, path, 'what is marked S (stated) needs its claims: claims: [C01]', '标了 S（写明）的，要写出依据：claims: [C01]'))
      if (value.mark === 'outside' && !value.sources)
        faults.push(faultAt(context, file, path, 'what is from outside needs its sources: sources: [id in references.yaml]', '标了 outside 的，要写出来源：sources: [references.yaml 里的编号]'))
    })
  }
  return faults
}

function tableFaults(context: Context): Fault[] {
  return context.content.tables.flatMap(({ columns, rows }, t) => rows.flatMap(({ cells }, r) => cells.length === columns.length
    ? []
    : [faultAt(context, 'tables', [t, 'rows', r, 'cells'], `row ${r + 1} has ${cells.length} cells for ${columns.length} columns; there must be as many of both`, `第 ${r + 1} 行有 ${cells.length} 格，表头却有 ${columns.length} 列；两者要一样多`)]))
}

function diagramFaults(context: Context): Fault[] {
  return context.content.diagrams.flatMap(({ nodes, edges, look }, d) => {
    const known = new Set(nodes.map(({ id }) => id))
    return [
      ...edges.flatMap((edge, e) => (['from', 'to'] as const).filter(end => !known.has(edge[end]))
        .map(end => faultAt(context, 'diagrams', [d, 'edges', e, end], `there is no node "${edge[end]}" in this diagram`, `这张图里没有节点“${edge[end]}”`))),
      ...edges.flatMap((edge, e) => (edge.zh === undefined) === (edge.en === undefined)
        ? []
        : [faultAt(context, 'diagrams', [d, 'edges', e], `its label is missing in ${edge.zh === undefined ? 'Chinese' : 'English'}; write both or none`, `缺${edge.zh === undefined ? '中文' : '英文'}；两种语言都写，或都不写`)]),
      ...look === 'grid'
        ? nodes.flatMap(({ at }, n) => at ? [] : [faultAt(context, 'diagrams', [d, 'nodes', n], 'in a grid a node says where it stands: at: [row, column]', '网格图里，节点要写明位置：at: [行, 列]')])
        : [],
    ]
  })
}
