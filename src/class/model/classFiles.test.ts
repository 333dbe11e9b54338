import type { BoardState } from '#board/model/boardState'
import type { OpenedFile } from './classFiles'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeAnswers } from '#store/model/answersFile'
import { EMPTY_BOARD, writeBoard, writeFile } from '#board/model/boardState'
import { countPlacements, MAX_FILE_SIZE, placementsOf, readClassFiles } from './classFiles'

const IDS = ['S1-01', 'S2-02', 'X3']
const idsOf = () => IDS
const board = (placement: BoardState['placement'], more: Partial<BoardState> = {}): BoardState => ({ ...EMPTY_BOARD, placement, ...more })
const opened = (text: string | null, name = 'a.json'): OpenedFile => ({ name, text, size: text?.length ?? 0 })

const A = writeFile('core', board({ 'S1-01': 'project', 'X3': 'unstaged' }, { first: { 'S1-01': 'resource' } }))
const B = writeAnswers({ 'board/core': writeBoard(board({ 'S1-01': 'resource' })), 'board/first': writeBoard(board({ X3: 'project' })), 'exit': '{}' }, '2026-11-25')

describe('a class\'s files', () => {
  it('are read whether they hold one sort or all answers', () => {
    const { students, again, faults } = readClassFiles([opened(A), opened(B)], idsOf)
    expect([again, faults]).toEqual([[], []])
    expect(students.map(sorts => Object.keys(sorts))).toEqual([['core'], ['core', 'first']])
    expect(countPlacements(placementsOf(students, 'core', 'now'), IDS)).toEqual([
      { id: 'S1-01', counts: [1, 1, 0, 0] },
      { id: 'S2-02', counts: [0, 0, 0, 0] },
      { id: 'X3', counts: [0, 0, 0, 1] },
    ])
    expect(placementsOf(students, 'first', 'now')).toEqual([{ X3: 'project' }])
    expect(placementsOf(students, 'core', 'first')).toEqual([{ 'S1-01': 'resource' }])
    expect(placementsOf(students, 'twins', 'now')).toEqual([])
  })

  it('with the same content are counted once and told, however they are called', () => {
    const { students, again } = readClassFiles([opened(A, 'a.json'), opened(`${A}\n`, 'a (1).json'), opened(B)], idsOf)
    expect(students).toHaveLength(2)
    expect(again).toHaveLength(1)
  })

  it('that can\'t be read are told one by one, and cost the others nothing', () => {
    const { students, faults } = readClassFiles([
      opened('hello', '0'), opened(A, '1'), opened(null, '2'), { name: '3', text: null, size: MAX_FILE_SIZE + 1 },
      opened(B.replace('"version": 1', '"version": 2'), '4'), opened(writeFile('core', EMPTY_BOARD), '5'), opened(writeAnswers({ exit: '{}' }, ''), '6'), opened('', '7'),
      opened(writeAnswers({ 'board/core': '{"version":9}' }, ''), '8'),
    ], idsOf)
    expect(students).toHaveLength(1)
    expect(faults.map(({ n, name, fault }) => `${n} ${name} ${fault}`)).toEqual([
      '1 0 notOurs', '3 2 unreadable', '4 3 tooLarge', '5 4 newer', '6 5 noSort', '7 6 noSort', '8 7 notOurs', '9 8 noSort',
    ])
  })

  it('cards that are no more are dropped, the rest counts', () => {
    const old = writeFile('core', board({ 'S1-01': 'project', 'S9-99': 'project' }))
    const { students } = readClassFiles([opened(old)], idsOf)
    expect(placementsOf(students, 'core', 'now')).toEqual([{ 'S1-01': 'project' }])
  })

  it('are never more than were opened, whatever they hold', () => {
    const text = fc.oneof(fc.string(), fc.json(), fc.constantFrom(A, B, '{}', A.replace('project', 'nowhere')))
    fc.assert(fc.property(fc.array(text), (texts) => {
      const { students, again, faults } = readClassFiles(texts.map(one => opened(one)), idsOf)
      expect(students.length + again.length + faults.length).toBe(texts.length)
    }))
  })
})
