import type { Version } from './model/formats'
import type { LineState } from './line'
import type { StepStates } from './model/completion'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import list from '../../content/interactions.json'
import { writeBoard } from '#board/model/boardState'
import { check, UNMARKED } from '#board/model/marking'
import { placementOf } from '#board/model/placement'
import { cardById, quizById, setById } from '#case/index'
import { check as handIn, choose, startQuiz } from '#quiz/model/quiz'
import { keyOf } from '#store/registry'
import { createCourse } from './course'
import { courseFacts, reportFacts } from './courseFacts'
import { readState, writeState } from './model/stateString'
import { findApi, waitForApi } from './scormApi'
import { openScorm } from './scormPlatform'

const facts = courseFacts(list)
const codec = { write: (state: Parameters<typeof writeState>[0]) => writeState(state, facts), read: (text: string) => readState(text, facts) }

/** A platform that takes what it is given, notes each call, and does what `mood` says. */
function fakeApi(version: Version, start: Record<string, string> = {}) {
  const values: Record<string, string> = { ...start }
  const calls: string[] = []
  const platform = { values, calls, mood: 'normal' as 'normal' | 'refuses', taken: {} as Record<string, string>, without: /^$/ }
  const note = <T extends string>(call: string, answer: T): T => {
    calls.push(call)
    return answer
  }
  const raw = {
    initialize: () => note('initialize', 'true'),
    finish: () => note('finish', 'true'),
    get: (name: string) => note(`get ${name}`, values[name] ?? ''),
    set: (name: string, value: string) => {
      calls.push(`set ${name}`)
      if (platform.without.test(name))
        return 'false'
      values[name] = value
      return 'true'
    },
    commit: () => {
      if (platform.mood === 'refuses')
        return note('commit', 'false')
      platform.taken = { ...values }
      return note('commit', 'true')
    },
  }
  const api = version === '1.2'
    ? { LMSInitialize: raw.initialize, LMSFinish: raw.finish, LMSGetValue: raw.get, LMSSetValue: raw.set, LMSCommit: raw.commit, LMSGetLastError: () => '0' }
    : { Initialize: raw.initialize, Terminate: raw.finish, GetValue: raw.get, SetValue: raw.set, Commit: raw.commit, GetLastError: () => '0' }
  return { ...platform, platform, api: version === '1.2' ? { API: api } : { API_1484_11: api } }
}

async function opened(version: Version, start: Record<string, string> = {}, options: { copy?: string | null, handedIn?: boolean, line?: LineState, pass?: number | null, steps?: StepStates } = {}) {
  const fake = fakeApi(version, start)
  const state = { line: options.line ?? 'up' as LineState, online: true, copy: options.copy ?? null, handedIn: options.handedIn ?? false, steps: options.steps ?? { sort: 'new', quiz: 'new', reflect: 'new' } as StepStates }
  const course = await createCourse({
    config: { kind: version === '1.2' ? 'scorm12' : 'scorm2004', complete: ['sort', 'quiz', 'reflect'], pass: options.pass ?? null },
    platform: openScorm(findApi(fake.api, version)!, version, codec),
    codec,
    list,
    facts,
    report: reportFacts(),
    copies: {
      load: async () => state.copy === null ? null : { text: state.copy, handedIn: state.handedIn },
      save: async (text, handedIn) => { Object.assign(state, { copy: text, handedIn }); return true },
      remove: async () => { state.copy = null },
    },
    line: { check: async () => state.line, online: () => state.online },
    steps: () => state.steps,
    now: () => Date.now(),
  })
  course.begin()
  return { fake, course, state, set: (name: string, text: string) => course.backing.set(keyOf(name), text) }
}

