import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { LiveFault, LiveState } from '#live/model/messages'

/* How a fault is told: the same everywhere (docs/rooms/live.md, the wire). */

const STATUS: Readonly<Record<LiveFault, ContentfulStatusCode>> = {
  body: 400, task: 400, voter: 401, host: 401, key: 401, origin: 403, locked: 403, code: 404, route: 404,
  closed: 409, version: 409, order: 409, confirm: 409, ended: 410, large: 413, type: 415, many: 429, busy: 503, full: 503,
}
/** Seconds after which it is worth asking again. */
const RETRY: Partial<Record<LiveFault, number>> = { many: 2, busy: 2, full: 60 }

export function refuse(c: Context, fault: LiveFault, state?: LiveState): Response {
  const retry = RETRY[fault]
  if (retry)
    c.header('retry-after', String(retry))
  // The rest of it is not waited for.
  if (fault === 'large')
    c.header('connection', 'close')
  return c.json({ error: fault, ...state && { state } }, STATUS[fault])
}
