import type { Answer, Objective } from './report'
import type { Version } from './formats'
import { scaledScore } from './score'

/** What is to lie at a platform: the whole of it, so that only what has changed is set. */
export interface CourseReport {
  objectives: readonly Objective[]
  answers: readonly Answer[]
  /** 0–100; null: nothing counted yet. */
  raw: number | null
  completed: boolean
  passed: boolean
  /** Whether anybody can pass. */
  canPass: boolean
  /** 0–1. */
  progress: number
  /** The part that is open; empty: the path. */
  place: string
}

export type Element = readonly [name: string, value: string]

/** In 1.2 an answer is one letter or digit. */
const LETTER: Readonly<Record<string, string>> = { project: 'p', resource: 'r', development: 'd', unstaged: 'u', yes: 't', no: 'f' }
const WORD: Readonly<Record<string, string>> = { yes: 'true', no: 'false' }

const RESULTS = {
  '1.2': { right: 'correct', wrong: 'wrong', neutral: 'neutral' },
  '2004': { right: 'correct', wrong: 'incorrect', neutral: 'neutral' },
} as const

/** Words that a learner wrote, as a report holds them: a line of so many characters, no letter cut in two. */
export function reportText(text: string, max: number): string {
  const line = text.replace(/[\0-\x1F\x7F]+/g, ' ').replaceAll('[,]', ',').replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '').trim()
  return line.slice(0, max).replace(/[\uD800-\uDBFF]$/, '')
}

function response(version: Version, type: Answer['type'], values: readonly string[]): string {
  if (type === 'fill-in')
    return reportText(values.join(' '), version === '1.2' ? 255 : 250)
  return version === '1.2' ? values.map(value => LETTER[value] ?? value).join(',') : values.map(value => WORD[value] ?? value).join('[,]')
}

/** A line as elements; the first three also where nothing is answered, since a platform takes numbers only one after the other. */
function answerElements(version: Version, { id, type, right, given, result }: Answer, n: number): Element[] {
  const element = (name: string): string => `cmi.interactions.${n}.${name}`
  return [
    [element('id'), id],
    [element('type'), type],
    ...right === null ? [] : [[element('correct_responses.0.pattern'), response(version, type, right)] as const],
    ...given === null ? [] : [[element(version === '1.2' ? 'student_response' : 'learner_response'), response(version, type, given)] as const],
    ...result === null ? [] : [[element('result'), RESULTS[version][result]] as const],
  ]
}

function objectiveElements(version: Version, { id, raw }: Objective, n: number): Element[] {
  const element = (name: string): string => `cmi.objectives.${n}.${name}`
  const status = raw === null ? 'not attempted' : raw === 100 ? 'completed' : 'incomplete'
  return [
    [element('id'), id],
    ...raw === null ? [] : scoreElements(version, `cmi.objectives.${n}.score`, raw),
    [element(version === '1.2' ? 'status' : 'completion_status'), status],
  ]
}

const scoreElements = (version: Version, name: string, raw: number): Element[] => [
  ...version === '2004' ? [[`${name}.scaled`, scaledScore(raw)] as const] : [],
  [`${name}.raw`, String(raw)],
  [`${name}.min`, '0'],
  [`${name}.max`, '100'],
]

/** Below what is to be reached a learner is not done, and has never failed. */
function statusElements(version: Version, { completed, passed, canPass, progress }: CourseReport): Element[] {
  if (version === '1.2')
    return [['cmi.core.lesson_status', passed ? 'passed' : completed && !canPass ? 'completed' : 'incomplete']]
  return [
    ['cmi.completion_status', completed ? 'completed' : 'incomplete'],
    ...canPass ? [['cmi.success_status', passed ? 'passed' : 'unknown'] as const] : [],
    ['cmi.progress_measure', String(progress)],
  ]
}

/** In the order in which they are set: what a platform reckons from comes before what it reckons. The state and the time come after. */
export const reportElements = (version: Version, report: CourseReport): Element[] => [
  ...report.objectives.flatMap((one, n) => objectiveElements(version, one, n)),
  ...report.answers.flatMap((one, n) => answerElements(version, one, n)),
  ...report.raw === null ? [] : scoreElements(version, version === '1.2' ? 'cmi.core.score' : 'cmi.score', report.raw),
  ...statusElements(version, report),
  [version === '1.2' ? 'cmi.core.lesson_location' : 'cmi.location', report.place],
]

/** @param ms since the page was opened */
export function sessionTime(version: Version, ms: number): Element {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (version === '2004')
    return ['cmi.session_time', `PT${seconds}S`]
  const two = (value: number): string => String(value).padStart(2, '0')
  return ['cmi.core.session_time', `${two(Math.min(9999, Math.floor(seconds / 3600)))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`]
}
