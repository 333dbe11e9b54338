// @ts-check
// What ten and a hundred times the cards and claims cost, and where the deck stops being usable.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { runnerImport } from 'vite'
import { parse } from 'yaml'
import { cli, root, runNode, say } from '../run.mjs'
import { serveDist } from '../serve.mjs'
import { measureBoard } from './board.mjs'
import { growCase } from './grow.mjs'
import { ratio } from './table.mjs'

const TIMES = [1, 10, 100]
/** Linear: ten times as much for ten times the cards, with room for what a clock does. */
const LINEAR = 10 * 1.3
const FRAME_MS = 1000 / 60
const SLOW_MS = 100
/** What browsers, mail and chat take without a cut. */
const LINK_LENGTH = 2000
const MOVES = 15
/** Taken away in the end, with all that was built in it. */
const GROWN = '.bench/scale'

/** @param {string[]} cells */
const line = (...cells) => console.log(`  ${cells[0].padEnd(34)}${cells.slice(1, -1).map(cell => cell.padStart(12)).join('')}   ${cells.at(-1)}`.trimEnd())
/** Unrounded: a call may take less than a hundredth of a millisecond. @param {number[]} values */
const median = values => values.toSorted((a, b) => a - b)[values.length >> 1]
/** @param {boolean} met */
const told = met => met ? 'met' : 'MISSED'

/** @param {import('playwright').Browser} browser */
export async function measureScale(browser) {
  const { readContentFiles } = await load('./src/content/files.ts')
  const files = readContentFiles(join(root, 'content'))
  const cases = TIMES.map((times) => {
    const grown = growCase(files, times)
    // As the deck has them: the model knows no more of a card than this, and the plugin makes JSON of the YAML.
    const cards = parse(grown.cards).map((/** @type {any} */ { id, bin, side, contested }) => ({ id, bin, side, contested }))
    const ids = parse(grown.sets).sets.full.poolOrder
    return { times, files: grown, .../** @type {{ cards: any[], ids: string[] }} */ (JSON.parse(JSON.stringify({ cards, ids }))) }
  })
  await measureModel(cases)
  await measureBoards(browser, cases)
}

/** @typedef {{ times: number, files: Record<string, string>, cards: any[], ids: string[] }} GrownCase */

/** Node 20 cannot run TypeScript; vite is there anyway. @param {string} path @returns {Promise<any>} */
const load = async path => (await runnerImport(path, { root, configFile: false, logLevel: 'error' })).module

/**
 * The pure functions, each on a board of which all cards but one are placed.
 * @param {GrownCase[]} cases
 */
