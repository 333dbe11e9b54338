import type { FileName } from '../schema'
import type { Context } from './context'
import type { Fault, Path } from './source'
import { SECTION_IDS } from '../schema'
import { faultAt } from './context'
import { isRecord } from './entry'
import { walk } from './walk'

/** What must fit together in the lecture: sections, slides, notes, tables, pictures, diagrams. */
export const checkLecture = (context: Context): Fault[] =>
  [...sectionFaults(context), ...slideFaults(context), ...citedFaults(context), ...evidenceFaults(context), ...tableFaults(context), ...diagramFaults(context)]

function sectionFaults(context: Context): Fault[] {
  const { sections, slides } = context.content
  if (sections.map(({ id }) => id).join() !== SECTION_IDS.join())
    return [faultAt(context, 'sections', [], `there must be ${SECTION_IDS.join(', ')}, in this order`)]
  const order = slides.map(({ section }) => SECTION_IDS.indexOf(section))
  return order.flatMap((at, i) => i > 0 && at < order[i - 1]
    ? [faultAt(context, 'slides', [i, 'section'], `section "${slides[i].section}" is over by now`)]
    : [])
}

function slideFaults(context: Context): Fault[] {
  const { slides, notes } = context.content
  const noted = new Set(notes.map(({ id }) => id))
  const known = new Set(slides.map(({ id }) => id))
  return [
    ...slides.flatMap(({ id }, i) => noted.has(id) ? [] : [faultAt(context, 'slides', [i, 'id'], 'there is no note for the lecturer in notes.yaml')]),
    ...notes.flatMap(({ id }, i) => known.has(id) ? [] : [faultAt(context, 'notes', [i, 'id'], 'there is no slide of this name')]),
  ]
}

/** What a slide cites, in its lines and in the table, picture or diagram of its name, is among the claims that it may cite. */
function citedFaults(context: Context): Fault[] {
  const { slides, tables, pictures, diagrams } = context.content
  const faults: Fault[] = []
  const look = (file: FileName, value: unknown, head: Path, allowed: readonly string[]) => walk(value, head, (path, claim) => {
    if (typeof claim === 'string' && path.at(-2) === 'claims' && !allowed.includes(claim))
      faults.push(faultAt(context, file, path, `"${claim}" is not among the claims of the slide`))
  })
  for (const [i, { id, lead, claims = [] }] of slides.entries()) {
    look('slides', lead, [i, 'lead'], claims)
    for (const [file, entries] of [['tables', tables], ['pictures', pictures], ['diagrams', diagrams]] as const) {
      const at = entries.findIndex(entry => entry.id === id)
      look(file, entries[at], [at], claims)
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
        faults.push(faultAt(context, file, path, 'what is marked S needs its claims'))
      if (value.mark === 'outside' && !value.sources)
        faults.push(faultAt(context, file, path, 'what is from outside needs its sources'))
    })
  }
  return faults
}

function tableFaults(context: Context): Fault[] {
  return context.content.tables.flatMap(({ columns, rows }, t) => rows.flatMap(({ cells }, r) => cells.length === columns.length
    ? []
    : [faultAt(context, 'tables', [t, 'rows', r, 'cells'], `row ${r + 1} has ${cells.length} cells for ${columns.length} columns`)]))
}

function diagramFaults(context: Context): Fault[] {
  return context.content.diagrams.flatMap(({ nodes, edges, look }, d) => {
    const known = new Set(nodes.map(({ id }) => id))
    return [
      ...edges.flatMap((edge, e) => (['from', 'to'] as const).filter(end => !known.has(edge[end]))
        .map(end => faultAt(context, 'diagrams', [d, 'edges', e, end], `there is no node "${edge[end]}"`))),
      ...edges.flatMap((edge, e) => (edge.zh === undefined) === (edge.en === undefined)
        ? []
        : [faultAt(context, 'diagrams', [d, 'edges', e], `its label is missing in ${edge.zh === undefined ? 'Chinese' : 'English'}`)]),
      ...look === 'grid'
        ? nodes.flatMap(({ at }, n) => at ? [] : [faultAt(context, 'diagrams', [d, 'nodes', n], 'in a grid a node says where it stands: at: [row, column]')])
        : [],
    ]
  })
}
