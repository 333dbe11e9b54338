import { expect, it } from 'vitest'
import { encodeShare } from '#board/model/shareCode'
import { polls, quiz, settings } from '#case/index'
import { shareCode } from '#case/board/share'
import { cardSets } from '#case/board/sets'
import { cellsOf, tasksOf } from '#live/model/tasks'
import { readCase } from './caseSource.ts'

it('the server asks what the deck asks, and reads its share codes', () => {
  const source = readCase('content')
  const tasks = tasksOf(source)
  expect([...tasks.keys()]).toEqual(expect.arrayContaining(['try', 'sort', ...polls.map(({ id }) => `poll-${id}`), ...quiz.map(({ id }) => `quiz-${id}`)]))
  const core = cardSets.find(({ id }) => id === 'core')!
  const placement = { [core.cards[0]]: 'project' } as const
  const cells = cellsOf(tasks.get('sort')!, { places: shareCode(core, placement) }, source.of)
  expect(cells && Object.fromEntries(cells)).toEqual(placement)
  expect(encodeShare(core, placement, source.of)).toBe(shareCode(core, placement))
  expect(settings.keptBeforeIds === settings.id ? '' : settings.id).toBe(source.of)
})

it('another case is read as well', () => {
  const tasks = tasksOf(readCase('tests/fixtures/second-case'))
  expect(tasks.get('sort')?.rows.length).toBeGreaterThan(0)
})
