import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BuiltWith } from './coursePlatform'
import { answer, bodyOf, serveCourse } from './coursePlatform'

/* A small platform of cmi5 with the store of its records: it refuses what the rules forbid, and says which. */

export interface Said { id: string, verb: { id: string }, result?: { score?: { scaled: number }, completion?: boolean, success?: boolean, duration?: string, response?: string, extensions?: Record<string, unknown> }, object: { id: string, definition?: { interactionType?: string, name?: Record<string, string> } }, context: { registration: string, contextActivities?: { category?: { id: string }[] }, extensions?: Record<string, unknown> } }

const DEFINED = ['initialized', 'completed', 'passed', 'failed', 'terminated']
const CATEGORY = 'https://w3id.org/xapi/cmi5/context/categories/'
const SESSION = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid'

export const verbOf = ({ verb }: Said): string => verb.id.split('/').at(-1)!

export async function cmi5Platform(built: BuiltWith = {}) {
  const said: Said[] = []
  const documents = new Map<string, string>()
  const refused: string[] = []
  /** By session: what was given out, and whether it has ended. */
  const sessions = new Map<string, { registration: string, token: string, given: boolean, ended: boolean }>()
  const options = { mode: 'Normal', masteryScore: null as number | null, language: 'en', /** Where a learner goes from the page. */ back: null as string | null, /** Takes what comes, and its answer gets lost. */ deaf: false }

  const refuse = (response: ServerResponse, why: string, code = 400): true => {
    refused.push(why)
    answer(response, code, JSON.stringify({ why }))
    return true
  }

  function faultOf(one: Said, session: { registration: string, ended: boolean }, id: string): string | null {
    const verb = verbOf(one)
    const categories = (one.context.contextActivities?.category ?? []).map(({ id: category }) => category)
    const own = said.filter(other => other.context.registration === session.registration)
    const here = own.filter(other => other.context.extensions?.[SESSION] === id)
    if (session.ended)
      return `${verb} after terminated`
    if (one.context.registration !== session.registration || one.context.extensions?.[SESSION] !== id)
      return `${verb} without registration or session`
    if (here.length === 0 && verb !== 'initialized')
      return `${verb} before initialized`
    if (DEFINED.includes(verb) !== categories.includes(`${CATEGORY}cmi5`))
      return `${verb} with the wrong category`
    if (['completed', 'passed'].includes(verb) !== categories.includes(`${CATEGORY}moveon`))
      return `${verb} and moveon`
    if (['completed', 'passed'].includes(verb) && own.some(other => verbOf(other) === verb))
      return `a second ${verb}`
    if (verb === 'completed' && (one.result?.score || one.result?.completion !== true || !one.result.duration))
      return 'completed with a score, or without completion and duration'
    if (verb === 'passed' && (one.result?.success !== true || one.result.score?.scaled === undefined || (options.masteryScore !== null && one.result.score.scaled < options.masteryScore)))
      return 'passed without success, or below the mastery score'
    if (verb === 'terminated' && !one.result?.duration)
      return 'terminated without duration'
    return options.mode !== 'Normal' && !['initialized', 'terminated'].includes(verb) ? `${verb} in mode ${options.mode}` : null
  }

  function take(one: Said, session: { registration: string, ended: boolean }, id: string): string | null {
    const fault = faultOf(one, session, id)
    if (fault)
      return fault
    said.push(one)
    if (verbOf(one) === 'terminated')
      session.ended = true
    return null
  }

  async function lrs(request: IncomingMessage, response: ServerResponse, { pathname, searchParams }: URL): Promise<boolean> {
    if (pathname === '/fetch') {
      const session = sessions.get(searchParams.get('session') ?? '')
      if (request.method !== 'POST' || !session || session.given) {
        answer(response, 200, JSON.stringify({ 'error-code': '1', 'error-text': 'The token was given already.' }))
        return true
      }
      session.given = true
      answer(response, 200, JSON.stringify({ 'auth-token': session.token }))
      return true
    }
    if (!pathname.startsWith('/lrs/'))
      return false
    const entry = [...sessions].find(([, { token }]) => request.headers.authorization === `Basic ${token}`)
    if (!entry || request.headers['x-experience-api-version'] !== '1.0.3')
      return refuse(response, 'no token or version', 401)
    const [id, session] = entry
    if (pathname === '/lrs/activities/state') {
      const stateId = searchParams.get('stateId')!
      if (searchParams.get('registration') !== session.registration || !searchParams.get('agent'))
        return refuse(response, 'state without registration')
      const key = `${session.registration} ${stateId}`
      if (request.method === 'PUT') {
        documents.set(key, await bodyOf(request))
        answer(response, 204)
        return true
      }
      if (stateId === 'LMS.LaunchData') {
        answer(response, 200, JSON.stringify({ contextTemplate: { contextActivities: { grouping: [{ id: 'urn:test:au' }] }, extensions: { [SESSION]: id } }, launchMode: options.mode, moveOn: 'Completed', ...options.masteryScore === null ? {} : { masteryScore: options.masteryScore }, ...options.back === null ? {} : { returnURL: options.back } }))
        return true
      }
      const text = documents.get(key)
      answer(response, text === undefined ? 404 : 200, text ?? '')
      return true
    }
    if (pathname === '/lrs/agents/profile') {
      answer(response, 200, JSON.stringify({ languagePreference: options.language, audioPreference: 'on' }))
      return true
    }
    if (pathname === '/lrs/statements') {
      const body = JSON.parse(await bodyOf(request)) as Said | Said[]
      const all = Array.isArray(body) ? body : [body]
      if (request.method === 'PUT' && all[0].id !== searchParams.get('statementId'))
        return refuse(response, 'another id in the address')
      // There already, said before under the same id: a conflict, and for its sake all of a batch is not taken.
      if (all.some(one => said.some(other => other.id === one.id))) {
        answer(response, 409)
        return true
      }
      for (const one of all) {
        const fault = take(one, session, id)
        if (fault)
          return refuse(response, fault, 403)
      }
      if (options.deaf) {
        // Not a broken connection: a browser would ask again by itself.
        answer(response, 500)
        return true
      }
      answer(response, request.method === 'PUT' ? 204 : 200, request.method === 'PUT' ? '' : JSON.stringify(all.map(one => one.id)))
      return true
    }
    return refuse(response, `nothing at ${pathname}`, 404)
  }

  const { server, origin } = await serveCourse('cmi5', lrs, built)
  let launches = 0
  return {
    said,
    documents,
    refused,
    options,
    elsewhere: `${origin}/elsewhere`,
    /** A new session of a registration. */
    launch(registration: string): string {
      const session = `session-${launches += 1}`
      sessions.set(session, { registration, token: Buffer.from(`${session}:x`).toString('base64'), given: false, ended: false })
      return `${origin}/course/index.html?${new URLSearchParams({
        endpoint: `${origin}/lrs/`,
        fetch: `${origin}/fetch?session=${session}`,
        actor: JSON.stringify({ objectType: 'Agent', account: { homePage: origin, name: registration } }),
        registration,
        activityId: 'urn:test:au',
      })}`
    },
    verbs: (registration: string): string[] => said.filter(one => one.context.registration === registration).map(verbOf),
    close: () => new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}
