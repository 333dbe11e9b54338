import cardIds from '../../../content/cards.yaml?ids'
import twinIds from '../../../content/twins.yaml?ids'

const ids: ReadonlySet<string> = /* @__PURE__ */ (() => new Set([...cardIds, ...twinIds]))()

/** Twins included. Links and files may name a card that was withdrawn since, or of another case. */
export const cardExists = (id: string): boolean => ids.has(id)
