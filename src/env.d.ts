/** Language of a build (`DECK_LANG`), empty when the reader's own choice counts. */
declare const __DECK_LANG__: string

