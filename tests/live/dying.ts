// A store whose process is killed at an instant of its work that nobody could hit from outside.
import type { Queries, Store } from '../../server/store/store.ts'
import process from 'node:process'

/**
 * `write`: in a batch, before its answers are written. `commit`: after its commit, before anybody is told. `close`: before a closing
 * is written; `closed`: after its commit, before the lecturer is told. `export`: while an export is read.
 */
export const INSTANTS = ['write', 'commit', 'close', 'closed', 'export'] as const
export type Instant = typeof INSTANTS[number]

export interface Armed { at: Instant, /** The how manieth of these. */ nth: number }

const isWrite = (sql: string) => sql.includes('insert into answer')
const isClose = (sql: string, params: readonly unknown[] = []) => sql.includes('insert into step') && params.includes('closed')
const isExport = (sql: string) => /select voter.* from answer where class = \$1$/.test(sql)

export function dying(): { around: (store: Store) => Store, arm: (armed: Armed) => void } {
  let armed: Armed | null = null
  const at = (instant: Instant) => {
    if (armed?.at === instant && --armed.nth <= 0)
      process.kill(process.pid, 'SIGKILL')
  }
  const watched = (queries: Queries, seen: (sql: string, params?: readonly unknown[]) => void): Queries => ({
    ...queries,
    query: (sql, params) => {
      seen(sql, params)
      if (isWrite(sql))
        at('write')
      if (isClose(sql, params))
        at('close')
      if (isExport(sql))
        at('export')
      return queries.query(sql, params)
    },
  })
  return {
    arm: (next) => { armed = next },
    around: store => ({
      ...store,
      ...watched(store, () => {}),
      transaction: async (work) => {
        let wrote = false
        let closed = false
        const result = await store.transaction(queries => work(watched(queries, (sql, params) => {
          wrote ||= isWrite(sql)
          closed ||= isClose(sql, params)
        })))
        if (wrote)
          at('commit')
        if (closed)
          at('closed')
        return result
      },
    }),
  }
}
