/** From top to bottom, CSS pixels of the window. */
export interface Span {
  top: number
  bottom: number
}

/** How near to an edge of what is seen a dragged card moves the page: CSS pixels, and of a low window that part. */
const BAND = { px: 90, part: 1 / 3 }
/** CSS pixels a second: where the band begins, at the edge and beyond it, and at most over a place, where a card is let go. */
const SPEED = { least: 160, most: 900, overPlace: 420 }
/**
 * What is left beyond the last place once that is in view, CSS pixels. Less than what lies between the bins and the panel: that
 * comes up with them at their end, and the page would go on to its foot.
 */
const BEYOND = 4

export interface EdgeScroll {
  /** Of the pointer, and where it took the card. */
  y: number
  from: number
  /** What is seen of the page: without what stays in view over it. */
  seen: Span
  /** All places where a card may lie, as far as they reach out of sight. */
  places: Span
}

/** Which way the page goes under a card that is held near an edge, and how far it may: no further than the places do. Null: it stands. */
function wayOf({ y, from, seen, places }: EdgeScroll): { way: 1 | -1, depth: number, room: number } | null {
  const band = Math.min(BAND.px, (seen.bottom - seen.top) * BAND.part)
  const down = (y - (seen.bottom - band)) / band
  const up = (seen.top + band - y) / band
  const way = down > up ? 1 : -1
  const depth = Math.min(1, Math.max(down, up))
  const room = way > 0 ? places.bottom + BEYOND - seen.bottom : seen.top - places.top + BEYOND
  // A card that was taken hold of within the band does not run away with the page: the pointer has to go on towards the edge.
  const goesOn = (y - from) * way >= band / 4
  return depth > 0 && room > 0 && goesOn ? { way, depth, room } : null
}

/** Whether the page would go on from here. */
export const atEdge = (at: EdgeScroll): boolean => wayOf(at) !== null

/** By how much the page scrolls within `ms`, CSS pixels; up is less than nothing. */
export function scrollStep(at: EdgeScroll & { overPlace: boolean }, ms: number): number {
  const going = wayOf(at)
  if (!going)
    return 0
  const { way, depth, room } = going
  const speed = SPEED.least + (SPEED.most - SPEED.least) * depth
  const step = Math.min(at.overPlace ? SPEED.overPlace : SPEED.most, speed) * ms / 1000
  return way * Math.min(Math.ceil(room), Math.max(1, Math.round(step)))
}
