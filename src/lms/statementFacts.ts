import type { StatementFacts } from './model/statements'
import { cardById, judgedOf, labels, misconceptions, quiz, setById, settings, slipLines } from '#case/index'
import { BIN_IDS, SET_IDS } from '#case/model/model'
import { parts } from '#i18n/words/study'

const BOARD_PART = { first: 'try', core: 'sort', twins: 'transfer', full: 'all' } as const

/** The case as statements name it. Versions stand nowhere in it: an activity is the same for ever. */
export function statementFacts(): StatementFacts {
  return {
    root: `urn:coevolution-deck:${settings.id}`,
    boards: Object.fromEntries(SET_IDS.map(set => [set, {
      name: parts[BOARD_PART[set]].title,
      cards: setById(set).poolOrder.map((id) => {
        const card = cardById(id)
        return { id, name: card.title, bin: card.contested ? null : card.bin }
      }),
    }])),
    bins: Object.fromEntries(BIN_IDS.map(bin => [bin, labels.bins[bin]])),
    quiz,
    judged: Object.fromEntries(misconceptions.map((one) => {
      const { sentence, borneOut } = judgedOf(one)
      return [one.id, { sentence: { zh: sentence.zh, en: sentence.en }, borneOut }]
    })),
    slip: Object.fromEntries(slipLines.map(line => [line.id, line])),
  }
}
