// What the bench tells the processes of its phones, and what they say.
import type { PhoneReport } from '../../../tests/live/proof.ts'
import process from 'node:process'

export type Told =
  | { do: 'begin', base: string, code: string, from: number, phones: number, seed: number }
  /** In `ms`, at any time of it each; done when every phone has its stream and a state. */
  | { do: 'join', ms: number }
  /** Moves of each phone, spread over `ms`; the last one says "finished". `repeats`: part of phones that send everything again. `without`: so many of the last ones do nothing. */
  | { do: 'sort', round: 1 | 2, moves: number, ms: number, repeats?: number, without?: number }
  /** Of so many phones the stream is read no more. */
  | { do: 'slow', part: number }
  /** All connections go at once. `back`: ms after which phones come back, in the same second. Else by the page's own rule. */
  | { do: 'cut', back: number | null }
  /** When each phone was last back, ms by the clock that all processes share. */
  | { do: 'back' }
  | { do: 'churn', times: number }
  /** Bodies that no page sends. */
  | { do: 'hostile', phones: number, ms: number }
  | { do: 'late', round: 1 | 2 }
  | { do: 'report' }
  | { do: 'end' }

/** A probe's move: when it was sent first, and what its cell's count is from then on. */
export interface Tap { at: number, row: string, cell: number, n: number }
export interface Sorted { taps: Tap[], acks: number[], sent: number }
export interface Report extends PhoneReport { bytes: number }

/** ms by a clock that processes of one computer share. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6
