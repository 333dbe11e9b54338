import type { HostState } from '#live/model/messages'
import type { AnswerColumns } from './view.ts'
import type { Task } from '#live/model/tasks'
import { ROUNDS } from '#live/model/rounds'
import { givenOf, readKept } from './view.ts'
import { shuffled } from '../secrets.ts'

/*
 * What a lecturer takes along: counts, moves, and each person's answers without anything that says whose they are, in an order
 * that is another one each time.
 */

export interface LiveExport {
  format: 'live-class'
  version: 1
  /** Of the case, as in share codes. */
  of: string
  joined: number
  head: number | null
  tasks: HostState['tasks']
  /** One a person: task → the answers to both rounds, null where there is none. Sorts are share codes. */
  people: Record<string, [ExportedAnswer | null, ExportedAnswer | null]>[]
}
type ExportedAnswer = { places?: string, choice?: readonly string[], done: boolean }

interface All { state: HostState, answers: readonly AnswerColumns[] }

function byPerson(answers: readonly AnswerColumns[]): AnswerColumns[][] {
  const people = new Map<string, AnswerColumns[]>()
  for (const answer of answers)
    people.set(answer.voter, [...people.get(answer.voter) ?? [], answer])
  return shuffled([...people.values()])
}

export function exportJson({ state, answers }: All, tasks: ReadonlyMap<string, Task>): LiveExport {
  const people = byPerson(answers).map((own) => {
    const person: LiveExport['people'][number] = {}
    for (const { task, round, places, done } of [...own].sort((a, b) => a.task < b.task ? -1 : 1)) {
      const known = tasks.get(task)
      if (known)
        (person[task] ??= [null, null])[round - 1] = { ...givenOf(known, places), done }
    }
    return person
  })
  return { format: 'live-class', version: 1, of: state.class.of, joined: state.joined, head: state.head, tasks: state.tasks, people }
}

/** One table for all, in long form: a spreadsheet's pivot makes what is wanted. All of it is ids and numbers. */
export function exportCsv({ state, answers }: All, tasks: ReadonlyMap<string, Task>): string {
  const lines: (string | number)[][] = [['what', 'task', 'round', 'person', 'row', 'from', 'cell', 'n']]
  for (const [id, { cells, rounds, moves }] of Object.entries(state.tasks)) {
    rounds.forEach(({ table, finished, late }, index) => {
      const round = ROUNDS[index]
      lines.push(['answered', id, round, '', '', '', '', table.answered], ['finished', id, round, '', '', '', '', finished], ['late', id, round, '', '', '', '', late])
      for (const [row, counts] of Object.entries(table.rows))
        counts.forEach((n, at) => lines.push(['count', id, round, '', row, '', cells[at], n ?? '']))
    })
    for (const [row, matrix] of Object.entries(moves?.rows ?? {})) {
      matrix.forEach((line, from) => line.forEach((n, to) => {
        if (n)
          lines.push(['move', id, '', '', row, cells[from] ?? '-', cells[to] ?? '-', n])
      }))
    }
  }
  byPerson(answers).forEach((own, index) => {
    for (const { task, round, places, done } of own) {
      const known = tasks.get(task)
      for (const [row, cell] of known ? readKept(known, places, done, state.class.of).cells : [])
        lines.push(['answer', task, round, index + 1, row, '', cell, ''])
    }
  })
  return `${lines.map(line => line.join(',')).join('\r\n')}\r\n`
}
