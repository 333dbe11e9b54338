import type { BoardState } from '#board/model/boardState'
import type { CaseFault, CaseName } from '#store/model/caseName'
import type { TableOfHandsRow } from '#hands/model/handCounts'
import type { CardId, SetId } from '#case/model/model'
import type { Placement } from '#board/model/placement'
import type { FileFault } from '#base/model/fileFault'
import { readAnswers } from '#store/model/answersFile'
import { readBoardState, readFile } from '#board/model/boardState'
import { BIN_IDS, SET_IDS } from '#case/model/model'
import { isEmpty, placeOf } from '#board/model/placement'

/** A class's sorts from the files that students have saved: single sorts, or all their answers. No names are in them. */

/** As many files as a large lecture has students. */
export const MAX_FILES = 500
/** Bytes; a sort takes 2 kB, everything written to the full some 60. */
export const MAX_FILE_SIZE = 200_000

/** A file as it was opened. `fault`: why there is no text; where nothing is said of that, the browser could not read it. */
export interface OpenedFile {
  name: string
  text: string | null
  size: number
  fault?: FileFault
}

export type ClassFault = Exclude<FileFault, CaseFault['fault']> | 'noSort'
/** `of`, where it is of another case: that one's title. */
type Unread = { fault: ClassFault } | CaseFault

/** One student's sorts, by set. */
export type Sorts = Readonly<Partial<Record<SetId, BoardState>>>

export interface ClassFiles {
  /** In the order given, each content once. */
  students: readonly Sorts[]
  /** Those that say the same as one before, to the letter. */
  again: readonly Sorts[]
  /** `n`: which of the files, from 1. */
  faults: readonly ({ n: number, name: string } & Unread)[]
}

type IdsOf = (set: SetId) => readonly CardId[]

function sortsOf(text: string, idsOf: IdsOf, own?: CaseName): { sorts: Sorts } | Unread {
  const board = (name: string, stored: string) => {
    const set = SET_IDS.find(id => name === `board/${id}`)
    return set && { set, board: readBoardState(stored, idsOf(set)) }
  }
  const answers = readAnswers(text, (name, stored) => Boolean(board(name, stored)?.board), own)
  // Of the words in a student's answers nothing is read here: what was lost of them is no matter, unless it is in a sort.
  const all = answers.ok ? answers : answers.lost?.names.some(name => name.startsWith('board/')) ? undefined : answers.lost?.read
  if (!answers.ok && !all) {
    const sort = answers.fault === 'notOurs' ? readFile(text, idsOf, own) : answers
    if (!sort.ok)
      return sort satisfies Unread
    return used(sort.board) ? { sorts: { [sort.set]: sort.board } } : { fault: 'noSort' }
  }
  const sorts: Partial<Record<SetId, BoardState>> = {}
  for (const [name, stored] of Object.entries(all?.answers ?? {})) {
    const read = board(name, stored)
    if (read?.board && used(read.board))
      sorts[read.set] = read.board
  }
  return Object.keys(sorts).length > 0 ? { sorts } : { fault: 'noSort' }
}

const used = ({ placement, first }: BoardState): boolean => !isEmpty(placement) || (first !== null && !isEmpty(first))

/** Never throws. `idsOf` gives the cards of a set today; `own` is the case that reads them, as for `readFile`. */
export function readClassFiles(files: readonly OpenedFile[], idsOf: IdsOf, own?: CaseName): ClassFiles {
  const students: Sorts[] = []
  const again: Sorts[] = []
  const faults: ClassFiles['faults'][number][] = []
  const seen = new Set<string>()
  files.forEach(({ name, text, size, fault }, index) => {
    const content = text?.trim() ?? ''
    const read: { sorts: Sorts } | Unread = size > MAX_FILE_SIZE ? { fault: 'tooLarge' } : text === null ? { fault: fault ?? 'unreadable' } : sortsOf(content, idsOf, own)
    if (!('sorts' in read))
      return faults.push({ n: index + 1, name, ...read })
    const { sorts } = read
    if (seen.has(content))
      return again.push(sorts)
    students.push(sorts)
    return seen.add(content)
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
