import type { BinId } from '#case/model/model'
import type { Placement } from './placement'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardSets, setById } from '#case/index'
import { cardById } from '#case/board/cards'
import { BIN_IDS } from '#case/model/model'
import { move, place, startHistory } from './placement'
import { readBoard, readZone } from './reading'

const core = setById('core').cards.map(cardById)
const full = setById('full').cards.map(cardById)
const put = (places: Partial<Record<BinId, string>>): Placement => Object.fromEntries(Object.entries(places)
  .flatMap(([bin, ids]) => ids.split(' ').map(id => [id, bin as BinId])))
const home: Placement = Object.fromEntries(core.map(card => [card.id, card.bin]))
const homeButOne = place(home, 'S1-02', 'pool')

/** The table of the design: placement, readings (with others), relationship reached. */
const TABLE: [string, Placement, string, string, string, object][] = [
  ['nothing', {}, 'empty', 'empty', 'empty', { reached: 'none' }],
  ['S1-01 in project', put({ project: 'S1-01' }), 'oneSidedGovernment', 'empty', 'empty', { reached: 'none' }],
  ['S1-01 S1-03 in project', put({ project: 'S1-01 S1-03' }), 'contractual', 'empty', 'empty', { reached: 'contractual', settled: true }],
  ['a condition among them', put({ project: 'S1-01 S1-03 X3' }), 'contractual+1', 'empty', 'empty', { reached: 'contractual', settled: false }],
  ['needs in resource', put({ resource: 'S1-03 S1-04' }), 'empty', 'contractual', 'empty', { reached: 'none' }],
  ['resource mixed', put({ project: 'S1-01 S1-03', resource: 'S2-02 S1-04' }), 'contractual', 'mixed', 'empty', { reached: 'contractual' }],
  ['resource with one other', put({ project: 'S1-01 S1-03', resource: 'S2-02 S2-04 S1-04' }), 'contractual', 'interdependent+1', 'empty', { reached: 'interdependent', settled: false }],
  ['S2-08 alone in resource', put({ resource: 'S2-08' }), 'empty', 'interdependent', 'empty', { reached: 'none', skipped: 'project' }],
  ['the middle missing', put({ project: 'S1-01 S1-03', development: 'S3-02 S3-03' }), 'contractual', 'empty', 'institutional', { reached: 'contractual', skipped: 'resource' }],
  ['S1-04 alone in development', put({ development: 'S1-04' }), 'empty', 'empty', 'contractual', { reached: 'none' }],
  ['context in project', put({ project: 'X3 X7' }), 'contextOnly', 'empty', 'empty', { reached: 'none' }],
  ['all at home', home, 'contractual', 'interdependent', 'institutional', { reached: 'institutional', coEvolution: true }],
  ['what is not known in no single stage', put({ project: 'S1-01 S1-03', resource: 'S2-08', development: 'S3-06', unstaged: core.map(({ id }) => id).filter(id => !['S1-01', 'S1-03', 'S2-08', 'S3-06'].includes(id)).join(' ') }), 'contractual', 'interdependent', 'institutional', { reached: 'institutional', settled: true, coEvolution: false }],
  ['all at home but S1-02', homeButOne, 'contractual', 'interdependent', 'institutional', { reached: 'institutional', settled: true, coEvolution: false }],
]

describe('reading', () => {
  it.each(TABLE)('%s', (_name, placement, project, resource, development, board) => {
    const result = readBoard(placement, core)
    const said = Object.values(result.zones).map(({ reading, others }) => others ? `${reading}+${others}` : reading)
    expect(said).toEqual([project, resource, development])
    expect(result).toMatchObject(board)
  })

  it('the lecture\'s surprise: funds and policy support in resource leave the project one-sided', () => {
    const result = readBoard({ ...home, 'S1-03': 'resource', 'S1-04': 'resource' }, core)
    expect(result.zones.resource).toMatchObject({ reading: 'interdependent', leading: 4, others: 2 })
    expect(result.zones.project.reading).toBe('oneSidedGovernment')
    expect(result).toMatchObject({ reached: 'none', skipped: 'project' })
  })

  it('contested cards are neither evidence nor others', () => {
    const result = readBoard(put({ resource: 'S2-02 S2-04 S2-09', development: 'S3-08' }), full)
    expect(result.zones.resource).toMatchObject({ reading: 'interdependent', leading: 2, others: 0 })
    expect(result.zones.development).toMatchObject({ reading: 'contextOnly', others: 0 })
  })

  it('a one-sided zone tells its others too', () => {
    expect(readZone('project', ['S1-01', 'X3'].map(cardById))).toMatchObject({ reading: 'oneSidedGovernment', others: 1 })
  })

  it('never depends on the order of moves', () => {
    for (const { cards } of cardSets) {
      const facts = cards.map(cardById)
      const moves = fc.uniqueArray(fc.tuple(fc.constantFrom(...cards), fc.constantFrom(...BIN_IDS)), { selector: ([id]) => id })
      fc.assert(fc.property(moves, fc.infiniteStream(fc.nat()), (list, random) => {
        const play = (order: typeof list) => order.reduce((history, [id, bin]) => move(history, id, bin), startHistory()).present
        const shuffled = list.map(one => ({ one, at: random.next().value as number })).sort((a, b) => a.at - b.at).map(({ one }) => one)
        expect(readBoard(play(shuffled), facts)).toEqual(readBoard(play(list), facts))
      }), { numRuns: 150 })
    }
  })
})
