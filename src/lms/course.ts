import type { ShallowRef } from 'vue'
import type { CourseConfig } from './model/courseConfig'
import type { StepStates, StillWaits } from './model/completion'
import type { CourseFacts, CourseNotes, CourseState } from './model/stateString'
import type { CourseReport } from './model/elements'
import type { CourseEvent, ReportFacts } from './model/report'
import type { Copies } from './copies'
import type { Line } from './line'
import type { CourseMode, Platform, StateCodec, Update } from './platform'
import type { Hindrance } from './sending'
import type { Backing } from '#store/backing'
import { shallowRef } from 'vue'
import { parseJson } from '#base/model/json'
import { keyOf, OWN_PREFIX } from '#store/registry'
import { courseBacking } from './courseBacking'
import { awaited, isCompleted, isPassed, progressMeasure } from './model/completion'
import { happened } from './model/happenings'
import { answersOf, objectivesOf } from './model/report'
import { rawScore } from './model/score'
import { isStated, NO_NOTES, settingKeyOf } from './model/stateString'
import { whatCounts } from './model/whatCounts'
import { createSending } from './sending'

export interface CourseStatus {
  /**
   * `latest`: the platform has it; `later`: not yet, it is sent soon; `missing`: it could not be sent, and this has been tried for a while;
   * `alone`: no platform was found; `ended`: the page was handed in, and its platform takes nothing more from it.
   */
  link: 'latest' | 'later' | 'missing' | 'alone' | 'ended'
  hindrance: Hindrance | null
  mode: CourseMode
  awaited: StillWaits
  completed: boolean
  passed: boolean
  /** 0–100; null before anything counts. */
  raw: number | null
  /** What the platform keeps can't be read by this version. */
  unread: boolean
  /** A copy of this device was newer than what the platform had: minutes since 1970 of it. */
  brought: number | null
  /** What this device has beside it, which perhaps never reached the platform: when it was kept, minutes since 1970. */
  rival: number | null
  /** Names of what has no room at the platform. */
  left: readonly string[]
  told: boolean
  slip: boolean
}

export interface CourseDeps {
  config: CourseConfig
  /** Null: none was found, and what is done stays on the device. `closed`: it takes nothing more from this page. */
  platform: Platform | 'closed' | null
  codec: StateCodec
  list: readonly string[]
  facts: CourseFacts
  report: ReportFacts
  copies: Copies
  line: Line
  /** How far the learner is on the path. Asked when the store is there. */
  steps: () => StepStates
  now: () => number
}

export type Course = Awaited<ReturnType<typeof createCourse>>

/**
 * A page in a course platform: what is done goes there, soon after it is done, and the page knows whether it arrived.
 * Resolves when it is known what the platform and this device hold.
 */
