import type { ShallowRef } from 'vue'
import type { BoardState } from '#board/model/boardState'
import type { CourseConfig } from './model/courseConfig'
import type { StepStates, StillWaits } from './model/completion'
import type { CourseFacts, CourseNotes, CourseState } from './model/stateString'
import type { CourseReport } from './model/elements'
import type { CourseEvent, ReportFacts } from './model/report'
import type { Copies } from './copies'
import type { Line } from './line'
import type { CourseMode, Platform, StateCodec, Update } from './platform'
import type { Backing } from '#store/backing'
import { shallowRef } from 'vue'
import { EMPTY_BOARD, readBoardState } from '#board/model/boardState'
import { parseJson } from '#base/model/json'
import { isSetId } from '#case/model/model'
import { gradeOf, readQuiz } from '#quiz/model/quiz'
import { keyOf, OWN_PREFIX } from '#store/registry'
import { courseBacking } from './courseBacking'
import { awaited, isCompleted, isPassed, progressMeasure } from './model/completion'
import { answersOf, keyWord, objectivesOf } from './model/report'
import { countedCheck, rawScore, withAnswer, withCheck } from './model/score'
import { isStated, NO_NOTES, settingKeyOf } from './model/stateString'

/** What keeps the platform from having the latest. */
export type Hindrance = 'offline' | 'lost' | 'refused'

export interface CourseStatus {
  /**
   * `latest`: the platform has it; `later`: not yet, it is sent soon; `missing`: it could not be sent, and this has been tried for a while;
   * `alone`: no platform was found; `ended`: the page was handed in and has come back.
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
  /** What this device has beside it, as new and not the same: when it was kept, minutes since 1970. */
  rival: number | null
  /** Names of what has no room at the platform. */
  left: readonly string[]
  told: boolean
  slip: boolean
}

