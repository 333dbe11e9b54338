import type { CDPSession, Locator, Page } from 'playwright/test'
import type { Board } from './board'
import type { Place } from './content'
import { expect } from 'playwright/test'
import { BINS, DIGIT } from './content'

export interface Point { x: number, y: number }

export const WAYS = ['mouse', 'touch', 'tap', 'keys', 'menu'] as const
export type Way = typeof WAYS[number]

export async function boxOf(locator: Locator): Promise<{ x: number, y: number, width: number, height: number }> {
  const box = await locator.boundingBox()
  if (!box)
    throw new Error(`Nothing to see at ${locator.toString()}`)
  return box
}

export async function centreOf(locator: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(locator)
  return { x: x + width / 2, y: y + height / 2 }
}

/** In the middle of what the window shows of a place, scrolled to where needed. */
async function pointIn(board: Board, place: Place): Promise<Point> {
  const { x, y, width, height } = await boxOf(board.bin(place))
  const bottom = Math.min(y + height, (board.page.viewportSize()?.height ?? y + height) - 60)
  return { x: x + width / 2, y: (Math.max(y, 0) + bottom) / 2 }
}

/** A point in what the window shows of a place, well beside the menus of its cards: the browser takes a near miss for a hit. */
async function tapPointIn(board: Board, place: Place): Promise<Point> {
  await board.bin(place).scrollIntoViewIfNeeded()
  const middle = await pointIn(board, place)
  return board.bin(place).evaluate((bin, { x, y }) => {
    const box = bin.getBoundingClientRect()
    const tries = [{ x, y }, ...[0.05, 0.2, 0.35, 0.65, 0.8].map(part => ({ x: box.left + box.width * part, y }))]
    const hit = (at: Point) => document.elementFromPoint(at.x, at.y)
    const menuAt = (at: Point) => [-20, 0, 20].some(dx => [-20, 0, 20].some(dy => hit({ x: at.x + dx, y: at.y + dy })?.closest('[data-move-menu]')))
    return tries.find(at => hit(at)?.closest('[data-bin]') === bin && !menuAt(at)) ?? { x, y }
  }, middle)
}

/** A finger, or several, by the browser's own protocol. */
export class Fingers {
  private points: (Point & { id: number })[] = []
  private readonly session: CDPSession

  private constructor(session: CDPSession) {
    this.session = session
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page))
  }

  /** Of a tap under way, in seconds since 1970: a tap is short, however slow the machine is that plays it. */
  private clock: number | undefined

  private send(type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', touchPoints: (Point & { id: number })[]) {
    if (this.clock !== undefined)
      this.clock += 0.02
    return this.session.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: this.clock })
  }

  async down(at: Point, id = 0): Promise<void> {
    this.points.push({ ...at, id })
    await this.send('touchStart', this.points)
  }

  async move(to: Point, id = 0, steps = 4): Promise<void> {
    const from = this.points.find(point => point.id === id) ?? to
    for (let step = 1; step <= steps; step++) {
      const at = { id, x: from.x + (to.x - from.x) * step / steps, y: from.y + (to.y - from.y) * step / steps }
      this.points = this.points.map(point => point.id === id ? at : point)
      await this.send('touchMove', this.points)
    }
  }

  /** All fingers by as much at once, as two that scroll do. */
  async moveAll(by: Point, steps = 6): Promise<void> {
    for (let step = 1; step <= steps; step++) {
      this.points = this.points.map(({ id, x, y }) => ({ id, x: x + by.x / steps, y: y + by.y / steps }))
      await this.send('touchMove', this.points)
    }
  }

  /** Down and up, slipping a little perhaps, at a moment (seconds since 1970); other fingers stay where they are. */
  async tap(at: Point, id = 0, slip: Point = { x: 0, y: 0 }, when = Date.now() / 1000): Promise<void> {
    this.clock = when
    await this.down(at, id)
    if (slip.x || slip.y)
      await this.move({ x: at.x + slip.x, y: at.y + slip.y }, id, 1)
    await this.up(id)
    this.clock = undefined
  }

  /** Twice at one place, with so many ms from one tap to the next as the browser is told. */
  async doubleTap(at: Point, gap: number): Promise<void> {
    const began = Date.now() / 1000
    await this.tap(at, 0, undefined, began)
    await this.tap(at, 0, undefined, began + gap / 1000)
  }

  async up(id = 0): Promise<void> {
    // With several fingers down, the protocol takes up those that are named.
    const named = this.points.length > 1 ? this.points.filter(point => point.id === id) : []
    await this.send('touchEnd', named)
    this.points = this.points.filter(point => point.id !== id)
  }

  async cancel(): Promise<void> {
    this.points = []
    await this.send('touchCancel', [])
  }
}

