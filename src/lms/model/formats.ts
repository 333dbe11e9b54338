/*
 * What each version of SCORM takes, as strictly as the strictest platform seen: a value that is not in these tables is not sent.
 * SCORM 1.2: "Run-Time Environment", 3.4, as Moodle checks it. SCORM 2004: 4th edition, RTE 4.2, with the smallest lengths
 * that it promises (SPM).
 */

export type Version = '1.2' | '2004'

const between = (least: number, most: number, digits: number) => (text: string): boolean =>
  new RegExp(`^-?\\d+(?:\\.\\d{1,${digits}})?$`).test(text) && Number(text) >= least && Number(text) <= most
const word = (...words: readonly string[]) => (text: string): boolean => words.includes(text)
const matches = (form: RegExp) => (text: string): boolean => form.test(text)
const upTo = (length: number) => (text: string): boolean => text.length <= length && !/[\0-\x08\x0B-\x1F\uD800-\uDFFF]/u.test(text)

const ID = matches(/^[A-Za-z][A-Za-z0-9_]{0,249}$/)
const STATE = (text: string): boolean => text.length <= 4096 && /^[\w.-]*$/.test(text)
const RAW = between(0, 100, 2)

type Table = Readonly<Record<string, (text: string) => boolean>>

const SCORM12: Table = {
  'cmi.core.lesson_status': word('passed', 'completed', 'incomplete'),
  'cmi.core.lesson_location': upTo(255),
  'cmi.core.exit': word('suspend'),
  'cmi.core.score.raw': RAW,
  'cmi.core.score.min': RAW,
  'cmi.core.score.max': RAW,
  'cmi.core.session_time': matches(/^\d{2,4}:[0-5]\d:[0-5]\d$/),
  'cmi.suspend_data': STATE,
  'cmi.objectives.n.id': ID,
  'cmi.objectives.n.score.raw': RAW,
  'cmi.objectives.n.score.min': RAW,
  'cmi.objectives.n.score.max': RAW,
  'cmi.objectives.n.status': word('completed', 'incomplete', 'not attempted'),
  'cmi.interactions.n.id': ID,
  'cmi.interactions.n.type': word('choice', 'sequencing', 'true-false', 'fill-in'),
  'cmi.interactions.n.correct_responses.0.pattern': matches(/^[a-z0-9](?:,[a-z0-9])*$/),
  'cmi.interactions.n.student_response': upTo(255),
  'cmi.interactions.n.result': word('correct', 'wrong', 'neutral'),
}

const WORD = '[A-Za-z0-9_]{1,250}'
const SCORM2004: Table = {
  'cmi.completion_status': word('completed', 'incomplete'),
  'cmi.success_status': word('passed', 'unknown'),
  'cmi.progress_measure': between(0, 1, 2),
  'cmi.location': upTo(1000),
  'cmi.exit': word('suspend'),
  'cmi.score.scaled': between(-1, 1, 2),
  'cmi.score.raw': RAW,
  'cmi.score.min': RAW,
  'cmi.score.max': RAW,
  'cmi.session_time': matches(/^PT\d{1,7}(?:\.\d{1,2})?S$/),
  'cmi.suspend_data': STATE,
  'cmi.objectives.n.id': ID,
  'cmi.objectives.n.score.scaled': between(-1, 1, 2),
  'cmi.objectives.n.score.raw': RAW,
  'cmi.objectives.n.score.min': RAW,
  'cmi.objectives.n.score.max': RAW,
  'cmi.objectives.n.completion_status': word('completed', 'incomplete', 'not attempted'),
  'cmi.interactions.n.id': ID,
  'cmi.interactions.n.type': word('choice', 'sequencing', 'true-false', 'fill-in'),
  'cmi.interactions.n.correct_responses.0.pattern': matches(new RegExp(`^${WORD}(?:\\[,\\]${WORD})*$`)),
  'cmi.interactions.n.learner_response': upTo(250),
  'cmi.interactions.n.result': word('correct', 'incorrect', 'neutral'),
}

const TABLES: Record<Version, Table> = { '1.2': SCORM12, '2004': SCORM2004 }

/** What an answer of a type may look like. */
const RESPONSES: Record<Version, Record<string, (text: string) => boolean>> = {
  '1.2': { 'choice': matches(/^[a-z0-9](?:,[a-z0-9])*$/), 'sequencing': matches(/^[a-z0-9](?:,[a-z0-9])*$/), 'true-false': word('t', 'f'), 'fill-in': upTo(255) },
  '2004': { 'choice': matches(new RegExp(`^${WORD}(?:\\[,\\]${WORD})*$`)), 'sequencing': matches(new RegExp(`^${WORD}(?:\\[,\\]${WORD})*$`)), 'true-false': word('true', 'false'), 'fill-in': upTo(250) },
}

/** Whether a value may be set: its element is in the table, and it has that element's form. */
export function isAllowed(version: Version, element: string, value: string): boolean {
  const general = element.replace(/^(cmi\.(?:interactions|objectives))\.(?:0|[1-9]\d{0,3})\./, '$1.n.')
  const table = TABLES[version]
  return Object.hasOwn(table, general) && table[general](value)
}

export const isAllowedResponse = (version: Version, type: string, value: string): boolean => RESPONSES[version][type]?.(value) ?? false
