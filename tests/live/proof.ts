// Whether a class holds what its phones were told that it holds.
import type { Phone, Sent } from './phone.ts'
import type { HostState, VoterState } from '#live/model/messages'
import type { Task } from '#live/model/tasks'
import { recount, tableOf } from '#live/model/tables'
import { cellsOf } from '#live/model/tasks'

/** As much as is used of an export. */
export interface Exported {
  tasks: HostState['tasks']
  people: Record<string, [Answer | null, Answer | null]>[]
}
interface Answer { places?: string, choice?: readonly string[], done: boolean }

/** What a phone knows, beside what the server says to it. */
export interface PhoneReport {
  /** `round/seq` */
  sent: Record<string, Sent>
  kept: readonly [Sent | null, Sent | null]
  own: VoterState['own'] | null
}

export const reportOf = async (phone: Phone): Promise<PhoneReport> =>
  ({ sent: Object.fromEntries(phone.sent), kept: phone.kept, own: (await phone.state())?.own ?? null })

export interface Proof {
  /** Answers that were acknowledged and are not there. */
  lost: number
  /** Sorts that are not what their phone had sent. */
  foreign: number
  /** Cells of the table that a recount of the exported answers finds otherwise. */
  wrongCells: number
  answers: number
}

/** Of a round of the task, with an export that was made after it was closed. @param of as in share codes */
export function prove(task: Task, of: string, round: 1 | 2, { tasks, people }: Exported, phones: readonly PhoneReport[]): Proof {
  const answers = people.flatMap(person => person[task.id]?.[round - 1] ?? [])
  const counted = tableOf(task, recount(answers.map(({ places, choice, done }) => ({ cells: cellsOf(task, places === undefined ? { choice: choice ?? [] } : { places }, of) ?? new Map<string, string>(), done }))))
  const told = tasks[task.id].rounds[round - 1]
  const flat = (table: { answered: number, rows: Record<string, (number | null)[]> }, finished: number) => [table.answered, finished, ...task.rows.flatMap(row => table.rows[row])]
  const [a, b] = [flat(counted, counted.finished), flat(told.table, told.finished)]
  const there = new Set(answers.map(({ places, done }) => `${places} ${done}`))
  const own = phones.map(phone => ({ kept: phone.kept[round - 1], own: phone.own?.[round - 1] ?? null, sent: phone.sent }))
  return {
    lost: own.filter(({ kept, own }) => kept !== null && (own === null || own.seq < kept.seq)).length,
    // What was sent and not acknowledged may be there, and nothing else.
    foreign: own.filter(({ own, sent }) => own !== null && (sent[`${round}/${own.seq}`]?.places !== own.places || !there.has(`${own.places} ${own.done}`))).length,
    wrongCells: a.filter((n, index) => n !== b[index]).length,
    answers: answers.length,
  }
}
