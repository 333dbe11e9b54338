import type { CodeSet } from '#board/model/shareCode'
import type { CardFacts, CardId } from '#case/model/model'
import type { Placement } from '#board/model/placement'
import { decodeShare } from '#board/model/shareCode'
import { placeOf } from '#board/model/placement'
import { BIN_IDS, isBin } from '#case/model/model'

/*
 * What a class can be asked. Whatever it is, its answers are counted in one table of rows and cells: a card in a bin, a question
 * and its option, an option and its place in an order. So all of them are sent, kept, counted and compared the same way.
 */

interface TaskTable {
  /** As in addresses: `sort`, `try`, `poll-money`, `quiz-Q1`, `card-S2-09`. */
  id: string
  rows: readonly string[]
  /** What a row can be answered with; who has not answered it is in none. */
  cells: readonly string[]
  /** Whether a second round belongs to it. */
  rounds: 1 | 2
  /** The right cell of a row; one that has none is open. */
  key: Readonly<Record<string, string>>
}

/** A board. */
export interface PlacesTask extends TaskTable { kind: 'places', set: CodeSet, facts: readonly CardFacts[] }

/** A question. `order`: the choice is all options in their order. */
export interface ChoiceTask extends TaskTable { kind: 'choice', type: 'single' | 'multi' | 'order', options: readonly string[] }

export type Task = PlacesTask | ChoiceTask

/** The cell of a `multi` row that was ticked. */
export const TICKED = 'yes'

/** As much of a case as tasks are made of: on both sides from the same YAML. */
export interface TaskSource {
  /** What checksums of share codes count in (`#case/board/share`). */
  of: string
  sets: Readonly<Record<'core' | 'first', CodeSet & { poolOrder: readonly CardId[] }>>
  cards: readonly CardFacts[]
  polls: readonly { id: string, rounds: 1 | 2, options: readonly { key: string }[] }[]
  quiz: readonly { id: string, type: 'single' | 'multi' | 'order', options: readonly { key: string }[], answer: readonly string[] }[]
}

const placesTask = (id: string, set: TaskSource['sets']['core'], all: readonly CardFacts[]): PlacesTask => {
  const facts = all.filter(card => set.poolOrder.includes(card.id))
  // A card's rows in the order of the share code, as everywhere else that counts.
  const rows = set.cards.filter(card => set.poolOrder.includes(card))
  return { kind: 'places', id, set, facts, rows, cells: BIN_IDS, rounds: 2, key: Object.fromEntries(facts.filter(card => !card.contested).map(card => [card.id, card.bin])) }
}

function quizTask({ id, type, options, answer }: TaskSource['quiz'][number]): ChoiceTask {
  const keys = options.map(({ key }) => key)
  const common = { kind: 'choice', id: `quiz-${id}`, type, options: keys, rounds: 2 } as const
  if (type === 'single')
    return { ...common, rows: [id], cells: keys, key: { [id]: answer[0] } }
  if (type === 'multi')
    return { ...common, rows: keys, cells: [TICKED], key: Object.fromEntries(answer.map(key => [key, TICKED])) }
  return { ...common, rows: keys, cells: keys.map((_, at) => String(at + 1)), key: Object.fromEntries(answer.map((key, at) => [key, String(at + 1)])) }
}

/** All that a class of this case can be asked, by its id. */
export function tasksOf({ sets, cards, polls, quiz }: TaskSource): ReadonlyMap<string, Task> {
  const tasks: Task[] = [
    placesTask('try', sets.first, cards),
    placesTask('sort', sets.core, cards),
    ...polls.map(({ id, rounds, options }): ChoiceTask => {
      const keys = options.map(({ key }) => key)
      return { kind: 'choice', id: `poll-${id}`, type: 'single', options: keys, rows: [id], cells: keys, rounds, key: {} }
    }),
    ...quiz.map(quizTask),
    ...cards.filter(card => card.contested).map(({ id }): ChoiceTask => ({ kind: 'choice', id: `card-${id}`, type: 'single', options: BIN_IDS, rows: [id], cells: BIN_IDS, rounds: 2, key: {} })),
  ]
  return new Map(tasks.map(task => [task.id, task]))
}

/** One person's answer to a task in one round, as it is sent and kept. */
export type Given = { places: string, choice?: undefined } | { choice: readonly string[], places?: undefined }

/** What an answer says, cell by cell: row → cell. A row that it says nothing of is left out. */
export type Cells = ReadonlyMap<string, string>

/** The placement that a `places` answer describes; null where it is no code of this board. Never throws. */
export function placementIn(task: PlacesTask, code: string, of: string): Placement | null {
  const read = decodeShare(code, [task.set], id => task.rows.includes(id), of)
  return read.ok && read.set === task.set.id ? read.placement : null
}

/** Null where the answer is none to this task: of another kind, of another case, an option that there is not. Never throws. */
export function cellsOf(task: Task, given: Given, of: string): Cells | null {
  if (task.kind === 'places') {
    const placement = given.places === undefined ? null : placementIn(task, given.places, of)
    return placement && new Map(task.rows.map(id => [id, placeOf(placement, id)] as const).filter(([, place]) => isBin(place)))
  }
  const { choice } = given
  if (!choice || new Set(choice).size !== choice.length || !choice.every(key => task.options.includes(key)))
    return null
  if (task.type === 'multi')
    return new Map(choice.map(key => [key, TICKED]))
  if (task.type === 'order')
    // Begun and not yet whole is an answer, too: a draft.
    return new Map(choice.map((key, at) => [key, String(at + 1)]))
  return choice.length > 1 ? null : new Map(choice.map(key => [task.rows[0], key]))
}
