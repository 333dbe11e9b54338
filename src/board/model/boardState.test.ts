import type { BoardState } from './boardState'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setById } from '#case/index'
import { EMPTY_BOARD, readBoardState, readFile, wouldOverwrite, writeBoard, writeFile } from './boardState'
import { BIN_IDS } from '#case/model/model'

const ids = setById('core').cards
const idsOf = (set: string) => setById(set).cards
const board: BoardState = {
  placement: { 'S2-01': 'resource', 'S1-01': 'project' },
  marking: { check: 2, marked: ['S1-01'], moved: false, checked: { 'S1-01': 'resource', 'S2-01': 'resource' }, seen: true },
  first: { 'S1-01': 'resource' },
}

describe('kept state', () => {
  it('comes back as it was written, arrival order too', () => {
    const read = readBoardState(writeBoard(board), ids)
    expect(read).toEqual(board)
    expect(Object.keys(read!.placement)).toEqual(['S2-01', 'S1-01'])
  })

  it('drops cards that are gone and places that are no bins, and keeps the rest', () => {
    const text = JSON.stringify({ version: 1, placement: { 'S1-01': 'project', 'S9-99': 'project', 'S1-02': 'stage9', 'S1-03': 4 }, marked: ['S9-99'] })
    expect(readBoardState(text, ids)).toEqual({ ...EMPTY_BOARD, placement: { 'S1-01': 'project' } })
  })

  it('of the first builds is read whole: what lies there now is what the last check saw, and no answers were seen', () => {
    const old = { version: 1, placement: { 'S1-01': 'project' }, check: 2, marked: ['S1-01'], moved: true, first: null }
    expect(readBoardState(JSON.stringify(old), ids)).toEqual({ ...EMPTY_BOARD, placement: old.placement, marking: { check: 2, marked: ['S1-01'], moved: true, checked: old.placement, seen: false } })
    expect(readBoardState(JSON.stringify({ ...old, check: 0 }), ids)?.marking.checked).toBeNull()
  })

  it('can be read by the first builds, which know neither how the last check lay nor whether answers were seen', () => {
    const written = JSON.parse(writeBoard(board)) as Record<string, unknown>
    expect(written).toMatchObject({ version: 1, placement: board.placement, check: 2, marked: ['S1-01'], moved: false, first: board.first })
  })

  it.each(['', '{', 'null', '[]', '"x"', '{"version":2,"placement":{}}', '{"version":1}', '{"version":1,"placement":[]}', '{"version":1,"placement":[],"check":9}'])('can\'t be read: %s', (text) => {
    expect(readBoardState(text, ids)).toBeNull()
  })
})

describe('files', () => {
  it('come back as they were saved', () => {
    expect(readFile(writeFile('core', board), idsOf)).toEqual({ ok: true, set: 'core', board })
    expect(readFile(`\uFEFF${writeFile('core', board)}`, idsOf).ok).toBe(true)
  })

  it('that are not ours are refused with a reason', () => {
    expect(readFile('{}', idsOf)).toEqual({ ok: false, fault: 'notOurs' })
    expect(readFile(writeBoard(board), idsOf)).toEqual({ ok: false, fault: 'notOurs' })
    expect(readFile(writeFile('core', board).replace('core', 'other'), idsOf)).toEqual({ ok: false, fault: 'notOurs' })
    expect(readFile(' '.repeat(300_000), idsOf)).toEqual({ ok: false, fault: 'tooLarge' })
  })

  it('1,000 random, cut and hostile ones never throw, and give known cards in known bins or nothing', () => {
    const good = writeFile('core', board)
    const hostile = fc.oneof(
      fc.string(),
      fc.json(),
      fc.nat(good.length).map(at => good.slice(0, at)),
      fc.tuple(fc.nat(good.length), fc.string()).map(([at, text]) => good.slice(0, at) + text + good.slice(at)),
      fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'S1-01', 'toString'), fc.oneof(fc.constantFrom(...BIN_IDS), fc.jsonValue()))
        .map(placement => good.replace(/"placement": \{[^}]*\}/, `"placement": ${JSON.stringify(placement)}`)),
    )
    fc.assert(fc.property(hostile, (text) => {
      const read = readFile(text, idsOf)
      if (!read.ok)
        return
      for (const [id, bin] of Object.entries(read.board.placement)) {
        expect(ids).toContain(id)
        expect(BIN_IDS).toContain(bin)
      }
    }), { numRuns: 1000 })
    expect(Object.hasOwn(Object.prototype, 'S1-01')).toBe(false)
  })

  it('ask before they take the place of an answer', () => {
    expect(wouldOverwrite(EMPTY_BOARD, board.placement)).toBe(false)
    expect(wouldOverwrite(board, { 'S1-01': 'project', 'S2-01': 'resource' })).toBe(false)
    expect(wouldOverwrite(board, { 'S1-01': 'resource' })).toBe(true)
  })
})
