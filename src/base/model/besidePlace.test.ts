import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeBeside } from './besidePlace'

const SLIDE = { left: 100, top: 50, right: 1080, bottom: 602 }
const box = (left: number, top: number, width = 24, height = 24) => ({ left, top, right: left + width, bottom: top + height })

describe('a panel beside its button', () => {
  it('opens downward from the upper half, its left edge at the button’s', () => {
    expect(placeBeside(box(200, 100), SLIDE, { width: 300, height: 120 }, 1)).toMatchObject({ left: 200, top: 129 })
  })
  it('opens upward from the lower half, its right edge at the button’s where that has more room', () => {
    expect(placeBeside(box(1000, 560), SLIDE, { width: 300, height: 120 }, 1)).toMatchObject({ left: 724, top: 435 })
  })
  it('is no taller than the room on its side', () => {
    const { maxHeight, top } = placeBeside(box(200, 100), SLIDE, { width: 300, height: 2000 }, 1)
    expect(top + maxHeight).toBeLessThanOrEqual(SLIDE.bottom)
  })
  it('lies within the slide at any scale, wherever its button is', () => {
    fc.assert(fc.property(
      fc.integer({ min: 0, max: 956 }),
      fc.integer({ min: 0, max: 528 }),
      fc.integer({ min: 40, max: 470 }),
      fc.integer({ min: 20, max: 900 }),
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      (x, y, width, height, scale) => {
        const slide = { left: 10, top: 20, right: 10 + 980 * scale, bottom: 20 + 552 * scale }
        const anchor = box(10 + x * scale, 20 + y * scale, 24 * scale, 24 * scale)
        const { left, top, maxHeight } = placeBeside(anchor, slide, { width, height }, scale)
        const tall = Math.min(height, maxHeight) * scale
        expect(left).toBeGreaterThanOrEqual(slide.left)
        expect(left + width * scale).toBeLessThanOrEqual(slide.right + 1e-6)
        expect(top).toBeGreaterThanOrEqual(slide.top)
        expect(top + tall).toBeLessThanOrEqual(slide.bottom + 1e-6)
        expect(top >= anchor.bottom || top + tall <= anchor.top + 1e-6).toBe(true)
      },
    ))
  })
})