export async function createCourse({ config, platform: found, codec, list, facts, report, copies, line, steps, now }: CourseDeps) {
  const platform = found === 'closed' ? null : found
  const opened = platform?.opened
  const mode = opened?.mode ?? 'normal'
  const started = now()
  const theirs = opened && opened.state !== 'unread' ? opened.state : null
  let unread = opened?.state === 'unread'

  const onDevice = await copies.load()
  const copied = onDevice && codec.read(onDevice.text)
  const { start, brought, rival } = whatCounts(theirs, copied && { state: copied, handedIn: onDevice.handedIn })
  if (copied && platform && !unread && !brought && rival === null)
    void copies.remove()
  let n = Math.max(theirs?.n ?? 0, (start?.n ?? 1) - 1)
  let notes: CourseNotes = start?.notes ?? NO_NOTES
  notes = { ...notes, completed: notes.completed || (opened?.completed ?? false), passed: notes.passed || (opened?.passed ?? false) }

  const nameOf = (key: string): string | null => key.startsWith(OWN_PREFIX) ? key.slice(OWN_PREFIX.length) : SETTING_NAMES.find(name => settingKeyOf(name) === key) ?? null
  const spoken = languageOf(opened?.language ?? null)
  const first = { ...spoken && { language: spoken }, ...start?.entries }
  const backing = courseBacking(Object.fromEntries(Object.entries(first).map(([name, text]) => [keyOf(name), text])), onChange)
  const entries = (): Record<string, string> => Object.fromEntries(backing.keys().flatMap((key): [string, string][] => {
    const name = nameOf(key)
    return name !== null && isStated(name) ? [[name, backing.get(key)!]] : []
  }))

  let events: CourseEvent[] = []
  let doneBefore = 0

  const of = { cards: report.cards.filter(card => !card.contested).length, questions: report.quiz.length }
  const anything = (): boolean => notes.best.checked || Object.keys(notes.best.quiz).length > 0
  const raw = (): number => rawScore(notes.best, of)
  const status: ShallowRef<CourseStatus> = shallowRef({
    link: found === 'closed' ? 'ended' : !platform ? 'alone' : brought ? 'later' : 'latest',
    hindrance: null,
    mode,
    awaited: { steps: [], score: null },
    completed: notes.completed,
    passed: notes.passed,
    raw: anything() ? raw() : null,
    unread,
    brought: brought && platform ? start!.minutes : null,
    rival: rival?.minutes ?? null,
    left: [],
    told: notes.told,
    slip: notes.slip,
  })
  const show = (changed: Partial<CourseStatus>): void => { status.value = { ...status.value, ...changed } }

  /** Counts what has been done, once the store and its readers know of it; says whether that is a milestone. */
  function look(): boolean {
    const states = steps()
    const waits = awaited(config, states, raw())
    const done = Object.values(states).filter(state => state === 'done').length
    const further = done > doneBefore
    doneBefore = done
    if (mode === 'normal' && platform)
      notes = { ...notes, completed: notes.completed || isCompleted(waits), passed: notes.passed || isPassed(waits, config) }
    show({ awaited: waits, completed: notes.completed, passed: notes.passed, raw: anything() ? raw() : null, told: notes.told, slip: notes.slip })
    return further
  }

  function reported(): CourseReport | null {
    if (mode !== 'normal')
      return null
    const all = entries()
    return {
      objectives: objectivesOf(notes.best, report.cards),
      answers: answersOf(list, all, report, notes.slip),
      raw: anything() ? raw() : null,
      completed: notes.completed,
      passed: notes.passed,
      canPass: config.pass !== null,
      progress: progressMeasure(steps()),
      place: String((parseJson(all.study ?? '') as { last?: unknown } | undefined)?.last ?? ''),
    }
  }
  const state = (number: number): CourseState => ({ n: number, minutes: Math.floor(now() / 60_000), entries: entries(), notes })

  const sending = createSending({
    platform,
    copies,
    line,
    now,
    look,
    held: () => unread,
    show,
    update(): Update {
      look()
      n += 1
      return { state: state(n), report: reported(), ms: now() - started, events: [...events] }
    },
    text: () => codec.write(state(n + 1)).text,
    arrived(update) {
      events = events.slice(update.events.length)
      show({ left: codec.write(update.state).left })
    },
  })

  function changed(milestone: boolean): void {
    if (status.value.link === 'latest')
      show({ link: 'later' })
    sending.changed(milestone)
  }
  function onChange(key: string, before: string | null, after: string | null): void {
    const name = nameOf(key)
    if (name === null || !isStated(name))
      return
    const { best, events: more, milestone } = happened(name, before, after, notes.best, { boards: facts.boards, report })
    notes = { ...notes, best }
    events.push(...more)
    changed(milestone)
  }

  return {
    status: status as Readonly<ShallowRef<CourseStatus>>,
    backing: backing as Backing,
    /** The store is there, and how far the learner is can be asked. */
    begin(): void {
      doneBefore = Object.values(steps()).filter(state => state === 'done').length
      look()
      if (brought)
        changed(true)
    },
    now: sending.now,
    hidden: sending.hidden,
    leave: sending.leave,
    /** Back out of the browser's memory, after it was handed in. */
    returned(): void {
      if (sending.finished())
        show({ link: 'ended' })
    },
    tell(): void {
      notes = { ...notes, told: true }
      changed(true)
    },
    letSlip(on: boolean): void {
      notes = { ...notes, slip: on }
      changed(true)
    },
    /** What this device had beside the platform's: to be saved as a file. */
    rivalEntries: (): Record<string, string> => ({ ...rival?.entries }),
    dropRival(): void {
      show({ rival: null })
      if (sending.isLatest())
        void copies.remove()
    },
    /** What can't be read gives way, by the learner's own word. */
    startAnew(): void {
      unread = false
      show({ unread: false })
      changed(true)
    },
    config,
    /** Where a learner goes from here, where the platform says so. */
    back: opened?.back ?? null,
    /** The state as the platform gave it, readable or not. */
    kept: (): string => opened?.kept ?? '',
  }
}

/** The page's language for that of a learner's account; null: the page's own. */
const languageOf = (tag: string | null): string | null => /^zh/i.test(tag ?? '') ? 'zh' : /^en/i.test(tag ?? '') ? 'en' : null

const SETTING_NAMES = ['language', 'slidev-color-schema', 'letter-keys', 'sources', 'board-reading']
