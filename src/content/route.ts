import type { Route } from '../domain/sectionTime'

/** The lecture that this build is. */
export const deckRoute: Route = __DECK_ROUTE__
