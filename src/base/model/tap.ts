/** How a pointer that went down on a card was let go. */
export interface LetGo {
  /** Milliseconds from down to up. */
  ms: number
  /** Between down and up, CSS pixels of the screen. */
  distance: number
  touch: boolean
  /** Under the pointer: the card itself; what is around it, its own bin or no bin at all; another bin. */
  over: 'card' | 'around' | 'elsewhere'
}

/** A press that takes longer means something else: to carry the card, or to think better of it. Milliseconds. */
const SHORT = 500
/** How far a tap may slip, on its card and beyond it. On a panel of 86 inches a pixel is a millimetre. CSS pixels of the screen. */
const SLIP = { card: 64, touch: 32, mouse: 12 }
/** How far a finger may slip on what is no card. CSS pixels of the screen. */
const STILL = 15

/** Whether it was a tap, though it slipped: short, and let go over the card's own place. */
export function isTap({ ms, distance, touch, over }: LetGo): boolean {
  if (ms > SHORT || over === 'elsewhere')
    return false
  return distance <= (over === 'card' ? SLIP.card : touch ? SLIP.touch : SLIP.mouse)
}

/** Whether a finger that went down anywhere was let go as a tap: short, and where it was. */
export const isStillTap = ({ ms, distance }: Pick<LetGo, 'ms' | 'distance'>): boolean => ms <= SHORT && distance <= STILL
