/** The version of this build, written into its page; null on the dev server, which nothing is kept of. */
export const deckVersion = (): string | null => document.querySelector<HTMLMetaElement>('meta[name="deck-version"]')?.content ?? null
