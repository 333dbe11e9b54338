// A case of many times the cards and claims, to see what the deck makes of it.
import { parse, stringify } from 'yaml'
import type { Content, FileName } from '../../build/content/schema.ts'

/** Entries of these files are copied; what belongs to one of them is named `kind/id`, a pair `pairs/id+id`. */
const COPIED = /^(cards|claims|pairs|reasons)\/([^/]+)/

/** What of an entry names claims. */
interface Cites { claims?: string[], echoes?: string[] }

/**
 * The id of a card, a claim, in a copy of the case.
 * @param copy 0 is the case itself
 */
export const copyId = (id: string, copy: number) => copy === 0 ? id : `${id}-${copy + 1}`

/**
 * Texts of content/ by file name, with every card, its reasons, its pairs and every claim there `times` times, and all
 * of the cards in the full set. The copies' words are those of the case, so that the fonts stay the same; each cites the
 * claims of its own copy. The sets that slides show stay as they are.
 * @param times 1 gives the case as it is
 */
export function growCase(files: Record<string, string>, times: number): Record<string, string> {
  const copies = Array.from({ length: times }, (_, copy) => copy)
  const read = <F extends FileName>(name: F): Content[F] => parse(files[name])
  const all = (ids: readonly string[]) => copies.flatMap(copy => ids.map(id => copyId(id, copy)))

  /** A copy of an entry, that cites the claims of its own copy; `own` are the ids in it that are copied, too. */
  const copyOf = <E extends object>(entry: E & Cites, copy: number, own: Partial<E>): E => ({
    ...entry,
    ...own,
    ...entry.claims && { claims: entry.claims.map(id => copyId(id, copy)) },
    ...entry.echoes && { echoes: entry.echoes.map(id => copyId(id, copy)) },
  })
  const list = <E extends object>(entries: readonly (E & Cites)[], own: (entry: E, copy: number) => Partial<E>) =>
    copies.flatMap(copy => entries.map(entry => copyOf(entry, copy, own(entry, copy))))

  const reasons = Object.fromEntries(copies.flatMap(copy => Object.entries(read('reasons')).map(([id, bins]) =>
    [copyId(id, copy), Object.fromEntries(Object.entries(bins).map(([bin, reason]) => [bin, copyOf(reason, copy, {})]))])))

  const { retired, sets } = read('sets')
  const full = { ...sets.full, cards: all(sets.full.cards), poolOrder: all(sets.full.poolOrder) }

  // The table of contested cards has a row for each, that begins with the card's id.
  const tables = read('tables').map(table => table.id !== 'contested'
    ? table
    : { ...table, rows: copies.flatMap(copy => table.rows.map(({ cells: [{ en: id }, ...cells] }) =>
        ({ cells: [{ zh: copyId(id, copy), en: copyId(id, copy) }, ...cells] }))) })

  // What a copied entry may say, its copies may say.
  const { words, allowed } = read('forbidden')
  const entryOf = (entry: string, copy: number) => entry.replace(COPIED, (_, kind, ids: string) => `${kind}/${ids.split('+').map(id => copyId(id, copy)).join('+')}`)
  const allowedCopies = copies.flatMap(copy => allowed
    .filter(({ entry }) => copy === 0 || COPIED.test(entry))
    .map(rule => ({ ...rule, entry: entryOf(rule.entry, copy) })))

  const grown = {
    claims: list(read('claims'), ({ id }, copy) => ({ id: copyId(id, copy) })),
    cards: list(read('cards'), ({ id }, copy) => ({ id: copyId(id, copy) })),
    pairs: list(read('pairs'), ({ a, b }, copy) => ({ a: copyId(a, copy), b: copyId(b, copy) })),
    reasons,
    sets: { retired, sets: { ...sets, full } },
    tables,
    forbidden: { words, allowed: allowedCopies },
  }
  return { ...files, ...Object.fromEntries(Object.entries(grown).map(([name, data]) => [name, stringify(data, { aliasDuplicateObjects: false, lineWidth: 0 })])) }
}
