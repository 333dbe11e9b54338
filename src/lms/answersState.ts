import type { Answers } from '#store/model/answersFile'
import type { CaseName } from '#store/model/caseName'
import type { CourseNotes, CourseState } from './model/stateString'
import type { StateCodec } from './platform'
import { parseJson } from '#base/model/json'
import { isAnswerName, writeAnswers } from '#store/model/answersFile'
import { isStated, NO_NOTES } from './model/stateString'

/**
 * A state as today's answers file, for a platform that keeps documents: whoever has it opens it on any device. What only a package
 * knows stands beside it, under `course`.
 * @param readFile of an answers file or its text; null where it can't be read
 */
export function answersState(own: CaseName, readFile: (text: string) => Answers | null): StateCodec {
  return {
    write({ n, minutes, entries, notes }) {
      const settings = Object.fromEntries(Object.entries(entries).filter(([name]) => isStated(name) && !isAnswerName(name)))
      const file = JSON.parse(writeAnswers(entries, new Date(minutes * 60_000).toISOString(), own)) as object
      return { text: JSON.stringify({ ...file, course: { n, minutes, notes, settings } }), left: [] }
    },
    read(text): CourseState | null {
      const { course } = (parseJson(text) ?? {}) as { course?: { n?: unknown, minutes?: unknown, notes?: Partial<CourseNotes>, settings?: Record<string, unknown> } }
      const answers = readFile(text)
      if (!answers || !Number.isSafeInteger(course?.n))
        return null
      const settings = Object.entries(course?.settings ?? {}).filter((entry): entry is [string, string] => isStated(entry[0]) && typeof entry[1] === 'string')
      const best = course?.notes?.best
      const isBest = typeof best === 'object' && Array.isArray(best.home) && typeof best.quiz === 'object'
      return {
        n: course!.n as number,
        minutes: Number(course!.minutes) || 0,
        entries: { ...answers, ...Object.fromEntries(settings) },
        notes: { ...NO_NOTES, ...course!.notes, best: isBest ? best : NO_NOTES.best },
      }
    },
  }
}
