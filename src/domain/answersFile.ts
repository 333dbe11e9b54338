import * as v from 'valibot'
import { parseJson } from './json'

/**
 * All that a learner did on a device, as one JSON file that goes to another. It holds what the store holds, name → text;
 * what is JSON there is JSON here, so that a person can read it.
 */
const APP = 'coevolution-deck'
const KIND = 'answers'
const VERSION = 1
/** Everything written to the full takes some 60 kB. Characters. */
export const MAX_ANSWERS = 500_000
const MAX_ENTRY = 100_000

/** First parts of the names, in the store, of what a learner did. The rest belongs to the class, the window or the device. */
export const ANSWER_KINDS = ['board', 'choice', 'quiz', 'close-reading', 'signs', 'questions', 'true-false', 'why', 'exit', 'review', 'study'] as const

/** `board/core`, `quiz/Q1`, `exit`; not what was set aside (`board/core/aside/…`), which nothing reads. */
export function isAnswerName(name: string): boolean {
  const [kind, ...rest] = name.split('/')
  return name.length <= 80 && /^[\w/-]+$/.test(name) && (ANSWER_KINDS as readonly string[]).includes(kind) && !rest.includes('aside')
}

/** Name in the store → text as it is kept there. */
export type Answers = Readonly<Record<string, string>>

const file = v.object({
  app: v.literal(APP),
  kind: v.literal(KIND),
  version: v.number(),
  saved: v.optional(v.string(), ''),
  entries: v.pipe(v.unknown(), v.check(value => !Array.isArray(value)), v.record(v.string(), v.unknown())),
})

/** As an object or list where that gives the same text back, else the text itself. */
function toValue(text: string): unknown {
  const value = parseJson(text)
  return typeof value === 'object' && value !== null && JSON.stringify(value) === text ? value : text
}

function toText(value: unknown): string | null {
  if (typeof value === 'string')
    return value
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : null
}

/** `saved`: when, as an ISO date. */
export function writeAnswers(answers: Answers, saved: string): string {
  const entries = Object.fromEntries(Object.entries(answers).filter(([name]) => isAnswerName(name)).map(([name, text]) => [name, toValue(text)]))
  return `${JSON.stringify({ app: APP, kind: KIND, version: VERSION, saved, entries }, null, 2)}\n`
}

export type AnswersFault = 'notOurs' | 'tooLarge' | 'newer'
export type AnswersResult =
  | { ok: true, saved: string, answers: Answers, leftOut: readonly string[] }
  | { ok: false, fault: AnswersFault }

/**
 * Never throws. `makes` says whether an entry makes sense to its own reader; those that do not are left out and named,
 * the rest is read.
 */
export function readAnswers(text: string, makes: (name: string, text: string) => boolean): AnswersResult {
  if (text.length > MAX_ANSWERS)
    return { ok: false, fault: 'tooLarge' }
  const parsed = v.safeParse(file, parseJson(text.replace(/^\uFEFF/, '').trim()))
  if (!parsed.success)
    return { ok: false, fault: 'notOurs' }
  if (parsed.output.version !== VERSION)
    return { ok: false, fault: parsed.output.version > VERSION ? 'newer' : 'notOurs' }
  const answers: Record<string, string> = {}
  const leftOut: string[] = []
  for (const [name, value] of Object.entries(parsed.output.entries)) {
    const kept = toText(value)
    if (isAnswerName(name) && kept !== null && kept.length <= MAX_ENTRY && makes(name, kept))
      answers[name] = kept
    else
      leftOut.push(name)
  }
  return { ok: true, saved: parsed.output.saved, answers, leftOut }
}

/** Names of what would be lost here by taking the incoming answers: those that are there and say something else. */
export const wouldReplace = (here: Answers, incoming: Answers): string[] =>
  Object.keys(incoming).filter(name => Object.hasOwn(here, name) && here[name] !== incoming[name])
