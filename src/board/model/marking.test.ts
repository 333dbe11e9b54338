import type { Placement } from './placement'
import { describe, expect, it } from 'vitest'
import { setById } from '#case/index'
import { cardById } from '#case/board/cards'
import { afterMove, answersSeen, canCheck, check, everythingShown, firstAgainstLast, homeCount, markedOf, gradeOf, solvedMarking, solvedSort, readingShown, UNMARKED } from './marking'
import { place } from './placement'

const cards = setById('core').cards.map(cardById)
const ids = cards.map(card => card.id)
const home: Placement = Object.fromEntries(cards.map(card => [card.id, card.bin]))
const wrong: Placement = { ...home, 'S1-04': 'resource', 'X3': 'project' }
const move = (marking: typeof UNMARKED, before: Placement, id: string, to: 'project' | 'resource' | 'pool') => {
  const after = place(before, id, to)
  return { after, marking: afterMove(marking, before, after, ids) }
}

describe('marking', () => {
  it('check is closed while a card lies in the pool', () => {
    const incomplete = place(home, 'X7', 'pool')
    expect(canCheck(UNMARKED, incomplete, cards)).toBe(false)
    expect(check(UNMARKED, incomplete, cards)).toBe(UNMARKED)
  })

  it('round 1 tells only a number, round 2 marks, round 3 tells all; each asks for a move first', () => {
    const one = check(UNMARKED, wrong, cards)
    expect(one).toMatchObject({ check: 1, marked: [], checked: wrong })
    expect(homeCount(wrong, cards)).toBe(13)
    expect(check(one, wrong, cards)).toBe(one)

    const moved = move(one, wrong, 'X7', 'resource')
    const two = check(moved.marking, moved.after, cards)
    expect(two.check).toBe(2)
    expect(gradeOf(markedOf(two), moved.after, cardById('S1-04'))).toBe('wrong')
    expect(gradeOf(markedOf(two), moved.after, cardById('S1-01'))).toBe('right')

    const again = move(two, moved.after, 'S1-04', 'project')
    expect(again.marking.check).toBe(2)
    expect(gradeOf(markedOf(again.marking), again.after, cardById('S1-04'))).toBeNull()
    expect(gradeOf(markedOf(again.marking), again.after, cardById('X3'))).toBe('wrong')
    expect(check(again.marking, again.after, cards).check).toBe(3)
  })

  it('all at home tells all at once', () => {
    expect(check(UNMARKED, home, cards)).toMatchObject({ check: 3, marked: expect.arrayContaining(ids) })
  })

  it('answers lay every card in its bin, before everything is placed too, and touch nothing else', () => {
    const solved = solvedSort({ 'S1-01': 'resource' }, cards)
    expect(solved).toEqual(home)
    expect(cards.every(card => gradeOf(markedOf(solvedMarking(solved)), solved, card) === 'right')).toBe(true)
    const one = check(UNMARKED, wrong, cards)
    expect(answersSeen(one)).toEqual({ ...one, seen: true })
    expect(answersSeen(answersSeen(one))).toEqual(answersSeen(one))
    // The rounds go on; what a check earns is another matter.
    const moved = move(answersSeen(one), wrong, 'X7', 'resource')
    expect(check(moved.marking, moved.after, cards)).toMatchObject({ check: 2, seen: true })
  })

  it('answers leave a contested card where it lies', () => {
    const full = setById('full').cards.map(cardById)
    expect(solvedSort({ 'S2-09': 'project', 'S1-01': 'unstaged' }, full)).toMatchObject({ 'S2-09': 'project', 'S1-01': 'project' })
    expect(Object.keys(solvedSort({}, full))).toHaveLength(29)
  })

  it('the reading is live until the first check, and then that of the last one until everything is told', () => {
    expect(readingShown(UNMARKED, wrong, false)).toEqual({ how: 'zones', of: wrong })
    expect(readingShown(UNMARKED, wrong, true).how).toBe('nothing')

    const one = check(UNMARKED, wrong, cards)
    const moved = move(one, wrong, 'X3', 'resource')
    for (const heldBack of [false, true])
      expect(readingShown(moved.marking, moved.after, heldBack)).toEqual({ how: 'relationship', of: wrong })

    const two = check(moved.marking, moved.after, cards)
    const again = move(two, moved.after, 'X3', 'project')
    expect(readingShown(again.marking, again.after, true)).toEqual({ how: 'zones', of: moved.after })

    const three = check(again.marking, again.after, cards)
    expect(everythingShown(three)).toBe(true)
    expect(readingShown(three, home, true)).toEqual({ how: 'zones', of: home })
    expect(readingShown(answersSeen(one), moved.after, true)).toEqual({ how: 'zones', of: moved.after })
    expect(readingShown(check(UNMARKED, home, cards), wrong, true)).toEqual({ how: 'zones', of: wrong })
  })

  it('contested cards are for discussion and never counted', () => {
    const full = setById('full').cards.map(cardById)
    const all: Placement = { ...Object.fromEntries(full.map(card => [card.id, card.bin])), 'S2-09': 'project', 'S3-08': 'unstaged' }
    expect(homeCount(all, full)).toBe(29)
    const third = check(UNMARKED, all, full)
    expect(third.check).toBe(3)
    expect(gradeOf(markedOf(third), all, cardById('S2-09'))).toBe('discuss')
  })

  it('first against last looks at the try-first sort first, then at the set\'s own', () => {
    const tried: Placement = { 'S1-03': 'resource', 'S1-04': 'project' }
    const first: Placement = { ...home, 'S1-03': 'development', 'X7': 'resource' }
    expect(firstAgainstLast(home, ids, tried, first)).toEqual([
      { id: 'S1-03', first: 'resource', last: 'project' },
      { id: 'X7', first: 'resource', last: 'unstaged' },
    ])
    expect(firstAgainstLast(home, ids, null, null)).toEqual([])
    expect(firstAgainstLast({}, ids, tried, null)).toEqual([])
  })
})
