import type { Reader } from './reader'

/** What the deck is shown on. */
export interface Device {
  width: number
  height: number
  /** Small, and touched where the engine can be. */
  phone: boolean
}

/** An engine that has been started. */
export interface Driven {
  version: string
  /** A device of its own: it holds nothing of another's. `baseURL` is what addresses without an origin stand on. */
  reader: (device: Device, baseURL: string) => Promise<{ reader: Reader, close: () => Promise<void> }>
  close: () => Promise<void>
}
