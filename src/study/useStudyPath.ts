import type { ComputedRef } from 'vue'
import type { PartId, StepId } from './parts'
import type { StepProgress } from './model/path'
import { computed } from 'vue'
import { quizIds, setById, slipLines } from '#case/index'
import { json, readEntries } from '#store/codecs'
import { useStored } from '#store/useStored'
import { useStoredBoard } from '#board/useStoredBoard'
import type { SetId } from '#case/model/model'
import { counted, readPath, readThrough, sorted } from './model/path'
import { isPartId, STEPS } from './parts'

export interface StudyPathReturn {
  steps: ComputedRef<readonly StepProgress<StepId>[]>
  /** A part is opened. */
  visit: (part: PartId) => void
  /** A part that is only read was read to its end. */
  markRead: (part: PartId) => void
  /** Nothing was opened or done yet. */
  untouched: ComputedRef<boolean>
}

const BOARD: Partial<Record<StepId, SetId>> = { try: 'first', sort: 'core', transfer: 'twins', all: 'full' }
const isText = (value: unknown): value is string => typeof value === 'string'

/** How far this device has come on the path: read from what its parts keep. Call in setup. */
export function useStudyPath(): StudyPathReturn {
  const { stored, save } = useStored('study', json(value => readPath(value, isPartId)))
  const never = { mayWrite: () => false }
  const boards = new Map(Object.entries(BOARD).map(([step, set]) => {
    const { poolOrder } = setById(set)
    return [step, { board: useStoredBoard(set, poolOrder, never).board, of: poolOrder.length }]
  }))
  const answers = quizIds.map(id => useStored(`quiz/${id}`, json(value => (value as { answered?: unknown } | undefined)?.answered === true)).stored)
  const slip = useStored('exit', json(value => readEntries(value, slipLines.map(({ id }) => id), isText))).stored

  function progress(id: StepId): Omit<StepProgress<string>, 'id'> {
    const board = boards.get(id)
    if (board)
      return sorted(board.board.value, board.of, id !== 'try')
    if (id === 'quiz')
      return counted(answers.filter(answered => answered.value).length, answers.length)
    if (id === 'reflect')
      return counted(slipLines.filter(({ id: line }) => slip.value[line]?.trim()).length, slipLines.length)
    const { visited, read } = stored.value
    return readThrough(visited.includes(id), read.includes(id), id !== 'debrief' || progress('sort').state === 'done')
  }
  const steps = computed(() => STEPS.map(id => ({ id, ...progress(id) })))
  const add = (list: readonly PartId[], part: PartId): PartId[] => [...new Set([...list, part])]

  return {
    steps,
    visit: part => save({ ...stored.value, visited: add(stored.value.visited, part), last: part }),
    markRead: part => save({ ...stored.value, read: add(stored.value.read, part) }),
    untouched: computed(() => stored.value.visited.length === 0 && steps.value.every(({ state }) => state === 'new')),
  }
}
