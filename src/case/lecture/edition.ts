import type { Edition } from '#deck/model/sectionTime'

/** The lecture that this build is. */
export const deckEdition: Edition = __DECK_ROUTE__

/** Whether it is one file, opened from a disk: without an address, a service worker, or anything beside it. */
export const singleFile: boolean = __DECK_SINGLE__

/**
 * Version of that file, the day on which it was made (YYYY-MM-DD), and the address where newer ones are found, empty where
 * none is known; null where the deck is no such file: a site has what is newest.
 */
export const fileVersion: { version: string, date: string, releases: string } | null = __DECK_FILE__
