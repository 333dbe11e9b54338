/** Slidev's canvas, in pixels; its width is that of the deck, its height follows from 16 : 9, rounded up. */
export const CANVAS = { width: 980, height: 552 }

/** Whether an address opens the cover in the player: not the presenter's window, nor a printed copy. */
export function isCoverAddress({ hash, search }: Pick<Location, 'hash' | 'search'>): boolean {
  const [path, query = ''] = hash.slice(1).split('?')
  const asks = (name: string): boolean => [search, query].some(text => new URLSearchParams(text).has(name))
  return ['', '/', '/cover', '/1'].includes(path) && !asks('print') && !asks('clicks')
}

/** Screen pixels to a pixel of the canvas, as Slidev's container has it. */
export function slideScale(width: number, height: number): number {
  return Math.min(width / CANVAS.width, height / CANVAS.height)
}
