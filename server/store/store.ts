/** Where a class is kept: PostgreSQL's SQL, whoever speaks it. */

export type Row = Record<string, unknown>

export interface Queries {
  /**
   * One statement with $1 … for its parameters: text, numbers, booleans and null; lists go as JSON.
   * @returns its rows; bigint columns are to be read by `Number()`, for drivers differ there
   */
  query: <T extends object = Row>(sql: string, params?: readonly unknown[]) => Promise<T[]>
}

export interface Store extends Queries {
  /** All or nothing: what `work` throws takes back what it did, and is thrown on. It may be run again, after others were in its way. */
  transaction: <T>(work: (queries: Queries) => Promise<T>) => Promise<T>
  /** Where several processes share it. */
  wakes?: Wakes
  close: () => Promise<void>
}

/** What processes that share a store call out to each other. It may get lost: whoever hears nothing has to look by themselves. */
export interface Wakes {
  /** In a transaction of its own. @param text of at most 7,000 bytes */
  call: (text: string) => Promise<void>
  /** Of all processes, this one too. @returns how to stop listening */
  onCall: (hear: (text: string) => void) => () => void
  /** Whether a call of our own comes back to us. It does not where a pooler stands between. @param patience ms */
  areHeard: (patience: number) => Promise<boolean>
}

/** The store is away, or has not answered in time: nothing can be said of what was asked. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway'
}
