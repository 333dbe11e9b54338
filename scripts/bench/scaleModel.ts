// The pure functions with many times the cards: do they take ten times as long for ten times the cards?
import { parse } from 'yaml'
import type { BinId, CardFacts } from '../../src/case/model/model.ts'
import type { CodeSet } from '../../src/board/model/shareCode.ts'
import { say } from '../lib/run.ts'
import { loadSource } from '../../build/source.ts'
import { spent } from './costs.ts'
import { copyId } from './grow.ts'
import { row } from './table.ts'

const TIMES = [1, 10, 100]
/**
 * Linear is 10× for ten times the cards, squares would be 100×. The room is for V8's own: an object of more than 2,730
 * entries is a "large object" there, made in memory of its own, at twice the cost an entry.
 */
const LINEAR = 16
/** Many short rounds: some of them nothing else gets in between. */
const ROUNDS = 100
const ROUND_MS = 2
/** What browsers, mail and chat take without a cut. */
const LINK_LENGTH = 2000
const BINS: readonly BinId[] = ['project', 'resource', 'development', 'unstaged']

/**
 * Each on a board of which all cards but one are placed.
 * @param content texts of content/ by file name
 */
export async function measureModel(content: Record<string, string>) {
  const [{ readBoard }, marking, placing, share, boardState] = await Promise.all([
    loadSource<typeof import('../../src/board/model/reading.ts')>('./src/board/model/reading.ts'),
    loadSource<typeof import('../../src/board/model/marking.ts')>('./src/board/model/marking.ts'),
    loadSource<typeof import('../../src/board/model/placement.ts')>('./src/board/model/placement.ts'),
    loadSource<typeof import('../../src/board/model/shareCode.ts')>('./src/board/model/shareCode.ts'),
    loadSource<typeof import('../../src/board/model/boardState.ts')>('./src/board/model/boardState.ts'),
  ])
  const boards = TIMES.map((times) => {
    const cards = cardsOf(content, times)
    const ids = cards.map(({ id }) => id)
    const placement = placing.placementOf(ids.slice(1).map((id, i) => [id, BINS[i % BINS.length]] as const))
    const set: CodeSet = { id: 'full', number: 3, cards: ids }
    const board = { placement, marking: marking.solvedMarking(placement), first: placement }
    return { cards, ids, placement, set, board, code: share.encodeShare(set, placement), text: boardState.writeBoard(board), history: placing.startHistory(placement) }
  })
  type Call = [string, (board: typeof boards[number]) => unknown]
  const judged: Call[] = [
    ['reading', ({ placement, cards }) => readBoard(placement, cards)],
    ['marking, every card', ({ placement, cards }) => {
      const marked = marking.markedOf(marking.solvedMarking(placement))
      return cards.map(card => marking.gradeOf(marked, placement, card))
    }],
    ['share code, written', ({ set, placement }) => share.encodeShare(set, placement)],
    ['share code, read', ({ set, code }) => share.decodeShare(code, [set])],
  ]
  const beside: Call[] = [
    ['a move', ({ history, ids }) => placing.move(history, ids[ids.length >> 1], 'pool')],
    ['  Object.entries alone', ({ placement }) => Object.entries(placement)],
    ['kept board, written', ({ board }) => boardState.writeBoard(board)],
    ['  JSON.stringify alone', ({ board }) => JSON.stringify(board)],
    ['kept board, read', ({ text, ids }) => boardState.readBoardState(text, ids)],
    ['  JSON.parse alone', ({ text }) => JSON.parse(text)],
  ]
  /** @param verdict of the last ten times the cards */
  const printRow = ([name, call]: Call, verdict: (growth: number) => string = () => '') => {
    const times = timesOf(boards.map(board => () => call(board)))
    const growth = times.slice(1).map((ms, i) => ms / times[i])
    row(name, ...times.map(ms => ms.toPrecision(3)), ...growth.map(by => `${by.toFixed(1)}×`), verdict(growth[growth.length - 1]))
  }
  const counts = boards.map(({ ids }) => ids.length)
  say(`\nThe model with ${counts.join(', ')} cards (ms of processor time a call, best of ${ROUNDS} rounds).`, '模型：每次调用的处理器毫秒数，取最好的一轮。')
  row('', ...counts.map(count => `${count} cards`), 'growth', 'growth', '')
  for (const call of judged)
    printRow(call, by => `target ≤ ${LINEAR}× at last: ${by <= LINEAR ? 'met' : 'MISSED'}`)
  for (const call of beside)
    printRow(call)
  say('A move and what a device keeps list or parse an object, whose cost an entry grows in V8 itself: see the lines "alone".', '移动与存取要列出或解析对象，V8 本身即略超线性，见“alone”行。')

  const origin = 'https://example.org/deck/#/study?s='.length
  const links = boards.map(({ code }) => origin + code.length)
  row('link, characters', ...links.map(String), '', '', `target ≤ ${LINK_LENGTH}: ${links.every(length => length <= LINK_LENGTH) ? 'met' : 'MISSED'}; the code counts up to ${share.MAX_CARDS} cards`)
  const written = boards.map(({ board }) => boardState.writeFile('full', board))
  const opened = written.map((text, i) => boardState.readFile(text, () => boards[i].ids).ok)
  const perCard = written[written.length - 1].length / counts[counts.length - 1]
  row('saved file, kB', ...written.map(text => (text.length / 1000).toFixed(1)), '', '',
    opened.every(Boolean) ? 'all can be opened again' : `too large to be opened again from about ${Math.ceil(boardState.MAX_FILE / perCard / 10) * 10} cards on`)
}

/** What the model knows of the cards of the case, so many times over. */
function cardsOf(content: Record<string, string>, times: number) {
  const own: CardFacts[] = parse(content.cards)
  const cards = Array.from({ length: times }, (_, copy) => own.map(({ id, bin, side, contested }) => ({ id: copyId(id, copy), bin, side, contested }))).flat()
  // Strings as the deck has them: the plugin makes JSON of the YAML.
  return JSON.parse(JSON.stringify(cards)) as CardFacts[]
}

/** ms of one call of each, in the best of its rounds: what else the machine does only ever adds. In turn: it falls on all of them. */
function timesOf(functions: (() => unknown)[]) {
  const rounds = functions.map((call) => {
    const cost = (calls: number) => {
      const start = spent()
      for (let i = 0; i < calls; i++)
        call()
      return (spent() - start) / calls
    }
    // Warm: what Node makes of the function at first is no measure of its growth.
    const warm = cost(Math.ceil(100 / Math.max(cost(1), 0.01)))
    const calls = Math.max(1, Math.ceil(ROUND_MS / warm))
    return { cost: () => cost(calls), best: Infinity }
  })
  for (let i = 0; i < ROUNDS; i++) {
    for (const round of rounds)
      round.best = Math.min(round.best, round.cost())
  }
  return rounds.map(({ best }) => best)
}
