import type { Count, Moves, Movement, RoundTable } from '#live/model/tables'
import type { Lesson } from '#hands/model/handCounts'
import type { Task } from '#live/model/tasks'
import { division } from '#hands/model/handCounts'
import { bandOf, isHidden, movementOf } from '#live/model/tables'

/*
 * How a class's tables are drawn: each row two strips of 100 %, round 1 above round 2, whatever the answers came by. Nothing is
 * covered here: who may not see a table is not given it.
 */

/** Counts that came by one way; a round in which nothing came that way is null. Of a row: in the order of the task's cells. */
export interface CountSource {
  name: 'phones' | 'hands'
  rounds: readonly [SourceRound | null, SourceRound | null]
}
export interface SourceRound {
  /** People who answered; null: hands, of which each row has its own number. */
  answered: number | null
  rows: Readonly<Record<string, readonly Count[]>>
}

export interface Segment {
  cell: string
  n: Count
  /** Where it begins and how long it is, of 1. */
  from: number
  width: number
  isKey: boolean
}

export interface Strip {
  segments: readonly Segment[]
  counts: readonly Count[]
  /** Of all ways; people who left the row out are among them. */
  total: number
  unplaced: Count
}

export interface ShownRow {
  row: string
  strips: readonly [Strip | null, Strip | null]
  /** Of people with phones, who answered both rounds. */
  movement: Movement | null
  /** Index of the right cell; null: the row is open. */
  key: number | null
  band: Lesson | null
  division: number
}

/** How many "few" (one or two) are for the eye. */
export const FEW = 1.5

/** Null and anything is "few or more": null. */
const plus = (a: Count, b: Count): Count => a === null || b === null ? null : a + b

/** The right cell of a row, by its index; null: it has none. */
export const keyOf = ({ key, cells }: Pick<Task, 'key' | 'cells'>, row: string): number | null =>
  Object.hasOwn(key, row) ? cells.indexOf(key[row]) : null

/** A row's counts of a round, all ways together. Null: none came. */
export function stripOf(task: Pick<Task, 'key' | 'cells'>, row: string, rounds: readonly (SourceRound | null)[]): Strip | null {
  const own = rounds.flatMap(round => round ? [{ counts: round.rows[row] ?? task.cells.map(() => 0), answered: round.answered }] : [])
  if (own.length === 0)
    return null
  const counts = task.cells.map((_, at) => own.reduce<Count>((sum, one) => plus(sum, at in one.counts ? one.counts[at] : 0), 0))
  // Where nothing is told nothing is drawn.
  const shown = counts.map(n => n ?? (isHidden(counts) ? 0 : FEW))
  const placed = shown.reduce((sum, n) => sum + n, 0)
  const total = own.reduce((sum, { answered, counts }) => sum + (answered ?? counts.reduce<number>((all, n) => all + (n ?? 0), 0)), 0)
  // Of a question with several answers a row is one option: all who answered are the whole. "Few" must not be more than there are.
  const whole = Math.max(total, placed)
  const key = keyOf(task, row)
  let from = 0
  const segments = counts.map((n, at): Segment => {
    const width = whole === 0 ? 0 : shown[at] / whole
    const segment = { cell: task.cells[at], n, from, width, isKey: at === key }
    from += width
    return segment
  })
  const known = counts.every(n => n !== null)
  return { segments, counts, total, unplaced: known ? Math.max(0, total - placed) : null }
}

/** Most divided first; as divided as each other as they stand; rows without an answer last. */
export function shownRows(task: Task, sources: readonly CountSource[], moves: Moves | null): ShownRow[] {
  const rows = task.rows.map((row): ShownRow => {
    const key = keyOf(task, row)
    const strips = [0, 1].map(at => stripOf(task, row, sources.map(source => source.rounds[at])))
    const [first, second] = strips
    const last = second && second.total > 0 ? second : first
    const matrix = moves?.rows[row]
    return {
      row,
      strips: [first, second],
      movement: matrix && moves.both > 0 ? movementOf(matrix, key) : null,
      key,
      band: last ? bandOf(last.counts, key) : null,
      division: last && !isHidden(last.counts) && last.segments.some(({ width }) => width > 0) ? division(last.counts.map(n => n ?? FEW)) : -1,
    }
  })
  return rows.sort((a, b) => b.division - a.division)
}

