/** A rectangle in CSS pixels of the window. */
export interface Box { left: number, top: number, right: number, bottom: number }

export interface BesidePlace {
  left: number
  top: number
  /** The tallest that the panel may be, in its own, unscaled pixels. */
  maxHeight: number
}

/** Between a panel and what it belongs to, and at the rim of the slide. The slide's own pixels. */
const GAP = 5
const RIM = 8

/**
 * Where a panel stands that belongs to `anchor` and must lie within `frame`: on the side with more room, above or below, its
 * left edge at the anchor's or its right one. `size`: of the panel in its own pixels, `scale`: window pixels to one of them.
 */
export function placeBeside(anchor: Box, frame: Box, size: { width: number, height: number }, scale: number): BesidePlace {
  const above = anchor.top - frame.top
  const below = frame.bottom - anchor.bottom
  const room = Math.max(above, below) - (GAP + RIM) * scale
  const maxHeight = Math.max(0, room / scale)
  const width = size.width * scale
  const height = Math.min(size.height, maxHeight) * scale
  const wanted = anchor.left - frame.left > frame.right - anchor.right ? anchor.right - width : anchor.left
  return {
    left: Math.max(frame.left + RIM * scale, Math.min(wanted, frame.right - RIM * scale - width)),
    top: above > below ? anchor.top - GAP * scale - height : anchor.bottom + GAP * scale,
    maxHeight,
  }
}
