import type { Launch, Statement, StatementFacts, Verb } from './model/statements'
import type { CourseEvent } from './model/report'
import type { Platform, StateCodec, Update } from './platform'
import { parseJson } from '#base/model/json'
import { reportText } from './model/elements'
import { answeredBy, duration, progressResult, slipAnswer, statement, statementId } from './model/statements'

/** What a launch has in its address. */
export interface Cmi5Address {
  endpoint: string
  fetch: string
  actor: unknown
  registration: string
  activityId: string
}

/** Null where it is no launch. Never throws. */
export function readCmi5Address(search: string): Cmi5Address | null {
  const get = new URLSearchParams(search)
  const [endpoint, fetch, registration, activityId] = ['endpoint', 'fetch', 'registration', 'activityId'].map(name => get.get(name) ?? '')
  const actor = parseJson(get.get('actor') ?? '')
  if (typeof actor !== 'object' || actor === null || !registration || !activityId || ![endpoint, fetch].every(address => /^https?:\/\//.test(address)))
    return null
  return { endpoint: endpoint.endsWith('/') ? endpoint : `${endpoint}/`, fetch, actor, registration, activityId }
}

const STATE_ID = 'answers'

interface Sent { completed: boolean, passed: boolean, progress: number, exit: Record<string, string> }
const NOTHING_SENT: Sent = { completed: false, passed: false, progress: 0, exit: {} }

/** The document at the platform: a state, and what has been said already. */
const withSent = (text: string, sent: Sent): string => JSON.stringify({ ...JSON.parse(text) as object, sent })
function readSent(text: string): Sent {
  const { sent } = (parseJson(text) ?? {}) as { sent?: Partial<Sent> }
  return { ...NOTHING_SENT, ...sent, exit: { ...sent?.exit } }
}

/**
 * A cmi5 platform from its launch on. `closed` where the launch is over: its token is given once, and after the end nothing may follow.
 * Rejects where the platform does not answer.
 */
export async function openCmi5(address: Cmi5Address, codec: StateCodec, facts: StatementFacts, now: () => number, ask: typeof fetch = fetch.bind(globalThis)): Promise<Platform | 'closed'> {
  const { endpoint, actor, registration, activityId } = address
  const given = await ask(address.fetch, { method: 'POST' })
  const token = (await given.json() as { 'auth-token'?: unknown })['auth-token']
  if (!given.ok || typeof token !== 'string')
    return 'closed'
  const headers = { 'Authorization': `Basic ${token}`, 'X-Experience-API-Version': '1.0.3' }
  const json = { ...headers, 'Content-Type': 'application/json' }
  const agent = JSON.stringify(actor)
  const stateAddress = (stateId: string): string => `${endpoint}activities/state?${new URLSearchParams({ stateId, activityId, agent, registration })}`

  const launchData = await ask(stateAddress('LMS.LaunchData'), { headers })
  if (!launchData.ok)
    throw new Error(`The platform does not say what is launched (${launchData.status}).`)
  const { contextTemplate = {}, launchMode = 'Normal', masteryScore = null, returnURL = null } = await launchData.json() as { contextTemplate?: Record<string, unknown>, launchMode?: string, masteryScore?: number | null, returnURL?: string | null }
  const preferences = await ask(`${endpoint}agents/profile?${new URLSearchParams({ profileId: 'cmi5LearnerPreferences', agent })}`, { headers })
  const { languagePreference = '' } = preferences.ok ? await preferences.json() as { languagePreference?: string } : {}
  const kept = await ask(stateAddress(STATE_ID), { headers })
  const document = kept.ok ? await kept.text() : ''
  if (!kept.ok && kept.status !== 404)
    throw new Error(`The platform keeps its state back (${kept.status}).`)

  const launch: Launch = { actor, registration, activityId, contextTemplate, masteryScore }
  const normal = launchMode === 'Normal'
  const session = String((contextTemplate.extensions as Record<string, unknown> | undefined)?.['https://w3id.org/xapi/cmi5/context/extensions/sessionid'] ?? now())
  const sent = readSent(document)
  /** Of that, what the platform has: what was only on its way is said once more, under the same id. */
  let delivered = structuredClone(sent)
  const queue: Statement[] = []
  const taken = new WeakSet<CourseEvent>()
  /** What was sent and may lie there: it is not sent in one batch with others, all of which would be refused for its sake. */
  const tried = new WeakSet<Statement>()
  let said = 0
  const make = (verb: Verb, more: { object?: unknown, result?: unknown } = {}, id = statementId(session, verb, String(said += 1), String(now()))): Statement =>
    statement(launch, verb, new Date(now()).toISOString(), { id, ...more })

  async function put(one: Statement): Promise<boolean> {
    tried.add(one)
    const response = await ask(`${endpoint}statements?${new URLSearchParams({ statementId: one.id })}`, { method: 'PUT', headers: json, body: JSON.stringify(one), keepalive: true })
    // It is there already.
    return response.ok || response.status === 409
  }
  if (!await put(make('initialized', {}, statementId(session, 'initialized'))))
    return 'closed'

  /** What is still to be said, each once; the order is that in which it happened. */
  function collect({ report, events, ms }: Update): void {
    if (!report || !normal)
      return
    for (const event of events.filter(one => !taken.has(one))) {
      taken.add(event)
      const answered = answeredBy(event, facts)
      if (answered)
        queue.push(make('answered', answered))
    }
    for (const { id, type, given: lines } of report.answers) {
      const line = Object.keys(facts.slip).find(one => `exit_${one.replace(/[^A-Za-z0-9]/g, '_')}` === id)
      const text = type === 'fill-in' && lines ? reportText(lines.join(' '), 1000) : ''
      if (line === undefined || text === '' || sent.exit[line] === text)
        continue
      sent.exit[line] = text
      queue.push(make('answered', slipAnswer(line, text, facts)))
    }
    if (Math.round(report.progress * 100) > sent.progress) {
      sent.progress = Math.round(report.progress * 100)
      queue.push(make('progressed', { result: progressResult(report.progress) }))
    }
    if (report.completed && !sent.completed) {
      sent.completed = true
      queue.push(make('completed', { result: { completion: true, duration: duration(ms) } }, statementId(registration, activityId, 'completed')))
    }
    const scaled = (report.raw ?? 0) / 100
    if (report.passed && !sent.passed && (masteryScore === null || scaled >= masteryScore)) {
      sent.passed = true
      queue.push(make('passed', { result: { success: true, score: { scaled, raw: report.raw, min: 0, max: 100 }, duration: duration(ms) } }, statementId(registration, activityId, 'passed')))
    }
  }
  const putState = (update: Update): Promise<Response> =>
    ask(stateAddress(STATE_ID), { method: 'PUT', headers: json, body: withSent(codec.write(update.state).text, delivered), keepalive: true })

  return {
    opened: {
      state: document === '' ? null : codec.read(document) ?? 'unread',
      kept: document,
      learner: agent,
      mode: launchMode === 'Review' ? 'review' : launchMode === 'Browse' ? 'browse' : 'normal',
      completed: sent.completed,
      passed: sent.passed,
      language: languagePreference.split(',')[0] || null,
      back: returnURL !== null && /^https?:/i.test(returnURL) ? returnURL : null,
    },
    async send(update) {
      try {
        collect(update)
        while (queue.length > 0) {
          if (!await put(queue[0]))
            return false
          queue.shift()
        }
        delivered = structuredClone(sent)
        return (await putState(update)).ok
      }
      catch {
        return false
      }
    },
    finish(update) {
      collect(update)
      void putState(update).catch(() => {})
      for (const one of queue.filter(waiting => tried.has(waiting)))
        void put(one).catch(() => {})
      const last = [...queue.filter(waiting => !tried.has(waiting)), make('terminated', { result: { duration: duration(update.ms) } }, statementId(session, 'terminated'))]
      void ask(`${endpoint}statements`, { method: 'POST', headers: json, body: JSON.stringify(last), keepalive: true }).catch(() => {})
      return true
    },
  }
}
