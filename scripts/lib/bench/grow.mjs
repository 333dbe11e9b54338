// @ts-check
// A case of many times the cards and claims, to see what the deck makes of it.
import { parse, stringify } from 'yaml'

/** Entries of these files are copied; what belongs to one of them is named `kind/id`, a pair `pairs/id+id`. */
const COPIED = /^(cards|claims|pairs|reasons)\/([^/]+)/

/** The id of a card, a claim, in a copy of the case. @param {string} id @param {number} copy 0 is the case itself */
export const copyId = (id, copy) => copy === 0 ? id : `${id}-${copy + 1}`

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
  /** @param {string[]} ids */
  const all = ids => copies.flatMap(copy => ids.map(id => copyId(id, copy)))

  /** A copy of an entry, that cites the claims of its own copy. @param {any} entry @param {number} copy @param {string[]} ids fields that hold a copied id */
  function copyOf(entry, copy, ids) {
    const cited = ['claims', 'echoes'].filter(field => entry[field])
    return {
      ...entry,
      ...Object.fromEntries(ids.map(field => [field, copyId(entry[field], copy)])),
      ...Object.fromEntries(cited.map(field => [field, entry[field].map((/** @type {string} */ id) => copyId(id, copy))])),
    }
  }
  /** @param {string} name @param {string[]} ids */
  const list = (name, ids) => {
    const entries = read(name)
    return copies.flatMap(copy => entries.map((/** @type {any} */ entry) => copyOf(entry, copy, ids)))
  }

  const reasons = Object.fromEntries(copies.flatMap(copy => Object.entries(read('reasons')).map(([id, bins]) =>
    [copyId(id, copy), Object.fromEntries(Object.entries(bins).map(([bin, reason]) => [bin, copyOf(reason, copy, [])]))])))

  const { retired, sets } = read('sets')
  const full = { ...sets.full, cards: all(sets.full.cards), poolOrder: all(sets.full.poolOrder) }

  // The table of contested cards has a row for each, that begins with the card's id.
  const tables = read('tables').map((/** @type {any} */ table) => table.id !== 'contested'
    ? table
    : { ...table, rows: copies.flatMap(copy => table.rows.map((/** @type {any} */ { cells: [{ en: id }, ...cells] }) =>
        ({ cells: [{ zh: copyId(id, copy), en: copyId(id, copy) }, ...cells] }))) })

  // What a copied entry may say, its copies may say.
  const { words, allowed } = read('forbidden')
  /** @param {string} entry @param {number} copy */
  const entryOf = (entry, copy) => entry.replace(COPIED, (_, kind, ids) => `${kind}/${ids.split('+').map((/** @type {string} */ id) => copyId(id, copy)).join('+')}`)
  const allowedCopies = copies.flatMap(copy => allowed
    .filter((/** @type {any} */ { entry }) => copy === 0 || COPIED.test(entry))
    .map((/** @type {any} */ rule) => ({ ...rule, entry: entryOf(rule.entry, copy) })))

  const grown = {
    claims: list('claims', ['id']),
    cards: list('cards', ['id']),
    pairs: list('pairs', ['a', 'b']),
    reasons,
    sets: { retired, sets: { ...sets, full } },
    tables,
    forbidden: { words, allowed: allowedCopies },
  }
  return { ...files, ...Object.fromEntries(Object.entries(grown).map(([name, data]) => [name, stringify(data, { aliasDuplicateObjects: false, lineWidth: 0 })])) }
}
