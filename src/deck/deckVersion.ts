/** The version of this build, written into its page; null on the dev server, which nothing is kept of. */
export const deckVersion = (): string | null => document.querySelector<HTMLMetaElement>('meta[name="deck-version"]')?.content ?? null

/** Where the deck's own files are, whichever of its pages this is: the student's page lies in a folder beside them. */
export const deckFolder = (): string => new URL(__STUDY_PAGE__ === 'own' ? '../' : './', location.href).href
