import { homeOf, sets } from '../e2e/support/content'
import { Board } from './support/board'
import { expect, PHONE, poll, test } from './support/test'

const [A, B, C, D, E] = sets.core.poolOrder

test('cards are sorted by mouse, click, digit, arrows and menu; what was done outlives a reload, and is undone', async ({ reader, show }) => {
  const board = new Board(reader)
  await reader.open('sort')
  await board.byMouse(A, 'resource')
  await board.byClick(B, 'project')
  await board.byDigit(C, 'development')
  await board.byArrows(D, 'resource')
  await board.byMenu(E, 'unstaged')
  await board.says('placed', '5')
  await show('board-begun')
  await reader.reload()
  await board.says('placed', '5')
  await board.lies(D, 'resource')
  await board.byMouse(D, 'project')
  await reader.press('Control+z')
  await board.lies(D, 'resource')
})

test('a sort that is checked says what it says: marks, the relationship, the answers over it', async ({ reader, show }) => {
  const board = new Board(reader)
  await reader.open('sort', { lang: 'both' })
  for (const [id, bin] of Object.entries({ ...homeOf('core'), [A]: 'resource' } as const))
    await board.byDigit(id, bin)
  await reader.click(board.action('check'))
  await board.says('check', '1')
  await poll(() => reader.read(board.root, 'data-relationship')).toBeTruthy()
  await show('board-checked')
  await reader.press('a')
  await board.lies(A, homeOf('core')[A])
  await show('board-answers')
  await reader.press('h')
  await board.lies(A, 'resource')
  await reader.click('[data-set-lang="en"]')
  await poll(() => reader.ask(() => document.documentElement.lang)).toBe('en')
  await board.says('placed', String(sets.core.cards.length))
})

test.describe('by finger', () => {
  test.use({ device: { ...PHONE, width: 1280, height: 720 } })
  test('cards are sorted by taps, and dragged', async ({ reader }) => {
    test.skip(reader.touch === 'none', 'touch')
    const board = new Board(reader)
    await reader.open('sort')
    await reader.ask(() => addEventListener('pointerup', ({ pointerType }) => { document.documentElement.dataset.testPointer = pointerType }, true))
    await board.byTap(A, 'resource')
    await board.byTap(B, 'project')
    if (reader.touch === 'moves') {
      await reader.swipe(board.grab(C), board.bin('development'))
      await board.lies(C, 'development')
    }
    expect(await reader.read('html', 'data-test-pointer')).toBe('touch')
    expect(await reader.ask(() => location.hash), 'no turn of the page').toContain('sort')
  })
})