/** A phone's table as a source; null: covered, or nobody answered. */
export const phoneRound = (table: RoundTable | null): SourceRound | null => table && table.answered > 0 ? { answered: table.answered, rows: table.rows } : null

export interface Flow {
  from: number
  to: number
  n: Count
  /** Where the band leaves on the left and arrives on the right, and how thick it is: all of a height of 1. */
  left: number
  right: number
  height: number
}
export interface FlowBlock { at: number, top: number, height: number, n: Count }
export interface FlowPicture { left: FlowBlock[], right: FlowBlock[], flows: Flow[] }

/**
 * People's ways between two rounds, as bands between two columns of blocks.
 * @param matrix from × to, the last of each: not placed
 * @param gap between two blocks, of a height of 1
 */
export function flowPicture(matrix: readonly (readonly Count[])[], gap: number): FlowPicture {
  const size = matrix.length
  const shown = matrix.map(line => line.map(n => n ?? FEW))
  const total = shown.flat().reduce((sum, n) => sum + n, 0)
  const sums = (of: (at: number) => readonly number[]) => Array.from({ length: size }, (_, at) => of(at).reduce((sum, n) => sum + n, 0))
  const starts = sums(at => shown[at])
  const ends = sums(at => shown.map(line => line[at]))
  const gaps = (all: readonly number[]) => Math.max(0, all.filter(n => n > 0).length - 1) * gap
  // Both columns on one scale, so that a band is as thick at its end as at its beginning.
  const scale = total === 0 ? 0 : (1 - Math.max(gaps(starts), gaps(ends))) / total
  const exact = (lines: readonly Count[]): Count => lines.reduce<Count>(plus, 0)
  const blocks = (all: readonly number[], of: (at: number) => readonly Count[]): FlowBlock[] => {
    let top = 0
    return all.flatMap((n, at) => {
      if (n === 0)
        return []
      const block = { at, top, height: n * scale, n: exact(of(at)) }
      top += block.height + gap
      return [block]
    })
  }
  const left = blocks(starts, at => matrix[at])
  const right = blocks(ends, at => matrix.map(line => line[at]))
  const usedLeft = new Map(left.map(({ at, top }) => [at, top]))
  const usedRight = new Map(right.map(({ at, top }) => [at, top]))
  const flows = shown.flatMap((line, from) => line.flatMap((n, to): Flow[] => {
    if (n === 0)
      return []
    const height = n * scale
    const flow = { from, to, n: matrix[from][to], left: usedLeft.get(from)!, right: usedRight.get(to)!, height }
    usedLeft.set(from, flow.left + height)
    usedRight.set(to, flow.right + height)
    return [flow]
  }))
  return { left, right, flows }
}

export interface RelationChange { from: number, to: number, n: number }

/**
 * Which relationships changed into which, the most people first; `rest`: in all other ways together. What is "few" is in none.
 * @param matrix from × to
 * @param most how many are told one by one
 */
export function relationChanges(matrix: readonly (readonly Count[])[], most = 3): { both: number, changed: number, told: RelationChange[], rest: number, few: boolean } {
  const all = matrix.flatMap((line, from) => line.map((n, to) => ({ from, to, n: n ?? 0 })))
  const changes = all.filter(({ from, to, n }) => from !== to && n > 0).sort((a, b) => b.n - a.n)
  const sum = (list: readonly RelationChange[]) => list.reduce((sum, { n }) => sum + n, 0)
  return { both: sum(all), changed: sum(changes), told: changes.slice(0, most), rest: sum(changes.slice(most)), few: matrix.some(line => line.includes(null)) }
}
