import type { ComputedRef } from 'vue'
import type { HandRecord, HandRound } from '../domain/handCounts'
import { computed, shallowRef, watch } from 'vue'
import { addHands, clearHands, EMPTY_HANDS, handsFor, partOfMost, readChoice, readHands, roundOf, shareOf, showHands, totalHands, turnToRound, writeHands } from '../domain/handCounts'
import { useDeck } from './useDeck'
import { useStoredText } from './useStoredText'

/**
 * A show of hands, keyed in by the lecturer: kept on this device from slide to slide, the same in presenter and
 * projector window. `fixed`: this place is about one round, whatever the poll's own round is (the same question is put
 * again on a later slide). Call in setup.
 */
export function useHandCounts(poll: string, options: readonly string[], rounds: HandRound = 1, fixed?: HandRound) {
  const { interactive, active } = useDeck()
  const { text, save } = useStoredText(`hands/${poll}`, () => interactive.value)
  const record = computed<HandRecord>(() => text.value === null ? EMPTY_HANDS : readHands(text.value, options) ?? EMPTY_HANDS)
  const round = computed<HandRound>(() => fixed ?? record.value.round)
  const now = computed(() => roundOf(record.value, round.value))
  /** What the last `clear` took away: it can be brought back until hands are keyed again or the page is turned. */
  const cleared = shallowRef<HandRecord | null>(null)
  watch(active, () => { cleared.value = null })

  function set(next: HandRecord): void {
    if (next !== record.value)
      save(next === EMPTY_HANDS ? null : writeHands(next))
  }

  return {
    round,
    /** Option → hands, of the current round. */
    counts: computed(() => now.value.counts),
    total: computed(() => totalHands(now.value)),
    shown: computed(() => now.value.shown),
    handsOf: (option: string, of: HandRound = round.value): number => handsFor(roundOf(record.value, of), option),
    shareOf: (option: string, of: HandRound = round.value): number => shareOf(roundOf(record.value, of), option),
    partOfMost: (option: string, of: HandRound = round.value): number => partOfMost(record.value, of, option),
    add(option: string, by: number) {
      cleared.value = null
      set(addHands(record.value, option, by, round.value))
    },
    show: () => set(showHands(record.value, true, round.value)),
    hide: () => set(showHands(record.value, false, round.value)),
    hasNext: computed(() => fixed === undefined && rounds > record.value.round),
    hasFirst: computed(() => fixed === undefined && record.value.round === 2),
    nextRound: () => set(turnToRound(record.value, rounds)),
    backToFirst: () => set(turnToRound(record.value, 1)),
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
  const { text, save } = useStoredText(`choice/${poll}`, () => interactive.value)
  const chosen = computed(() => text.value === null ? [] : readChoice(text.value, options))
  const set = (keys: readonly string[]) => save(keys.length ? JSON.stringify(keys) : null)
  return {
    chosen,
    choose: key => set(chosen.value.includes(key) ? [] : [key]),
    toggle: key => set(chosen.value.includes(key) ? chosen.value.filter(one => one !== key) : [...chosen.value, key]),
    clear: () => set([]),
  }
}
