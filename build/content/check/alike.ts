import type { FileName, LocalText } from '../schema'
import type { Path, Source } from './source'
import { FILE_NAMES } from '../schema'
import { entryOf, isRecord, KIND } from './entry'
import { fileOf, readSource } from './source'
import { textsOf, walk } from './walk'

/** Entries of one file that still say what a case that came with the deck says. */
export interface Alike {
  /** Name within the folder of the content, `claims.yaml`. */
  file: string
  name: FileName
  /** Whether they say something of the case, and are false there; the others may fit another case as well. */
  sure: boolean
  /** Of the first such entry. */
  line: number
  count: number
  /** All entries of the file that are of this kind, alike or not. */
  of: number
  /** The entries, as a message names them. */
  entries: readonly string[]
}

/** For any case, whatever it is about. */
const FOR_ALL: readonly FileName[] = ['marks', 'sections', 'sets', 'deck', 'forbidden']
const FOR_ALL_KEYS: readonly string[] = ['labels/notes/side', 'labels/bins/pool', 'labels/sides/both', 'readings/unsettled', 'readings/others']
/** All of these says something of the case, with claims or without. */
const ALWAYS_OF_CASE: readonly FileName[] = ['claims', 'case']

/** Of characters. Shorter texts, such as a name in a table or what the source is called, can be alike by chance. */
const SENTENCE = { zh: 12, en: 36 }
const WHOLE = { zh: 8, en: 24 }
/** Here a short one is a name that was chosen: of a side, a term. */
const NAMES: readonly FileName[] = ['labels', 'glossary', 'polls', 'twins']

/** What an entry says: its texts, and whether it says it of the case, which is when it rests on claims. */
interface Said { key: string, line: number, of: boolean, zh: string[], en: string[] }

function saidIn(source: Source, claiming: ReadonlySet<string>): Said[] {
  const said = new Map<string, Said>()
  const at = (path: Path): Said => {
    const { key } = entryOf(source.name, source.data, path)
    const entry = said.get(key) ?? { key, line: source.line(path), of: ALWAYS_OF_CASE.includes(source.name) || (source.name === 'notes' && claiming.has(key.split('/')[1])), zh: [], en: [] }
    said.set(key, entry)
    return entry
  }
  for (const { path, text, entry } of textsOf(source))
    at(path)[entry.language].push(text.trim())
  walk(source.data, [], (path, value) => {
    if (isRecord(value) && Array.isArray(value.claims) && value.claims.length)
      at([...path, 'claims']).of = true
    // The paper itself; its text is one for both languages, or one for each.
    if (source.name === 'references' && isRecord(value) && value.mark === 'S' && 'text' in value)
      Object.assign(at([...path, 'text']), { of: true, ...typeof value.text === 'string' ? { zh: [value.text], en: [value.text] } : {} })
  })
  return [...said.values()].filter(({ key, zh, en }) => (zh.length > 0 || en.length > 0) && !FOR_ALL_KEYS.includes(key))
}

/** Slides that rest on claims: what a lecturer says to them is said of the case. */
function claimingSlides(files: Record<string, string>): ReadonlySet<string> {
  const slides = readSource('slides', files.slides ?? '').source?.data
  const list: unknown[] = Array.isArray(slides) ? slides : []
  return new Set(list.flatMap(slide => isRecord(slide) && slide.claims && typeof slide.id === 'string' ? [slide.id] : []))
}

/**
 * What a case still has of one that came with the deck: told of the new case, it would be false. An entry is alike where all
 * it says in one language is what an entry of that file says there, or where one whole sentence of it is. Files that can't
 * be read yet are left out.
 * @param beside the case to compare with
 */
export function alike(files: Record<string, string>, beside: Record<string, string>): Alike[] {
  const [ours, theirs] = [claimingSlides(files), claimingSlides(beside)]
  return FILE_NAMES.filter(name => !FOR_ALL.includes(name)).flatMap((name): Alike[] => {
    const [mine, other] = [readSource(name, files[name] ?? '').source, readSource(name, beside[name] ?? '').source]
    if (!mine || !other)
      return []
    const there = saidIn(other, theirs)
    const whole = { zh: new Set(there.map(({ zh }) => zh.join('\n'))), en: new Set(there.map(({ en }) => en.join('\n'))) }
    const sentences = { zh: new Set(there.flatMap(({ zh }) => zh)), en: new Set(there.flatMap(({ en }) => en)) }
    const long = (text: string, least: number) => [...text].length >= least
    const isAlike = (said: Said) => (['zh', 'en'] as const).some((language) => {
      const all = said[language].join('\n')
      return (long(all, NAMES.includes(name) ? 1 : WHOLE[language]) && whole[language].has(all)) || said[language].some(text => long(text, SENTENCE[language]) && sentences[language].has(text))
    })
    const here = saidIn(mine, ours)
    return [true, false].flatMap((sure) => {
      const of = here.filter(said => said.of === sure)
      const found = of.filter(isAlike)
      return found.length
        ? [{ file: fileOf(name), name, sure, line: found[0].line, count: found.length, of: of.length, entries: found.map(({ key }) => key.slice(name.length + 1)) }]
        : []
    })
  })
}

/** How many of the entries of each file: `claims 59 of 59, slides 40 of 46`. */
export const alikeCounts = (found: readonly Alike[]): LocalText => ({
  en: found.map(({ name, count, of }) => `${name} ${count} of ${of}`).join(', '),
  zh: found.map(({ name, count, of }) => `${KIND[name].zh} ${count}/${of}`).join('、'),
})

const FEW = 8

/** Which entries of a file, where not all of them. */
export function alikeWords({ entries, count }: Alike): LocalText {
  const few = entries.slice(0, FEW)
  return {
    en: `still as there: ${few.join(', ')}${count > FEW ? ` and ${count - FEW} more` : ''}`,
    zh: `还和那里一样：${few.join('、')}${count > FEW ? `，另有 ${count - FEW} 项` : ''}`,
  }
}
