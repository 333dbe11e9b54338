import type { CardId, SetId } from '#case/model/model'
import type { QuizFacts } from '#quiz/model/quiz'
import type { DigitReader } from './digits'
import type { Best } from './score'
import { parseJson } from '#base/model/json'
import { SET_IDS } from '#case/model/model'
import { NO_PLAN, readMemories, readPlan } from '#review/model/review'
import { isAnswerName, settingKey } from '#store/model/storedNames'
import { packBoard, unpackBoard } from './codedBoard'
import { packQuestion, unpackQuestion } from './codedQuestion'
import { packReview, readReview } from './codedReview'
import { packedTextLength, packSmall, packText, reader, toDigits, unpackText } from './digits'
import { NO_BEST } from './score'

/*
 * All that a learner did as one text that a platform keeps: `1.<n>.<minutes>.<parts>`, of `A–Z a–z 0–9 - _ .` only. A part begins
 * with a letter that says what it is. Numbers count along lists that only grow at their end, so that an older text is read by a
 * newer package. What is written in words takes what room is left.
 */

/** What a SCORM 1.2 platform keeps, and the same everywhere else: who goes on at another package's platform loses nothing. */
export const MAX_STATE = 4096

/** What the texts are about; each list grows at its end only. */
export interface CourseFacts {
  boards: Readonly<Record<SetId, readonly CardId[]>>
  /** Null: it was there once. */
  quiz: readonly { id: string, facts: QuizFacts | null }[]
  judged: readonly string[]
  review: readonly string[]
  parts: readonly string[]
}

/** Parts of the page, in an order that only grows at its end. */
export const PATH_PARTS = ['try', 'stages', 'sort', 'debrief', 'quiz', 'transfer', 'all', 'reflect', 'review', 'judge', 'glossary', 'claims', 'answers', 'class'] as const

/** What a package notes beside the answers. */
export interface CourseNotes {
  /** The learner was told what the platform gets. */
  told: boolean
  /** The lines of the exit slip may be sent. */
  slip: boolean
  completed: boolean
  passed: boolean
  best: Best
}
export const NO_NOTES: CourseNotes = Object.freeze({ told: false, slip: false, completed: false, passed: false, best: NO_BEST })

/** Texts by their names in the store, without the case's prefix. */
export type Entries = Readonly<Record<string, string>>

export interface CourseState {
  /** Raised at each sending. */
  n: number
  /** When, minutes since 1970. */
  minutes: number
  entries: Entries
  notes: CourseNotes
}

const SETTING = {
  'language': ['zh', 'en', 'both'],
  'slidev-color-schema': ['auto', 'light', 'dark'],
  'letter-keys': ['on', 'off'],
  'sources': ['on', 'off'],
  'board-reading': ['live', 'afterCheck'],
} as const
const settingNames = Object.keys(SETTING) as (keyof typeof SETTING)[]

/** Key of a setting in the store, as `keyOf` has it. */
export const settingKeyOf = (name: string): string => name === 'slidev-color-schema' ? name : settingKey(name as 'language')

const shownName = (set: SetId): string => `answers-shown/${set}`

/** Whether a name is one that a state holds. */
export const isStated = (name: string): boolean =>
  isAnswerName(name) || (settingNames as string[]).includes(name) || SET_IDS.some(set => shownName(set) === name)

const BOARD_TAG: Record<SetId, string> = { core: 'c', first: 'f', full: 'a', twins: 't' }

const JUDGED = ['', 'yes', 'no']

function packPath(text: string, parts: readonly string[]): string {
  const { visited, last, read } = (parseJson(text) ?? {}) as Record<string, unknown>
  const bits = (list: unknown): string => packSmall(parts.map(part => Array.isArray(list) && list.includes(part) ? 1 : 0), 2)
  // Records of the first builds tell only what was opened, and that counted as read.
  return toDigits(parts.length, 1) + bits(visited) + bits(read ?? visited) + toDigits(parts.indexOf(last as string) + 1, 1)
}
function unpackPath(from: DigitReader, all: readonly string[]): string {
  const parts = all.slice(0, from.number(1))
  const listed = (): string[] => from.small(parts.length, 2).flatMap((bit, at) => bit ? [parts[at]] : [])
  const [visited, read] = [listed(), listed()]
  return JSON.stringify({ visited, last: all[from.number(1) - 1] ?? null, read })
}

