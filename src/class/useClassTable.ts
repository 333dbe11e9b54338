import type { BinId, CardId } from '#case/model/model'
import type { CountSource, SourceRound } from '#live/model/shownTable'
import type { HandRound } from '#hands/model/handCounts'
import { computed } from 'vue'
import { byNumber, cardById, setById } from '#case/index'
import { division, lessonOf, mostDividedFirst, mostToTeachFirst } from '#hands/model/handCounts'
import { BIN_IDS } from '#case/model/model'
import { useClassSize } from '#hands/useClassSize'
import { useDeck } from '#deck/useDeck'
import { useHandCounts } from '#hands/useHandCounts'
import { plain } from '#store/codecs'
import { useStored } from '#store/useStored'

/** The sorts that are counted by hands: the try-first one and the main one. */
export const TABLE_SETS = ['first', 'core'] as const
export type TableSet = typeof TABLE_SETS[number]

/** Card × bin for one sort of the class, in the order of their numbers, which gives no stage away. Call in setup. */
export function useClassTable(set: TableSet) {
  const rows = setById(set).poolOrder.map(cardById).sort(byNumber).map(card => ({ card, poll: `sort/${set}/${card.id}`, hands: useHandCounts(`sort/${set}/${card.id}`, BIN_IDS, 2) }))
  const polls = rows.map(({ poll }) => poll)
  const { size } = useClassSize()
  const { presenter } = useDeck()
  const countsOf = ({ hands }: typeof rows[number]) => BIN_IDS.map(bin => hands.handsOf(bin))
  /** In BIN_IDS; null: the card is open, and no bin is the right one. */
  const rightOf = ({ card }: typeof rows[number]): number | null => card.contested ? null : BIN_IDS.indexOf(card.bin)
  const shown = computed(() => rows.every(({ hands }) => hands.shown.value))
  return {
    rows,
    shown,
    total: computed(() => rows.reduce((sum, { hands }) => sum + hands.total.value, 0)),
    // What has been keyed since is not overwritten.
    canRestore: computed(() => rows.some(({ hands }) => hands.canRestore.value) && rows.every(({ hands }) => hands.total.value === 0)),
    /** Hands are counted into this round: of a running class, that which phones answer. */
    turnTo: (round: HandRound) => rows.forEach(({ hands }) => hands.turnTo(round)),
    /** As a source of the class's table, of what this window may see. */
    source: computed<CountSource>(() => {
      const of = (round: HandRound): SourceRound | null => {
        const seen = rows.filter(({ hands }) => hands.totalIn(round) > 0 && (presenter.value || hands.shownIn(round)))
        return seen.length === 0 ? null : { answered: null, rows: Object.fromEntries(seen.map(({ card, hands }) => [card.id, BIN_IDS.map(bin => hands.handsOf(bin, round))])) }
      }
      return { name: 'hands', rounds: [of(1), of(2)] }
    }),
    show: () => rows.forEach(({ hands }) => hands.show()),
    hide: () => rows.forEach(({ hands }) => hands.hide()),
    clear: () => rows.forEach(({ hands }) => hands.clear()),
    restore: () => rows.forEach(({ hands }) => hands.restore()),
    undo: (): boolean => rows.find(({ hands }) => hands.isLastOf(polls))?.hands.undo() ?? false,
    refill: (next: number | null) => rows.forEach(({ hands }) => hands.refill(next)),
    /** Cards for which more hands were counted than the class has people. */
    tooMany: computed(() => size.value === null ? [] : rows.filter(({ hands }) => hands.total.value > size.value!).map(({ card }) => card)),
    countsOf,
    divisionOf: (row: typeof rows[number]): number => division(countsOf(row)),
    lessonOf: (row: typeof rows[number]) => lessonOf({ counts: countsOf(row) }, rightOf(row)),
    /** The bins with the most hands in a row; none without hands. */
    fullest(row: typeof rows[number]): BinId[] {
      const counts = countsOf(row)
      const most = Math.max(...counts)
      return most === 0 ? [] : BIN_IDS.filter((_, index) => counts[index] === most)
    },
    /** Ids, most divided first. */
    byDivision: (): CardId[] => mostDividedFirst(rows.map(row => ({ id: row.card.id, counts: countsOf(row) }))).map(({ id }) => id),
    /** Ids, what is to be taught again first: for when the class may see which bin is the right one. */
    byLesson: (): CardId[] => mostToTeachFirst(rows.map(row => ({ id: row.card.id, counts: countsOf(row), right: rightOf(row) }))).map(({ id }) => id),
    /** Card → division, of cards with hands, once shown. */
    divisions: computed<Record<CardId, number>>(() => shown.value
      ? Object.fromEntries(rows.filter(({ hands }) => hands.total.value > 0).map(row => [row.card.id, division(countsOf(row))]))
      : {}),
  }
}

/** Which sort the table is turned to, and from which slide it was opened; the same in every window. Call in setup. */
export function useTableView(interactive: () => boolean) {
  const { text, save } = useStored('class-table', plain, interactive)
  const parts = computed(() => (text.value ?? '').split(' '))
  const set = computed<TableSet>(() => TABLE_SETS.find(one => one === parts.value[0]) ?? 'core')
  const from = computed(() => parts.value[1] ?? '')
  return {
    set,
    from,
    turnTo: (next: TableSet) => save(`${next} ${from.value}`.trim()),
    comeFrom: (slide: string, next: TableSet) => save(`${next} ${slide}`.trim()),
  }
}