async function measureModel(cases) {
  const [{ readBoard }, marking, placing, share, kept, { checkContent }] = await Promise.all(
    ['domain/reading', 'domain/marking', 'domain/placement', 'domain/shareCode', 'domain/boardState', 'content/check'].map(name => load(`./src/${name}.ts`)))
  const bins = ['project', 'resource', 'development', 'unstaged']
  const boards = cases.map(({ files, cards, ids }) => {
    const placement = placing.placementOf(ids.slice(1).map((id, i) => [id, bins[i % bins.length]]))
    const set = { id: 'full', number: 3, cards: ids }
    const board = { placement, marking: marking.showAnswers(placement, cards), first: placement }
    return { files, cards, ids, placement, set, board, code: share.encodeShare(set, placement), text: kept.writeBoard(board), history: placing.startHistory(placement) }
  })
  let reads = 0
  /** The check keeps what it has read of a text: each call gets one that it does not know. @param {Record<string, string>} files */
  const unread = (files) => {
    reads += 1
    return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, `${text}\n# ${reads}\n`]))
  }
  /** @type {[string, (board: typeof boards[number]) => unknown][]} */
  const functions = [
    ['reading', ({ placement, cards }) => readBoard(placement, cards)],
    ['marking, every card', ({ placement, cards }) => {
      const marked = marking.markedOf(marking.showAnswers(placement, cards))
      return cards.map(card => marking.markOf(marked, placement, card))
    }],
    ['a move', ({ history, ids }) => placing.move(history, ids[ids.length >> 1], 'pool')],
    ['  peer: Object.entries alone', ({ placement }) => Object.entries(placement)],
    ['share code, written', ({ set, placement }) => share.encodeShare(set, placement)],
    ['share code, read', ({ set, code }) => share.decodeShare(code, [set])],
    ['kept board, written', ({ board }) => kept.writeBoard(board)],
    ['kept board, read', ({ text, ids }) => kept.readBoardState(text, ids)],
    ['  peer: JSON.parse alone', ({ text }) => JSON.parse(text)],
    ['content check', ({ files }) => checkContent(unread(files))],
  ]
  const counts = boards.map(({ cards }) => cards.length)
  say(`\nThe model with ${counts.join(', ')} cards (ms a call, median; growth a tenfold and in all, linear ≤ ${LINEAR}× a tenfold).`, '模型：每次调用的毫秒数。')
  line('', ...counts.map(count => `${count} cards`), 'growth', 'growth', '')
  for (const [name, call] of functions) {
    const times = boards.map(board => timeOf(() => call(board)))
    const growth = times.slice(1).map((ms, i) => ms / times[i])
    line(name, ...times.map(ms => ms.toPrecision(3)), ...growth.map(by => `${by.toFixed(1)}×`),
      `${ratio(/** @type {number} */ (times.at(-1)), times[0])}: ${growth.map(by => told(by <= LINEAR)).join(', ')}`)
  }
  say('The peers are V8\'s own, on the same boards: a function that calls them grows with them.', '对照行是 V8 自身的开销。')

  const origin = 'https://example.org/deck/#/study?s='.length
  const codes = boards.map(({ code }) => code.length)
  line('link, characters', ...codes.map(length => String(origin + length)), '', '',
    `target ≤ ${LINK_LENGTH}: ${told(codes.every(length => origin + length <= LINK_LENGTH))}; the code counts up to ${share.MAX_CARDS} cards`)
  const written = boards.map(({ board }) => kept.writeFile('full', board))
  const opened = written.map((text, i) => kept.readFile(text, () => boards[i].ids).ok)
  const perCard = written[written.length - 1].length / counts[counts.length - 1]
  line('saved file, kB', ...written.map(text => (text.length / 1000).toFixed(1)), '', '',
    opened.every(Boolean) ? 'all can be opened again' : `too large to be opened again from about ${Math.ceil(kept.MAX_FILE / perCard / 10) * 10} cards on`)
}

/** ms that the processor has spent on this process: by the clock, what else runs would count, and long calls would suffer most. */
function spent() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * ms of one call: the median of 3 to 40 rounds of as many calls as take ten milliseconds, within about a second; what
 * takes three seconds is done once.
 * @param {() => unknown} call
 */
function timeOf(call) {
  const cost = (/** @type {number} */ calls) => {
    const start = spent()
    for (let i = 0; i < calls; i++)
      call()
    return (spent() - start) / calls
  }
  const first = cost(1)
  if (first > 3000)
    return first
  // Warm: what Node makes of the function at first is no measure of its growth.
  const warm = first > 500 ? first : cost(Math.ceil(200 / Math.max(first, 0.01)))
  const calls = Math.max(1, Math.ceil(10 / warm))
  const rounds = Math.min(40, Math.max(3, Math.floor(1000 / (calls * warm))))
  return median(Array.from({ length: rounds }, () => cost(calls)))
}

/**
 * The deck with each case, the board of all cards on the study page.
 * @param {import('playwright').Browser} browser
 * @param {GrownCase[]} cases
 */
async function measureBoards(browser, cases) {
  const results = []
  try {
    for (const grown of cases) {
      const outDir = grown.times === 1 ? 'dist' : await buildGrown(grown)
      const server = await serveDist({ outDir, port: 4181, host: '127.0.0.1' })
      try {
        const asked = { ids: grown.ids, moves: MOVES }
        const key = await measureBoard(browser, server.url, { ...asked, way: 'key' })
        const tap = await measureBoard(browser, server.url, { ...asked, way: 'tap' })
        results.push({ count: grown.ids.length, opening: (key.opening + tap.opening) / 2, key: key.moves, tap: tap.moves })
      }
      finally {
        await server.close()
      }
    }
  }
  finally {
    rmSync(join(root, GROWN), { recursive: true, force: true })
  }
  tellBoards(results)
}

/**
 * The deck built with a grown case, as `npm run build -- --content FOLDER` does, into a folder of its own.
 * @param {GrownCase} grown
 * @returns {Promise<string>} folder of the build
 */