function packNotes({ told, slip, completed, passed, best }: CourseNotes, facts: CourseFacts): string {
  const { core } = facts.boards
  return toDigits((told ? 1 : 0) + (slip ? 2 : 0) + (completed ? 4 : 0) + (passed ? 8 : 0) + (best.checked ? 16 : 0), 1)
    + toDigits(core.length, 2) + packSmall(core.map(id => best.home.includes(id) ? 1 : 0), 2)
    + toDigits(facts.quiz.length, 2) + packSmall(facts.quiz.map(({ id }) => best.quiz[id] ?? 0), 4)
}
function unpackNotes(from: DigitReader, facts: CourseFacts): CourseNotes {
  const flags = from.number(1)
  const home = from.small(from.number(2), 2).flatMap((bit, at) => bit ? [facts.boards.core[at]] : [])
  const quiz = from.small(from.number(2), 4).flatMap((value, at): [string, 0 | 1 | 2][] => value === 1 || value === 2 ? [[facts.quiz[at].id, value]] : [])
  return {
    told: (flags & 1) !== 0,
    slip: (flags & 2) !== 0,
    completed: (flags & 4) !== 0,
    passed: (flags & 8) !== 0,
    best: { checked: (flags & 16) !== 0, home, quiz: Object.fromEntries(quiz) },
  }
}

/** One coded part without its tag, null where there is nothing to be said; and the names that it holds. */
function codedParts(entries: Entries, facts: CourseFacts): { tag: string, names: string[], body: string }[] {
  const has = (name: string): boolean => Object.hasOwn(entries, name)
  const parts: { tag: string, names: string[], body: string | null }[] = SET_IDS.filter(set => has(`board/${set}`)).map(set =>
    ({ tag: BOARD_TAG[set], names: [`board/${set}`], body: packBoard(entries[`board/${set}`], facts.boards[set]) }))
  const answered = facts.quiz.map(({ id, facts: question }) => packQuestion(question, entries[`quiz/${id}`]))
  if (answered.some(Boolean))
    parts.push({ tag: 'q', names: facts.quiz.filter((_, at) => answered[at]).map(({ id }) => `quiz/${id}`), body: answered.join('-').replace(/-+$/, '') })
  if (has('true-false')) {
    const judged = (parseJson(entries['true-false']) ?? {}) as Record<string, unknown>
    parts.push({ tag: 'j', names: ['true-false'], body: toDigits(facts.judged.length, 2) + packSmall(facts.judged.map(id => Math.max(0, JUDGED.indexOf(String(judged[id] ?? '')))), 4) })
  }
  if (has('review')) {
    const known = (id: string): boolean => facts.review.includes(id)
    const value = parseJson(entries.review)
    const memories = readMemories(value, known)
    const plan = readPlan((value as { plan?: unknown } | undefined)?.plan, known)
    if (Object.keys(memories).length > 0 || plan !== NO_PLAN)
      parts.push({ tag: 'r', names: ['review'], body: packReview(facts.review, memories, plan) })
  }
  if (has('study'))
    parts.push({ tag: 'p', names: ['study'], body: packPath(entries.study, facts.parts) })
  const settings = settingNames.map(name => (SETTING[name] as readonly string[]).indexOf(entries[name] ?? '') + 1)
  const shown = SET_IDS.reduce((sum, set, at) => sum + (entries[shownName(set)] === 'yes' ? 2 ** at : 0), 0)
  if (settings.some(Boolean) || shown > 0)
    parts.push({ tag: 's', names: [...settingNames, ...SET_IDS.map(shownName)], body: toDigits(shown, 1) + settings.map(value => toDigits(value, 1)).join('') })
  return parts.filter((part): part is { tag: string, names: string[], body: string } => part.body !== null)
}

