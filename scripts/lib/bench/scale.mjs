// @ts-check
// What ten and a hundred times the cards and claims cost, and where the deck stops being usable.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { parse } from 'yaml'
import { cli, root, runNode, say, stop } from '../run.mjs'
import { serveDist } from '../serve.mjs'
import { hashFiles, isFresh, listFiles, writeStamp } from '../stale.mjs'
import { measureBoard } from './board.mjs'
import { growCase } from './grow.mjs'
import { at, ratio } from './table.mjs'

const TIMES = [1, 10, 100]
/** Linear: ten times as much for ten times the cards, with room for what a clock does. */
const LINEAR = 10 * 1.3
const FRAME_MS = 1000 / 60
const SLOW_MS = 100
/** What browsers, mail and chat take without a cut. */
const LINK_LENGTH = 2000
const SOURCES = ['pages', 'components', 'layouts', 'setup', 'styles', 'src', 'public', 'content', 'slides.md', 'index.html', 'custom-nav-controls.vue', 'package.json', 'tsconfig.json', 'vite.config.ts']

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
  /** @type {[string, (board: typeof boards[number]) => unknown][]} */
  const functions = [
    ['reading', ({ placement, cards }) => readBoard(placement, cards)],
    ['marking, every card', ({ placement, cards }) => {
      const marked = marking.markedOf(marking.showAnswers(placement, cards))
      return cards.map(card => marking.markOf(marked, placement, card))
    }],
    ['a move', ({ history, ids }) => placing.move(history, ids[ids.length >> 1], 'pool')],
    ['share code, written', ({ set, placement }) => share.encodeShare(set, placement)],
    ['share code, read', ({ set, code }) => share.decodeShare(code, [set])],
    ['kept board, written', ({ board }) => kept.writeBoard(board)],
    ['kept board, read', ({ text, ids }) => kept.readBoardState(text, ids)],
    ['content check', ({ files }) => checkContent(files)],
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
  say('What is left above it is V8\'s own: listing or parsing an object costs more an entry the more there are; nothing here is searched in a loop.',
    '超出部分来自 V8：对象条目越多，列出和解析每一条越慢；代码中没有循环内的查找。')

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

/**
 * ms of one call: the median of 3 to 40 rounds of as many calls as take two milliseconds, within about a second; what
 * takes three seconds is done once.
 * @param {() => unknown} call
 */
function timeOf(call) {
  const clock = (/** @type {number} */ calls) => {
    const start = performance.now()
    for (let i = 0; i < calls; i++)
      call()
    return (performance.now() - start) / calls
  }
  const first = clock(1)
  if (first > 3000)
    return first
  // Warm: what Node makes of the function at first is no measure of its growth.
  const warm = first > 500 ? first : clock(Math.max(20, Math.ceil(20 / first)))
  const calls = Math.max(1, Math.ceil(2 / warm))
  const rounds = Math.min(40, Math.max(3, Math.floor(1000 / (calls * warm))))
  return median(Array.from({ length: rounds }, () => clock(calls)))
}

/**
 * The deck with each case, the board of all cards on the study page.
 * @param {import('playwright').Browser} browser
 * @param {GrownCase[]} cases
 */
async function measureBoards(browser, cases) {
  const results = []
  for (const grown of cases) {
    const outDir = grown.times === 1 ? 'dist' : await buildGrown(grown)
    const server = await serveDist({ outDir, port: 4181, host: '127.0.0.1' })
    try {
      results.push({ count: grown.ids.length, ...await measureBoard(browser, server.url, { ids: grown.ids, visits: grown.times < 100 ? 5 : 2, moves: 40 }) })
    }
    finally {
      await server.close()
    }
  }
  say('\nThe board of all cards on the study page, half of them placed (ms of the main thread, no throttling).', '自学页全部卡片：主线程毫秒数。')
  line('', ...results.map(({ count }) => `${count} cards`), 'tenfold', 'hundredfold', '')
  /** @param {string} name @param {(result: typeof results[number]) => number} of @param {string} [note] */
  const across = (name, of, note = '') => line(name, ...results.map(result => of(result).toFixed(1)), ...results.slice(1).map(result => ratio(of(result), of(results[0]))), note)
  const mid = results[1]
  across('opening', ({ opening }) => median(opening))
  across('a move: script', ({ script }) => median(script))
  across('a move: style and layout', ({ layout }) => median(layout))
  across('a move: both, median', ({ total }) => median(total), `target < ${FRAME_MS.toFixed(1)} with ${mid.count} cards: ${told(median(mid.total) < FRAME_MS)}`)
  across('a move: both, 95 %', ({ total }) => Number(at(total, 0.95)), `${mid.count} cards: ${told(Number(at(mid.total, 0.95)) < FRAME_MS)}`)
  for (const { count, moved, total } of results.filter(({ moved, total }) => moved < total.length))
    say(`With ${count} cards only ${moved} of ${total.length} key presses moved a card.`, `${count} 张卡片时，${total.length} 次按键只移动了 ${moved} 次。`)

  const over = (/** @type {number} */ limit) => {
    const after = results.findIndex(({ total }) => median(total) > limit)
    if (after < 0)
      return { en: `not up to ${results.at(-1)?.count} cards`, zh: `${results.at(-1)?.count} 张以内未出现` }
    if (after === 0)
      return { en: `already with ${results[0].count} cards`, zh: `${results[0].count} 张即已出现` }
    const [a, b] = [results[after - 1], results[after]]
    // On the straight line between the two that were measured.
    const n = Math.round((a.count + (limit - median(a.total)) / (median(b.total) - median(a.total)) * (b.count - a.count)) / 10) * 10
    return { en: `from about ${n} cards on`, zh: `约 ${n} 张起` }
  }
  const frame = over(FRAME_MS)
  const slow = over(SLOW_MS)
  say(`Where it stops: a move takes more than a frame ${frame.en}, more than ${SLOW_MS} ms ${slow.en}.`, `界限：移动超过一帧：${frame.zh}；超过 ${SLOW_MS} 毫秒：${slow.zh}。`)
}

/**
 * A copy of the deck's sources with other content, built. Its packages are found in the folder above.
 * @param {GrownCase} grown
 * @returns {Promise<string>} folder of the build
 */
async function buildGrown({ files, ids }) {
  const folder = `.bench/scale-${ids.length}`
  const stamp = join(root, folder, '.stamp')
  const hash = hashFiles(root, listFiles(root, [...SOURCES, 'scripts/lib/bench/grow.mjs', 'package-lock.json']))
  if (isFresh(stamp, hash))
    return `${folder}/dist`
  say(`Building the deck with ${ids.length} cards…`, `正在构建含 ${ids.length} 张卡片的课件……`)
  rmSync(join(root, folder), { recursive: true, force: true })
  mkdirSync(join(root, folder), { recursive: true })
  for (const source of SOURCES)
    cpSync(join(root, source), join(root, folder, source), { recursive: true })
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(root, folder, 'content', `${name}.yaml`), text)
  if (await runNode([cli.slidev, 'build', `${folder}/slides.md`, '--base', './', '--out', 'dist']) !== 0)
    stop(`The deck with ${ids.length} cards does not build.`, `含 ${ids.length} 张卡片的课件构建失败。`)
  writeStamp(stamp, hash)
  return `${folder}/dist`
}
