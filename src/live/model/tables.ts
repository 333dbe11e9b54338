import type { CardFacts, RelationshipType } from '#case/model/model'
import type { Cells, Task } from '#live/model/tasks'
import type { Lesson } from '#hands/model/handCounts'
import type { Placement } from '#board/model/placement'
import { division, lessonOf } from '#hands/model/handCounts'
import { readBoard } from '#board/model/reading'
import { RELATIONSHIP_TYPES } from '#case/model/model'

/*
 * A class's answers counted: each row's cells in a round, and who moved where between two. A count is null where it is one or two
 * in a small class ("few"), for there it would be a person, or where it would tell such a one.
 */

export type Count = number | null
/** Below so many answers, one or two of them in a cell are "few". */
export const SMALL_CLASS = 10

/** Counts of a row stand in the order of the task's cells. */
export interface RoundTable {
  /** People with an answer in this round, be it a draft. */
  answered: number
  rows: Record<string, Count[]>
}

/**
 * People who answered both rounds; of a row, from × to, in the order of the task's cells, and last those who left it. `first`,
 * `second`: people who answered that round only.
 */
export interface Moves {
  both: number
  first: number
  second: number
  rows: Record<string, Count[][]>
}

/** As in `relations` and its moves: none reached, then Z3's order. */
export const REACHED = ['none', ...RELATIONSHIP_TYPES] as const

/** One person's answer, read. */
export interface Read { cells: Cells, done: boolean }

/** What the tally counts beside the cells: people who have answered, and who said "finished". No row has an empty name. */
export const ALL_ROWS = ''
export const ANSWERED = 'answered'
export const FINISHED = 'finished'

/** A change of the tally: n more (or fewer) in a cell. */
export interface Delta { card: string, bin: string, n: number }

/** How the tally changes when one person's answer takes the place of another one of theirs. */
export function tallyDelta(before: Read | null, after: Read | null): Delta[] {
  const sums = new Map<string, Delta>()
  const add = (read: Read | null, n: number) => {
    if (!read)
      return
    const cells = [...read.cells, [ALL_ROWS, ANSWERED], ...read.done ? [[ALL_ROWS, FINISHED]] : []]
    for (const [card, bin] of cells) {
      const name = `${card}\0${bin}`
      sums.set(name, { card, bin, n: (sums.get(name)?.n ?? 0) + n })
    }
  }
  add(before, -1)
  add(after, 1)
  return [...sums.values()].filter(({ n }) => n !== 0)
}

/** The tally of all answers of a round, counted anew: card, bin → n. */
export function recount(reads: readonly Read[]): Delta[] {
  const sums = new Map<string, Delta>()
  for (const delta of reads.flatMap(read => tallyDelta(null, read))) {
    const name = `${delta.card}\0${delta.bin}`
    sums.set(name, { ...delta, n: (sums.get(name)?.n ?? 0) + delta.n })
  }
  return [...sums.values()]
}

/** Whether two tallies say the same, whatever their order. */
export function sameTally(a: readonly Delta[], b: readonly Delta[]): boolean {
  const lines = (tally: readonly Delta[]) => tally.filter(({ n }) => n !== 0).map(({ card, bin, n }) => `${card}\0${bin}\0${n}`).sort().join('\n')
  return lines(a) === lines(b)
}

/** The table of a round from its tally. What the case no longer has is left out. */
export function tableOf(task: Task, tally: readonly Delta[]): RoundTable & { finished: number } {
  const at = (card: string, bin: string) => tally.find(one => one.card === card && one.bin === bin)?.n ?? 0
  return {
    answered: at(ALL_ROWS, ANSWERED),
    finished: at(ALL_ROWS, FINISHED),
    rows: Object.fromEntries(task.rows.map(row => [row, task.cells.map(cell => at(row, cell))])),
  }
}

/** Whether a count is a person or two of a small class. @param of how many people the table counts */
const isFew = (n: number, of: number): boolean => of < SMALL_CLASS && n > 0 && n < 3

/** Of so few in one row any count tells who. */
const FEWEST = 4

/**
 * A row's counts as others may see them. One that is few is hidden; and where what is hidden could be worked out from the row's sum, which
 * others know (one cell alone, or all of them one, or all two), the whole row is. So each hidden count can be two numbers at least, whoever knows
 * this rule: the test goes through all rows that there can be.
 * @param of how many people the table counts
 */
export function rowWithFew(counts: readonly Count[], of: number): Count[] {
  const known = counts.map(n => n ?? 0)
  const hidden = known.filter(n => isFew(n, of))
  if (hidden.length === 0)
    return [...counts]
  const sum = hidden.reduce((sum, n) => sum + n, 0)
  const tells = sum === hidden.length || sum === 2 * hidden.length || known.reduce((sum, n) => sum + n, 0) < FEWEST
  return counts.map((n, at) => tells || isFew(known[at], of) ? null : n)
}

/** Rows and columns have sums that others know: where one count is few, none is told. */
export function matrixWithFew(matrix: readonly (readonly Count[])[], of: number): Count[][] {
  const hides = matrix.some(line => line.some(n => n !== null && isFew(n, of)))
  return matrix.map(line => line.map(n => hides ? null : n))
}

/** Whether nothing is told of a row, or of a matrix. */
export const isHidden = (counts: readonly Count[]): boolean => counts.length > 0 && counts.every(n => n === null)

