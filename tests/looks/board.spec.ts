import type { Page } from 'playwright/test'
import type { Placement } from '../e2e/support/content'
import { Board, goto, record, storageKey } from '../e2e/support/board'
import { homeOf, PREFIX, put } from '../e2e/support/content'
import { liftByMouse } from '../e2e/support/ways'
import { expect, keepNow, LANGS, picture, press, slideAt, test } from './support/look'

const MIDWAY = put({ project: 'S1-01 S1-03', resource: 'S2-02 S2-04 S1-04', unstaged: 'X3' })
const HOME = homeOf('core')
/** Two cards of three bins are in another one. */
const MIXED: Placement = { ...HOME, 'S1-01': 'resource', 'S2-02': 'development', 'X3': 'project' }
const checked = (check: 1 | 2 | 3, placement = MIXED): string => record(placement, { check, moved: false, marked: check > 1 ? Object.keys(placement) : [] })

interface State {
  /** As it is kept on the device. */
  stored: string
  /** What is done then. */
  act?: (board: Board, page: Page) => Promise<void>
}

const opens = (name: string) => async (board: Board): Promise<void> => {
  const button = board.action(name)
  if (await button.getAttribute('role') === 'menuitem') {
    await press(board.action('more'))
    await expect(board.action('more')).toHaveAttribute('aria-expanded', 'true')
  }
  await press(button)
  await expect(board.root.locator('[role="dialog"]')).toBeVisible()
}

const STATES: Record<string, State> = {
  'start': { stored: record({}) },
  'midway': { stored: record(MIDWAY) },
  'full': { stored: record(MIXED) },
  'check-1': { stored: checked(1) },
  'check-2': { stored: checked(2) },
  'check-3': { stored: checked(3) },
  'home': { stored: checked(3, HOME) },
  'nine': { stored: record({ ...HOME, ...put({ resource: 'S1-01 S1-02 S1-03 S1-04 S3-02' }) }) },
  'answers': {
    stored: record(MIXED),
    act: async (board, page) => {
      await page.keyboard.press('a')
      await board.shows(HOME)
    },
  },
  'focus': {
    stored: checked(2),
    act: async (board) => {
      await board.grab('S1-01').focus()
      await expect(board.readingBox).toHaveAttribute('data-shown', 'S1-01')
    },
  },
  'in-hand': {
    stored: record(MIDWAY),
    act: async (board, page) => {
      await board.grab('X7').focus()
      await page.keyboard.press('Enter')
      await expect(board.grab('X7')).toHaveAttribute('aria-pressed', 'true')
      await page.keyboard.press('ArrowRight')
    },
  },
  'card-menu': {
    stored: record(MIDWAY),
    act: async (board) => {
      await press(board.card('X7').locator('[data-move-menu]'))
      await expect(board.root.locator('[data-move-to]').first()).toBeVisible()
    },
  },
  'menu': {
    stored: record(MIDWAY),
    act: async (board) => {
      await press(board.action('more'))
      await expect(board.action('more')).toHaveAttribute('aria-expanded', 'true')
    },
  },
  'closed-check': {
    stored: record(MIDWAY),
    act: async (board) => {
      await press(board.action('check'))
      await expect(board.root.locator('.why-closed.stressed')).toBeVisible()
    },
  },
  'reset': { stored: record(MIDWAY), act: opens('reset') },
  'share': { stored: record(MIDWAY), act: opens('share') },
  'phone': { stored: record(MIDWAY), act: opens('phone') },
  'pair': {
    stored: checked(3),
    act: async (board) => {
      await board.grab('S1-01').focus()
      await opens('pair')(board)
    },
  },
  // The mouse stays where it lifted the card.
  'dragged': {
    stored: record(MIDWAY),
    act: async (board) => {
      await liftByMouse(board, 'X7')
    },
  },
}

for (const lang of LANGS) {
  test(`the board in ${lang}`, async ({ page }) => {
    await goto(page, 'cover', lang)
    const board = new Board(page)
    for (const [name, { stored, act }] of Object.entries(STATES)) {
      // On another slide: a board that is left puts away what was open, but for what is open in all windows.
      await slideAt(page, 'cover')
      await keepNow(page, { [storageKey('core')]: stored, [`${PREFIX}answers-shown/core`]: null, [`${PREFIX}open-parts`]: null })
      await slideAt(page, 'sort')
      await board.ready()
      await board.shows((JSON.parse(stored) as { placement: Placement }).placement)
      await act?.(board, page)
      await picture(page, `board/${lang}/${name}`)
    }
  })
}
