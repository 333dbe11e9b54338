// The deck built with many times the cards: the board of all of them on the study page.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { Browser } from 'playwright'
import { parse } from 'yaml'
import { makeFonts } from '../fonts.ts'
import { cli, root, runNode, say } from '../lib/run.ts'
import { serveDist } from '../lib/serve.ts'
import { loadSource } from '../../build/source.ts'
import { measureBoard } from './board.ts'
import type { Costs } from './costs.ts'
import { spent } from './costs.ts'
import { growCase } from './grow.ts'
import { median, ratio, row } from './table.ts'

/** Each is a build. The second has a target; the last is where a move has long been slow. */
const TIMES = [1, 10, 40]
const FRAME_MS = 1000 / 60
const SLOW_MS = 100
const MOVES = 10
/** Taken away in the end, with all that was built in it; dist/ stays as it is. */
const GROWN = '.bench/scale'

/** `check`: ms of the content check. */
interface BoardResult { count: number, check: number, opening: number, key: Costs[], tap: Costs[] }

/** @param content texts of content/ by file name */
export async function measureBoards(browser: Browser, content: Record<string, string>) {
  const { checkContent } = await loadSource<typeof import('../../build/content/check.ts')>('./build/content/check.ts')
  const cleanUp = () => rmSync(join(root, GROWN), { recursive: true, force: true, maxRetries: 5 })
  // However it ends.
  process.once('exit', cleanUp)
  cleanUp()
  await makeFonts()
  const results: BoardResult[] = []
  for (const times of TIMES) {
    const files = growCase(content, times)
    const ids: string[] = parse(files.sets).sets.full.poolOrder
    const start = spent()
    if (checkContent(files).length > 0)
      throw new Error(`The case with ${ids.length} cards has errors.`)
    const check = spent() - start
    const server = await serveDist({ outDir: await build(files, ids.length), port: 4181, host: '127.0.0.1' })
    try {
      const asked = { ids, moves: MOVES }
      const key = await measureBoard(browser, server.url, { ...asked, way: 'key' })
      const tap = await measureBoard(browser, server.url, { ...asked, way: 'tap' })
      results.push({ count: ids.length, check, opening: (key.opening + tap.opening) / 2, key: key.moves, tap: tap.moves })
    }
    finally {
      await server.close()
    }
  }
  cleanUp()
  tellBoards(results)
}

/**
 * As `npm run build -- --content FOLDER` does, but with the content and the deck in a folder of their own, and without
 * what is done to the page afterwards: the study page is the same.
 * @returns folder of the build
 */
async function build(files: Record<string, string>, count: number): Promise<string> {
  const content = join(root, GROWN, `${count}`, 'content')
  const out = `${GROWN}/${count}/dist`
  mkdirSync(content, { recursive: true })
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(content, `${name}.yaml`), text)
  say(`Building the deck with ${count} cards…`, `正在构建含 ${count} 张卡片的课件……`)
  // The fonts of the deck serve: the copies have no other characters.
  if (await runNode([cli.slidev, 'build', '--base', './', '--out', out], { env: { DECK_CONTENT: content, DECK_ROUTE: '90' } }) !== 0)
    throw new Error(`The deck with ${count} cards does not build.`)
  return out
}

/** Script, style and layout. */
const answerOf = (moves: Costs[]) => median(moves.map(({ script, layout }) => script + layout))

function tellBoards(results: BoardResult[]) {
  const [, mid] = results
  say(`\nThe board of all cards on the study page, half of them placed (ms of processor time on the main thread, not slowed; median of ${MOVES} moves).`,
    '自学页全部卡片：主线程处理器毫秒数，中位数。')
  row('', ...results.map(({ count }) => `${count} cards`), ...results.slice(1).map(({ count }) => `${count} to ${results[0].count}`), '')
  const across = (name: string, of: (result: BoardResult) => number, note = '') => row(name, ...results.map(result => of(result).toFixed(1)), ...results.slice(1).map(result => ratio(of(result), of(results[0]))), note)
  across('content check', ({ check }) => check, 'before a build')
  across('opening', ({ opening }) => opening)
  for (const [way, name] of [['key', 'by key'], ['tap', 'by tap, phone']] as const) {
    across(`${name}: script`, result => median(result[way].map(({ script }) => script)))
    across('  style, layout', result => median(result[way].map(({ layout }) => layout)))
    across('  both', result => answerOf(result[way]), `target < ${FRAME_MS.toFixed(1)} with ${mid.count} cards: ${answerOf(mid[way]) < FRAME_MS ? 'met' : 'MISSED'}`)
    across('  and painting', result => median(result[way].map(({ task }) => task)))
  }
  const frame = limit(results, FRAME_MS)
  const slow = limit(results, SLOW_MS)
  say(`Where it stops: script, style and layout of a move take more than a frame ${frame.en}, more than ${SLOW_MS} ms ${slow.en}.`,
    `界限：移动超过一帧：${frame.zh}；超过 ${SLOW_MS} 毫秒：${slow.zh}。`)
  say('"And painting" is all that the main thread did, also after the next frame.', '“and painting”是主线程的全部工作，下一帧之后的也算。')
}

/** From how many cards on the slower way of a move takes more than `ms`: on the straight line between two that were measured. */
function limit(results: BoardResult[], ms: number) {
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
