import type { CourseConfig } from './model/courseConfig'
import type { StepStates } from './model/completion'
import type { Platform, StateCodec } from './platform'
import { caseName, settings } from '#case/index'
import { setInCourse } from '#i18n/keptHere'
import { readIncoming } from '#store/useDeviceAnswers'
import { answersState } from './answersState'
import { openCmi5, readCmi5Address } from './cmi5Platform'
import { courseCopies } from './copies'
import { courseFacts, reportFacts } from './courseFacts'
import { createCourse } from './course'
import { watchLine } from './line'
import { readState, writeState } from './model/stateString'
import { readConfig } from './model/courseConfig'
import { waitForApi } from './scormApi'
import { openScorm } from './scormPlatform'
import { statementFacts } from './statementFacts'
import { setCourse } from './theCourse'

const now = (): number => Date.now()

/** Null: no platform answered. `closed`: one did, and takes nothing more from this page. */
async function openPlatform({ kind }: CourseConfig, codec: StateCodec): Promise<Platform | 'closed' | null> {
  if (kind === 'cmi5') {
    const address = readCmi5Address(location.search)
    return address && await openCmi5(address, codec, statementFacts(), now).catch((error: unknown) => {
      console.error(error)
      return null
    })
  }
  const version = kind === 'scorm12' ? '1.2' : '2004'
  const api = await waitForApi(window, version)
  return api && openScorm(api, version, codec)
}

/** Opens the course around this page, and hears from now on when the page is hidden, left, or back. */
export async function startCourse(steps: () => StepStates) {
  const config = readConfig(document.querySelector<HTMLMetaElement>('meta[name="course"]')?.content ?? '')
  const facts = courseFacts(__COURSE_LIST__)
  const codec: StateCodec = config.kind === 'cmi5'
    ? answersState(caseName, (text) => {
        const read = readIncoming(text)
        return read.ok ? read.answers : null
      })
    : { write: state => writeState(state, facts), read: text => readState(text, facts) }
  const platform = await openPlatform(config, codec)
  // What is done stays on this device then, as in the page beside the deck.
  if (platform === null)
    setInCourse(false)
  const line = watchLine()
  // Whether the line tells anything is seen at the start, when the page itself has just come.
  void line.check()
  const item = `${location.origin}${location.pathname.replace(/[^/]*$/, '')} ${settings.id}`
  const course = await createCourse({ config, platform, codec, list: __COURSE_LIST__, facts, report: reportFacts(), copies: courseCopies(platform === null || platform === 'closed' ? '' : platform.opened.learner, item), line, steps, now })

  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && course.hidden())
  addEventListener('pagehide', course.leave)
  addEventListener('pageshow', ({ persisted }) => persisted && course.returned())
  addEventListener('online', () => void course.now())
  setCourse(course)
  return course
}