/** The mouse goes down and up, slipping sideways by `slip`; short, however slow the machine is. */
export async function clickSlipping(page: Page, { x, y }: Point, slip: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const began = Date.now() / 1000
  const button = { button: 'left', clickCount: 1 } as const
  await page.mouse.move(x, y)
  await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', x, y, ...button, timestamp: began })
  await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: x + slip, y, ...button, buttons: 1, timestamp: began + 0.02 })
  await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', x: x + slip, y, ...button, timestamp: began + 0.04 })
  await session.detach()
}

/** The mouse goes down on a card and moves until the card is lifted. */
export async function liftByMouse(board: Board, id: string): Promise<Point> {
  // Waits until the card is what lies there: for two frames after a turn of the page the slide that is left lies over it.
  await board.grab(id).hover()
  const from = await centreOf(board.grab(id))
  await board.page.mouse.down()
  await board.page.mouse.move(from.x + 8, from.y + 8, { steps: 2 })
  await expect(board.ghost).toBeVisible()
  return from
}

export async function liftByTouch(board: Board, id: string, fingers: Fingers, hold = false, finger = 0): Promise<Point> {
  await board.grab(id).scrollIntoViewIfNeeded()
  const from = await centreOf(board.grab(id))
  await fingers.down(from, finger)
  // Where the page scrolls, the finger rests until the card is lifted.
  if (!hold)
    await fingers.move({ x: from.x + 14, y: from.y + 10 }, finger)
  await expect(board.ghostOf(id)).toBeVisible()
  return from
}

async function byMouse(board: Board, id: string, to: Place): Promise<void> {
  await liftByMouse(board, id)
  const at = await pointIn(board, to)
  await board.page.mouse.move(at.x, at.y, { steps: 4 })
  await board.page.mouse.up()
}

async function byTouch(board: Board, id: string, to: Place, fingers: Fingers, hold: boolean): Promise<void> {
  await liftByTouch(board, id, fingers, hold)
  await fingers.move(await pointIn(board, to))
  await fingers.up()
}

async function byTap(board: Board, id: string, to: Place): Promise<void> {
  await board.grab(id).tap()
  await expect(board.grab(id)).toHaveAttribute('aria-pressed', 'true')
  const at = await tapPointIn(board, to)
  await board.page.touchscreen.tap(at.x, at.y)
}

async function byKeys(board: Board, id: string, to: Place): Promise<void> {
  const keyboard = board.page.keyboard
  await board.grab(id).focus()
  await keyboard.press('Enter')
  await expect(board.grab(id)).toHaveAttribute('aria-pressed', 'true')
  // From the pool one step on leads to the first bin.
  const order: Place[] = [...BINS, 'pool']
  const from = order.indexOf(await board.card(id).getAttribute('data-in') as Place)
  for (let step = (order.indexOf(to) - from + order.length) % order.length; step > 0; step--)
    await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
}

export async function byDigit(board: Board, id: string, to: Place): Promise<void> {
  await board.grab(id).focus()
  await board.page.keyboard.press(DIGIT[to])
  await expect(board.card(id)).toHaveAttribute('data-in', to)
}

async function byMenu(board: Board, id: string, to: Place): Promise<void> {
  await board.card(id).locator('[data-move-menu]').click()
  await board.card(id).locator(`[data-move-to="${to}"]`).click()
}

/** Moves cards in one way; `hold` where the page scrolls under a finger. */
export async function mover(board: Board, way: Way, hold = false): Promise<(id: string, to: Place) => Promise<void>> {
  const fingers = way === 'touch' ? await Fingers.on(board.page) : null
  return async (id, to) => {
    if (way === 'mouse')
      await byMouse(board, id, to)
    else if (fingers)
      await byTouch(board, id, to, fingers, hold)
    else if (way === 'tap')
      await byTap(board, id, to)
    else if (way === 'keys')
      await byKeys(board, id, to)
    else
      await byMenu(board, id, to)
    await expect(board.card(id)).toHaveAttribute('data-in', to)
    await expect(board.ghost).toHaveCount(0)
  }
}
