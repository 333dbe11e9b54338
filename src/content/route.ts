import type { Route } from '../domain/sectionTime'

/** The lecture that this build is. */
export const deckRoute: Route = __DECK_ROUTE__

/** Whether it is one file, opened from a disk: without an address, a service worker, or anything beside it. */
export const singleFile: boolean = __DECK_SINGLE__
