import type { Classes } from '../class/classes.ts'
import type { Context } from 'hono'
import type { Guesses } from './limits.ts'
import type { HttpBindings } from '@hono/node-server'
import type { IncomingMessage } from 'node:http'
import type { Role } from '../class/hub.ts'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as v from 'valibot'
import { parseJson } from '#base/model/json'
import { MAX_BODY } from '#live/model/messages'
import { Refused } from '../class/refused.ts'

/* What a request is, before anything is done for it: its body, its class, and by its cookies who asks. */

export type Env = { Bindings: HttpBindings }
type Asked = Context<Env>

/** A request's body; of one that is too long no more than that is read. */
async function textOf(incoming: IncomingMessage): Promise<string> {
  if (Number(incoming.headers['content-length'] ?? 0) > MAX_BODY)
    throw new Refused('large')
  const parts: Buffer[] = []
  let size = 0
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MAX_BODY)
      throw new Refused('large')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

export const voterCookie = (id: string) => `lv-${id}`
export const hostCookie = (id: string) => `lh-${id}`

export interface RequestOptions {
  classes: Classes
  url?: string
  base: string
  /** ms; how long a class is kept, and so its cookies. */
  keep: number
  guesses: Guesses
}

export function makeRequests({ classes, url, base, keep, guesses }: RequestOptions) {
  const path = `${base}/live`

  function isSecure(c: Asked): boolean {
    return url?.startsWith('https:') === true || c.req.header('x-forwarded-proto') === 'https'
  }

  /** From a page of another site? Its browser says so. */
  function isForeign(c: Asked): boolean {
    const origin = c.req.header('origin')
    if (origin === undefined)
      return false
    const own = [c.req.header('host'), c.req.header('x-forwarded-host'), url && new URL(url).host]
    return !URL.canParse(origin) || !own.includes(new URL(origin).host)
  }

  async function bodyOf<S extends v.GenericSchema>(c: Asked, schema: S): Promise<v.InferOutput<S>> {
    const read = v.safeParse(schema, parseJson(await textOf(c.env.incoming)))
    if (!read.success)
      throw new Refused('body')
    return read.output
  }

  /** The class of the address, and what the request's cookies are of it. Who has none has to guess the code. */
  async function of(c: Asked) {
    const found = await classes.find(c.req.param('code') ?? '')
    const voterToken = found ? getCookie(c, voterCookie(found.id)) : undefined
    const hostToken = found ? getCookie(c, hostCookie(found.id)) : undefined
    const isHost = Boolean(found && hostToken && await classes.isHost(found.id, hostToken))
    if (!found || (!isHost && !voterToken)) {
      if (!await guesses.judge(found !== null, Date.now()))
        throw new Refused('many')
      if (!found)
        throw new Refused('code')
    }
    const voter = voterToken === undefined ? null : classes.voterOf(found.id, voterToken)
    return { ...found, isHost, voter, voterToken: voterToken ?? null }
  }

  async function byHost(c: Asked): Promise<string> {
    const { id, isHost } = await of(c)
    if (!isHost)
      throw new Refused('host')
    return id
  }

  async function byVoter(c: Asked): Promise<{ id: string, voter: string }> {
    const { id, voter } = await of(c)
    if (!voter)
      throw new Refused('voter')
    return { id, voter }
  }

  /** In which role, and never in more than the cookie allows. */
  async function as(c: Asked): Promise<{ id: string, role: Role, voter?: string }> {
    const role = c.req.query('as') ?? 'voter'
    if (role === 'voter')
      return { role, ...await byVoter(c) }
    if (role !== 'screen' && role !== 'host')
      throw new Refused('body')
    return { role, id: await byHost(c) }
  }

  return {
    isForeign,
    bodyOf,
    of,
    byHost,
    byVoter,
    as,
    giveCookie: (c: Asked, name: string, value: string) => setCookie(c, name, value, { httpOnly: true, sameSite: 'Strict', path, maxAge: Math.round(keep / 1000), secure: isSecure(c) }),
    takeCookie: (c: Asked, name: string) => deleteCookie(c, name, { path }),
  }
}
