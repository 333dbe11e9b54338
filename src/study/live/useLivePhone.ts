import type { Connection, Link } from '#live/connection'
import type { Refusal } from '#live/requests'
import type { Outbox, Said } from '#live/model/outbox'
import type { Sender } from '#live/sender'
import type { VoterState } from '#live/model/messages'
import type { Round } from '#live/model/rounds'
import type { StoredName } from '#store/registry'
import * as v from 'valibot'
import { useEventListener, useIntervalFn } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { readShareCode, setById } from '#case/index'
import { EMPTY_BOARD, readBoardState, writeBoard } from '#board/model/boardState'
import { parseJson } from '#base/model/json'
import { codec } from '#store/codecs'
import { deckStore } from '#store/deckStore'
import { keyOf } from '#store/registry'
import { storeText, useStored } from '#store/useStored'
import { deleteMe, joinClass, readState } from '#live/requests'
import { openClass } from '#live/connection'
import { createSender } from '#live/sender'
import { voterState } from '#live/model/messages'
import { adopted, answered, isBehind, isWaiting, readOutbox, reopened } from '#live/model/outbox'
import { setOfTask } from './setOfTask'

/**
 * Where a phone stands with a class. `looking`: it is found out. `ask`: it may join. `in`: it is in. The others say what stands in the way;
 * `ended` and `left` are over.
 */
export type Standing = 'looking' | 'ask' | 'joining' | 'in' | 'noServer' | 'noClass' | 'notReached' | 'busy' | 'locked' | 'full' | 'many' | 'ended' | 'left'

/** What the state line says, one thing at a time. */
export type Line = 'connected' | 'sent' | 'waiting' | 'closed' | 'late' | 'away' | 'ended'

interface KnownClass { id: string, ends: number, state: VoterState | null }
const knownClass = v.object({ id: v.string(), ends: v.number(), state: v.unknown() })
const known = codec<KnownClass | null>(null, (text) => {
  const read = v.safeParse(knownClass, parseJson(text))
  if (!read.success)
    return undefined
  // A state of another version of the page is heard anew.
  const state = v.safeParse(voterState, read.output.state)
  return { ...read.output, state: state.success ? state.output : null }
}, value => value && JSON.stringify(value))
const outboxes = codec<Outbox>({}, text => readOutbox(parseJson(text)), box => JSON.stringify(box))

/** ms after the class should be gone; this device's clock may be wrong by a day. */
const OLD = 7 * 24 * 3_600_000

/** Takes what is kept of a class off the device. */
function forgetClass(code: string, id: string | null): void {
  const own = [`phone-class/${code}`, ...id === null ? [] : deckStore().names().filter(name => name === `phone-answers/${id}` || name.startsWith(`phone-board/${id}/`))]
  own.forEach(name => storeText(name, null))
}

/** Classes long over whose end this phone never heard. */
function forgetOld(): void {
  for (const name of deckStore().names().filter(name => name.startsWith('phone-class/'))) {
    const { text, stored } = useStored(name as StoredName, known)
    if (text.value !== null && (stored.value === null || stored.value.ends + OLD < Date.now()))
      forgetClass(name.slice('phone-class/'.length), stored.value?.id ?? null)
  }
}

export type LivePhone = ReturnType<typeof useLivePhone>

