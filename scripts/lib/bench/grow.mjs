// @ts-check
// A case of many times the cards and claims, to see what the deck makes of it.
import { parse, stringify } from 'yaml'

/**
 * Texts of content/ by file name, with every card, its reasons, its pairs and every claim there `times` times, and all
 * of the cards in the full set. The copies' words are those of the case, so that the fonts stay the same; each cites the
 * claims of its own copy. The sets that slides show stay as they are.
 * @param {Record<string, string>} files
 * @param {number} times 1 gives the case as it is
 * @returns {Record<string, string>}
 */
export function growCase(files, times) {
  const copies = Array.from({ length: times }, (_, copy) => copy)
  /** @param {string} name */
  const read = name => parse(files[name])
  /** @param {string} id @param {number} copy */
  const nth = (id, copy) => copy === 0 ? id : `${id}-${copy + 1}`
  /** @param {any} entry @param {number} copy */
  const cite = (entry, copy) => ({
    ...entry,
    ...entry.claims && { claims: entry.claims.map((/** @type {string} */ id) => nth(id, copy)) },
    ...entry.echoes && { echoes: entry.echoes.map((/** @type {string} */ id) => nth(id, copy)) },
  })
  /** @param {string} name @param {string[]} ids fields that hold an id of the copied things */
  const list = (name, ids) => {
    const entries = read(name)
    return copies.flatMap(copy => entries.map((/** @type {any} */ entry) =>
      ({ ...cite(entry, copy), ...Object.fromEntries(ids.map(field => [field, nth(entry[field], copy)])) })))
  }

  const ofCards = Object.entries(read('reasons'))
  const reasons = Object.fromEntries(copies.flatMap(copy => ofCards.map(([id, bins]) =>
    [nth(id, copy), Object.fromEntries(Object.entries(bins).map(([bin, reason]) => [bin, cite(reason, copy)]))])))
  const { retired, sets } = read('sets')
  /** @param {string[]} ids */
  const all = ids => copies.flatMap(copy => ids.map(id => nth(id, copy)))
  const { words, allowed } = read('forbidden')
  // `reasons/S1-03/project`, `pairs/S1-04+S3-01`: the copies may use the words that the entry may use.
  const allowedCopies = copies.flatMap(copy => allowed.filter((/** @type {any} */ { entry }) => copy === 0 || /^(?:cards|claims|pairs|reasons)\//.test(entry))
    .map((/** @type {any} */ rule) => ({ ...rule, entry: rule.entry.replace(/(?<=^\w+\/)[^/]+/, (/** @type {string} */ name) => name.split('+').map(id => nth(id, copy)).join('+')) })))

  const grown = {
    claims: list('claims', ['id']),
    cards: list('cards', ['id']),
    pairs: list('pairs', ['a', 'b']),
    reasons,
    sets: { retired, sets: { ...sets, full: { ...sets.full, cards: all(sets.full.cards), poolOrder: all(sets.full.poolOrder) } } },
    forbidden: { words, allowed: allowedCopies },
  }
  return { ...files, ...Object.fromEntries(Object.entries(grown).map(([name, data]) => [name, stringify(data, { aliasDuplicateObjects: false, lineWidth: 0 })])) }
}