export interface CourseDeps {
  config: CourseConfig
  /** Null: none was found, and what is done stays on the device. */
  platform: Platform | null
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

/** After the last change, and longest after the first one; a milestone does not wait. ms */
const QUIET = 20_000
const LONGEST = 90_000
const SOON = 250
/** After a sending that did not arrive; from the last on a banner stays, and it goes on at that pace. */
const RETRIES = [5_000, 15_000, 60_000]
const COPY = 800

export type Course = Awaited<ReturnType<typeof createCourse>>

/**
 * A page in a course platform: what is done goes there, soon after it is done, and the page knows whether it arrived.
 * Resolves when it is known what the platform and this device hold.
 */
export async function createCourse({ config, platform, codec, list, facts, report, copies, line, steps, now }: CourseDeps) {
  const opened = platform?.opened
  const mode = opened?.mode ?? 'normal'
  const started = now()
  const read = (text: string | null): CourseState | null => text === null ? null : codec.read(text)
  const theirs = opened && opened.state !== 'unread' ? opened.state : null
  const copy = read(await copies.load())
  const brought = copy !== null && copy.n > (theirs?.n ?? 0)
  // As new as what the platform has, and something else: done on two devices at once, of which one had no network.
  const rival = copy !== null && theirs !== null && copy.n === theirs.n && JSON.stringify(sortedEntries(copy)) !== JSON.stringify(sortedEntries(theirs)) ? copy : null
  if (copy !== null && !brought && platform && opened?.state !== 'unread' && rival === null)
    void copies.remove()
  const start = brought ? copy : theirs
  let n = Math.max(theirs?.n ?? 0, (start?.n ?? 1) - 1)
  let notes: CourseNotes = start?.notes ?? NO_NOTES
  notes = { ...notes, completed: notes.completed || (opened?.completed ?? false), passed: notes.passed || (opened?.passed ?? false) }
  let unread = opened?.state === 'unread'

  const nameOf = (key: string): string | null => key.startsWith(OWN_PREFIX) ? key.slice(OWN_PREFIX.length) : SETTING_NAMES.find(name => settingKeyOf(name) === key) ?? null
  const spoken = languageOf(opened?.language ?? null)
  const first = { ...spoken && { language: spoken }, ...start?.entries }
  const backing = courseBacking(Object.fromEntries(Object.entries(first).map(([name, text]) => [keyOf(name), text])), onChange)
  const entries = (): Record<string, string> => Object.fromEntries(backing.keys().flatMap((key): [string, string][] => {
    const name = nameOf(key)
    return name !== null && isStated(name) ? [[name, backing.get(key)!]] : []
  }))

  /** How many changes there were, and up to which the platform has them. */
  let revision = brought ? 1 : 0
  let arrived = 0
  let failures = 0
  let finished = false
  let sending: Promise<void> | null = null
  let events: CourseEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let due = Number.POSITIVE_INFINITY
  let firstChange: number | null = null
  let copyTimer: ReturnType<typeof setTimeout> | undefined
  let doneBefore = 0

  const of = { cards: report.cards.filter(card => !card.contested).length, questions: report.quiz.length }
  const anything = (): boolean => notes.best.checked || Object.keys(notes.best.quiz).length > 0
  const raw = (): number => rawScore(notes.best, of)
  const status: ShallowRef<CourseStatus> = shallowRef({
    link: platform ? brought ? 'later' : 'latest' : 'alone',
    hindrance: null,
    mode,
    awaited: { steps: [], score: null },
    completed: notes.completed,
    passed: notes.passed,
    raw: anything() ? raw() : null,
    unread,
    brought: brought && platform ? copy.minutes : null,
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

  function update(): Update {
    look()
    n += 1
    return { state: state(n), report: reported(), ms: now() - started, events }
  }

  /** On this device until the platform has it: with the number that the next sending has. */
  async function keepCopy(): Promise<void> {
    clearTimeout(copyTimer)
    copyTimer = undefined
    await copies.save(codec.write(state(n + 1)).text)
  }

  function happened(name: string, before: string | null, after: string | null): boolean {
    const [kind, id = ''] = name.split('/')
    if (kind === 'board' && isSetId(id)) {
      const ids = facts.boards[id]
      const boards = [before, after].map((text): BoardState => text === null ? EMPTY_BOARD : readBoardState(text, ids) ?? EMPTY_BOARD)
      const [was, is] = boards
      const counted = countedCheck(was, is)
      if (counted && id === 'core')
        notes = { ...notes, best: withCheck(notes.best, counted, report.cards) }
      const checked = is.marking.check > 0 && !is.marking.moved && is.marking.checked !== null && was.marking.moved
      if (checked)
        events.push({ kind: 'checked', set: id, placement: { ...is.marking.checked }, round: is.marking.check })
      return checked || (is.first !== null && was.first === null)
    }
    const question = kind === 'quiz' ? report.quiz.find(one => one.id === id) : undefined
    if (question) {
      const [was, is] = [before, after].map(text => readQuiz(question, text === null ? undefined : parseJson(text)))
      if (!is.answered || (was.answered && was.attempts === is.attempts))
        return false
      notes = { ...notes, best: withAnswer(notes.best, id, question, is) }
      if (notes.best.quiz[id] === undefined)
        notes = { ...notes, best: { ...notes.best, quiz: { ...notes.best.quiz, [id]: 0 } } }
      events.push({ kind: 'answered', id, response: is.chosen.filter(key => key !== null).map(key => keyWord(question, key)), right: gradeOf(question, is) === 'right', attempt: is.attempts })
      return true
    }
    if (kind === 'true-false') {
      const [was, is] = [before, after].map(text => (parseJson(text ?? '') ?? {}) as Record<string, unknown>)
      for (const [sentence, said] of Object.entries(is)) {
        if (was[sentence] === undefined && (said === 'yes' || said === 'no') && Object.hasOwn(report.judged, sentence))
          events.push({ kind: 'judged', id: sentence, yes: said === 'yes', right: (said === 'yes') === report.judged[sentence] })
      }
    }
    return false
  }

  function onChange(key: string, before: string | null, after: string | null): void {
    const name = nameOf(key)
    if (name === null || !isStated(name))
      return
    changed(happened(name, before, after))
  }

  function changed(milestone: boolean): void {
    revision += 1
    copyTimer ??= setTimeout(() => void keepCopy(), COPY)
    firstChange ??= now()
    if (status.value.link === 'latest')
      show({ link: 'later' })
    // Who shows the path hears of it after the store has.
    setTimeout(() => schedule(look() || milestone ? SOON : Math.min(QUIET, Math.max(SOON, (firstChange ?? now()) + LONGEST - now()))), 0)
  }

  function schedule(wait: number): void {
    if (finished || unread || !platform)
      return
    const at = now() + wait
    // A milestone that waits is not put off by what comes after it; what is quiet is.
    if (timer !== undefined && due <= at && (due - now() <= SOON || failures > 0))
      return
    clearTimeout(timer)
    due = at
    timer = setTimeout(() => {
      timer = undefined
      due = Number.POSITIVE_INFINITY
      void send()
    }, wait)
  }

  async function attempt(to: Platform): Promise<Hindrance | null> {
    if (!line.online())
      return 'offline'
    const seen = await line.check()
    if (finished)
      return null
    if (seen === 'down' || seen === 'lost')
      return seen === 'down' ? 'offline' : 'lost'
    const { length } = events
    const next = update()
    const mark = revision
    if (!await to.send(next))
      return 'refused'
    events = events.slice(length)
    arrived = mark
    show({ left: codec.write(next.state).left })
    return null
  }

  /** Sends what there is. One at a time; never throws. */
  function send(): Promise<void> {
    if (!platform || finished || unread)
      return Promise.resolve()
    return sending ??= attempt(platform).then((hindrance) => {
      sending = null
      if (finished)
        return
      if (hindrance === null) {
        failures = 0
        firstChange = null
        if (arrived === revision) {
          clearTimeout(copyTimer)
          copyTimer = undefined
          void copies.remove()
          show({ link: 'latest', hindrance: null })
        }
        else {
          show({ link: 'later', hindrance: null })
          schedule(QUIET)
        }
        return
      }
      void keepCopy()
      const wait = RETRIES[Math.min(failures, RETRIES.length - 1)]
      failures += 1
      show({ link: failures > RETRIES.length || hindrance === 'lost' ? 'missing' : 'later', hindrance })
      clearTimeout(timer)
      timer = undefined
      schedule(wait)
    }, () => { sending = null })
  }

  return {
    status: status as Readonly<ShallowRef<CourseStatus>>,
    backing: backing as Backing,
    /** The store is there, and how far the learner is can be asked. */
    begin(): void {
      doneBefore = Object.values(steps()).filter(state => state === 'done').length
      look()
      if (brought)
        schedule(SOON)
    },
    /** Now, by the learner's own button, or because the network is there again. */
    now: (): Promise<void> => {
      clearTimeout(timer)
      timer = undefined
      return send()
    },
    /** Nobody looks at the page any more: perhaps for good. */
    hidden(): void {
      if (platform && !finished && arrived !== revision) {
        void keepCopy()
        void send()
      }
    },
    /** The page goes. Once; without a network nothing is said to a platform that would only believe it. */
    leave(): void {
      if (!platform || finished)
        return
      if (!line.online() || unread) {
        void keepCopy()
        return
      }
      if (arrived !== revision)
        void keepCopy()
      const last = update()
      finished = true
      clearTimeout(timer)
      platform.finish(last)
    },
    /** Back out of the browser's memory, after it was handed in. */
    returned(): void {
      if (finished)
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
    dropRival: (): void => show({ rival: null }),
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

const sortedEntries = ({ entries }: CourseState): [string, string][] => Object.entries(entries).sort(([a], [b]) => a < b ? -1 : 1)

/** The page's language for that of a learner's account; null: the page's own. */
const languageOf = (tag: string | null): string | null => /^zh/i.test(tag ?? '') ? 'zh' : /^en/i.test(tag ?? '') ? 'en' : null

const SETTING_NAMES = ['language', 'slidev-color-schema', 'letter-keys', 'sources', 'board-reading']