/** What is written first has room first: what was written for others to read, then reasons, then what other pages keep. */
const rank = (name: string): number => name === 'exit' ? 0 : name.startsWith('why/') ? 1 : 2

/**
 * @returns the text, and the names of what has no room in it: it stays in the answers file
 */
export function writeState({ n, minutes, entries, notes }: CourseState, facts: CourseFacts, max = MAX_STATE): { text: string, left: string[] } {
  let text = `1.${n}.${minutes}.o${packNotes(notes, facts)}`
  const left: string[] = []
  const inside = new Set<string>()
  for (const { tag, names, body } of codedParts(entries, facts)) {
    if (text.length + 2 + body.length > max) {
      left.push(...names)
      continue
    }
    text += `.${tag}${body}`
    names.forEach(name => inside.add(name))
  }
  let words = ''
  for (const name of Object.keys(entries).filter(name => isAnswerName(name) && !inside.has(name) && !left.includes(name)).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))) {
    // Nothing but an empty record: a quiz begun and left.
    if (name.startsWith('quiz/') && facts.quiz.some(({ id }) => name === `quiz/${id}`) && packQuestion(facts.quiz.find(({ id }) => name === `quiz/${id}`)!.facts, entries[name]) === '')
      continue
    const more = `${words}${name}\0${entries[name].replaceAll('\0', '')}\0`
    if (text.length + 2 + packedTextLength(more.length) > max)
      left.push(name)
    else
      words = more
  }
  return { text: words === '' ? text : `${text}.x${packText(words)}`, left: left.filter(isAnswerName) }
}

const FORM = /^1\.(\d{1,10})\.(\d{1,10})((?:\.[A-Za-z][\w-]*)*)$/

/** Null where it can't be read: it is then set aside, not overwritten. Never throws. */
export function readState(text: string, facts: CourseFacts): CourseState | null {
  const [, n, minutes, body] = FORM.exec(text) ?? []
  if (n === undefined)
    return null
  const entries: Record<string, string> = {}
  let notes = NO_NOTES
  const known = new Map<string, (packed: string) => void>([
    ...SET_IDS.map((set): [string, (packed: string) => void] => [BOARD_TAG[set], (packed) => { entries[`board/${set}`] = unpackBoard(reader(packed), facts.boards[set]) }]),
    ['o', (packed) => { notes = unpackNotes(reader(packed), facts) }],
    ['q', packed => packed.split('-').forEach((one, at) => {
      const answer = unpackQuestion(facts.quiz[at]?.facts ?? null, one)
      if (answer !== null)
        entries[`quiz/${facts.quiz[at].id}`] = answer
    })],
    ['j', (packed) => {
      const from = reader(packed)
      const values = from.small(from.number(2), 4)
      entries['true-false'] = JSON.stringify(Object.fromEntries(values.flatMap((value, at) => value === 1 || value === 2 ? [[facts.judged[at], JUDGED[value]]] : [])))
    }],
    ['r', (packed) => {
      const { memories, plan } = readReview(facts.review, reader(packed))
      entries.review = JSON.stringify(plan === NO_PLAN ? memories : { ...memories, plan })
    }],
    ['p', (packed) => { entries.study = unpackPath(reader(packed), facts.parts) }],
    ['s', (packed) => {
      const from = reader(packed)
      const shown = from.number(1)
      SET_IDS.forEach((set, at) => {
        if (Math.floor(shown / 2 ** at) % 2)
          entries[shownName(set)] = 'yes'
      })
      for (const name of settingNames) {
        const value = SETTING[name][from.number(1) - 1]
        if (value !== undefined)
          entries[name] = value
      }
    }],
    ['x', (packed) => {
      const all = unpackText(packed).split('\0')
      for (let at = 0; at + 1 < all.length; at += 2)
        entries[all[at]] = all[at + 1]
    }],
  ])
  try {
    for (const part of (body ?? '').split('.').filter(Boolean)) {
      const read = known.get(part[0])
      if (!read)
        return null
      read(part.slice(1))
    }
    return { n: Number(n), minutes: Number(minutes), entries, notes }
  }
  catch {
    return null
  }
}
