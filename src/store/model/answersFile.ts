import type { CaseFault, CaseName } from './caseName'
import * as v from 'valibot'
import { caseEntry, caseFault, caseIn } from './caseName'
import { hasTypedQuotes, lettersLost, SAMPLE } from '#base/model/encoding'
import { parseJson } from '#base/model/json'
import { isAnswerName } from './storedNames'

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

export { ANSWER_KINDS, isAnswerName } from './storedNames'

/** Name in the store → text as it is stored there. */
export type Answers = Readonly<Record<string, string>>

const file = v.object({
  app: v.literal(APP),
  kind: v.literal(KIND),
  version: v.number(),
  case: v.optional(caseEntry),
  saved: v.optional(v.string(), ''),
  sample: v.optional(v.unknown()),
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

/** `saved`: when, as an ISO date. `own`: the case that they are of, which the file names. */
export function writeAnswers(answers: Answers, saved: string, own?: CaseName): string {
  const entries = Object.fromEntries(Object.entries(answers).filter(([name]) => isAnswerName(name)).map(([name, text]) => [name, toValue(text)]))
  return `${JSON.stringify({ app: APP, kind: KIND, version: VERSION, ...own && { case: caseIn(own) }, sample: SAMPLE, saved, entries }, null, 2)}\n`
}

export type AnswersFault = 'notOurs' | 'tooLarge' | 'newer' | 'quotes' | 'lettersLost'
export interface ReadAnswers { ok: true, saved: string, answers: Answers, leftOut: readonly string[] }
export type AnswersResult = ReadAnswers | { ok: false, lost?: undefined } & CaseFault | {
  ok: false
  fault: AnswersFault
  /** Of `lettersLost`, where only some entries hold a �: all that was read, and which these are. Taken only when asked for. */
  lost?: { read: ReadAnswers, names: readonly string[] }
}

/**
 * Never throws. `makes` says whether an entry makes sense to its own reader; those that do not are left out and named,
 * the rest is read. `own`: the case that reads them, to which those of another are of no use; without it, any are read.
 */
export function readAnswers(text: string, makes: (name: string, text: string) => boolean, own?: CaseName): AnswersResult {
  if (text.length > MAX_ANSWERS)
    return { ok: false, fault: 'tooLarge' }
  const plain = text.replace(/^\uFEFF/, '').trim()
  const parsed = v.safeParse(file, parseJson(plain))
  if (!parsed.success)
    return { ok: false, fault: hasTypedQuotes(plain) ? 'quotes' : 'notOurs' }
  if (parsed.output.version !== VERSION)
    return { ok: false, fault: parsed.output.version > VERSION ? 'newer' : 'notOurs' }
  const other = own ? caseFault(parsed.output.case, own) : null
  if (other)
    return { ok: false, ...other }
  // Files of the first builds have no sample.
  if (parsed.output.sample !== undefined && parsed.output.sample !== SAMPLE)
    return { ok: false, fault: 'lettersLost' }
  const answers: Record<string, string> = {}
  const leftOut: string[] = []
  for (const [name, value] of Object.entries(parsed.output.entries)) {
    const stored = toText(value)
    if (isAnswerName(name) && stored !== null && stored.length <= MAX_ENTRY && makes(name, stored))
      answers[name] = stored
    else
      leftOut.push(name)
  }
  const read: ReadAnswers = { ok: true, saved: parsed.output.saved, answers, leftOut }
  const names = Object.keys(answers).filter(name => lettersLost(answers[name]))
  return names.length > 0 ? { ok: false, fault: 'lettersLost', lost: { read, names } } : read
}

/** Answers without the entries named. */
export const without = ({ answers, leftOut, ...read }: ReadAnswers, names: readonly string[]): ReadAnswers =>
  ({ ...read, answers: Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name))), leftOut: [...leftOut, ...names] })

/** How far somebody has come is no answer: to look at a page, as who brings a file has just done, replaces nothing. */
const PATH = 'study'

/** Names of what would be lost here by taking the incoming answers: those that are there and say something else. */
export const wouldReplace = (here: Answers, incoming: Answers): string[] =>
  Object.keys(incoming).filter(name => name !== PATH && Object.hasOwn(here, name) && here[name] !== incoming[name])

/** The incoming answers as they are taken: parts of the path opened or read here stay so. */
export function joined(here: Answers, incoming: Answers): Answers {
  if (!Object.hasOwn(here, PATH) || !Object.hasOwn(incoming, PATH))
    return incoming
  const paths = [here, incoming].map(({ [PATH]: text }) => (parseJson(text) ?? {}) as { visited?: unknown, read?: unknown })
  const all = (lists: readonly unknown[]): unknown[] => [...new Set(lists.flatMap((list): unknown[] => Array.isArray(list) ? list : []))]
  const path = {
    ...paths[1],
    visited: all(paths.map(({ visited }) => visited)),
    // Older records do not tell what was read from what was opened.
    ...paths.some(({ read }) => read !== undefined) && { read: all(paths.map(({ read, visited }) => read ?? visited)) },
  }
  return { ...incoming, [PATH]: JSON.stringify(path) }
}
