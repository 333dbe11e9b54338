import { useDeck } from '#deck/useDeck'

/** Tag of the headings inside a slide: one below its title, which the lecture as text has as an h3. Call in setup. */
export const usePartHeading = (): 'h2' | 'h4' => useDeck().textPage ? 'h4' : 'h2'