const cards = setById('core').poolOrder.map(cardById)
const sorted = placementOf(cards.map(({ id, bin }) => [id, bin] as const))
const checkedBoard = writeBoard({ placement: sorted, first: sorted, marking: check(UNMARKED, sorted, cards) })
const placedBoard = (n: number) => writeBoard({ placement: placementOf(Object.entries(sorted).slice(0, n)), first: null, marking: UNMARKED })
const STATE = 'cmi.suspend_data'
const sets = (calls: readonly string[]) => calls.filter(call => call.startsWith('set ')).map(call => call.slice(4))

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 30, 12) })
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('the API', () => {
  const api = { LMSInitialize: () => 'true' }
  const above = (frame: object, levels: number): object => levels === 0 ? frame : above({ parent: frame }, levels - 1)

  it('is found in the window, above it, and above what opened it, and no further than twelve windows', () => {
    expect(findApi({ API: api }, '1.2')?.initialize()).toBe(true)
    expect(findApi(above({ API: api }, 12), '1.2')).not.toBeNull()
    expect(findApi(above({ API: api }, 14), '1.2')).toBeNull()
    expect(findApi({ opener: above({ API: api }, 3) }, '1.2')).not.toBeNull()
    expect(findApi({ parent: { opener: { API: api } } }, '1.2')).not.toBeNull()
    expect(findApi({ API: api }, '2004')).toBeNull()
  })

  it('is looked for past windows that may not be looked into', () => {
    const closed = { get API(): never { throw new Error('cross-origin') }, get parent(): never { throw new Error('cross-origin') } }
    expect(findApi({ parent: closed }, '1.2')).toBeNull()
    expect(findApi({ parent: closed, opener: { API: api } }, '1.2')).not.toBeNull()
  })

  it('is waited for, five seconds long', async () => {
    const frame: { API?: object } = {}
    const found = waitForApi(frame, '1.2')
    setTimeout(() => { frame.API = api }, 3000)
    await vi.advanceTimersByTimeAsync(3500)
    expect(await found).not.toBeNull()
    const none = waitForApi({}, '1.2')
    await vi.advanceTimersByTimeAsync(5500)
    expect(await none).toBeNull()
  })
})

