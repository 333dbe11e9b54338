import type { Locator } from 'playwright/test'
import type { Lang } from '../../e2e/support/content'

/** How a finger can be had: not at all, by taps alone, or moved about as well. */
export type Touch = 'none' | 'taps' | 'moves'

export interface Where {
  lang?: Lang
  /** The folder of another build beside the lecture: `45/`. */
  build?: string
  /** Another origin than that of the tests, with its last slash. */
  at?: string
  /** What else stands before the `#`, without a `?`. */
  query?: string
}

/**
 * What a reader does with the deck, in as few verbs as the tests need: how an engine is driven is known to the two files that
 * implement this one only. Parts of a page are named by CSS selectors; of several the first that is seen is meant. Each verb
 * waits until it can be done, and throws where that is not within some seconds.
 */
export interface Reader {
  readonly touch: Touch
  /** An address after the `#`; waits until the page has its language. */
  open: (address: string, where?: Where) => Promise<void>
  /** An address as it is. */
  goTo: (url: string) => Promise<void>
  reload: () => Promise<void>
  /** Back, to what the browser may have kept of the page before. */
  back: () => Promise<void>
  /** A key by the name that `KeyboardEvent.key` has, pressed on a part that is given the focus first. */
  press: (key: string, on?: string) => Promise<void>
  click: (part: string) => Promise<void>
  /** By the mouse, from middle to middle. */
  drag: (part: string, onto: string) => Promise<void>
  /** By a finger. */
  tap: (part: string) => Promise<void>
  /** By a finger that rests a moment before it moves. */
  swipe: (part: string, onto: string) => Promise<void>
  write: (field: string, text: string) => Promise<void>
  /** Gives a file to a field that takes files. */
  give: (field: string, name: string, bytes: Uint8Array) => Promise<void>
  /** An attribute of the first part of this name, seen or not, or its text; waits until it is there. */
  read: (part: string, attribute?: string) => Promise<string | null>
  /** The pixels of a part, or of the window, as PNG. */
  picture: (part?: string) => Promise<Buffer>
  /** The page as its engine prints it; null where the engine prints for nobody but a person. */
  print: () => Promise<Buffer | null>
  /** A part to be measured in the page. */
  part: (part: string) => Pick<Locator, 'evaluate'>
  /** Runs in the page and gives back what can be written as JSON, or a promise of it. */
  ask: <T, A = null>(question: (given: A) => T, given?: A) => Promise<Awaited<T>>
  /** Another window of the same device. */
  another: () => Promise<Reader>
}

/** What all readers do alike, by the verbs of one. */
export const addressOf = (address: string, { lang = 'zh', build = '', at = './', query = '' }: Where): string =>
  `${at}${build}?lang=${lang}${query && `&${query}`}#/${address}`

/** Longest that a verb waits for what it is about, milliseconds. */
export const PATIENCE = 20_000
