/*
 * What a platform's report calls by number. Columns of Moodle's report go by the number alone, so what stands at a number stays there
 * for ever: the list of a case (content/interactions.json) is made from its content at the first package, and grows at its end only.
 */

export const INTERACTION_KINDS = ['first', 'last', 'quiz', 'judged', 'exit'] as const
export type InteractionKind = typeof INTERACTION_KINDS[number]

export interface Interaction {
  kind: InteractionKind
  /** Of the card, question, sentence or line. */
  of: string
}

/** What a case has that can be reported: ids. */
export interface ReportedContent {
  /** Of the main sort. */
  cards: readonly string[]
  quiz: readonly string[]
  judged: readonly string[]
  exit: readonly string[]
}

/** As it stands in the list: `first/S1-01`. */
export const entryOf = ({ kind, of }: Interaction): string => `${kind}/${of}`

/** Throws where it is no entry. */
export function readEntry(entry: string): Interaction {
  const [kind, ...of] = entry.split('/')
  if (!(INTERACTION_KINDS as readonly string[]).includes(kind) || of.join('/') === '')
    throw new RangeError(`"${entry}" is no entry of interactions.json.`)
  return { kind: kind as InteractionKind, of: of.join('/') }
}

/** Everything that is to be in the list, in the order in which a first one has it. */
export const wanted = ({ cards, quiz, judged, exit }: ReportedContent): string[] => [
  ...cards.map(id => `first/${id}`),
  ...cards.map(id => `last/${id}`),
  ...quiz.map(id => `quiz/${id}`),
  ...judged.map(id => `judged/${id}`),
  ...exit.map(id => `exit/${id}`),
]

/** The list with what is new at its end. What is gone from the content keeps its number. */
export const grown = (list: readonly string[], content: ReportedContent): string[] =>
  [...list, ...wanted(content).filter(entry => !list.includes(entry))]

/** The ids of one kind, in the order of their numbers: the order of the state string as well. */
export const idsOf = (list: readonly string[], kind: InteractionKind): string[] =>
  list.map(readEntry).filter(one => one.kind === kind).map(({ of }) => of)

/** Id at the platform: ASCII, and without the hyphen that some refuse. */
export const platformId = ({ kind, of }: Interaction): string => `${kind}_${of.replace(/[^A-Za-z0-9]/g, '_')}`