/** A phone in the class of this code. Call in setup. */
export function useLivePhone(code: string) {
  forgetOld()
  const record = useStored(`phone-class/${code}`, known)
  const standing = shallowRef<Standing>('looking')
  const state = shallowRef<VoterState | null>(null)
  const link = shallowRef<Link>('opening')
  const classId = shallowRef<string | null>(record.stored.value?.id ?? null)
  /** The class's code now. The one of this page's address may be a former one, which a class that was made again no longer knows. */
  let at = record.stored.value?.state?.class.code ?? code
  let line: Connection<'voter'> | null = null
  let sender: Sender | null = null

  // Another class under the same address has answers of its own.
  const answers = computed(() => classId.value === null ? null : useStored(`phone-answers/${classId.value}`, outboxes))
  const box = computed<Outbox>(() => answers.value?.stored.value ?? {})
  const write = (next: Outbox) => next !== box.value && answers.value?.save(next)

  function take(next: VoterState): void {
    classId.value = next.class.id
    state.value = next
    record.save({ id: next.class.id, ends: next.class.ends, state: next })
    takeOwn(next)
    sender?.heard(next.have)
    if (next.class.code !== at) {
      at = next.class.code
      stop()
      begin(next)
    }
  }

  /** What the server knows better: this browser has forgotten it, or another page of the same person went on. */
  function takeOwn({ task, own }: VoterState): void {
    if (!task)
      return
    for (const round of [1, 2] as const) {
      const name = `${task.id}/${round}`
      const theirs = own[round - 1]
      if (task.rounds[round - 1].phase === 'open')
        write(reopened(box.value, name))
      if (!theirs || !isBehind(box.value, name, theirs))
        continue
      write(adopted(box.value, name, theirs))
      const set = setOfTask(task.id)
      const sort = set && theirs.places !== undefined ? readShareCode(theirs.places) : null
      if (sort?.ok)
        storeText(boardName(task.id, round), writeBoard({ ...EMPTY_BOARD, placement: sort.placement }))
    }
  }

  const boardName = (task: string, round: Round) => `phone-board/${classId.value}/${task}/${round}` as const

  function begin(first?: VoterState): void {
    sender = createSender({
      code: at,
      read: () => box.value,
      write,
      onRefused: refusal => refusal.status === 410 ? end() : line?.take(refusal.state),
      onJoined: joined => line?.take(joined),
    })
    standing.value = 'in'
    line = openClass({
      role: 'voter',
      code: at,
      first,
      onState: take,
      onLink(next) {
        link.value = next
        if (next === 'open')
          sender?.retry()
        if (next === 'ended')
          end()
      },
    })
  }

  function stop(): void {
    sender?.close()
    line?.close()
    sender = line = null
  }

  function end(): void {
    stop()
    standing.value = 'ended'
  }

  /** What stands in the way of a phone that is not in. */
  function wayOf({ status, fault }: Refusal): Standing {
    if (status === 410)
      return 'ended'
    if (status === 0)
      return 'notReached'
    // Of the server, or of the proxy in front that has none behind it.
    if (status >= 500 && fault !== 'full')
      return 'busy'
    if (fault === null)
      return 'noServer'
    return fault === 'code' ? 'noClass' : fault === 'locked' || fault === 'full' || fault === 'many' ? fault : 'notReached'
  }

  /** Whether this phone is in the class already: it has a cookie, or remembers. */
  async function look(): Promise<void> {
    standing.value = 'looking'
    const reply = await readState(code)
    if (reply.ok)
      return begin(reply.value)
    const way = wayOf(reply)
    if (record.stored.value && reply.status !== 410 && way !== 'noServer') {
      // Joined before: it goes on with what is on the phone, and joins again by itself.
      state.value = record.stored.value.state
      return begin()
    }
    standing.value = reply.status === 401 ? 'ask' : way
  }

  async function join(): Promise<void> {
    standing.value = 'joining'
    const reply = await joinClass(code)
    if (reply.ok)
      begin(reply.value)
    else
      standing.value = wayOf(reply)
  }

  /** Takes the phone's answers away, here and there. Whether that was done. */
  async function leave(): Promise<boolean> {
    const reply = await deleteMe(at)
    // Not known there any more: nothing is kept of it.
    if (!reply.ok && ![401, 404, 410].includes(reply.status))
      return false
    stop()
    forgetClass(code, classId.value)
    standing.value = 'left'
    return true
  }

  void look()
  useEventListener(window, 'pagehide', () => sender?.leave())
  onScopeDispose(stop)

  /** The task that is asked, and the round that the phone shows. */
  const task = computed(() => {
    const asked = state.value?.task
    return asked ? { id: asked.id, round: asked.round, name: `${asked.id}/${asked.round}`, ...asked.rounds[asked.round - 1] } : null
  })
  const unsent = computed(() => Object.values(box.value).some(isWaiting))
  const isAway = computed(() => ['away', 'unknown', 'refused'].includes(link.value))
  const own = computed(() => task.value ? box.value[task.value.name] : undefined)

  // The clock of a timed round: the server's.
  const now = shallowRef(0)
  const clock = useIntervalFn(() => { now.value = line?.serverNow() ?? 0 }, 1000, { immediate: false })
  watch(() => task.value?.until, (until) => {
    now.value = line?.serverNow() ?? 0
    if (until)
      clock.resume()
    else
      clock.pause()
  }, { immediate: true })

  return {
    code,
    standing,
    state,
    link,
    task,
    own,
    boardName,
    /** The answer of another round, or task; undefined: none. */
    answerTo: (id: string, round: Round) => box.value[`${id}/${round}`],
    isOpen: computed(() => task.value?.phase === 'open'),
    /** Seconds until the round closes; null: nobody knows. */
    left: computed(() => task.value?.phase === 'open' && task.value.until !== null ? Math.max(0, Math.ceil((task.value.until - now.value) / 1000)) : null),
    line: computed<Line>(() => {
      if (standing.value === 'ended')
        return 'ended'
      if (unsent.value)
        return 'waiting'
      if (isAway.value)
        return 'away'
      if (own.value && own.value.late === own.value.seq)
        return 'late'
      if (task.value?.phase === 'closed')
        return 'closed'
      return own.value ? 'sent' : 'connected'
    }),
    isAway,

    /** The student's answer to the running task is another one now. */
    answer(name: string, said: Said) {
      const next = answered(box.value, name, said)
      if (next === box.value)
        return
      const finished = said.done !== (box.value[name]?.done ?? false)
      write(next)
      sender?.changed(finished)
    },
    look,
    join,
    leave,
    retry: () => line?.retry(),
    /** Of a class that is over: its boards, newest round first. */
    sorts: () => (['try', 'sort'] as const).flatMap((id) => {
      const set = setOfTask(id)!
      const sort = ([2, 1] as const).map(round => readBoardState(deckStore().get(keyOfBoard(id, round)) ?? '', setById(set).cards)).find(board => board && Object.keys(board.placement).length > 0)
      return sort ? [{ set, placement: sort.placement }] : []
    }),
    forget: () => forgetClass(code, classId.value),
  }

  function keyOfBoard(id: string, round: Round): string {
    return keyOf(boardName(id, round))
  }
}
