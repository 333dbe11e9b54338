import type { ComputedRef } from 'vue'
import type { HandRecord, HandRound } from './model/handCounts'
import { computed, shallowRef, watch } from 'vue'
import { oneAnswerEach } from '#case/index'
import { addHands, clearHands, EMPTY_HANDS, fillRest, handsFor, isCounted, partOfMost, putHands, readChoice, readHands, roundOf, shareOf, showHands, totalHands, turnToRound, writeHands } from './model/handCounts'
import { classSizeNow } from './useClassSize'
import { useDeck } from '#deck/useDeck'
import { codec } from '#store/codecs'
import { useStored } from '#store/useStored'

/** What was counted in this window, the last at the end, each with what undoes it. */
const counted: { poll: string, before: string, after: string }[] = []
/** Enough for two tables. */
const MOST_STEPS = 200

/**
 * A show of hands, keyed in by the lecturer: kept on this device from slide to slide, the same in presenter and
 * projector window. `fixed`: this place is about one round, whatever the poll's own round is (the same question is put
 * again on a later slide). Call in setup.
 */
export function useHandCounts(poll: string, options: readonly string[], rounds: HandRound = 1, fixed?: HandRound) {
  const { interactive, active } = useDeck()
  const records = codec<HandRecord>(EMPTY_HANDS, text => readHands(text, options) ?? undefined, record => record === EMPTY_HANDS ? null : writeHands(record))
  const { stored: record, save } = useStored(`hands/${poll}`, records, () => interactive.value)
  const round = computed<HandRound>(() => fixed ?? record.value.round)
  const now = computed(() => roundOf(record.value, round.value))
  /** What the last `clear` took away: it can be brought back until hands are keyed again or the page is turned. */
  const cleared = shallowRef<HandRecord | null>(null)
  watch(active, () => { cleared.value = null })

  function set(next: HandRecord): void {
    if (next !== record.value)
      save(next)
  }
  /** `again`: the same press goes on, which is one step to undo. */
  function count(next: HandRecord, option: string, again = false): void {
    const before = writeHands(record.value)
    const filled = oneAnswerEach(poll) ? fillRest(next, options, classSizeNow(), option === options[options.length - 1] && next !== record.value, round.value) : next
    if (filled === record.value)
      return
    cleared.value = null
    set(filled)
    const step = counted[counted.length - 1]
    if (again && step?.poll === poll && step.after === before)
      step.after = writeHands(filled)
    else
      counted.push({ poll, before, after: writeHands(filled) })
    counted.splice(0, counted.length - MOST_STEPS)
  }

  return {
    round,
    /** Option → hands, of the current round. */
    counts: computed(() => now.value.counts),
    total: computed(() => totalHands(now.value)),
    shown: computed(() => now.value.shown),
    /** Of either round. */
    shownIn: (of: HandRound): boolean => roundOf(record.value, of).shown,
    totalIn: (of: HandRound): number => totalHands(roundOf(record.value, of)),
    isCounted: (option: string): boolean => isCounted(now.value, option),
    /** The option's hands are the class without the others. */
    isRest: (option: string): boolean => now.value.rest === true && option === options[options.length - 1],
    handsOf: (option: string, of: HandRound = round.value): number => handsFor(roundOf(record.value, of), option),
    shareOf: (option: string, of: HandRound = round.value): number => shareOf(roundOf(record.value, of), option),
    partOfMost: (option: string, of: HandRound = round.value): number => partOfMost(record.value, of, option),
    add: (option: string, by: number, again?: boolean) => count(addHands(record.value, option, by, round.value), option, again),
    /** A number as it was typed; null: not counted. */
    put: (option: string, hands: number | null) => count(putHands(record.value, option, hands, round.value), option),
    /** All counts of the round at once, as they come: nothing is the rest. */
    replace(counts: Readonly<Record<string, number>>) {
      cleared.value = null
      const emptied = clearHands(record.value, round.value)
      set(options.reduce((next, option) => putHands(next, option, counts[option] ?? 0, round.value), emptied))
    },
    /** The class has another size: what was filled in follows, and what is missing is filled in; not what the class has seen. */
    refill(size: number | null) {
      if (oneAnswerEach(poll) && !now.value.shown)
        set(fillRest(record.value, options, size, false, round.value))
    },
    /** Takes back what was counted last; false where that was not in this window, or something else has come since. */
    undo(): boolean {
      const at = counted.findLastIndex(step => step.poll === poll)
      const [step] = at < 0 ? [] : counted.splice(at, 1)
      const before = step?.after === writeHands(record.value) ? readHands(step.before, options) : null
      if (before)
        set(before)
      return before !== null
    },
    /** This poll's last step is the last of all in `polls`. */
    isLastOf: (polls: readonly string[]): boolean => counted.findLast(step => polls.includes(step.poll))?.poll === poll,
    hasSecond: computed(() => totalHands(roundOf(record.value, 2)) > 0),
    show: () => set(showHands(record.value, true, round.value)),
    hide: () => set(showHands(record.value, false, round.value)),
    hasNext: computed(() => fixed === undefined && rounds > record.value.round),
    hasFirst: computed(() => fixed === undefined && record.value.round === 2),
    nextRound: () => set(turnToRound(record.value, rounds)),
    backToFirst: () => set(turnToRound(record.value, 1)),
    turnTo: (of: HandRound) => set(turnToRound(record.value, rounds === 1 ? 1 : of)),
    canRestore: computed(() => cleared.value !== null && totalHands(now.value) === 0),
    clear() {
      cleared.value = record.value.rounds.some(one => totalHands(one) > 0) ? record.value : null
      set(clearHands(record.value, fixed))
    },
    restore() {
      if (cleared.value)
        set(cleared.value)
      cleared.value = null
    },
  }
}

/** A student's own answer to a poll, one key or several, kept on their device. Call in setup. */
export function useOwnChoice(poll: string, options?: readonly string[]): {
  chosen: ComputedRef<readonly string[]>
  /** The only answer; the same once more takes it back. */
  choose: (key: string) => void
  /** One answer among several, put in or taken out. */
  toggle: (key: string) => void
  clear: () => void
} {
  const { interactive } = useDeck()
  const choices = codec<readonly string[]>([], text => readChoice(text, options), keys => keys.length ? JSON.stringify(keys) : null)
  const { stored: chosen, save: set } = useStored(`choice/${poll}`, choices, () => interactive.value)
  return {
    chosen,
    choose: key => set(chosen.value.includes(key) ? [] : [key]),
    toggle: key => set(chosen.value.includes(key) ? chosen.value.filter(one => one !== key) : [...chosen.value, key]),
    clear: () => set([]),
  }
}
