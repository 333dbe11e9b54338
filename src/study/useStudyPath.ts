import type { ComputedRef } from 'vue'
import type { PartId, StepId } from './parts'
import { computed } from 'vue'
import { quiz, setById, slipLines } from '#case/index'
import { json, readEntries } from '#store/codecs'
import { useStored } from '#store/useStored'
import { useStoredBoard } from '#board/useStoredBoard'
import type { SetId } from '#case/model/model'
import { isPartId, STEPS } from './parts'

export type StepState = 'new' | 'begun' | 'done'

export interface StepProgress {
  id: StepId
  state: StepState
  /** How much of it, where that can be counted. */
  count: { n: number, of: number } | null
}

export interface StudyPathReturn {
  steps: ComputedRef<readonly StepProgress[]>
  /** The part that was opened last; null on the first visit. */
  last: ComputedRef<PartId | null>
  /** A part is opened: `last` from now on. */
  visit: (part: PartId) => void
}

const BOARD: Partial<Record<StepId, SetId>> = { try: 'first', sort: 'core', transfer: 'twins', all: 'full' }
const isText = (value: unknown): value is string => typeof value === 'string'

/** How far this device has come on the path: read from what its parts keep. Call in setup. */
export function useStudyPath(): StudyPathReturn {
  const { stored, save } = useStored('study', json((value): { visited: readonly PartId[], last: PartId | null } => {
    const { visited, last } = (value ?? {}) as Record<string, unknown>
    return { visited: Array.isArray(visited) ? visited.filter(isPartId) : [], last: isPartId(last) ? last : null }
  }))
  const never = { mayWrite: () => false }
  const boards = new Map(Object.entries(BOARD).map(([step, set]) => {
    const { poolOrder } = setById(set)
    return [step, { board: useStoredBoard(set, poolOrder, never).board, of: poolOrder.length }]
  }))
  const answers = quiz.map(({ id }) => useStored(`quiz/${id}`, json(value => (value as { answered?: unknown } | undefined)?.answered === true)).stored)
  const slip = useStored('exit', json(value => readEntries(value, slipLines.map(({ id }) => id), isText))).stored

  function progress(id: StepId): StepProgress {
    const begun = stored.value.visited.includes(id)
    const counted = (n: number, of: number): StepProgress => ({ id, state: n === of ? 'done' : n > 0 ? 'begun' : 'new', count: { n, of } })
    const board = boards.get(id)
    if (board)
      return counted(Object.keys(board.board.value.placement).length, board.of)
    if (id === 'quiz')
      return counted(answers.filter(answered => answered.value).length, answers.length)
    if (id === 'reflect')
      return counted(slipLines.filter(({ id: line }) => slip.value[line]?.trim()).length, slipLines.length)
    // What is only read is done when it was opened.
    return { id, state: begun ? 'done' : 'new', count: null }
  }

  return {
    steps: computed(() => STEPS.map(progress)),
    last: computed(() => stored.value.last),
    visit: part => save({ visited: [...new Set([...stored.value.visited, part])], last: part }),
  }
}
