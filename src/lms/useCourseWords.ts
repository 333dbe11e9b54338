import type { LocalText } from '../../build/content/schema'
import { computed } from 'vue'
import { caseName } from '#case/index'
import { dateText } from '#base/model/days'
import { fill, message } from '#i18n/message'
import { course as words } from '#i18n/words/course'
import { courseNames } from '#i18n/words/courseNames'
import { parts } from '#i18n/words/study'
import { saveText } from '#base/saveText'
import { deckStore } from '#store/deckStore'
import { isAnswerName, writeAnswers } from '#store/model/answersFile'
import { keyOf } from '#store/registry'
import { useCourse } from './theCourse'

const joined = (texts: readonly LocalText[]): LocalText => message(texts.map(({ zh }) => zh).join('、'), texts.map(({ en }) => en).join(', '))

/** With the moment to which it refers; null: there is none. */
const at = (text: LocalText, minutes: number | null): LocalText | null =>
  minutes === null ? null : fill(text, { time: `${dateText(minutes * 60_000)} ${new Date(minutes * 60_000).toTimeString().slice(0, 5)}` })

/** What the page says of the platform now, in words. */
export function useCourseWords() {
  const course = useCourse()
  const { status } = course
  return {
    course,
    status,
    /** What it still waits for; null: nothing. */
    waits: computed<LocalText | null>(() => {
      const { awaited: { steps, score }, completed, passed, raw } = status.value
      if (passed || (completed && score === null))
        return null
      const open = [...steps.map(step => parts[step].title), ...score === null ? [] : [fill(words.score, { n: score })]]
      if (open.length === 0)
        return null
      const now = raw === null ? message('', '') : fill(message('（现在 {n} 分）', ' (now {n})'), { n: raw })
      return fill(message('{waits}{open}{now}', '{waits}{open}{now}'), { waits: words.waits, open: joined(open), now: score === null ? '' : now })
    }),
    left: computed<LocalText | null>(() => {
      const kinds = [...new Set(status.value.left.map(name => name.split('/')[0]))].flatMap(kind => kind in courseNames ? [courseNames[kind as keyof typeof courseNames]] : [])
      return kinds.length === 0 ? null : fill(words.left, { names: joined(kinds) })
    }),
    brought: computed<LocalText | null>(() => at(words.brought, status.value.brought)),
    rival: computed<LocalText | null>(() => at(words.rival, status.value.rival)),
    saveRival: (): void => saveText(writeAnswers(course.rivalEntries(), new Date((status.value.rival ?? 0) * 60_000).toISOString(), caseName), 'answers'),
    /** Handed in first: a platform expects it, and what goes away may not be able to any more. */
    goBack(): void {
      course.leave()
      location.assign(course.back!)
    },
    /** Today's answers file: it opens on any device, in a package and out of it. */
    saveFile(): void {
      const store = deckStore()
      const answers = Object.fromEntries(store.names().filter(isAnswerName).flatMap((name): [string, string][] => {
        const text = store.get(keyOf(name))
        return text === null ? [] : [[name, text]]
      }))
      saveText(writeAnswers(answers, new Date().toISOString(), caseName), 'answers')
    },
  }
}
