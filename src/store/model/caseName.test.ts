import type { CaseName } from './caseName'
import { describe, expect, it } from 'vitest'
import { cardSets, setById } from '#case/index'
import { readAnswers, writeAnswers } from './answersFile'
import { EMPTY_BOARD, readFile, writeBoard, writeFile } from '#board/model/boardState'
import { readClassFiles } from '#class/model/classFiles'
import { decodeShare, encodeShare } from '#board/model/shareCode'

const first: CaseName = { id: 'first', title: { zh: '甲', en: 'A' }, hasUnnamed: true }
const second: CaseName = { id: 'second', title: { zh: '乙', en: 'B' }, hasUnnamed: false }
const board = { ...EMPTY_BOARD, placement: { 'S1-01': 'project' } as const }
const idsOf = () => ['S1-01', 'X3']
const others = () => ['K1']
const sort = (own?: CaseName) => writeFile('core', board, own)
const answers = (own?: CaseName) => writeAnswers({ 'board/core': writeBoard(board), 'exit': '{"card":"x"}' }, '', own)

describe('a file says of which case it is', () => {
  it.each([['first', first], ['second', second]])('and is read by its own: %s', (_, own) => {
    expect(readFile(sort(own), idsOf, own)).toMatchObject({ ok: true, board })
    expect(readAnswers(answers(own), () => true, own)).toMatchObject({ ok: true })
    expect(readClassFiles([sort(own), answers(own)].map((text, n) => ({ name: String(n), text, size: text.length })), idsOf, own)).toMatchObject({ students: [{}, {}], faults: [] })
  })

  it.each([['the first in the second', first, second], ['the second in the first', second, first]])('and is refused by name: %s', (_, of, own) => {
    const refused = { ok: false, fault: 'otherCase', of: of.title }
    expect(readFile(sort(of), idsOf, own)).toEqual(refused)
    expect(readAnswers(answers(of), () => true, own)).toEqual(refused)
    expect(readClassFiles([sort(of), answers(of)].map((text, n) => ({ name: String(n), text, size: text.length })), idsOf, own).faults).toMatchObject([
      { n: 1, fault: 'otherCase', of: of.title }, { n: 2, fault: 'otherCase', of: of.title },
    ])
  })

  it('one from before is of the case of then, if its cards are', () => {
    expect(readFile(sort(), idsOf, first)).toMatchObject({ ok: true, board })
    expect(readAnswers(answers(), () => true, first)).toMatchObject({ ok: true })
    expect(readFile(sort(), others, first)).toEqual({ ok: false, fault: 'noCase' })
    expect(readFile(sort(), idsOf, second)).toEqual({ ok: false, fault: 'noCase' })
    expect(readAnswers(answers(), () => true, second)).toEqual({ ok: false, fault: 'noCase' })
  })

  it.each([
    ['no title', { id: 'second' }, { zh: 'second', en: 'second' }],
    ['half a title', { id: 'second', title: { zh: '乙' } }, { zh: 'second', en: 'second' }],
    ['a title of lines, far too long', { id: 'second', title: { zh: ` 乙\n${'长'.repeat(300)}`, en: 'B' } }, { zh: `乙 ${'长'.repeat(118)}`, en: 'B' }],
  ])('is called as well as can be: %s', (_, entry, of) => {
    expect(readFile(JSON.stringify({ ...JSON.parse(sort()) as object, case: entry }), idsOf, first)).toEqual({ ok: false, fault: 'otherCase', of })
  })

  it.each([[7], [null], [{}], [{ id: '<b>' }], [[]]])('a name that is none, %j, is not ours', (entry) => {
    const text = JSON.stringify({ ...JSON.parse(sort()) as object, case: entry })
    expect(readFile(text, idsOf, first)).toEqual({ ok: false, fault: 'notOurs' })
    expect(readAnswers(text, () => true, first)).toEqual({ ok: false, fault: 'notOurs' })
  })
})

describe('a code is of one case', () => {
  const set = setById('core')
  it('of its own, with as many characters', () => {
    const code = encodeShare(set, board.placement, 'second')
    expect(decodeShare(code, cardSets, undefined, 'second')).toMatchObject({ ok: true, placement: board.placement })
    expect(code).toHaveLength(encodeShare(set, board.placement).length)
    expect(decodeShare(code, cardSets)).toEqual({ ok: false, fault: 'checksum' })
    expect(decodeShare(code, cardSets, undefined, 'third')).toEqual({ ok: false, fault: 'checksum' })
  })
  it('those from before are of the case of then, and refused elsewhere', () => {
    const code = encodeShare(set, board.placement)
    expect(decodeShare(code, cardSets)).toMatchObject({ ok: true, placement: board.placement })
    expect(decodeShare(code, cardSets, undefined, 'second')).toEqual({ ok: false, fault: 'case' })
  })
})
