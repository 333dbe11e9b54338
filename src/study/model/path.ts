import type { BoardState } from '#board/model/boardState'

export type StepState = 'new' | 'begun' | 'done'

export interface StepProgress<Id extends string> {
  id: Id
  state: StepState
  /** How much of it, where that can be counted. */
  count: { n: number, of: number } | null
}

/** What is stored of the path: which parts were opened, which of those that are only read were read to their end. */
export interface PathRecord<Id extends string> {
  visited: readonly Id[]
  last: Id | null
  read: readonly Id[]
}

/** Never throws. Records of the first builds tell only what was opened, and that counted as read. */
export function readPath<Id extends string>(value: unknown, isPart: (id: unknown) => id is Id): PathRecord<Id> {
  const { visited, last, read } = (value ?? {}) as Record<string, unknown>
  const known = (list: unknown): Id[] => Array.isArray(list) ? [...new Set(list.filter(isPart))] : []
  return { visited: known(visited), last: isPart(last) ? last : null, read: known(read ?? visited) }
}

/** So many of so many are done. */
export const counted = (n: number, of: number): Omit<StepProgress<string>, 'id'> => ({ state: n === of ? 'done' : n > 0 ? 'begun' : 'new', count: { n, of } })

/** A sort: done once all cards are placed and, where they can be, were checked or compared with the answers. */
export function sorted({ placement, marking }: Pick<BoardState, 'placement' | 'marking'>, of: number, marked: boolean): Omit<StepProgress<string>, 'id'> {
  const all = counted(Object.keys(placement).length, of)
  return all.state === 'done' && marked && marking.check === 0 && !marking.seen ? { ...all, state: 'begun' } : all
}

/** What is read: done when its end was reached, and, where it is about a sort, only with that sort. */
export const readThrough = (opened: boolean, read: boolean, made = true): Omit<StepProgress<string>, 'id'> =>
  ({ state: !opened && !read ? 'new' : read && made ? 'done' : 'begun', count: null })

/** Where one goes on: what is due for review, else the first step that is not done, else the review. */
export const goesOn = <Id extends string>(steps: readonly StepProgress<Id>[], due: number): Id | 'review' =>
  due > 0 ? 'review' : steps.find(({ state }) => state !== 'done')?.id ?? 'review'