describe.each(['1.2', '2004'] as const)('a platform of SCORM %s', (version) => {
  const STATUS = version === '1.2' ? 'cmi.core.lesson_status' : 'cmi.completion_status'
  const MODE = version === '1.2' ? 'cmi.core.lesson_mode' : 'cmi.mode'

  it('is told at once that this is not done and goes on', async () => {
    const { fake } = await opened(version)
    expect(sets(fake.calls)).toEqual([STATUS, version === '1.2' ? 'cmi.core.exit' : 'cmi.exit'])
    expect(fake.values[STATUS]).toBe('incomplete')
    expect(fake.calls.filter(call => !call.startsWith('get ')).at(-1)).toBe('commit')
  })

  it('is sent what was done twenty seconds after the last change, in order, and only what has changed', async () => {
    const { fake, course, set } = await opened(version)
    set('board/core', placedBoard(3))
    await vi.advanceTimersByTimeAsync(15_000)
    set('board/core', placedBoard(4))
    expect(course.status.value.link).toBe('later')
    await vi.advanceTimersByTimeAsync(15_000)
    expect(fake.values[STATE]).toBeUndefined()
    await vi.advanceTimersByTimeAsync(6000)
    expect(course.status.value.link).toBe('latest')
    const order = sets(fake.calls).map(name => /objectives|interactions|status|suspend|session/.exec(name)?.[0] ?? name)
    expect([...new Set(order.slice(order.indexOf('objectives')))].filter(name => !name.startsWith('cmi'))).toEqual(['objectives', 'interactions', 'suspend', 'session'])
    fake.calls.length = 0
    set('board/core', placedBoard(5))
    await vi.advanceTimersByTimeAsync(21_000)
    expect(sets(fake.calls)).toEqual([STATE, version === '1.2' ? 'cmi.core.session_time' : 'cmi.session_time'])
    expect(fake.values[STATE]).toMatch(/^1\.2\./)
  })

  it('is sent a milestone at once, with the score', async () => {
    const { fake, set, course } = await opened(version)
    set('board/core', checkedBoard)
    await vi.advanceTimersByTimeAsync(400)
    expect(fake.taken).toBeDefined()
    expect(fake.platform.taken[version === '1.2' ? 'cmi.core.score.raw' : 'cmi.score.raw']).toBe('54')
    expect(fake.values['cmi.objectives.2.id']).toBe('stage_development')
    const question = quizById('Q2')
    set('quiz/Q2', JSON.stringify(handIn(choose(question, startQuiz(question), 'b'))))
    await vi.advanceTimersByTimeAsync(400)
    expect(course.status.value.raw).toBe(57)
    const at = list.indexOf('quiz/Q2')
    expect(fake.platform.taken[`cmi.interactions.${at}.${version === '1.2' ? 'student_response' : 'learner_response'}`]).toBe('b')
  })

  it('that answers "false" is asked again after 5, 15 and 60 seconds, all of it; then a banner stays until it has it', async () => {
    const { fake, course, set, state } = await opened(version)
    fake.platform.mood = 'refuses'
    const commits = () => fake.calls.filter(call => call === 'commit').length
    const before = commits()
    set('board/core', checkedBoard)
    await vi.advanceTimersByTimeAsync(400)
    expect(commits()).toBe(before + 1)
    expect(course.status.value).toMatchObject({ link: 'later', hindrance: 'refused' })
    for (const [wait, link] of [[5000, 'later'], [15_000, 'later'], [60_000, 'missing']] as const) {
      await vi.advanceTimersByTimeAsync(wait - 500)
      const sofar = commits()
      await vi.advanceTimersByTimeAsync(600)
      expect(commits()).toBe(sofar + 1)
      expect(course.status.value.link).toBe(link)
    }
    expect(state.copy).toMatch(/^1\./)
    fake.platform.mood = 'normal'
    fake.calls.length = 0
    await course.now()
    await vi.advanceTimersByTimeAsync(10)
    expect(course.status.value.link).toBe('latest')
    expect(sets(fake.calls)).toContain('cmi.interactions.0.id')
    expect(state.copy).toBeNull()
  })

  it.each([['down', 'offline'], ['lost', 'lost']] as const)('is given nothing while the line is %s, for it would only believe it', async (line, hindrance) => {
    const { fake, course, set, state } = await opened(version, {}, { line })
    fake.calls.length = 0
    set('board/core', checkedBoard)
    await vi.advanceTimersByTimeAsync(1500)
    expect(fake.calls).toEqual([])
    expect(course.status.value.hindrance).toBe(hindrance)
    expect(state.copy).not.toBeNull()
    state.line = 'up'
    await course.now()
    expect(fake.values[STATE]).toBeDefined()
  })

  it('is finished once, when the page goes', async () => {
    const { fake, set, course } = await opened(version)
    set('board/core', placedBoard(3))
    course.leave()
    course.leave()
    expect(fake.calls.filter(call => call === 'finish')).toHaveLength(1)
    expect(readState(fake.platform.taken[STATE], facts)?.entries['board/core']).toBeDefined()
    course.returned()
    expect(course.status.value.link).toBe('ended')
    fake.calls.length = 0
    set('board/core', checkedBoard)
    await vi.advanceTimersByTimeAsync(100_000)
    expect(fake.calls).toEqual([])
  })

  it('is not finished without a network, and the copy stays for the next time', async () => {
    const { fake, set, course, state } = await opened(version)
    set('board/core', placedBoard(3))
    state.online = false
    course.leave()
    await vi.advanceTimersByTimeAsync(10)
    expect(fake.calls).not.toContain('finish')
    expect(state.copy).not.toBeNull()
    const next = await opened(version, fake.platform.taken, { copy: state.copy })
    expect(next.course.status.value.brought).not.toBeNull()
    expect(next.course.backing.get(keyOf('board/core'))).not.toBeNull()
    await vi.advanceTimersByTimeAsync(400)
    expect(next.fake.platform.taken[STATE]).toBeDefined()
    expect(next.state.copy).toBeNull()
  })

  it('that has a newer state than this device wins', async () => {
    const older = writeState({ n: 3, minutes: 1, entries: { 'board/core': placedBoard(1) }, notes: { told: true, slip: false, completed: false, passed: false, best: { checked: false, home: [], quiz: {} } } }, facts).text
    const newer = older.replace(/^1\.3\./, '1.4.')
    const { course, state } = await opened(version, { [STATE]: newer }, { copy: older })
    expect(course.status.value).toMatchObject({ brought: null, told: true })
    expect(state.copy).toBeNull()
  })

  it('that has as new a state from elsewhere counts, and the copy can be saved as a file', async () => {
    const at = (n: number) => ({ n: 3, minutes: 1, entries: { 'board/core': placedBoard(n) }, notes: { told: true, slip: false, completed: false, passed: false, best: { checked: false, home: [], quiz: {} } } })
    const { course } = await opened(version, { [STATE]: writeState(at(2), facts).text }, { copy: writeState(at(5), facts).text })
    expect(course.status.value).toMatchObject({ brought: null, rival: 1 })
    expect(Object.keys(JSON.parse(course.rivalEntries()['board/core']).placement)).toHaveLength(5)
    const same = await opened(version, { [STATE]: writeState(at(2), facts).text }, { copy: writeState({ ...at(2), minutes: 9 }, facts).text })
    expect(same.course.status.value.rival).toBeNull()
    expect(same.state.copy).toBeNull()
  })

  it('was handed to when the page was left: what that device had then needs no mention once another has gone on', async () => {
    const { set, course, state, fake } = await opened(version)
    set('board/core', placedBoard(3))
    course.leave()
    await vi.advanceTimersByTimeAsync(10)
    expect(state.handedIn).toBe(true)
    const elsewhere = await opened(version, fake.platform.taken)
    for (const n of [5, 6]) {
      elsewhere.set('board/core', placedBoard(n))
      await vi.advanceTimersByTimeAsync(30_000)
    }
    const again = await opened(version, elsewhere.fake.platform.taken, { copy: state.copy, handedIn: state.handedIn })
    expect(again.course.status.value).toMatchObject({ brought: null, rival: null })
    expect(again.state.copy).toBeNull()
  })

  it('that said no when the page was left: what the device had is there beside what another has done since', async () => {
    const { set, course, state, fake } = await opened(version)
    set('board/core', placedBoard(3))
    fake.platform.mood = 'refuses'
    course.leave()
    await vi.advanceTimersByTimeAsync(10)
    expect(state.handedIn).toBe(false)
    const elsewhere = await opened(version)
    for (const n of [5, 6]) {
      elsewhere.set('board/core', placedBoard(n))
      await vi.advanceTimersByTimeAsync(30_000)
    }
    const again = await opened(version, elsewhere.fake.platform.taken, { copy: state.copy, handedIn: state.handedIn })
    expect(again.course.status.value.rival).not.toBeNull()
    expect(again.state.copy).not.toBeNull()
    again.course.dropRival()
    expect(again.state.copy).toBeNull()
  })

  it('that has closed says so at the first call', () => {
    const fake = fakeApi(version)
    const closed = version === '1.2' ? { API: { ...fake.api.API, LMSInitialize: () => 'false' } } : { API_1484_11: { ...fake.api.API_1484_11, Initialize: () => 'false' } }
    expect(openScorm(findApi(closed, version)!, version, codec)).toBe('closed')
  })

  it('that wrote "failed" by itself is told that it goes on', async () => {
    const { fake } = await opened(version, { [version === '1.2' ? STATUS : 'cmi.success_status']: 'failed' }, { pass: 0.7 })
    expect(fake.values[STATUS]).toBe('incomplete')
  })

  it('that gives no credit is given the state alone', async () => {
    const { fake, course, set } = await opened(version, { [version === '1.2' ? 'cmi.core.credit' : 'cmi.credit']: 'no-credit' })
    set('board/core', checkedBoard)
    await vi.advanceTimersByTimeAsync(400)
    expect([...new Set(sets(fake.calls))]).toEqual([STATE])
    expect(course.status.value.mode).toBe('no-credit')
  })

  it('of which the state can\'t be read is not overwritten until the learner says so', async () => {
    const { fake, course, set } = await opened(version, { [STATE]: '9.somebody-else' })
    expect(course.status.value.unread).toBe(true)
    set('board/core', checkedBoard)
    await vi.advanceTimersByTimeAsync(100_000)
    course.leave()
    expect(fake.values[STATE]).toBe('9.somebody-else')
    expect(course.kept()).toBe('9.somebody-else')
  })

  it.each(['review', 'browse'])('in mode %s is given the state and nothing else: marks stand', async (mode) => {
    const { fake, course, set } = await opened(version, { [MODE]: mode, [STATUS]: 'completed' })
    set('board/core', checkedBoard)
    await vi.advanceTimersByTimeAsync(400)
    course.leave()
    expect([...new Set(sets(fake.calls))]).toEqual([STATE])
    expect(fake.values[STATUS]).toBe('completed')
    expect(course.status.value.mode).toBe(mode)
  })

  it('is told once that all is done, and never that it is not any more', async () => {
    const { fake, course, set, state } = await opened(version, {}, { steps: { sort: 'done', quiz: 'done', reflect: 'begun' } })
    expect(course.status.value.awaited.steps).toEqual(['reflect'])
    state.steps = { sort: 'done', quiz: 'done', reflect: 'done' }
    set('exit', '{"card":"一","ask":"二"}')
    await vi.advanceTimersByTimeAsync(400)
    expect(fake.values[STATUS]).toBe('completed')
    state.steps = { sort: 'begun', quiz: 'new', reflect: 'new' }
    set('board/core', checkedBoard)
    await vi.advanceTimersByTimeAsync(400)
    expect(fake.values[STATUS]).toBe('completed')
    const again = await opened(version, fake.platform.taken)
    expect(sets(again.fake.calls)).not.toContain(STATUS)
    expect(again.course.status.value.completed).toBe(true)
  })

  it('is not told of failing: below what is asked for it stays open', async () => {
    const { fake, course, set } = await opened(version, {}, { pass: 0.7, steps: { sort: 'done', quiz: 'done', reflect: 'done' } })
    set('board/core', checkedBoard)
    await vi.advanceTimersByTimeAsync(400)
    expect(course.status.value.awaited.score).toBe(70)
    expect(version === '1.2' ? fake.values[STATUS] : fake.values['cmi.success_status']).toBe(version === '1.2' ? 'incomplete' : 'unknown')
    for (const id of ['Q2', 'Q5', 'Q7', 'Q8', 'Q11', 'Q12', 'Q13']) {
      const question = quizById(id)
      set(`quiz/${id}`, JSON.stringify(handIn(choose(question, startQuiz(question), question.answer[0]))))
    }
    await vi.advanceTimersByTimeAsync(400)
    expect(course.status.value).toMatchObject({ raw: 79, passed: true })
    expect(version === '1.2' ? fake.values[STATUS] : fake.values['cmi.success_status']).toBe('passed')
  })

  it('that has noted it as done keeps that, also with a package that asks for more', async () => {
    const { fake, set } = await opened(version, { [STATUS]: 'completed' }, { pass: 0.9, steps: { sort: 'done', quiz: 'new' } })
    set('board/core', checkedBoard)
    await vi.advanceTimersByTimeAsync(400)
    expect(fake.platform.taken[STATE]).toBeDefined()
    expect(fake.values[STATUS]).toBe('completed')
  })

  it('without interactions gets all the rest', async () => {
    const { fake, course, set } = await opened(version)
    fake.platform.without = /interactions/
    set('board/core', checkedBoard)
    await vi.advanceTimersByTimeAsync(400)
    expect(course.status.value.link).toBe('latest')
    expect(sets(fake.calls).filter(name => name.includes('interactions'))).toHaveLength(1)
    expect(fake.platform.taken[STATE]).toBeDefined()
  })
})
