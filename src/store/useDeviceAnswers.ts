import type { ComputedRef } from 'vue'
import type { Answers, AnswersResult } from './model/answersFile'
import { useEventListener } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import { cardExists, caseName, polls, quiz, setById, wasCard } from '#case/index'
import { readAnswers } from './model/answersFile'
import { readBoardState, readFile, writeBoard } from '#board/model/boardState'
import { readChoice } from '#hands/model/handCounts'
import { parseJson } from '#base/model/json'
import { isAboutOthers, isAnswerName } from './model/keptNames'
import { isSetId } from '#case/model/model'
import { askToKeep } from './askToKeep'
import { deckStorage, forgetClock, settingKeys, STORAGE_PREFIX, storedKeys, tellCopies, unsaved } from './storage'

const isStructure = (text: string): boolean => {
  const value = parseJson(text)
  return typeof value === 'object' && value !== null
}

/** Whether an entry of an answers file is one that its reader on this device can use. */
function makesSense(name: string, text: string): boolean {
  const [kind, id = '', more] = name.split('/')
  switch (kind) {
    case 'board': return isSetId(id) && more === undefined && !isAboutOthers(name, text, wasCard) && readBoardState(text, setById(id).cards) !== null
    case 'quiz': return quiz.some(question => question.id === id) && isStructure(text)
    case 'choice': return polls.some(poll => poll.id === id) && readChoice(text).length > 0
    case 'why': return cardExists(id) && text.length <= 5000
    case 'questions': return Array.isArray(parseJson(text))
    default: return isStructure(text)
  }
}

/** An answers file or its text, or a single sort as the board saves it. Never throws. */
export function readIncoming(text: string): AnswersResult {
  const read = readAnswers(text, makesSense, caseName)
  if (read.ok || read.fault !== 'notOurs')
    return read
  const sort = readFile(text, set => setById(set).cards, caseName)
  if (!sort.ok)
    return sort.fault === 'tooLarge' ? read : sort
  return { ok: true, saved: '', answers: { [`board/${sort.set}`]: writeBoard(sort.board) }, leftOut: [] }
}

const here = (key: string): string | null => unsaved.get(key) ?? deckStorage().getItem(key)

/** Puts a text into the store, or takes it out, and tells what is shown in this window; full: for this visit. */
function put(key: string, text: string | null): void {
  const before = here(key)
  const store = deckStorage()
  unsaved.delete(key)
  try {
    if (text === null)
      store.removeItem(key)
    else
      store.setItem(key, text)
  }
  catch {
    // Full: said once by the page.
  }
  if (text !== null && store.getItem(key) !== text)
    unsaved.set(key, text)
  else if (text !== null)
    askToKeep(key.slice(STORAGE_PREFIX.length))
  tellCopies(key, text, before)
}

export interface UseDeviceAnswersReturn {
  /** All answers that this device holds. */
  answers: ComputedRef<Answers>
  /**
   * Takes answers over; those of other names stay. Gives what puts back what was there, but for what has been changed since;
   * of these it gives the number.
   */
  adopt: (incoming: Answers) => () => number
  /**
   * Everything that this case keeps on this device, what was set aside included; the settings, too, where no other case on
   * the device goes by them.
   */
  forgetAll: () => void
}

/** What a learner did on this device, as a whole. Call in setup. */
export function useDeviceAnswers(): UseDeviceAnswersReturn {
  const changes = shallowRef(0)
  const changed = (): void => { changes.value += 1 }
  // Another window; what this one writes itself is on other parts of the page.
  useEventListener(window, 'storage', changed)
  return {
    answers: computed(() => {
      void changes.value
      const names = storedKeys().filter(key => key.startsWith(STORAGE_PREFIX)).map(key => key.slice(STORAGE_PREFIX.length)).filter(isAnswerName).sort()
      return Object.fromEntries(names.flatMap(name => here(STORAGE_PREFIX + name) === null ? [] : [[name, here(STORAGE_PREFIX + name)!]]))
    }),
    adopt(incoming) {
      const before = Object.keys(incoming).map(name => [STORAGE_PREFIX + name, here(STORAGE_PREFIX + name)] as const)
      for (const [name, text] of Object.entries(incoming))
        put(STORAGE_PREFIX + name, text)
      changed()
      return () => {
        // What was done since, here or in another window, is newer than what was replaced.
        const still = before.filter(([key]) => here(key) === incoming[key.slice(STORAGE_PREFIX.length)])
        for (const [key, text] of still)
          put(key, text)
        changed()
        return before.length - still.length
      }
    },
    forgetAll() {
      for (const key of [...storedKeys(), ...settingKeys()])
        put(key, null)
      forgetClock()
      changed()
    },
  }
}
