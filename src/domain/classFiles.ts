import type { BoardState } from './boardState'
import type { TableOfHandsRow } from './handCounts'
import type { CardId, SetId } from './model'
import type { Placement } from './placement'
import type { AnswersFault } from './answersFile'
import { readAnswers } from './answersFile'
import { readBoardState, readFile } from './boardState'
import { BIN_IDS, SET_IDS } from './model'
import { isEmpty, placeOf } from './placement'

/** A class's sorts from the files that students have saved: single sorts, or all their answers. No names are in them. */

/** As many files as a large lecture has students. */
export const MAX_FILES = 500
/** Bytes; a sort takes 2 kB, everything written to the full some 60. */
export const MAX_FILE_SIZE = 200_000

/** A file as it was opened; no text: too large, or the browser could not read it. */
export interface OpenedFile {
  name: string
  text: string | null
  size: number
}

export type ClassFault = AnswersFault | 'unreadable' | 'noSort'

/** One student's sorts, by set. */
export type Sorts = Readonly<Partial<Record<SetId, BoardState>>>

export interface ClassFiles {
  /** In the order given, each content once. */
  students: readonly Sorts[]
  /** Those that say the same as one before, to the letter. */
  again: readonly Sorts[]
  /** `n`: which of the files, from 1. */
  faults: readonly { n: number, name: string, fault: ClassFault }[]
}

type IdsOf = (set: SetId) => readonly CardId[]

function sortsOf(text: string, idsOf: IdsOf): Sorts | ClassFault {
  const board = (name: string, kept: string) => {
    const set = SET_IDS.find(id => name === `board/${id}`)
    return set && { set, board: readBoardState(kept, idsOf(set)) }
  }
  const answers = readAnswers(text, (name, kept) => Boolean(board(name, kept)?.board))
  if (!answers.ok) {
    const sort = answers.fault === 'notOurs' ? readFile(text, idsOf) : answers
    if (!sort.ok)
      return sort.fault
    return used(sort.board) ? { [sort.set]: sort.board } : 'noSort'
  }
  const sorts: Partial<Record<SetId, BoardState>> = {}
  for (const [name, kept] of Object.entries(answers.answers)) {
    const read = board(name, kept)
    if (read?.board && used(read.board))
      sorts[read.set] = read.board
  }
  return Object.keys(sorts).length > 0 ? sorts : 'noSort'
}

const used = ({ placement, first }: BoardState): boolean => !isEmpty(placement) || (first !== null && !isEmpty(first))

/** Never throws. `idsOf` gives the cards of a set today. */
export function readClassFiles(files: readonly OpenedFile[], idsOf: IdsOf): ClassFiles {
  const students: Sorts[] = []
  const again: Sorts[] = []
  const faults: ClassFiles['faults'][number][] = []
  const seen = new Set<string>()
  files.forEach(({ name, text, size }, index) => {
    const content = text?.trim()
    const sorts = size > MAX_FILE_SIZE ? 'tooLarge' : content === undefined ? 'unreadable' : sortsOf(content, idsOf)
    if (typeof sorts === 'string')
      return faults.push({ n: index + 1, name, fault: sorts })
    if (content !== undefined && seen.has(content))
      return again.push(sorts)
    students.push(sorts)
    return seen.add(content ?? '')
  })
  return { students, again, faults }
}

/** Where the cards lie now, or where they lay in the learner's first complete sort. */
export type WhichSort = 'now' | 'first'

/** The placements of a set that there are, one a student. */
export function placementsOf(students: readonly Sorts[], set: SetId, which: WhichSort): Placement[] {
  return students.flatMap((sorts) => {
    const board = sorts[set]
    const placement = which === 'now' ? board?.placement : board?.first
    return placement && !isEmpty(placement) ? [placement] : []
  })
}

/** Card × bin, in the order of `ids` and BIN_IDS; a card that lies in the pool is in no bin. */
export const countPlacements = (placements: readonly Placement[], ids: readonly CardId[]): TableOfHandsRow[] =>
  ids.map(id => ({ id, counts: BIN_IDS.map(bin => placements.filter(placement => placeOf(placement, id) === bin).length) }))
