import type { QuizFacts } from '#quiz/model/quiz'
import type { CourseEvent } from './report'
import { keyWord } from './report'

/* Statements of xAPI 1.0.3, and of them those that cmi5 defines. Ids and words of activities never change; versions stand nowhere. */

interface Words { zh: string, en: string }

/** What statements name, in both languages. */
export interface StatementFacts {
  /** Of the whole case, an IRI: all activities begin with it. */
  root: string
  boards: Readonly<Record<string, { name: Words, cards: readonly { id: string, name: Words, bin: string | null }[] }>>
  bins: Readonly<Record<string, Words>>
  quiz: readonly ({ id: string, question: Words, options: readonly ({ key: string } & Words)[] } & QuizFacts)[]
  judged: Readonly<Record<string, { sentence: Words, borneOut: boolean }>>
  slip: Readonly<Record<string, Words>>
}

export interface Launch {
  actor: unknown
  registration: string
  activityId: string
  /** As the platform gives it; in each statement. */
  contextTemplate: Record<string, unknown>
  masteryScore: number | null
}

export type Statement = { id: string, verb: { id: string, display: object }, [more: string]: unknown }

const CMI5 = 'https://w3id.org/xapi/cmi5'
const VERBS = {
  initialized: ['http://adlnet.gov/expapi/verbs/initialized', '开始', 'initialized'],
  completed: ['http://adlnet.gov/expapi/verbs/completed', '完成', 'completed'],
  passed: ['http://adlnet.gov/expapi/verbs/passed', '通过', 'passed'],
  terminated: ['http://adlnet.gov/expapi/verbs/terminated', '结束', 'terminated'],
  progressed: ['http://adlnet.gov/expapi/verbs/progressed', '进展到', 'progressed'],
  answered: ['http://adlnet.gov/expapi/verbs/answered', '作答', 'answered'],
} as const
export type Verb = keyof typeof VERBS
/** Those that cmi5 defines and a course goes by. */
const DEFINED: readonly Verb[] = ['initialized', 'completed', 'passed', 'terminated']

const words = ({ zh, en }: Words) => ({ 'zh-CN': zh, en })

/** An id that is the same whenever the same thing is said in the same registration: then it is there already. */
export function statementId(...parts: readonly string[]): string {
  const text = parts.join('\n')
  const hex = [0x811C9DC5, 0x01234567, 0x89ABCDEF, 0x7F4A7C15].map((seed) => {
    let hash = seed
    for (let at = 0; at < text.length; at++)
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
    hash ^= hash >>> 15
    return (Math.imul(hash, 0x2C1B3C6D) >>> 0).toString(16).padStart(8, '0')
  }).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

export const duration = (ms: number): string => `PT${Math.max(0, Math.floor(ms / 10) / 100)}S`

/** @param timestamp ISO, with its zone */
export function statement(launch: Launch, verb: Verb, timestamp: string, more: { id: string, object?: unknown, result?: unknown }): Statement {
  const { contextActivities, extensions, ...template } = launch.contextTemplate as { contextActivities?: Record<string, unknown>, extensions?: Record<string, unknown> }
  const given = (contextActivities?.category ?? []) as unknown[]
  const categories = [...DEFINED.includes(verb) ? ['cmi5'] : [], ...verb === 'completed' || verb === 'passed' ? ['moveon'] : []]
    .map(name => ({ objectType: 'Activity', id: `${CMI5}/context/categories/${name}` }))
  const [id, zh, en] = VERBS[verb]
  return {
    id: more.id,
    timestamp,
    actor: launch.actor,
    verb: { id, display: words({ zh, en }) },
    object: more.object ?? { objectType: 'Activity', id: launch.activityId },
    ...more.result === undefined ? {} : { result: more.result },
    context: {
      ...template,
      registration: launch.registration,
      contextActivities: { ...contextActivities, ...categories.length + given.length > 0 && { category: [...given, ...categories] } },
      extensions: { ...extensions, ...verb === 'passed' && launch.masteryScore !== null && { [`${CMI5}/context/extensions/masteryscore`]: launch.masteryScore } },
    },
  }
}

/** @param progress 0–1 */
export const progressResult = (progress: number) => ({ extensions: { [`${CMI5}/result/extensions/progress`]: Math.round(progress * 100) } })

const activity = (id: string, definition: object) => ({ objectType: 'Activity', id, definition: { type: 'http://adlnet.gov/expapi/activities/cmi.interaction', ...definition } })
const word = (id: string): string => id.replace(/[^A-Za-z0-9]/g, '_')

/** What a learner did as an activity and its result; null where the case no longer has it. */
export function answeredBy(event: CourseEvent, facts: StatementFacts): { object: object, result: object } | null {
  if (event.kind === 'checked') {
    const board = facts.boards[event.set]
    if (!board)
      return null
    const scored = board.cards.filter(({ bin }) => bin !== null)
    const pairs = board.cards.flatMap(({ id }) => event.placement[id] ? [`${word(id)}[.]${event.placement[id]}`] : [])
    const home = scored.filter(({ id, bin }) => event.placement[id] === bin).length
    return {
      object: activity(`${facts.root}:board_${event.set}`, {
        name: words(board.name),
        interactionType: 'matching',
        correctResponsesPattern: [scored.map(({ id, bin }) => `${word(id)}[.]${bin}`).join('[,]')],
        source: board.cards.map(({ id, name }) => ({ id: word(id), description: words(name) })),
        target: Object.entries(facts.bins).map(([id, name]) => ({ id, description: words(name) })),
      }),
      result: { response: pairs.join('[,]'), success: home === scored.length, score: { raw: home, min: 0, max: scored.length, scaled: scored.length ? Math.round(100 * home / scored.length) / 100 : 0 } },
    }
  }
  if (event.kind === 'answered') {
    const question = facts.quiz.find(({ id }) => id === event.id)
    return question
      ? {
          object: activity(`${facts.root}:quiz_${word(question.id)}`, {
            name: words(question.question),
            interactionType: question.type === 'order' ? 'sequencing' : 'choice',
            correctResponsesPattern: [question.answer.map(key => keyWord(question, key)).join('[,]')],
            choices: question.options.map(option => ({ id: keyWord(question, option.key), description: words(option) })),
          }),
          result: { response: event.response.join('[,]'), success: event.right, extensions: { [`${facts.root}:attempt`]: event.attempt } },
        }
      : null
  }
  const one = facts.judged[event.id]
  return one
    ? {
        object: activity(`${facts.root}:judged_${word(event.id)}`, { name: words(one.sentence), interactionType: 'true-false', correctResponsesPattern: [String(one.borneOut)] }),
        result: { response: String(event.yes), success: event.right },
      }
    : null
}

/** A line of the exit slip. */
export const slipAnswer = (id: string, text: string, facts: StatementFacts): { object: object, result: object } => ({
  object: activity(`${facts.root}:exit_${word(id)}`, { name: words(facts.slip[id]), interactionType: 'fill-in' }),
  result: { response: text },
})
