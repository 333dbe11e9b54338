import type { Page } from 'playwright/test'
import type { SetId } from '../content'
import type { Action, AnyWay, Move } from './actions'
import type { BoardSeen, Seen } from './world'
import { expect } from 'playwright/test'
import { Board, storageKey, turnTo } from '../board'
import { DIGIT } from '../content'
import { mover } from '../ways'

const SETS: readonly SetId[] = ['core', 'first', 'full', 'twins']
/** Until a page shows what it should, ms. */
export const PATIENCE = 10_000

/** What a window shows and the device keeps, in one look. */
export function look(page: Page): Promise<Seen> {
  return page.evaluate((keys) => {
    const root = [...document.querySelectorAll<HTMLElement>('[data-sorter]')].find(one => one.checkVisibility())
    const disabled = (name: string) => root?.querySelector(`[data-action="${name}"]`)?.getAttribute('aria-disabled')
    function boardOf(root: HTMLElement): BoardSeen {
      const places: Record<string, string[]> = {}
      for (const bin of root.querySelectorAll('[data-bin]')) {
        const place = bin.getAttribute('data-bin') ?? ''
        places[place] = [...bin.querySelectorAll('[data-card]')].map((card) => {
          const says = card.getAttribute('data-in')
          return `${card.getAttribute('data-card')}${says === place ? '' : ` says ${says}`}`
        })
      }
      return {
        set: root.getAttribute('data-sorter'),
        state: ['placed', 'total', 'check', 'relationship', 'settled', 'coevolution'].map(name => root.getAttribute(`data-${name}`)),
        zones: Object.fromEntries([...root.querySelectorAll('[data-bin][data-reading]')].map(bin =>
          [bin.getAttribute('data-bin'), `${bin.getAttribute('data-reading')} ${bin.getAttribute('data-others')}`])) as Record<string, string>,
        places,
        marks: Object.fromEntries([...root.querySelectorAll('[data-card][data-mark]')].map(card =>
          [card.getAttribute('data-card'), card.getAttribute('data-mark')])) as Record<string, string>,
        own: Object.fromEntries([...root.querySelectorAll('[data-card][data-own]')].map(card =>
          [card.getAttribute('data-card'), card.getAttribute('data-own')])) as Record<string, string>,
        undo: disabled('undo') !== 'true',
        redo: disabled('redo') !== 'true',
        check: disabled('check') === undefined ? null : disabled('check') !== 'true',
      }
    }
    return {
      lang: document.documentElement.getAttribute('data-lang'),
      htmlLang: document.documentElement.lang,
      board: root ? boardOf(root) : null,
      stored: Object.fromEntries(keys.flatMap(([set, key]) => {
        const text = localStorage.getItem(key)
        return text === null ? [] : [[set, JSON.parse(text) as unknown]]
      })),
    }
  }, SETS.map(set => [set, storageKey(set)] as const))
}

type Mover = Awaited<ReturnType<typeof mover>>

/** The two windows, and how each action is done in them. */
export class Driver {
  private movers = new Map<string, Mover>()
  private readonly pages: readonly [Page, Page]

  constructor(pages: readonly [Page, Page]) {
    this.pages = pages
  }

  private board = (w: number, set: SetId): Board => new Board(this.pages[w], set)

  private async move(w: number, set: SetId, way: AnyWay, { card, to }: Move): Promise<void> {
    const board = this.board(w, set)
    if (way === 'digit')
      return board.grab(card).press(DIGIT[to])
    // A finger rests before it lifts a card where the page scrolls.
    const hold = /\/study\/|#\/study/.test(board.page.url())
    const key = `${w} ${set} ${way} ${hold}`
    if (!this.movers.has(key))
      this.movers.set(key, await mover(board, way, hold))
    await this.movers.get(key)!(card, to)
  }

  async perform(action: Action): Promise<void> {
    switch (action.do) {
      case 'move': return this.move(action.w, action.set, action.way, action)
      case 'pair': return this.pair(action)
      case 'undo': case 'redo': {
        const board = this.board(action.w, action.set)
        if (action.key === null)
          return press(board, action.do)
        await board.grab(action.key).focus()
        return board.page.keyboard.press(action.do === 'undo' ? 'Control+z' : 'Control+Shift+z')
      }
      case 'check': case 'answers': return press(this.board(action.w, action.set), action.do)
      case 'reset': {
        const board = this.board(action.w, action.set)
        await press(board, 'reset')
        return action.asks ? this.answer(board, 'reset', action.yes) : undefined
      }
      case 'file': {
        const board = this.board(action.w, action.set)
        const text = JSON.stringify({ app: 'coevolution-deck', version: 1, set: action.set, placement: Object.fromEntries(action.places) })
        await board.root.locator('input[type="file"]').setInputFiles({ name: 'sort.json', mimeType: 'application/json', buffer: Buffer.from(text) })
        return action.meets === 'asked' ? this.answer(board, 'replace', action.yes) : undefined
      }
      case 'language': {
        const page = this.pages[action.w]
        return action.byKey ? page.keyboard.press('l') : page.locator(`[data-set-lang="${action.to}"]:visible`).first().click()
      }
      case 'go': {
        const page = this.pages[action.w]
        return action.key ? page.keyboard.press(action.key) : turnTo(page, action.to)
      }
      case 'reload': await this.pages[action.w].reload()
    }
  }

  private async answer(board: Board, name: string, yes: boolean): Promise<void> {
    await expect(board.confirm(name)).toBeVisible()
    if (yes)
      await board.confirm(name).click()
    else
      await board.page.keyboard.press('Escape')
    await expect(board.confirm(name)).toHaveCount(0)
  }

  /** Both windows come to the same board, which is the one kept, and no card but the two has moved. */
  private async pair({ set, moves, after }: Action & { do: 'pair' }): Promise<void> {
    const boards = moves.map((_, w) => this.board(w, set))
    const before = await boards[0].placement()
    for (const [w, { card }] of moves.entries())
      await boards[w].grab(card).focus()
    await Promise.all(moves.map(({ to }, w) => this.pages[w].keyboard.press(DIGIT[to])))
    const outcomes = [moves, moves.slice(0, 1), moves.slice(1)]
      .map(done => ({ ...before, ...Object.fromEntries(done.map(({ card, to }) => [card, to])) }))
    await expect.poll(async () => {
      const [a, b, stored] = await Promise.all([boards[0].placement(), boards[1].placement(), boards[0].stored()])
      return { a, b, stored, agreed: outcomes.some(one => [a, b, stored].every(place => same(place, one))) }
    }, { timeout: PATIENCE, message: 'two windows moved at once and came to different boards' }).toMatchObject({ agreed: true })
    for (const { w, ...move } of after) {
      await this.move(w, set, 'digit', move)
      await expect(boards[1 - w].card(move.card)).toHaveAttribute('data-in', move.to)
    }
  }
}

/** A button that is closed can be pressed, and does nothing or says why. */
const press = (board: Board, name: string): Promise<void> => board.press(name, { force: true })

function same(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown) => JSON.stringify(Object.entries(value as object).sort())
  return sorted(a) === sorted(b)
}
