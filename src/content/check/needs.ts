import type { FileName } from '../schema'
import type { Context } from './context'
import type { Fault } from './source'
import { faultAt } from './context'
import { nearest } from './nearest'

/** The slides that the pages of the deck know, in their order; a case may leave most of them out. */
export const PAGE_SLIDES = [
  'cover', 'money', 'numbers', 'policy', 'case', 'marks', 'try', 'sentences', 'abstracts', 'close-reading', 'model', 'two-sides',
  'five-questions', 'project', 'project-contract', 'project-pairs', 'project-quiz', 'resource', 'resource-learning', 'resource-name',
  'resource-signs', 'resource-quiz', 'development', 'development-value', 'missing-link', 'development-quiz', 'sort', 'near-misses',
  'contested', 'linkage', 'layers', 'performance', 'neighbours', 'counterweight', 'limits', 'references', 'not-told', 'discussion',
  'exit-quiz', 'exit', 'how', 'class-table', 'first-last', 'misconceptions', 'discussion-cards', 'glossary',
] as const

/** Pages that others lead to, or that the study page shows too. */
const ALWAYS = ['cover', 'try', 'sort', 'exit', 'how', 'class-table', 'glossary'] as const

type Slide = typeof PAGE_SLIDES[number]
type List = Extract<FileName, 'tables' | 'diagrams' | 'pictures' | 'polls' | 'quiz' | 'discussion'>

/** What the picture or activity of a slide looks up by its name. */
const SLIDE_NEEDS: Partial<Record<Slide, Partial<Record<List, readonly string[]>>>> = {
  'money': { polls: ['money'] },
  'policy': { diagrams: ['policy'] },
  'case': { pictures: ['case'] },
  'abstracts': { tables: ['abstracts'] },
  'model': { diagrams: ['model'] },
  'two-sides': { pictures: ['two-sides'] },
  'project': { diagrams: ['project'] },
  'project-pairs': { tables: ['project-pairs'] },
  'project-quiz': { quiz: ['Q2'] },
  'resource': { diagrams: ['resource'] },
  'resource-name': { tables: ['resource-name'], pictures: ['resource-name'], polls: ['funds'] },
  'resource-quiz': { quiz: ['Q3'] },
  'development': { diagrams: ['development'] },
  'development-value': { tables: ['not-the-same'] },
  'missing-link': { diagrams: ['missing-link'] },
  'development-quiz': { quiz: ['Q13'] },
  'near-misses': { polls: ['hardest'] },
  'linkage': { tables: ['linkage'], pictures: ['linkage'] },
  'layers': { diagrams: ['layers'], tables: ['deep'] },
  'performance': { diagrams: ['performance'] },
  'neighbours': { tables: ['neighbours'] },
  'counterweight': { tables: ['counterweight'] },
  'limits': { tables: ['limits'] },
  'discussion': { discussion: ['D10', 'D11'] },
  'exit-quiz': { quiz: ['Q1', 'Q7', 'Q8'] },
  'exit': { polls: ['money'] },
}

/** The places of a drawn picture. */
const PICTURE_PARTS: Record<string, readonly string[]> = {
  'case': ['buyer', 'organization', 'services', 'field', 'place', 'dates', 'sums'],
  'two-sides': ['surface', 'deep', 'stages', 'relationships'],
  'resource-name': ['drawer'],
  'linkage': ['frame', 'otherList', 'layers'],
}

/** What the deck itself looks up by name: what is not there would leave a slide empty. */
export function checkNeeds(context: Context): Fault[] {
  const { content } = context
  const there = content.slides.map(({ id }) => id)
  const known: readonly string[] = PAGE_SLIDES
  return [
    ...ALWAYS.filter(id => !there.includes(id)).map(id => faultAt(context, 'slides', [], `the slide "${id}" is missing; this one can't be left out`, `缺幻灯片“${id}”，这一张不能省`)),
    ...content.slides.flatMap(({ id }, i) => {
      if (!known.includes(id)) {
        const near = nearest(id, known)
        return [faultAt(context, 'slides', [i, 'id'], `no page of the deck shows a slide of this name${near ? `; do you mean "${near}"?` : '; a new slide needs a page, which is work for a developer'}`, `课件里没有这张幻灯片的页面${near ? `，是不是想写“${near}”？` : '；新的幻灯片要先有页面，请找开发的人'}`)]
      }
      return Object.entries(SLIDE_NEEDS[id as Slide] ?? {}).flatMap(([list, ids]) => ids
        .filter(needed => !content[list as List].some(entry => entry.id === needed))
        .map(needed => faultAt(context, 'slides', [i, 'id'], `it shows "${needed}" of ${list}.yaml, which is not there; write it, or leave the slide out`, `它要用 ${list}.yaml 里的“${needed}”，那里没有；请补上，或者不要这张幻灯片`)))
    }),
    ...content.pictures.flatMap(({ id, parts }, i) => (PICTURE_PARTS[id] ?? [])
      .filter(needed => !parts.some(part => part.id === needed))
      .map(needed => faultAt(context, 'pictures', [i, 'parts'], `the part "${needed}" is missing`, `缺“${needed}”这一处`))),
    ...content.pairs.length || !there.includes('near-misses') ? [] : [faultAt(context, 'slides', [there.indexOf('near-misses'), 'id'], 'it shows the pairs of pairs.yaml, and there is none; write one, or leave the slide out', '它要用 pairs.yaml 里的卡对，那里一对也没有；请补上，或者不要这张幻灯片')],
    ...contestedFaults(context),
  ]
}

/** A contested card tells where it is open: a row of the table `contested` that begins with its id. */
function contestedFaults(context: Context): Fault[] {
  const { cards, tables } = context.content
  const rows = tables.find(({ id }) => id === 'contested')?.rows ?? []
  const told = new Set(rows.filter(({ cells }) => cells.length > 1).map(({ cells }) => cells[0].en))
  return cards.flatMap(({ id, contested }, i) => !contested || told.has(id)
    ? []
    : [faultAt(context, 'cards', [i, 'contested'], 'a contested card needs a row in the table "contested" of tables.yaml that begins with its id and says where it is open', '可争的卡，要在 tables.yaml 的“contested”表里有一行：先写编号，再写哪里可争')])
}
