import type { Element } from './model/elements'
import type { Version } from './model/formats'
import type { CourseMode, Platform, StateCodec, Update } from './platform'
import type { ScormApi } from './scormApi'
import { reportElements, sessionTime } from './model/elements'
import { isAllowed } from './model/formats'

const ELEMENTS = {
  '1.2': { mode: 'cmi.core.lesson_mode', credit: 'cmi.core.credit', learner: 'cmi.core.student_id', language: 'cmi.student_preference.language', status: 'cmi.core.lesson_status', success: 'cmi.core.lesson_status', exit: 'cmi.core.exit' },
  '2004': { mode: 'cmi.mode', credit: 'cmi.credit', learner: 'cmi.learner_id', language: 'cmi.learner_preference.language', status: 'cmi.completion_status', success: 'cmi.success_status', exit: 'cmi.exit' },
} as const
const STATE = 'cmi.suspend_data'

function modeOf(api: ScormApi, version: Version): CourseMode {
  const mode = api.get(ELEMENTS[version].mode)
  if (mode === 'review' || mode === 'browse')
    return mode
  return api.get(ELEMENTS[version].credit) === 'no-credit' ? 'no-credit' : 'normal'
}

/** A SCORM platform from its first call on; `closed` where it does not take even that: this page was handed in to it before. */
export function openScorm(api: ScormApi, version: Version, codec: StateCodec): Platform | 'closed' {
  if (!api.initialize())
    return 'closed'
  const names = ELEMENTS[version]
  const mode = modeOf(api, version)
  const kept = api.get(STATE)
  const state = kept === '' ? null : codec.read(kept) ?? 'unread'
  const status = api.get(names.status)
  const passed = api.get(names.success) === 'passed'
  const completed = status === 'completed' || status === 'passed'

  /** What lies there, as far as this page has put it there and heard that it is kept. */
  const there = new Map<string, string>()
  /** Groups that this platform does not have: an optional part of the standard must not cost the rest. */
  const without = new Set<string>()
  const groupOf = (name: string): string => /^cmi\.(?:interactions|objectives)/.exec(name)?.[0] ?? name

  function put([name, value]: Element, mustBe: boolean): boolean {
    if (there.get(name) === value || (!mustBe && without.has(groupOf(name))))
      return true
    if (!isAllowed(version, name, value)) {
      console.error(`Not sent, as no platform need take it: ${name} = ${value}`)
      return !mustBe
    }
    if (api.set(name, value)) {
      there.set(name, value)
      return true
    }
    if (mustBe)
      return false
    console.warn(`The platform does not take ${name} (${api.error()}).`)
    without.add(groupOf(name))
    return true
  }

  /** Sets what has changed, in order. The state comes after the rest, so that what lies there says that all before it does. */
  function putAll({ state: next, report, ms }: Update): boolean {
    // What a platform has once noted is not taken back, by a package that asks for more either.
    const elements = report ? reportElements(version, report).filter(([name, value]) => !(completed && name === names.status && value === 'incomplete')) : []
    const kept = elements.map(element => put(element, element[0] === names.status)).every(Boolean) && put([STATE, codec.write(next).text], true)
    if (report)
      put(sessionTime(version, ms), false)
    return kept
  }

  function send(update: Update): boolean {
    const before = new Map(there)
    const kept = putAll(update) && api.commit()
    if (!kept) {
      // Said to be set and not kept: all of it is set again the next time.
      there.clear()
      before.forEach((value, name) => there.set(name, value))
    }
    return kept
  }

  if (mode === 'normal') {
    // What is left alone is completed by some platforms at the end, and not kept by others.
    if (!completed)
      put([names.status, 'incomplete'], false)
    put([names.exit, 'suspend'], false)
    api.commit()
  }

  return {
    opened: { state, kept, learner: api.get(names.learner), mode, completed, passed, language: api.get(names.language) || null, back: null },
    send,
    finish(update) {
      const kept = send(update)
      return api.finish() && kept
    },
  }
}
