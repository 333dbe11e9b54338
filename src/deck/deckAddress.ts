import { settings } from '#case/index'
import { singleFile } from '#case/lecture/edition'
import { inCourse } from './inCourse'
import { outwardAddress } from './model/phoneAddress'

/** The page of the deck: from the student's own page, that of the folder around it. */
const deckPage = (): URL => new URL(__STUDY_PAGE__ === 'own' ? '../' : location.href, location.href)

/** Where others find this very deck; empty where they can't. */
const here = (): string => outwardAddress(deckPage(), document.querySelector<HTMLMetaElement>('meta[name="deck-origin"]')?.content)

/**
 * The address that phones are sent to; empty: none. The lecturer's own comes first: a deck may be shown from elsewhere.
 * `npm run handouts -- --base-url` says another; nothing in an address can, for a code on paper is trusted.
 */
export const phoneDeck = (): string => window.deckPublicUrl ?? (settings.publicUrl || here())

/**
 * The address for a link to share: where the deck is now, wherever it is put; a file on a disk has only its public address, if any, and a
 * course platform's address opens to nobody else.
 */
export const sharedDeck = (): string => inCourse ? '' : singleFile ? settings.publicUrl.replace(/#.*$/, '') : here() || `${deckPage().origin}${deckPage().pathname}`
