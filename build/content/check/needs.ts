import type { Content, FileName, LocalText } from '../schema'
import type { Context } from './context'
import type { Fault, Path } from './source'
import { faultAt } from './context'
import { nearest } from '../../../src/base/model/nearest'

/** The slides that the pages of the deck know; a case leaves most of them out if it likes, and puts them in its own order. */
export const PAGE_SLIDES = [
  'cover', 'money', 'numbers', 'policy', 'case', 'marks', 'try', 'sentences', 'abstracts', 'close-reading', 'model', 'two-sides',
  'five-questions', 'project', 'project-contract', 'story-project', 'project-pairs', 'project-quiz', 'resource', 'resource-learning',
  'resource-name', 'story-resource', 'resource-signs', 'resource-quiz', 'development', 'development-value', 'story-development',
  'missing-link', 'development-quiz', 'sort', 'near-misses',
  'contested', 'linkage', 'layers', 'performance', 'neighbours', 'counterweight', 'limits', 'references', 'not-told', 'discussion',
  'exit-quiz', 'exit', 'end', 'how', 'class-table', 'first-last', 'misconceptions', 'discussion-cards', 'glossary',
] as const

/** Pages that others lead to, or that the study page shows too. */
const ALWAYS = ['cover', 'try', 'sort', 'exit', 'how', 'class-table', 'glossary'] as const

type Slide = typeof PAGE_SLIDES[number]
type List = Extract<FileName, 'stories' | 'tables' | 'diagrams' | 'pictures' | 'polls' | 'quiz' | 'discussion'>

/** What the picture or activity of a slide looks up by its name. */
const SLIDE_NEEDS: Partial<Record<Slide, Partial<Record<List, readonly string[]>>>> = {
  'money': { polls: ['money'] },
  'policy': { diagrams: ['policy'] },
  'case': { pictures: ['case'] },
  'abstracts': { tables: ['abstracts'] },
  'model': { diagrams: ['model'] },
  'two-sides': { pictures: ['two-sides'] },
  'project': { diagrams: ['project'] },
  'story-project': { stories: ['project'] },
  'project-pairs': { tables: ['project-pairs'] },
  'project-quiz': { quiz: ['Q2'] },
  'resource': { diagrams: ['resource'] },
  'resource-name': { tables: ['resource-name'], pictures: ['resource-name'], polls: ['funds'] },
  'story-resource': { stories: ['resource'] },
  'resource-quiz': { quiz: ['Q3'] },
  'development': { diagrams: ['development'] },
  'development-value': { tables: ['not-the-same'] },
  'story-development': { stories: ['development'] },
  'missing-link': { diagrams: ['missing-link'] },
  'development-quiz': { quiz: ['Q13'] },
  'linkage': { tables: ['linkage'], pictures: ['linkage'] },
  'layers': { diagrams: ['layers'], tables: ['deep'] },
  'performance': { diagrams: ['performance'] },
  'neighbours': { tables: ['neighbours'] },
  'counterweight': { tables: ['counterweight'] },
  'limits': { tables: ['limits'] },
  'discussion': { discussion: ['D10', 'D11'] },
  'exit-quiz': { quiz: ['Q1', 'Q7', 'Q8'] },
}

/** Slides that show a whole list, or what each case has of a kind: what they lack, if it is not there. */
const SLIDE_SHOWS: Partial<Record<Slide, (content: Content) => LocalText | undefined>> = {
  'numbers': ({ counts }) => counts.points.length > 1 ? undefined : { en: 'counts.yaml needs two points at least', zh: 'counts.yaml 至少要有两个点' },
  'sentences': ({ sentences }) => listed('sentences', sentences),
  'close-reading': ({ statements }) => listed('statements', statements),
  'resource-signs': ({ slides }) => slides.find(({ id }) => id === 'resource-signs')?.claims ? undefined : { en: 'it has no claims to match signs with', zh: '它没有写 claims，学生无从对照' },
  'near-misses': ({ pairs }) => listed('pairs', pairs),
  'contested': ({ cards }) => cards.some(({ contested }) => contested) ? undefined : { en: 'no card in cards.yaml is contested', zh: 'cards.yaml 里没有可争的卡（contested: true）' },
  'references': ({ references }) => listed('references', references),
  'not-told': ({ untold }) => listed('untold', untold),
  'exit': ({ exit }) => listed('exit', exit),
  'misconceptions': ({ misconceptions }) => listed('misconceptions', misconceptions),
  'discussion-cards': ({ discussion }) => listed('discussion', discussion),
}
const listed = (file: FileName, list: readonly unknown[]): LocalText | undefined =>
  list.length ? undefined : { en: `there is none in ${file}.yaml`, zh: `${file}.yaml 里一项也没有` }

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
    ...emptyFaults(context),
    ...contestedFaults(context),
  ]
}

/** Slides on which nothing would stand. */
function emptyFaults(context: Context): Fault[] {
  const { content } = context
  const empty = content.slides.flatMap(({ id }, i) => {
    const lack = SLIDE_SHOWS[id as Slide]?.(content)
    const must = (ALWAYS as readonly string[]).includes(id)
    return lack
      ? [faultAt(context, 'slides', [i, 'id'], `the slide would be empty: ${lack.en}; write one${must ? '' : ', or leave the slide out here and in notes.yaml'}`, `这张幻灯片会是空的：${lack.zh}；请补上${must ? '' : '，或者在这里和 notes.yaml 里删去这张幻灯片'}`)]
      : []
  })
  const ids = new Set(content.slides.map(({ id }) => id))
  const shown = (id: string) => ids.has(id) || SHOWN_ELSEWHERE.has(id)
  const nothingIn = (file: FileName, path: Path, what: string) => faultAt(context, file, path, `it has no ${what}, and its slide would be empty; write one, or leave the slide out in slides.yaml and notes.yaml`, `${what} 是空的，用它的幻灯片会是空的；请补上，或者在 slides.yaml 和 notes.yaml 里删去这张幻灯片`)
  return [
    ...empty,
    ...content.tables.flatMap(({ id, rows, columns }, i) => !shown(id) ? [] : !columns.length ? [nothingIn('tables', [i, 'columns'], 'columns')] : !rows.length ? [nothingIn('tables', [i, 'rows'], 'rows')] : []),
    ...content.diagrams.flatMap(({ id, nodes }, i) => shown(id) && !nodes.length ? [nothingIn('diagrams', [i, 'nodes'], 'nodes')] : []),
    ...content.references.flatMap(({ entries }, i) => entries.length ? [] : [faultAt(context, 'references', [i, 'entries'], 'this group has no entries; write one, or take the group out', '这一组一条也没有，请补上，或者删去这一组')]),
  ]
}
/** Tables whose slide has another name. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(['not-the-same', 'deep'])

/** A contested card tells where it is open: a row of the table `contested` that begins with its id. */
function contestedFaults(context: Context): Fault[] {
  const { cards, tables } = context.content
  const rows = tables.find(({ id }) => id === 'contested')?.rows ?? []
  const explained = new Set(rows.filter(({ cells }) => cells.length > 1).map(({ cells }) => cells[0].en))
  return cards.flatMap(({ id, contested }, i) => !contested || explained.has(id)
    ? []
    : [faultAt(context, 'cards', [i, 'contested'], 'a contested card needs a row in the table "contested" of tables.yaml that begins with its id and says where it is open', '可争的卡，要在 tables.yaml 的“contested”表里有一行：先写编号，再写哪里可争')])
}
