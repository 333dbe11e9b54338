import type { Bin, Place, SetId } from '../../e2e/support/content'
import type { Reader } from './reader'
import { BINS, DIGIT } from '../../e2e/support/content'
import { poll } from './test'

/** A board of the page that is shown, by the verbs of a reader. */
export class Board {
  readonly root: string
  readonly reader: Reader

  constructor(reader: Reader, set: SetId = 'core') {
    this.reader = reader
    this.root = `[data-sorter="${set}"]`
  }

  card = (id: string): string => `${this.root} [data-card="${id}"]`
  grab = (id: string): string => `${this.card(id)} [data-grab]`
  bin = (place: Place): string => `${this.root} [data-bin="${place}"]`
  action = (name: string): string => `${this.root} [data-action="${name}"]`

  lies = (id: string, place: Place): Promise<void> => poll(() => this.reader.read(this.card(id), 'data-in'), `${id} lies there`).toBe(place)
  says = (name: string, value: string | null): Promise<void> => poll(() => this.reader.read(this.root, `data-${name}`), name).toBe(value)

  async byMouse(id: string, to: Bin): Promise<void> {
    await this.reader.drag(this.grab(id), this.bin(to))
    await this.lies(id, to)
  }

  async byDigit(id: string, to: Bin): Promise<void> {
    await this.reader.press(DIGIT[to], this.grab(id))
    await this.lies(id, to)
  }

  /** From the pool: one step on leads to the first bin. */
  async byArrows(id: string, to: Bin): Promise<void> {
    await this.reader.press('Enter', this.grab(id))
    for (let step = BINS.indexOf(to); step >= 0; step--)
      await this.reader.press('ArrowRight')
    await this.reader.press('Enter')
    await this.lies(id, to)
  }

  async byMenu(id: string, to: Bin): Promise<void> {
    await this.reader.click(`${this.card(id)} [data-move-menu]`)
    await this.reader.click(`${this.card(id)} [data-move-to="${to}"]`)
    await this.lies(id, to)
  }

  /** A click of the mouse on the card, another on its bin; where the window is narrow on the bar of bins. */
  async byClick(id: string, to: Bin): Promise<void> {
    await this.reader.click(this.grab(id))
    await this.reader.click(await this.barred() ? `[data-bin-bar="${to}"]` : this.bin(to))
    await this.lies(id, to)
  }

  async byTap(id: string, to: Bin): Promise<void> {
    await this.reader.tap(this.grab(id))
    await this.reader.tap(await this.barred() ? `[data-bin-bar="${to}"]` : this.bin(to))
    await this.lies(id, to)
  }

  private barred = (): Promise<boolean> => this.reader.ask(() => [...document.querySelectorAll('[data-bin-bar]')].some(one => one.checkVisibility()))
}