async function buildGrown({ files, ids }) {
  const content = join(root, GROWN, `${ids.length}`, 'content')
  const out = `${GROWN}/${ids.length}/dist`
  rmSync(join(root, GROWN), { recursive: true, force: true })
  mkdirSync(content, { recursive: true })
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(content, `${name}.yaml`), text)
  say(`Building the deck with ${ids.length} cards…`, `正在构建含 ${ids.length} 张卡片的课件……`)
  // The fonts of the deck's own build serve: the copies have no other characters.
  if (await runNode([cli.slidev, 'build', '--base', './', '--out', out], { env: { DECK_CONTENT: content, DECK_ROUTE: '90' } }) !== 0)
    throw new Error(`The deck with ${ids.length} cards does not build.`)
  return out
}

/** @typedef {import('./costs.mjs').Costs} Costs */
/** @typedef {{ count: number, opening: number, key: Costs[], tap: Costs[] }} BoardResult */

/** Script, style and layout. @param {Costs[]} moves */
const answerOf = moves => median(moves.map(({ script, layout }) => script + layout))

/** @param {BoardResult[]} results */
function tellBoards(results) {
  say(`\nThe board of all cards on the study page, half of them placed (ms of processor time on the main thread, not slowed; median of ${MOVES} moves).`,
    '自学页全部卡片：主线程处理器毫秒数，中位数。')
  line('', ...results.map(({ count }) => `${count} cards`), 'tenfold', 'hundredfold', '')
  /** @param {string} name @param {(result: BoardResult) => number} of @param {string} [note] */
  const across = (name, of, note = '') => line(name, ...results.map(result => of(result).toFixed(1)), ...results.slice(1).map(result => ratio(of(result), of(results[0]))), note)
  const mid = results[1]
  across('opening', ({ opening }) => opening)
  for (const [way, name] of /** @type {const} */ ([['key', 'move by key'], ['tap', 'move by tap, phone']])) {
    across(`${name}: script`, result => median(result[way].map(({ script }) => script)))
    across(`${name}: style, layout`, result => median(result[way].map(({ layout }) => layout)))
    across(`${name}: both`, result => answerOf(result[way]), `target < ${FRAME_MS.toFixed(1)} with ${mid.count} cards: ${told(answerOf(mid[way]) < FRAME_MS)}`)
    across(`${name}: and painting`, result => median(result[way].map(({ task }) => task)))
  }
  const frame = limit(results, FRAME_MS)
  const slow = limit(results, SLOW_MS)
  say(`Where it stops: script, style and layout of a move take more than a frame ${frame.en}, more than ${SLOW_MS} ms ${slow.en}.`,
    `界限：移动超过一帧：${frame.zh}；超过 ${SLOW_MS} 毫秒：${slow.zh}。`)
  say('"And painting" is all that the main thread did, also after the next frame. In a trace most of what 310 cards add to 31 there is the recording of what is painted.',
    '“and painting”是主线程的全部工作；从 31 张到 310 张，增加的大半是绘制记录。')
  say('Tried against it, with 310 cards: `content-visibility: auto` on each card. Style and layout of a move went from 10 to 22 ms by key, from 9 to 13 by tap; left out.',
    '试过 content-visibility：样式与布局反而变慢，未采用。')
}

/**
 * From how many cards on the slower way of a move takes more than `ms`: on the straight line between two that were measured.
 * @param {BoardResult[]} results
 * @param {number} ms
 */
function limit(results, ms) {
  const points = results.map(({ count, key, tap }) => ({ count, ms: Math.max(answerOf(key), answerOf(tap)) }))
  const after = points.findIndex(point => point.ms > ms)
  const last = points[points.length - 1].count
  if (after < 0)
    return { en: `not up to ${last} cards`, zh: `${last} 张以内未出现` }
  if (after === 0)
    return { en: `already with ${points[0].count} cards`, zh: `${points[0].count} 张即已出现` }
  const [a, b] = [points[after - 1], points[after]]
  const count = Math.round((a.count + (ms - a.ms) / (b.ms - a.ms) * (b.count - a.count)) / 10) * 10
  return { en: `from about ${count} cards on`, zh: `约 ${count} 张起` }
}
