/** The browser's own click, where it makes one as well, comes within this time. Milliseconds. */
const LATE = 500

let until = 0
let listening = false

/** Listens from the first time on that there is something to swallow. */
function listen(): void {
  if (listening)
    return
  listening = true
  addEventListener('pointerdown', () => { until = 0 }, { capture: true, passive: true })
  addEventListener('click', (event) => {
    // By key or program it is nobody's pointer.
    if (!event.isTrusted || event.detail === 0 || performance.now() > until)
      return
    until = 0
    event.stopImmediatePropagation()
    event.preventDefault()
  }, { capture: true })
}

/** The next click of the browser's, if it comes within `ms` and before the next press, belongs to what a pointer has done already. */
export function swallowClick(ms = LATE): void {
  listen()
  until = performance.now() + ms
}

/**
 * A tap that the browser makes no click of: one that slipped, or one by a further finger, which it takes for a part of a
 * gesture. The element gets focus and click; should the browser's own click come after all, nobody hears of it.
 */
export function tapOn(element: Element, clientX: number, clientY: number): void {
  element.closest<HTMLElement>('button, a[href], input, textarea, select, [tabindex]')?.focus({ preventScroll: true })
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, view: window, detail: 1, clientX, clientY }))
  swallowClick()
}
