import type { ComputedRef } from 'vue'
import type { Answers, AnswersResult } from './model/answersFile'
import { computed } from 'vue'
import { cardExists, caseName, polls, quiz, setById, wasCard } from '#case/index'
import { readAnswers } from './model/answersFile'
import { readBoardState, readFile, writeBoard } from '#board/model/boardState'
import { readChoice } from '#hands/model/handCounts'
import { isAboutOthers, isAnswerName } from './model/storedNames'
import { isSetId } from '#case/model/model'
import { clearAll, deckStore } from './deckStore'
import { entryOf, keyOf } from './registry'
import { followStore, storeText } from './useStored'

/** Whether an entry of an answers file is one that its reader on this device can use. */
function makesSense(name: string, text: string): boolean {
  const [kind, id = '', more] = name.split('/')
  if (entryOf(name)?.codec.read(text) === undefined)
    return false
  switch (kind) {
    case 'board': return isSetId(id) && more === undefined && !isAboutOthers(name, text, wasCard) && readBoardState(text, setById(id).cards) !== null
    case 'quiz': return quiz.some(question => question.id === id)
    case 'choice': return polls.some(poll => poll.id === id) && readChoice(text).length > 0
    case 'why': return cardExists(id) && text.length <= 5000
    default: return true
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
  const here = (name: string): string | null => deckStore().get(keyOf(name))
  return {
    answers: computed(() => Object.fromEntries(followStore().names().filter(isAnswerName).sort().flatMap((name) => {
      const text = here(name)
      return text === null ? [] : [[name, text]]
    }))),
    adopt(incoming) {
      const before = Object.keys(incoming).map(name => [name, here(name)] as const)
      for (const [name, text] of Object.entries(incoming))
        storeText(name, text)
      return () => {
        // What was done since, here or in another window, is newer than what was replaced.
        const still = before.filter(([name]) => here(name) === incoming[name])
        for (const [name, text] of still)
          storeText(name, text)
        return before.length - still.length
      }
    },
    forgetAll: clearAll,
  }
}
