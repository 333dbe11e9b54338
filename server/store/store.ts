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
  /** All or nothing: what `work` throws takes back what it did, and is thrown on. */
  transaction: <T>(work: (queries: Queries) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/** The store is away, or has not answered in time: nothing can be said of what was asked. */
export class StoreAway extends Error {}