/** The same table as others may see it. */
export function tableWithFew<T extends RoundTable>(task: Task, table: T): T {
  const rows = Object.entries(table.rows)
  // Of an order each place is somebody's, so that its columns have sums as well.
  const told = task.kind === 'choice' && task.type === 'order' ? matrixWithFew(rows.map(([, counts]) => counts), table.answered) : rows.map(([, counts]) => rowWithFew(counts, table.answered))
  return { ...table, rows: Object.fromEntries(rows.map(([row], at) => [row, told[at]])) }
}

export const movesWithFew = (moves: Moves): Moves =>
  ({ ...moves, rows: Object.fromEntries(Object.entries(moves.rows).map(([row, matrix]) => [row, matrixWithFew(matrix, moves.both)])) })

/** @param people each with their two rounds; who has none is null */
export function movesOf(task: Task, people: readonly { first: Read | null, second: Read | null }[]): Moves {
  const size = task.cells.length + 1
  const index = (cells: Cells, row: string) => {
    const cell = cells.get(row)
    return cell === undefined ? size - 1 : task.cells.indexOf(cell)
  }
  const both = people.flatMap(({ first, second }) => first && second ? [[first.cells, second.cells] as const] : [])
  const rows = task.rows.map((row) => {
    const matrix = Array.from({ length: size }, () => Array.from({ length: size }, () => 0))
    for (const [first, second] of both)
      matrix[index(first, row)][index(second, row)]++
    return [row, matrix] as const
  })
  return {
    both: both.length,
    first: people.filter(({ first, second }) => first && !second).length,
    second: people.filter(({ first, second }) => second && !first).length,
    rows: Object.fromEntries(rows),
  }
}

/** Where a row's people went: together all who were there in both rounds. Null: "few" is among them. */
export interface Movement { stayed: Count, toKey: Count, away: Count, between: Count, unplaced: Count }

/**
 * @param matrix from × to, the last of each: not placed
 * @param key index of the right cell; null for an open row, where all who moved are `between`
 */
export function movementOf(matrix: readonly (readonly Count[])[], key: number | null): Movement {
  const none = matrix.length - 1
  const kind = (from: number, to: number): keyof Movement => {
    if (from === to)
      return from === none ? 'unplaced' : 'stayed'
    if (key === null)
      return 'between'
    return to === key ? 'toKey' : from === key ? 'away' : 'between'
  }
  const sums: Movement = { stayed: 0, toKey: 0, away: 0, between: 0, unplaced: 0 }
  matrix.forEach((line, from) => line.forEach((n, to) => {
    const name = kind(from, to)
    const sum = sums[name]
    sums[name] = n === null || sum === null ? null : sum + n
  }))
  return sums
}

/** What a row asks of the lecturer, by how many of those who placed it did as the key does; null: open, without answers, or few. */
export function bandOf(counts: readonly Count[], key: number | null): Lesson | null {
  return counts.some(n => n === null) ? null : lessonOf({ counts: counts as number[] }, key)
}

/** At most so many rows are named for a discussion. */
export const MOST_TO_DISCUSS = 5

/** The rows worth discussing, most divided first: those of the band, and open ones that the class is divided over. */
export function rowsToDiscuss(task: Pick<Task, 'rows' | 'cells' | 'key'>, table: RoundTable): string[] {
  return task.rows
    .map((row) => {
      const counts = (table.rows[row] ?? []).map(n => n ?? 0)
      const key = Object.hasOwn(task.key, row) ? task.cells.indexOf(task.key[row]) : null
      const divided = division(counts)
      return { row, divided, worth: key === null ? divided > 0 : bandOf(table.rows[row] ?? [], key) === 'discuss' }
    })
    .filter(({ worth }) => worth)
    .sort((a, b) => b.divided - a.divided)
    .slice(0, MOST_TO_DISCUSS)
    .map(({ row }) => row)
}

/** How many sorts describe each relationship, in the order of REACHED. */
export type Relations = Count[]

export const reachedBy = (placement: Placement, facts: readonly CardFacts[]): number =>
  REACHED.indexOf(readBoard(placement, facts).reached as 'none' | RelationshipType)

export function relationsOf(placements: readonly Placement[], facts: readonly CardFacts[]): number[] {
  const counts = REACHED.map(() => 0)
  for (const placement of placements)
    counts[reachedBy(placement, facts)]++
  return counts
}

/** From × to, in the order of REACHED, of those who answered both rounds. */
export function relationMoves(people: readonly { first: Placement | null, second: Placement | null }[], facts: readonly CardFacts[]): number[][] {
  const matrix = REACHED.map(() => REACHED.map(() => 0))
  for (const { first, second } of people) {
    if (first && second)
      matrix[reachedBy(first, facts)][reachedBy(second, facts)]++
  }
  return matrix
}

/** How many signs there are: one for each bin, and one for "not placed". */
export const SIGNS = 5

/**
 * The sign that a phone shows while people look for somebody who put a card elsewhere: another one for each cell. Which stands
 * for which changes from card to card, so that a sign seen across the room tells no bin.
 * @param cell index in the task's cells; -1: not placed
 */
export function signOf(card: string, cell: number, code: string): number {
  let turn = 0
  for (const char of `${code}${card}`)
    turn = (turn * 31 + char.charCodeAt(0)) % (SIGNS * 1009)
  return (cell + 1 + turn) % SIGNS
}
