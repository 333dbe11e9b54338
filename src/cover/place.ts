import { addressParts, findCode, forgiven } from '#deck/model/address'

/** Slidev's canvas, in pixels; its width is that of the deck, its height follows from 16 : 9, rounded up. */
export const CANVAS = { width: 980, height: 552 }

/** Whether an address opens the cover in the player: not the presenter's window, a printed copy, or a sort that somebody shared. */
export function isCoverAddress({ hash, search }: Pick<Location, 'hash' | 'search'>): boolean {
  const { path, query } = addressParts(hash)
  const asks = (name: string): boolean => query.has(name) || addressParts(search).query.has(name)
  // By its name alone: whether it is whole, the deck says.
  const brings = findCode(search + hash, () => false) !== null
  // What a code on a slide asks for, with all behind the `#` cut off.
  const cut = path === '' && (asks('set') || asks('part'))
  return ['', 'cover', '1'].includes(forgiven(path)) && !asks('print') && !asks('clicks') && !brings && !cut
}

/** Screen pixels to a pixel of the canvas, as Slidev's container has it. */
export function slideScale(width: number, height: number): number {
  return Math.min(width / CANVAS.width, height / CANVAS.height)
}
